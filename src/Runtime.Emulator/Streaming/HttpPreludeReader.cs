using System.Buffers;

namespace Lambda.Runtime.Emulator.Streaming;

/// <summary>Separates the prelude of a streamed HTTP response from its body. The pieces may be split anywhere.</summary>
/// <remarks>JSON, eight NUL bytes, the body. JSON has no NUL bytes, so the first one ends it. For one thread at a time.</remarks>
internal sealed class HttpPreludeReader
{
    /// <summary>The content type of a response that begins with a prelude.</summary>
    public const string ContentType = "application/vnd.awslambda.http-integration-response";

    /// <summary>The maximum length of the prelude with its NUL bytes.</summary>
    /// <remarks>https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode-lambda.html</remarks>
    public const int MaxBytes = 16 * 1024;

    private const int SeparatorBytes = 8;

    // All bytes so far, until the prelude is complete or known to be malformed. Never more than the limit and one piece.
    private readonly ArrayBufferWriter<byte> _held = new();

    /// <summary>The prelude, once it is complete.</summary>
    public HttpResponsePrelude? Prelude { get; private set; }

    /// <summary>Describes what is wrong with the prelude, if anything.</summary>
    public string? Problem { get; private set; }

    /// <summary>Reads the next piece.</summary>
    /// <returns>The part that is body. If the prelude is malformed: all bytes so far.</returns>
    public ReadOnlyMemory<byte> Read(ReadOnlyMemory<byte> piece)
    {
        if (Prelude is not null || Problem is not null)
            return piece;

        _held.Write(piece.Span);
        ReadOnlyMemory<byte> held = _held.WrittenMemory;
        int jsonEnd = held.Span.IndexOf((byte)0);
        if (jsonEnd < 0)
            return held.Length > MaxBytes ? Fail($"it has not ended within {MaxBytes} bytes: {ResponseJson.FormatExcerpt(held.Span)}") : default;

        ReadOnlySpan<byte> tail = held.Span[jsonEnd..];
        int nulBytes = tail.IndexOfAnyExcept((byte)0) is >= 0 and int index ? index : tail.Length;
        if (nulBytes < SeparatorBytes)
            return nulBytes == tail.Length ? default : Fail($"its JSON is followed by {nulBytes} NUL bytes; expected {SeparatorBytes}");

        int end = jsonEnd + SeparatorBytes;
        return end > MaxBytes ? Fail($"it has {end} bytes; the maximum is {MaxBytes}") : Parse(held, jsonEnd, end);
    }

    /// <summary>Handles the end of the response.</summary>
    /// <returns>The bytes that were held back.</returns>
    public ReadOnlyMemory<byte> End()
    {
        if (Prelude is not null || Problem is not null)
            return default;

        return Fail($"the response ended without the {SeparatorBytes} NUL bytes after it, after {_held.WrittenCount} bytes: "
            + ResponseJson.FormatExcerpt(_held.WrittenSpan));
    }

    private ReadOnlyMemory<byte> Parse(ReadOnlyMemory<byte> held, int jsonEnd, int end)
    {
        try
        {
            Prelude = HttpPreludeJson.Parse(held[..jsonEnd]);
            return held[end..];
        }
        catch (FormatException exception)
        {
            return Fail(exception.Message);
        }
    }

    private ReadOnlyMemory<byte> Fail(string problem)
    {
        Problem = $"The prelude of the streamed HTTP response ({ContentType}) is malformed: {problem}.";
        return _held.WrittenMemory;
    }
}
