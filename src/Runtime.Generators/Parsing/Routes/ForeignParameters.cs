using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Parsing.Routes;

/// <summary>Finds texts in routes that are parameters in the routes of other libraries.</summary>
internal static class ForeignParameters
{
    /// <returns>For each such text, what it means here, and what to write, for a message.</returns>
    public static IEnumerable<string> Find(RouteModel route) =>
        from segment in route.Path.Split('/')
        where segment.Length > 0
        let parameter = Translate(segment)
        where parameter is not null
        select $"whose segment \"{segment}\" is a text, which the path of a request must contain; write {parameter} for a parameter";

    private static string? Translate(string segment) => segment[0] switch
    {
        '*' => segment.Trim('*').Length == 0 ? "{**rest}" : Name(segment.TrimStart('*'), "**"),
        ':' => Name(segment.Substring(1), ""),
        '<' when segment[segment.Length - 1] == '>' => Name(segment.Substring(segment.LastIndexOf(':') + 1).Trim('<', '>'), ""),
        '[' when segment[segment.Length - 1] == ']' => Name(segment.Trim('[', ']', '.'), segment.StartsWith("[...", StringComparison.Ordinal) ? "**" : ""),
        _ => null,
    };

    private static string? Name(string text, string prefix)
    {
        string name = text.TrimEnd('?', '*');
        return name.Length > 0 && name.All(static letter => char.IsLetterOrDigit(letter) || letter is '_' or '-') ? $"{{{prefix}{name}}}" : null;
    }
}
