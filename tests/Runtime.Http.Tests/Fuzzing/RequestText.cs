using System.Text;
using System.Text.RegularExpressions;

namespace Lambda.Runtime.Http.Tests.Fuzzing;

/// <summary>A request as a client sends it.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path, percent-encoded.</param>
/// <param name="Query">The query without the question mark, percent-encoded.</param>
/// <param name="Headers">The headers without cookies, in the order in which they were sent.</param>
/// <param name="Cookies">The cookies, each as <c>name=value</c>.</param>
/// <param name="Body">The body; <see langword="null"/> without one.</param>
internal sealed partial record RequestText(
    string Method, string Path, string Query, IReadOnlyList<(string Name, string Value)> Headers, IReadOnlyList<string> Cookies, string? Body)
{
    /// <summary>Reads <c>GET /path?query</c>, a line for each header, and the body after an empty line. Line ends are line feeds.</summary>
    /// <returns><see langword="null"/> if the first line is not that of a request.</returns>
    public static RequestText? Parse(byte[] input)
    {
        string[] parts = Encoding.UTF8.GetString(input).Split("\n\n", 2);
        string[] lines = parts[0].Split('\n');
        Match first = FirstLine().Match(lines[0]);
        if (!first.Success)
            return null;
        (string Name, string Value)[] headers =
        [
            .. lines.Skip(1).Select(static line => HeaderLine().Match(line)).Where(static line => line.Success)
                .Select(static line => (line.Groups["name"].Value, line.Groups["value"].Value.Trim(' ', '\t'))),
        ];
        ILookup<bool, (string Name, string Value)> byKind = headers.ToLookup(static header => string.Equals(header.Name, "cookie", StringComparison.OrdinalIgnoreCase));
        string[] cookies = [.. byKind[true].SelectMany(static header => header.Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        return new RequestText(
            first.Groups["method"].Value, first.Groups["path"].Value, first.Groups["query"].Value, [.. byKind[false]], cookies, parts.Length == 2 ? parts[1] : null);
    }

    public byte[] ToBytes()
    {
        var text = new StringBuilder($"{Method} {Path}");
        if (Query.Length > 0)
            text.Append('?').Append(Query);
        foreach ((string name, string value) in Headers)
            text.Append('\n').Append(name).Append(": ").Append(value);
        foreach (string cookie in Cookies)
            text.Append("\nCookie: ").Append(cookie);
        if (Body is not null)
            text.Append("\n\n").Append(Body);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    [GeneratedRegex(@"\A(?<method>[A-Za-z]{1,16}) (?<path>/[^?]*)(\?(?<query>.*))?\z", RegexOptions.Singleline)]
    private static partial Regex FirstLine();

    [GeneratedRegex(@"\A(?<name>[A-Za-z0-9-]+):(?<value>.*)\z", RegexOptions.Singleline)]
    private static partial Regex HeaderLine();
}
