using System.Buffers;

namespace Lambda.Runtime.Emulator.Streaming;

/// <summary>Parts a streamed HTTP answer into its prelude and its body, whatever the pieces it comes in.</summary>
/// <remarks>JSON, eight NUL bytes, the body. JSON has no NUL bytes, so the first one ends it. For one thread at a time.</remarks>
internal sealed class HttpPreludeReader
{
    /// <summary>An HTTP answer's prelude comes in the content type with this name.</summary>
    public const string ContentType = "application/vnd.awslambda.http-integration-response";

    /// <summary>The prelude with its NUL bytes.</summary>
    /// <remarks>https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode-lambda.html</remarks>
    public const int MaxBytes = 16 * 1024;

    private const int SeparatorBytes = 8;

    // Everything so far, until the prelude is there or known to be broken. At most the limit and one piece.
    private readonly ArrayBufferWriter<byte> _held = new();

    /// <summary>The prelude, once it is there.</summary>
    public HttpResponsePrelude? Prelude { get; private set; }

    /// <summary>What is wrong with it, if anything.</summary>
    public string? Problem { get; private set; }

    /// <summary>Takes the next piece.</summary>
    /// <returns>What of it is body. Of a broken prelude: all that has come, so that nothing is lost.</returns>
    public ReadOnlyMemory<byte> Read(ReadOnlyMemory<byte> piece)
    {
        if (Prelude is not null || Problem is not null)
            return piece;

        _held.Write(piece.Span);
        ReadOnlyMemory<byte> held = _held.WrittenMemory;
        int jsonEnd = held.Span.IndexOf((byte)0);
        if (jsonEnd < 0)
            return held.Length > MaxBytes ? Fail($"it has not ended within {MaxBytes} bytes: {HttpPreludeJson.Show(held.Span)}") : default;

        ReadOnlySpan<byte> tail = held.Span[jsonEnd..];
        int nulBytes = tail.IndexOfAnyExcept((byte)0) is >= 0 and int index ? index : tail.Length;
        if (nulBytes < SeparatorBytes)
            return nulBytes == tail.Length ? default : Fail($"its JSON is followed by {nulBytes} NUL bytes and not {SeparatorBytes}");

        int end = jsonEnd + SeparatorBytes;
        return end > MaxBytes ? Fail($"it has {end} bytes, and at most {MaxBytes} are allowed") : Parse(held, jsonEnd, end);
    }

    /// <summary>The answer is over.</summary>
    /// <returns>What has been held back.</returns>
    public ReadOnlyMemory<byte> End()
    {
        if (Prelude is not null || Problem is not null)
            return default;

        return Fail($"the answer ended without the {SeparatorBytes} NUL bytes behind it, after {_held.WrittenCount} bytes: "
            + HttpPreludeJson.Show(_held.WrittenSpan));
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
        Problem = $"The prelude of the streamed HTTP answer ({ContentType}) is broken: {problem}.";
        return _held.WrittenMemory;
    }
}
