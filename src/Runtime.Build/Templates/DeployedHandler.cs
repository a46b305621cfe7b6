using Lambda.Runtime.Build.Descriptions;

namespace Lambda.Runtime.Build.Templates;

/// <summary>A handler that is deployed as a function.</summary>
/// <param name="FunctionName">The function's name: the project's, with the handler's if there are several.</param>
/// <param name="Id">A name of letters and digits, for templates.</param>
/// <param name="Names">The values of <c>_HANDLER</c> that select it.</param>
/// <param name="IsStreamed">Whether the response is streamed.</param>
internal sealed record DeployedHandler(string FunctionName, string Id, IReadOnlyList<string> Names, bool IsStreamed)
{
    private const int MaxNameLength = 64;

    /// <summary>The value of <c>_HANDLER</c>.</summary>
    public string Handler => Names[0];

    public static IReadOnlyList<DeployedHandler> FromFunction(FunctionDescription function)
    {
        var ids = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = new HashSet<string>(StringComparer.Ordinal);
        return [.. function.Handlers.Select(handler => new DeployedHandler(
            Unique(names, FunctionNameOf(function.Handlers.Count == 1 ? function.Name : $"{function.Name}-{handler.Names[0]}")),
            Unique(ids, IdOf(handler.Names[0])),
            handler.Names,
            handler.IsStreamed))];

        // If names differ only in replaced or removed characters, the second would replace the first.
        static string Unique(HashSet<string> taken, string name)
        {
            var unique = name;
            for (var i = 2; !taken.Add(unique); i++)
                unique = $"{name[..Math.Min(name.Length, MaxNameLength - $"{i}".Length)]}{i}";
            return unique;
        }
    }

    /// <summary>Returns a valid name: up to 64 letters, digits, hyphens and underscores.</summary>
    private static string FunctionNameOf(string name)
    {
        var letters = string.Concat(name.Select(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '-'));
        return letters[..Math.Min(letters.Length, MaxNameLength)];
    }

    /// <summary><c>shop-total</c> is <c>ShopTotalFunction</c>. Names in Terraform begin with a letter: <c>2fa</c> is <c>Handler2faFunction</c>.</summary>
    private static string IdOf(string name)
    {
        var words = string.Concat(name.Select(static letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var id = string.Concat(words.Select(static word => char.ToUpperInvariant(word[0]) + word[1..]));
        return $"{(id.Length > 0 && char.IsAsciiDigit(id[0]) ? "Handler" : "")}{id}Function";
    }
}
