using System.Text;
using System.Text.Json;
using Lambda.Runtime.Http;
using Lambda.Runtime.Json;

namespace Lambda.Runtime;

/// <summary>
/// JSON for a handler's own use, such as the body of a message: read and written by code that the generator emits for the type of each
/// call, with nothing to register.
/// </summary>
/// <remarks>
/// The type is taken from the call, so it must stand there: in a generic method there is none. The rules are those of events and results.
/// Safe to call from any thread.
/// </remarks>
public static class LambdaJson
{
    /// <summary>One per thread that writes; a value that is written while another is gets one of its own.</summary>
    [ThreadStatic]
    private static Scratch? _scratch;

    /// <summary>Reads a value from UTF-8.</summary>
    /// <param name="utf8Json">One JSON value, with nothing but white space around it.</param>
    /// <exception cref="JsonException">It is not the JSON that the type wants; the message says where, what was expected and what was found.</exception>
    /// <exception cref="InvalidOperationException">The generator did not see the call.</exception>
    public static T? Deserialize<T>(ReadOnlySpan<byte> utf8Json) => JsonEvent.Read(utf8Json, JsonContracts.ReaderOf<T>());

    /// <summary>Reads a value from text.</summary>
    /// <inheritdoc cref="Deserialize{T}(ReadOnlySpan{byte})"/>
    public static T? Deserialize<T>(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Deserialize<T>(Encoding.UTF8.GetBytes(json));
    }

    /// <summary>Writes a value as text.</summary>
    /// <exception cref="JsonException">The value is deeper than 64 levels.</exception>
    /// <exception cref="InvalidOperationException">The generator did not see the call.</exception>
    public static string Serialize<T>(T value) => Write(value, static written => Encoding.UTF8.GetString(written));

    /// <summary>Writes a value as UTF-8.</summary>
    /// <inheritdoc cref="Serialize{T}(T)"/>
    public static byte[] SerializeToUtf8Bytes<T>(T value) => Write(value, static written => written.ToArray());

    private static TResult Write<T, TResult>(T value, Func<ReadOnlySpan<byte>, TResult> take)
    {
        JsonWrite<T> write = JsonContracts.WriterOf<T>();
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

    /// <summary>A buffer that is used again and again. What a rare giant needed is given back.</summary>
    private sealed class Scratch
    {
        private const int FirstCapacity = 1024;

        public Scratch() => Writer = new JsonWriter(Buffer);

        public ByteBuffer Buffer { get; } = new(FirstCapacity);

        public JsonWriter Writer { get; }
    }
}
