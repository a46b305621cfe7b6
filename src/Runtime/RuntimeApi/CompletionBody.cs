using Lambda.Runtime.Buffers;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Json;
using Lambda.Runtime.Wire;

namespace Lambda.Runtime.RuntimeApi;

/// <summary>The body of a response or an error, written as JSON or as bytes into the buffer from which it is sent.</summary>
/// <remarks>One for each loop, used by one thread.</remarks>
internal sealed class CompletionBody
{
    /// <summary>The largest response that the service accepts in one piece.</summary>
    public const int LargestResponse = 6_291_556;

    /// <summary>
    /// More than any response may have: 6 MiB in one piece, 200 MiB as a stream. A middleware may still compress a longer one, but no
    /// memory is used for what can never be sent.
    /// </summary>
    private const int MaxLength = 256 * 1024 * 1024;

    public CompletionBody()
    {
        Json = new JsonWriter(Request.Bytes);
        Reset();
    }

    /// <summary>The request that the body belongs to.</summary>
    public RequestBuffer Request { get; } = new(MaxLength, static () => RuntimeErrors.ResponseTooLarge(MaxLength, LargestResponse));

    /// <summary>Writes the body as JSON.</summary>
    public JsonWriter Json { get; }

    /// <summary>Writes the body as bytes.</summary>
    public ByteBuffer Bytes => Request.Bytes;

    /// <summary>What has been written. Valid until more is written.</summary>
    public ReadOnlyMemory<byte> Written => Request.Body;

    /// <summary>In bytes.</summary>
    public int Length => Request.BodyLength;

    /// <summary>Discards what has been written.</summary>
    public void Reset()
    {
        Request.Reset();
        Json.Reset();
    }

    /// <summary>Discards the end of what has been written.</summary>
    /// <param name="length">How much of it to keep, in bytes.</param>
    public void Truncate(int length) => Request.Truncate(length);
}
