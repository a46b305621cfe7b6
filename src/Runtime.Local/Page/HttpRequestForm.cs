using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Lambda.Runtime.Local.Page;

/// <summary>A request as the page's form describes it. Its path does not have the beginning of the function's address.</summary>
// {"method":"POST","path":"/orders?dry=1","headers":[["Content-Type","application/json"]],"body":"{}"}, or "bodyBase64":"/9j/" for bytes
internal sealed record HttpRequestForm(string Method, string Path, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[]? Body)
{
    private const string Expected = "method, path, headers, and body or bodyBase64";

    /// <summary>The characters of methods and of names of headers.</summary>
    /// <remarks>https://www.rfc-editor.org/rfc/rfc9110#name-tokens</remarks>
    private static readonly SearchValues<char> Token = SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>The length and the framing of a body follow from the body.</summary>
    private static readonly string[] Computed = ["Content-Length", "Transfer-Encoding"];

    /// <exception cref="FormatException">The text is not such a request; the message says what was found, and what was expected.</exception>
    public static HttpRequestForm Parse(ReadOnlyMemory<byte> json)
    {
        using JsonDocument document = ParseJson(json);
        JsonElement root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
            throw new FormatException($"The body is {Describe(root)}. Expected an object with {Expected}.");
        foreach (JsonProperty member in root.EnumerateObject())
        {
            if (member.Name is not ("method" or "path" or "headers" or "body" or "bodyBase64"))
                throw new FormatException($"The member '{member.Name}' is not known. Expected {Expected}.");
        }

        return new HttpRequestForm(ReadMethod(root), ReadPath(root), ReadHeaders(root), ReadBody(root));
    }

    private static string ReadMethod(JsonElement root)
    {
        string method = ReadText(root, "method", "a method, such as GET");
        return IsToken(method) ? method : throw new FormatException($"The method is '{method}'. Expected a method, such as GET.");
    }

    private static string ReadPath(JsonElement root)
    {
        string path = ReadText(root, "path", "a path, such as /orders");
        if (!path.StartsWith('/'))
            throw new FormatException($"The path is '{path}'. Expected one that begins with a slash, such as /orders.");
        foreach (Rune rune in path.EnumerateRunes())
        {
            // A client sends these in no other way, and the part after a # not at all.
            if (rune.Value is <= ' ' or >= 127 or '#')
                throw new FormatException($"The path has the character '{rune}'. Expected {Uri.EscapeDataString(rune.ToString())} instead.");
        }

        return path;
    }

    private static KeyValuePair<string, string>[] ReadHeaders(JsonElement root)
    {
        const string Header = "lists of a name and a value";
        if (!root.TryGetProperty("headers", out JsonElement headers))
            return [];
        if (headers.ValueKind != JsonValueKind.Array)
            throw new FormatException($"headers is {Describe(headers)}. Expected an array with {Header}.");
        return [.. headers.EnumerateArray().Select(static header =>
            header.ValueKind == JsonValueKind.Array && header.GetArrayLength() == 2 && header.EnumerateArray().All(static part => part.ValueKind == JsonValueKind.String)
                ? ReadHeader(Text(header[0]), Text(header[1]).Trim(' ', '\t'))
                : throw new FormatException($"An element of headers is {Describe(header)}. Expected {Header}."))];
    }

    private static KeyValuePair<string, string> ReadHeader(string name, string value)
    {
        if (!IsToken(name))
            throw new FormatException($"The name of a header is '{name}'. Expected letters, digits and hyphens, such as Content-Type.");
        if (Computed.Contains(name, StringComparer.OrdinalIgnoreCase))
            throw new FormatException($"The header {name} follows from the body. Remove it.");
        return value.Any(static letter => char.IsControl(letter) && letter != '\t')
            ? throw new FormatException($"The value of the header {name} has a line break or another control character. Remove it.")
            : KeyValuePair.Create(name, value);
    }

    private static byte[]? ReadBody(JsonElement root)
    {
        bool hasText = root.TryGetProperty("body", out JsonElement text);
        if (!root.TryGetProperty("bodyBase64", out JsonElement base64))
            return !hasText || text.ValueKind == JsonValueKind.Null ? null : Encoding.UTF8.GetBytes(ReadText(root, "body", "text"));
        if (hasText)
            throw new FormatException("There is both body and bodyBase64. Expected one of them.");
        _ = ReadText(root, "bodyBase64", "bytes in Base64");
        return base64.TryGetBytesFromBase64(out byte[]? bytes) ? bytes : throw new FormatException("The body is not Base64. Expected bytes in Base64, such as /9j/4A==.");
    }

    private static JsonDocument ParseJson(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException exception)
        {
            throw new FormatException($"The body is not JSON: {exception.Message}", exception);
        }
    }

    private static string ReadText(JsonElement root, string name, string expected) =>
        !root.TryGetProperty(name, out JsonElement value) ? throw new FormatException($"There is no {name}. Expected {expected}.")
        : value.ValueKind == JsonValueKind.String ? Text(value)
        : throw new FormatException($"{name} is {Describe(value)}. Expected {expected}.");

    // \ud800 is half of a character.
    private static string Text(JsonElement json)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            throw new FormatException($"A text is not Unicode: {exception.Message}", exception);
        }
    }

    private static bool IsToken(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(Token);

    private static string Describe(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => $"'{json.GetRawText().Trim('"')}'",
        _ => json.GetRawText(),
    };
}
