using Lambda.Runtime.Buffers;

namespace Lambda.Runtime.Json;

/// <summary>A writer with a buffer that is reused by the calls of one thread. The memory for an unusually large value is released.</summary>
internal sealed class JsonScratch : IDisposable
{
    private const int FirstCapacity = 1024;

    /// <summary>The scratch of this thread; <see langword="null"/> while it is in use. A nested call creates a new one.</summary>
    [ThreadStatic]
    private static JsonScratch? _free;

    private JsonScratch() => Writer = new JsonWriter(Buffer);

    public ByteBuffer Buffer { get; } = new(FirstCapacity);

    public JsonWriter Writer { get; }

    /// <summary>The bytes that were written.</summary>
    public ReadOnlySpan<byte> Written => Buffer.Filled;

    /// <summary>Takes the scratch of this thread, which is empty.</summary>
    public static JsonScratch Rent()
    {
        JsonScratch scratch = _free ?? new JsonScratch();
        _free = null;
        return scratch;
    }

    /// <summary>Returns it, also after a value that was not finished.</summary>
    public void Dispose()
    {
        Writer.Reset();
        Buffer.Reset();
        _free = this;
    }
}
