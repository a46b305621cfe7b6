using System.Globalization;
using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Which pages may call the routes of a function, and how.</summary>
internal sealed class CorsPolicy
{
    // The flags of HttpVerbs. A preflight is not a method that a page asks for.
    private static readonly string[] MethodNames = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

    // A browser sends these for scripts that call an API.
    private static readonly string[] AlwaysAllowed = ["authorization", "content-type"];

    private readonly CorsModel _model;
    private readonly string[] _methods;
    private readonly string[] _headers;

    private CorsPolicy(CorsModel model, PlannedHandler[] handlers)
    {
        _model = model;
        int verbs = handlers.SelectMany(static planned => planned.Handler.Routes).Aggregate(0, static (all, route) => all | route.Verbs);
        if ((verbs & 1) != 0)
            verbs |= 1 << 1;
        _methods = [.. MethodNames.Where((_, index) => (verbs & (1 << index)) != 0)];
        IEnumerable<string> taken = handlers.SelectMany(static planned => planned.Handler.FlatParameters)
            .Where(static parameter => parameter.Http is { Source: "Header" }).Select(static parameter => parameter.Http!.Name);
        _headers =
        [
            .. AlwaysAllowed.Concat(taken).Concat(model.Headers).Select(static name => name.ToLowerInvariant())
                .Distinct(StringComparer.Ordinal).OrderBy(static name => name, StringComparer.Ordinal),
        ];
    }

    public static CorsPolicy? Of(PlannedHandler[] handlers) =>
        handlers.Select(static planned => planned.Handler.Cors).FirstOrDefault(static cors => cors is not null) is { } model ? new CorsPolicy(model, handlers) : null;

    /// <summary>The arguments of the class of the runtime, as C# expressions.</summary>
    public string Arguments => string.Join(
        ", ",
        $"new string[] {{ {string.Join(", ", _model.Origins.Select(Literals.Text))} }}",
        Literals.Text(string.Join(", ", _methods)),
        Literals.Text(string.Join(", ", _headers)),
        _model.Exposed.Count == 0 ? "null" : Literals.Text(string.Join(", ", _model.Exposed)),
        _model.AllowsCredentials ? "true" : "false",
        _model.MaxAge.ToString(CultureInfo.InvariantCulture));

    /// <summary>The same for templates and the emulator, one setting per line: <c>AllowOrigins=https://app.example,http://localhost:5173</c>.</summary>
    public string Description => string.Join(
        "\n",
        $"AllowOrigins={string.Join(",", _model.Origins)}",
        $"AllowMethods={string.Join(",", _methods)}",
        $"AllowHeaders={string.Join(",", _headers)}",
        $"ExposeHeaders={string.Join(",", _model.Exposed)}",
        $"AllowCredentials={(_model.AllowsCredentials ? "true" : "false")}",
        string.Format(CultureInfo.InvariantCulture, "MaxAge={0}", _model.MaxAge));
}
