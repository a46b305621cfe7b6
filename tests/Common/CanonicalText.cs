using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Lambda.Runtime.Tests.Common;

/// <summary>The canonical form of requests, for <see cref="SignatureVerifier"/>. It is written from the specification, and shares no code with the signer.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html</remarks>
internal static partial class CanonicalText
{
    /// <summary>The path for a service that normalizes paths, or not, and encodes what was sent.</summary>
    public static string Path(string path, bool normalizes)
    {
        if (normalizes)
        {
            var kept = new Stack<string>();
            foreach (Match segment in Segments().Matches(path))
            {
                if (segment.Value is not ".." && segment.Value is not ".")
                    kept.Push(segment.Value);
                else if (segment.Value is "..")
                    kept.TryPop(out _);
            }

            path = kept.Count == 0 ? "/" : string.Concat(kept.Reverse().Select(static segment => "/" + segment)) + (path[^1] == '/' ? "/" : "");
        }

        return Encode(Encoding.UTF8.GetBytes(path), "/");
    }

    /// <summary>The path for Amazon S3: what it decodes, encoded.</summary>
    public static string Key(string path) => Encode(Decode(path), "/");

    /// <summary>The parameters in their order, without the one that contains the signature.</summary>
    public static string Query(string query, string exceptFor)
    {
        IEnumerable<(string Name, string Value)> parameters =
            from text in query.Split('&')
            where text.Length > 0
            let parts = text.Split('=', 2)
            let name = Encode(Decode(parts[0]))
            where name != exceptFor
            select (name, Encode(Decode(parts.ElementAtOrDefault(1) ?? "")));
        return string.Join('&', parameters.OrderBy(static parameter => parameter.Name, StringComparer.Ordinal).ThenBy(static parameter => parameter.Value, StringComparer.Ordinal)
            .Select(static parameter => $"{parameter.Name}={parameter.Value}"));
    }

    /// <summary>The value of a parameter; <see langword="null"/> without it.</summary>
    public static string? Parameter(string query, string name) =>
        query.Split('&').Select(static text => text.Split('=', 2)).Where(parts => parts.Length == 2 && parts[0] == name)
            .Select(static parts => Encoding.UTF8.GetString(Decode(parts[1]))).FirstOrDefault();

    /// <summary>The values of a header, joined, with one space for several.</summary>
    public static string Value(IEnumerable<string> values) => string.Join(',', values.Select(static value => Spaces().Replace(value.Trim(), " ")));

    private static byte[] Decode(string text) =>
        [.. EncodedBytes().Matches(text).SelectMany(static match => match.Value switch
        {
            "+" => " "u8.ToArray(),
            { Length: 3 } encoded when encoded[0] == '%' => [byte.Parse(encoded.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)],
            string other => Encoding.UTF8.GetBytes(other),
        })];

    private static string Encode(byte[] bytes, string also = "") =>
        string.Concat(bytes.Select(value => char.IsAsciiLetterOrDigit((char)value) || "-._~".Contains((char)value) || also.Contains((char)value)
            ? ((char)value).ToString()
            : $"%{value:X2}"));

    [GeneratedRegex("[^/]+")]
    private static partial Regex Segments();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("%[0-9A-Fa-f]{2}|[\ud800-\udbff][\udc00-\udfff]|.", RegexOptions.Singleline)]
    private static partial Regex EncodedBytes();
}
