using System.Buffers;
using System.Text;
using System.Text.Json;
using Lambda.Runtime.Emulator.Streaming;

namespace Lambda.Runtime.Emulator.Gateways;

/// <summary>The JSON that a function returns as an HTTP response: <c>{"statusCode":200,"headers":{},"body":"...","isBase64Encoded":false}</c>.</summary>
internal sealed class ProxyResponse : IDisposable
{
    private static readonly string[] HeaderMembers = ["headers", "multiValueHeaders", "cookies"];
    private static readonly SearchValues<char> LineBreaks = SearchValues.Create("\r\n");

    private readonly ReadOnlyMemory<byte> _payload;
    private readonly JsonDocument _document;

    /// <exception cref="FormatException">It is not JSON; the message says what was found.</exception>
    public ProxyResponse(ReadOnlyMemory<byte> payload)
    {
        _payload = payload;
        try
        {
            _document = JsonDocument.Parse(payload);
        }
        catch (JsonException exception)
        {
            throw new FormatException($"it is not JSON ({exception.Message}): {ResponseJson.FormatExcerpt(payload.Span)}", exception);
        }
    }

    /// <summary>Whether the JSON says that it is a response. A function URL and payload format 2.0 take other JSON as the body.</summary>
    public bool HasStatus => Root.ValueKind == JsonValueKind.Object && Root.TryGetProperty("statusCode", out _);

    /// <summary>Whether the response says that its body is base64.</summary>
    public bool HasBase64 => HasStatus && Root.TryGetProperty("isBase64Encoded", out JsonElement encoded) && encoded.ValueKind == JsonValueKind.True
        && Root.TryGetProperty("body", out JsonElement body) && body.ValueKind == JsonValueKind.String;

    private JsonElement Root => _document.RootElement;

    /// <summary>The status.</summary>
    /// <exception cref="FormatException">The response has no status, or one that it cannot have; the message says what was found.</exception>
    public int ReadStatus()
    {
        if (Root.ValueKind != JsonValueKind.Object)
            throw new FormatException($"it is not a JSON object: {Excerpt(Root)}");
        int status = ResponseJson.Status(Root) ?? throw new FormatException($"it has no statusCode: {Excerpt(Root)}");
        return status >= 200 ? status : throw new FormatException($"its statusCode is {status}, expected 200 to 599");
    }

    /// <summary>Checks that there are no members that the service does not know.</summary>
    /// <exception cref="FormatException">There is one; the message names it.</exception>
    public void RequireOnly(params string[] names)
    {
        foreach (JsonProperty member in Root.EnumerateObject())
        {
            if (!names.Contains(member.Name))
                throw new FormatException($"it has the member '{member.Name}'; expected only {string.Join(", ", names)}");
        }
    }

    /// <summary>The headers.</summary>
    /// <param name="allowsScalars">Whether a value can also be a number, true or false.</param>
    /// <exception cref="FormatException">A value has another type; the message says what was found.</exception>
    public IEnumerable<KeyValuePair<string, string>> ReadHeaders(bool allowsScalars) =>
        Read(() => ResponseJson.Properties(Root, "headers").Select(header => KeyValuePair.Create(
            header.Name,
            allowsScalars && header.Value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False
                ? header.Value.GetRawText()
                : ResponseJson.Text("headers", header.Value))));

    /// <summary>The headers with lists of values.</summary>
    /// <exception cref="FormatException">A value is not a list of strings; the message says what was found.</exception>
    public IEnumerable<KeyValuePair<string, string>> ReadMultiValueHeaders() =>
        Read(() => ResponseJson.Properties(Root, "multiValueHeaders").SelectMany(static header =>
            ResponseJson.Texts("multiValueHeaders", header.Value).Select(value => KeyValuePair.Create(header.Name, value))));

    /// <summary>The cookies, as headers.</summary>
    /// <exception cref="FormatException">They are not a list of strings; the message says what was found.</exception>
    public IEnumerable<KeyValuePair<string, string>> ReadCookies() =>
        Read(() => ResponseJson.Cookies(Root).Select(static cookie => KeyValuePair.Create("Set-Cookie", cookie)));

