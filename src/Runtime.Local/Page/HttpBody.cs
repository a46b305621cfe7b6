using System.Text;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Lambda.Runtime.Local.Page;

/// <summary>Writes the headers and bodies of HTTP requests and responses for the page.</summary>
internal static class HttpBody
{
    /// <summary>Adds a body, or its beginning: as text if it is UTF-8, and otherwise in Base64.</summary>
    // "body":"text", or "bodyBase64":"/9j/"; "bytes":4,"isCut":false
    public static void Add(JsonObject json, ReadOnlySpan<byte> kept, long length)
    {
        ReadOnlySpan<byte> text = length > kept.Length ? WithoutPart(kept) : kept;
        if (Utf8.IsValid(text))
            json["body"] = Encoding.UTF8.GetString(text);
        else
            json["bodyBase64"] = Convert.ToBase64String(kept);
        json["bytes"] = length;
        json["isCut"] = length > kept.Length;
    }

    // [["Content-Type","text/plain"]]
    public static JsonArray ToArray(IEnumerable<KeyValuePair<string, string>> headers) =>
        new([.. headers.Select(static header => (JsonNode)new JsonArray(header.Key, header.Value))]);

    /// <summary>The bytes without the part of a character at their end.</summary>
    private static ReadOnlySpan<byte> WithoutPart(ReadOnlySpan<byte> bytes)
    {
        int end = bytes.Length;
        // The bytes of a character after its first one begin with the bits 10.
        while (end > 0 && end > bytes.Length - 4 && (bytes[end - 1] & 0xC0) == 0x80)
            end--;
        return end > 0 && bytes[end - 1] >= 0xC0 ? bytes[..(end - 1)] : bytes;
    }
}
