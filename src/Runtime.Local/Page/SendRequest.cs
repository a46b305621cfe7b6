using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Lambda.Runtime.Local.Page;

/// <summary>Reads requests that send messages, records and events by curl.</summary>
internal static class SendRequest
{
    private const string Split = "split";
    private const string Lines = "lines";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="http">The request.</param>
    /// <param name="body">Its body.</param>
    /// <param name="maxBytes">The maximum size of the body.</param>
    /// <param name="isDeletable">Whether the method may be DELETE.</param>
    /// <exception cref="FormatException">The method is another one, or the body is too long or ended early.</exception>
    public static void Require(HttpContext http, RequestBody body, int maxBytes, bool isDeletable = false)
    {
        string method = http.Request.Method;
        if (!HttpMethods.IsPost(method) && !(isDeletable && HttpMethods.IsDelete(method)))
            throw new FormatException($"{method} is not supported. Expected POST{(isDeletable ? " or DELETE" : "")}.");
        if (body.IsTruncated || body.Length > maxBytes)
            throw new FormatException(body.IsTruncated ? "The body ended early." : $"The body has {body.Length} bytes. Expected up to {maxBytes}.");
    }

    /// <summary>Reads the only parameter that a path has.</summary>
    /// <exception cref="FormatException">The request has another parameter.</exception>
    public static string? Read(IQueryCollection query, string name, string? usual = null)
    {
        if (query.Keys.FirstOrDefault(key => key != name) is { } unknown)
            throw new FormatException($"The parameter {unknown} is not known. Expected {name}.");
        return query.TryGetValue(name, out StringValues value) ? value.ToString() : usual;
    }

    /// <summary>Whether each line of the body is a record: <c>?split=lines</c>.</summary>
    /// <exception cref="FormatException">The request has another parameter, or another value.</exception>
    public static bool ReadsLines(IQueryCollection query) => Read(query, Split) switch
    {
        null => false,
        Lines => true,
        { } other => throw new FormatException($"The parameter {Split} is '{other}'. Expected {Lines}."),
    };

    /// <summary>Returns the lines without their ends. A line feed at the end of the body begins no other line.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> SplitLines(ReadOnlyMemory<byte> body)
    {
        while (!body.IsEmpty)
        {
            int end = body.Span.IndexOf((byte)'\n');
            ReadOnlyMemory<byte> line = end < 0 ? body : body[..end];
            yield return line.Span.EndsWith("\r"u8) ? line[..^1] : line;
            body = end < 0 ? default : body[(end + 1)..];
        }
    }

    /// <exception cref="FormatException">The bytes are not JSON.</exception>
    public static JsonNode? ToJson(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.IsEmpty)
            throw new FormatException("The body is empty. Expected JSON.");
        try
        {
            return JsonNode.Parse(bytes.Span);
        }
        catch (JsonException exception)
        {
            throw new FormatException($"The body is not JSON: {exception.Message}");
        }
    }

    /// <exception cref="FormatException">The bytes are not text.</exception>
    public static string ToText(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes.Span);
        }
        catch (DecoderFallbackException)
        {
            throw new FormatException("The body is not text in UTF-8.");
        }
    }
}