    /// <summary>Finds headers that are only in members that the service does not take: <c>headers</c>, <c>multiValueHeaders</c> or <c>cookies</c>.</summary>
    /// <param name="taken">The headers that the service takes.</param>
    /// <param name="service">The service, with an article.</param>
    public IEnumerable<GatewayNotice> FindLostHeaders(IReadOnlyCollection<KeyValuePair<string, string>> taken, string service)
    {
        foreach (string member in HeaderMembers)
        {
            if (!Root.TryGetProperty(member, out JsonElement value))
                continue;
            string[] lost = [.. NamesOf(value).Where(name => !taken.Any(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)))];
            if (lost.Length > 0)
                yield return new GatewayNotice(member, $"The client does not get {string.Join(", ", lost)}: {service} ignores the member '{member}' of the response.");
        }
    }

    /// <summary>The body of the response.</summary>
    /// <param name="isDecoded">Whether the service decodes base64, if the response says that it is.</param>
    /// <param name="allowsLineBreaks">Whether base64 can have line breaks, as in MIME.</param>
    /// <exception cref="FormatException">The body is not a string, or is not base64 though the response says so; the message says what was found.</exception>
    public ReadOnlyMemory<byte> ReadBody(bool isDecoded = true, bool allowsLineBreaks = true)
    {
        if (ResponseJson.Member(Root, "body", JsonValueKind.String) is not { } body)
            return default;

        bool isBase64 = Root.TryGetProperty("isBase64Encoded", out JsonElement encoded) && encoded.ValueKind is not (JsonValueKind.False or JsonValueKind.Null);
        if (isBase64 && encoded.ValueKind != JsonValueKind.True)
            throw new FormatException($"its isBase64Encoded is neither true nor false: {encoded.GetRawText()}");
        string text = Text(body);
        if (!isBase64 || !isDecoded)
            return Encoding.UTF8.GetBytes(text);

        if ((allowsLineBreaks || !text.ContainsAny(LineBreaks)) && body.TryGetBytesFromBase64(out byte[]? bytes))
            return bytes;
        string found = ResponseJson.FormatExcerpt(Encoding.UTF8.GetBytes(body.GetRawText()[1..^1]));
        throw new FormatException($"its isBase64Encoded is true, and its body is not base64{(allowsLineBreaks ? "" : " without line breaks")}: {found}");
    }

    /// <summary>Requires a body that is not null.</summary>
    /// <exception cref="FormatException">It is null.</exception>
    public void RequireBodyIsNotNull()
    {
        if (Root.TryGetProperty("body", out JsonElement body) && body.ValueKind == JsonValueKind.Null)
            throw new FormatException("its body is null; expected a string, or no body");
    }

    /// <summary>The JSON as the body of a response with status 200.</summary>
    /// <exception cref="FormatException">A text is not Unicode.</exception>
    public GatewayResponse Infer() => new(
        200,
        [KeyValuePair.Create("Content-Type", "application/json")],
        Root.ValueKind == JsonValueKind.String ? Encoding.UTF8.GetBytes(Text(Root)) : _payload);

    public void Dispose() => _document.Dispose();

    /// <summary>The names of the headers in a member. A list without values has no header.</summary>
    private static string[] NamesOf(JsonElement member)
    {
        try
        {
            return member.ValueKind switch
            {
                JsonValueKind.Object => [.. member.EnumerateObject().Where(static header => !IsEmptyList(header.Value)).Select(static header => header.Name)],
                JsonValueKind.Array when !IsEmptyList(member) => ["Set-Cookie"],
                _ => [],
            };
        }
        catch (InvalidOperationException)
        {
            // A name is not Unicode. The service ignores the member.
            return [];
        }
    }

    private static bool IsEmptyList(JsonElement value) => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0;

    private static string Excerpt(JsonElement json) => ResponseJson.FormatExcerpt(Encoding.UTF8.GetBytes(json.GetRawText()));

    private static string Text(JsonElement json) => Read(() => json.GetString()!);

    private static KeyValuePair<string, string>[] Read(Func<IEnumerable<KeyValuePair<string, string>>> read) => Read(() => read().ToArray());

    // \ud800 is half of a character.
    private static T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException exception)
        {
            throw new FormatException($"its text is not Unicode ({exception.Message})", exception);
        }
    }
}
