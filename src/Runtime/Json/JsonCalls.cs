using System.ComponentModel;
using System.Text;
using System.Text.Json;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.Json;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Reads and writes JSON with the code that was generated for the assembly that calls <see cref="LambdaJson"/>.</summary>
/// <remarks>Generated code calls this class instead of <see cref="LambdaJson"/>. Safe to call from any thread.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonCalls
{
    /// <summary>The scratch buffer of this thread; <see langword="null"/> while it is in use. A nested call creates a new one.</summary>
    [ThreadStatic]
    private static Scratch? _scratch;

    /// <summary>Reads a value from UTF-8.</summary>
    /// <param name="utf8Json">One JSON value, surrounded by white space only.</param>
    /// <param name="read">The generated reader.</param>
    /// <exception cref="JsonException">The JSON does not match the type.</exception>
    public static T Deserialize<T>(ReadOnlySpan<byte> utf8Json, JsonRead<T> read) => JsonRootReader.Read(utf8Json, read);

    /// <summary>Reads a value from text.</summary>
    /// <param name="json">One JSON value, surrounded by white space only.</param>
    /// <param name="read">The generated reader.</param>
    /// <exception cref="JsonException">The JSON does not match the type.</exception>
    public static T Deserialize<T>(string json, JsonRead<T> read)
    {
        ArgumentNullException.ThrowIfNull(json);
        return JsonRootReader.Read(Encoding.UTF8.GetBytes(json), read);
    }

    /// <summary>Writes a value as text.</summary>
    /// <param name="value">The value to write.</param>
    /// <param name="write">The generated writer.</param>
    /// <exception cref="JsonException">The value has more than 64 levels.</exception>
    public static string Serialize<T>(T value, JsonWrite<T> write) => Write(value, write, static written => Encoding.UTF8.GetString(written));

    /// <summary>Writes a value as UTF-8.</summary>
    /// <inheritdoc cref="Serialize{T}(T, JsonWrite{T})"/>
    public static byte[] SerializeToUtf8Bytes<T>(T value, JsonWrite<T> write) => Write(value, write, static written => written.ToArray());

    private static TResult Write<T, TResult>(T value, JsonWrite<T> write, Func<ReadOnlySpan<byte>, TResult> take)
    {
        Scratch scratch = _scratch ?? new Scratch();
        _scratch = null;
        try
        {
            write(scratch.Writer, value);
            return take(scratch.Buffer.Filled);
        }
        finally
        {
            scratch.Writer.Reset();
            scratch.Buffer.Reset();
            _scratch = scratch;
        }
    }

    /// <summary>A writer with a buffer that is reused. The memory for an unusually large value is released.</summary>
    private sealed class Scratch
    {
        private const int FirstCapacity = 1024;

        public Scratch() => Writer = new JsonWriter(Buffer);

        public ByteBuffer Buffer { get; } = new(FirstCapacity);

        public JsonWriter Writer { get; }
    }
}
