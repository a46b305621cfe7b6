using System.Text.Json;
using Lambda.Runtime.Build.Descriptions;
using Lambda.Runtime.Build.Settings;

namespace Lambda.Runtime.Build.Templates;

/// <summary>A handler that is deployed as a function.</summary>
/// <param name="FunctionName">The function's name without the prefix: the project's, with the handler's if there are several.</param>
/// <param name="Id">A name of letters and digits, for templates.</param>
/// <param name="Names">The values of <c>_HANDLER</c> that select it.</param>
/// <param name="IsStreamed">Whether the response is streamed.</param>
/// <param name="Source">Where its records come from; <see langword="null"/> if it takes whole events.</param>
internal sealed record DeployedHandler(string FunctionName, string Id, IReadOnlyList<string> Names, bool IsStreamed, DeployedSource? Source)
{
    private const int MaxNameLength = 64;

    /// <summary>The event's type, as C# writes it; <see langword="null"/> if the event is not JSON.</summary>
    public string? EventType { get; private init; }

    /// <summary>Whether the payload of a record is read from JSON.</summary>
    public bool HasJsonPayload { get; private init; }

    /// <summary>The first member of the payload's JSON; <see langword="null"/> if none is known.</summary>
    public string? PayloadMember { get; private init; }

    /// <summary>The routes of HTTP requests, as they are written; empty if it takes events.</summary>
    public IReadOnlyList<string> Routes { get; private init; } = [];

    /// <summary>What its routes allow to pages of other origins; <see langword="null"/> for nothing.</summary>
    public CorsDescription? Cors { get; private init; }

    /// <summary>How HTTP requests reach it: a handler without routes has a function URL if it streams; <see langword="null"/> if none reach it.</summary>
    public HttpSettings? Http { get; private init; }

    /// <summary>The function's name as a word of bash, with the prefix.</summary>
    public string BashName => PrefixedName.ToBash(FunctionName);

    /// <summary>The value of <c>_HANDLER</c>.</summary>
    public string Handler => Names[0];

    /// <remarks>If names differ only in replaced or removed characters, the second would replace the first. So it gets a number.</remarks>
    public static IReadOnlyList<DeployedHandler> FromFunction(FunctionDescription function)
    {
        var ids = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var sources = new List<DeployedSource>();
        return [.. function.Handlers.Select(handler =>
        {
            string name = Identifier.AddUnique(names, FunctionNameOf(function.Handlers.Count == 1 ? function.Name : $"{function.Name}-{handler.Names[0]}"), MaxNameLength);
            return new DeployedHandler(
                name,
                Identifier.AddUnique(ids, IdOf(handler.Names[0])),
                handler.Names,
                handler.IsStreamed,
                handler.Source is null ? null : DeployedSource.Add(sources, EventSource.Find(handler.Source), handler.SourceName, handler.Names[0], name))
            {
                EventType = handler.EventType,
                Routes = handler.Routes,
                Cors = handler.Cors,
                Http = handler.Routes.Count > 0 ? function.Http : handler.IsStreamed ? HttpSettings.Default : null,
                HasJsonPayload = handler.PayloadType is not null,
                PayloadMember = handler.Payload is null ? null : FirstMember(handler.Payload),
            };
        })];
    }

    private static string? FirstMember(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.EnumerateObject().Select(static member => member.Name).FirstOrDefault() : null;
    }

    /// <summary>Returns a valid name: up to 64 letters, digits, hyphens and underscores.</summary>
    private static string FunctionNameOf(string name)
    {
        string letters = string.Concat(name.Select(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '-'));
        return letters[..Math.Min(letters.Length, MaxNameLength)];
    }

    /// <summary><c>shop-total</c> is <c>ShopTotalFunction</c>. Names in Terraform begin with a letter: <c>2fa</c> is <c>Handler2faFunction</c>.</summary>
    private static string IdOf(string name)
    {
        string id = Identifier.Join(Identifier.Words(name));
        return $"{(id.Length > 0 && char.IsAsciiDigit(id[0]) ? "Handler" : "")}{id}Function";
    }
}
