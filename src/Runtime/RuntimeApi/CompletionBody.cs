using Lambda.Runtime.Buffers;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Json;
using Lambda.Runtime.Wire;

namespace Lambda.Runtime.RuntimeApi;

/// <summary>The body of a response or an error, written as JSON or as bytes into the buffer from which it is sent.</summary>
/// <remarks>One for each loop, used by one thread.</remarks>
internal sealed class CompletionBody
{
    /// <summary>The largest response that the service accepts in one piece: 6 MiB and 100 bytes.</summary>
    public const int MaxResponseLength = 6_291_556;

    /// <summary>
    /// The limit of the buffer, in bytes: more than any response that can be sent, which is 6 MiB in one piece and 200 MiB as a stream. What is
    /// above 6 MiB is not rejected here, because a middleware may still compress it.
    /// </summary>
    private const int MaxBufferLength = 256 * 1024 * 1024;

    public CompletionBody()
    {
        Json = new JsonWriter(Request.Bytes);
        Reset();
    }

    /// <summary>The request that contains the body.</summary>
    public RequestBuffer Request { get; } = new(MaxBufferLength, static () => RuntimeErrors.ResponseTooLarge(MaxBufferLength, MaxResponseLength));

    /// <summary>Writes the body as JSON.</summary>
    public JsonWriter Json { get; }

    /// <summary>Writes the body as bytes.</summary>
    public ByteBuffer Bytes => Request.Bytes;

    /// <summary>What has been written. Valid until more is written.</summary>
    public ReadOnlyMemory<byte> Written => Request.Body;

    /// <summary>The length of what has been written, in bytes.</summary>
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
