using Lambda.Runtime.Build.Descriptions;

namespace Lambda.Runtime.Build.Templates;

/// <summary>A handler as a function of its own on Lambda.</summary>
/// <param name="FunctionName">The function's name: the project's, and the handler's too where there are several.</param>
/// <param name="Id">A name of letters and digits, for templates.</param>
/// <param name="Names">The values of <c>_HANDLER</c> that mean it.</param>
/// <param name="IsStreamed">The answer is sent while it is made.</param>
internal sealed record DeployedHandler(string FunctionName, string Id, IReadOnlyList<string> Names, bool IsStreamed)
{
    private const int LongestName = 64;

    /// <summary>The value of <c>_HANDLER</c>.</summary>
    public string Handler => Names[0];

    public static IReadOnlyList<DeployedHandler> Of(FunctionDescription function)
    {
        var ids = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = new HashSet<string>(StringComparer.Ordinal);
        return [.. function.Handlers.Select(handler => new DeployedHandler(
            Unique(names, FunctionNameOf(function.Handlers.Count == 1 ? function.Name : $"{function.Name}-{handler.Names[0]}")),
            Unique(ids, IdOf(handler.Names[0])),
            handler.Names,
            handler.IsStreamed))];

        // Of names that differ in what is replaced or cut off, the second would be deployed over the first.
        static string Unique(HashSet<string> taken, string name)
        {
            var unique = name;
            for (var i = 2; !taken.Add(unique); i++)
                unique = $"{name[..Math.Min(name.Length, LongestName - $"{i}".Length)]}{i}";
            return unique;
        }
    }

    /// <summary>Letters, digits, hyphens and underscores, of which Lambda takes 64.</summary>
    private static string FunctionNameOf(string name)
    {
        var letters = string.Concat(name.Select(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '-'));
        return letters[..Math.Min(letters.Length, LongestName)];
    }

    /// <summary><c>shop-total</c> is <c>ShopTotalFunction</c>. Terraform's names begin with a letter: <c>2fa</c> is <c>Handler2faFunction</c>.</summary>
    private static string IdOf(string name)
    {
        var words = string.Concat(name.Select(static letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var id = string.Concat(words.Select(static word => char.ToUpperInvariant(word[0]) + word[1..]));
        return $"{(id.Length > 0 && char.IsAsciiDigit(id[0]) ? "Handler" : "")}{id}Function";
    }
}
