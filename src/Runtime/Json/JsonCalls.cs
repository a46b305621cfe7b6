using System.ComponentModel;
using System.Text;
using System.Text.Json;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.Json;

namespace Lambda.Runtime.CompilerServices;

/// <summary>What a call of <see cref="LambdaJson"/> does: it reads or writes by the code that the generator emitted for the calling assembly.</summary>
/// <remarks>Used by the code that the generator emits in place of the call. Safe to call from any thread.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonCalls
{
    /// <summary>One per thread that writes. A value that is written while another is being written gets a new one.</summary>
    [ThreadStatic]
    private static Scratch? _scratch;

    /// <summary>Reads a value from UTF-8.</summary>
    /// <param name="utf8Json">One JSON value, with nothing but white space around it.</param>
    /// <param name="read">The emitted reader.</param>
    /// <exception cref="JsonException">It is not the JSON that the type wants.</exception>
    public static T Deserialize<T>(ReadOnlySpan<byte> utf8Json, JsonRead<T> read) => JsonRootReader.Read(utf8Json, read);

    /// <summary>Reads a value from text.</summary>
    /// <param name="json">One JSON value, with nothing but white space around it.</param>
    /// <param name="read">The emitted reader.</param>
    /// <exception cref="JsonException">It is not the JSON that the type wants.</exception>
    public static T Deserialize<T>(string json, JsonRead<T> read)
    {
        ArgumentNullException.ThrowIfNull(json);
        return JsonRootReader.Read(Encoding.UTF8.GetBytes(json), read);
    }

    /// <summary>Writes a value as text.</summary>
    /// <param name="value">What to write.</param>
    /// <param name="write">The emitted writer.</param>
    /// <exception cref="JsonException">The value is deeper than 64 levels.</exception>
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

    /// <summary>A buffer that is used again and again. What an unusually large value needed is returned.</summary>
    private sealed class Scratch
    {
        private const int FirstCapacity = 1024;

        public Scratch() => Writer = new JsonWriter(Buffer);

        public ByteBuffer Buffer { get; } = new(FirstCapacity);

        public JsonWriter Writer { get; }
    }
}
