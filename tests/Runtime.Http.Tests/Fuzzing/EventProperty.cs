using System.Text;
using System.Text.Json;
using Lambda.Runtime.Tests.Fuzzing;

namespace Lambda.Runtime.Http.Tests.Fuzzing;

/// <summary>Any bytes as an event: the invocation has a response that a service accepts, or an error about the event, and the next request is served.</summary>
internal static class EventProperty
{
    private static readonly byte[] NextEvent = """{"requestContext":{"http":{"method":"GET"}},"rawPath":"/names/a"}"""u8.ToArray();
    private static readonly byte[] NextResponse = """{"statusCode":200,"headers":{"content-type":"text/plain; charset=utf-8"},"body":"a"}"""u8.ToArray();
    // A problem, and its message in the response, for as little as "n=&".
    private const long PerProblem = 256;

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 1 << 20 };

    public static void Check(byte[] input)
    {
        RemoveFunctionUrl(input);
        (ReadOnlyMemory<byte> response, Exception? error, Exception? thrown) =
            Property.AllocatesWithinLimit(input.Length, PerProblem * input.Length, () => FuzzedHandler.Invoke(input));
        if (error is null)
        {
            Property.Holds(IsJson(input), "an event that is not JSON is an error");
            CheckResponse(response, thrown);
            if (NaiveEvent.Read(WithoutMark(input)) is { } request && !IsHalfPair(thrown))
                RequestProperty.CheckResponse(request, response, thrown);
        }
        else
        {
            Property.Holds(error is JsonException && error.Message.Length > 0, $"the error is about the event, and not {error}");
        }

        CheckNext();
    }

    public static void CheckNext() => Property.Holds(FuzzedHandler.Invoke(NextEvent).Response.Span.SequenceEqual(NextResponse), "the next request is served");

    /// <summary>Checks what each service requires of a response.</summary>
    public static void CheckResponse(ReadOnlyMemory<byte> response, Exception? thrown)
    {
        using var document = JsonDocument.Parse(response);
        JsonElement root = document.RootElement;
        int status = root.GetProperty("statusCode").GetInt32();
        Property.Holds(status is >= 200 and <= 599, $"the status is {status}");
        Property.Holds(status != 500 || IsExpected(thrown), $"an exception is that of a handler, and not {thrown}");
        bool hasLists = root.TryGetProperty("multiValueHeaders", out JsonElement headers);
        Property.Equal(!hasLists, root.TryGetProperty("headers", out JsonElement single), "whether the headers are single values");
        foreach (JsonProperty header in (hasLists ? headers : single).EnumerateObject())
        {
            Property.Holds(header.Name.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'), $"the name of a header is {header.Name}");
            CheckValues(header.Value, hasLists);
        }

        if (root.TryGetProperty("cookies", out JsonElement cookies))
            CheckValues(cookies, isList: true);
        string body = root.GetProperty("body").GetString()!;
        if (root.TryGetProperty("isBase64Encoded", out JsonElement isBase64) && isBase64.GetBoolean())
            _ = Convert.FromBase64String(body);
        if (root.TryGetProperty("statusDescription", out JsonElement description))
            Property.Holds(description.GetString()!.StartsWith($"{status} ", StringComparison.Ordinal), "the description begins with the status");
    }

    /// <summary>A function URL would get a stream, which only a connection can take.</summary>
    private static void RemoveFunctionUrl(Span<byte> input)
    {
        for (int found; (found = input.IndexOf(".lambda-url."u8)) >= 0;)
            input[found] = (byte)'-';
    }

    private static void CheckValues(JsonElement value, bool isList)
    {
        Property.Equal(isList ? JsonValueKind.Array : JsonValueKind.String, value.ValueKind, "the type of the value of a header");
        foreach (JsonElement each in isList ? [.. value.EnumerateArray()] : new[] { value })
            Property.Holds(!each.GetString()!.Any(char.IsControl), "a header has no control characters");
    }

    /// <summary>A handler that fails, a header that is refused, or half of a surrogate pair in the event, which is not text.</summary>
    private static bool IsExpected(Exception? thrown) => thrown switch
    {
        InvalidOperationException => thrown.Message is "a secret" or "The handler returned null instead of a result. Return one of TypedResults.",
        ArgumentException => thrown.Message.Contains("contains a control character", StringComparison.Ordinal)
            || thrown.Message.Contains("Expected characters of ASCII", StringComparison.Ordinal)
            || thrown.Message.Contains("may lead to another site", StringComparison.Ordinal),
        _ => IsHalfPair(thrown),
    };

    private static bool IsHalfPair(Exception? thrown) => thrown is JsonException && thrown.Message.Contains("valid Unicode", StringComparison.Ordinal);

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> input) => input.Span.StartsWith(Encoding.UTF8.Preamble) ? input[3..] : input;

    private static bool IsJson(ReadOnlyMemory<byte> input)
    {
        try
        {
            JsonDocument.Parse(WithoutMark(input), Deep).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
