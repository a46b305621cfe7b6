using System.ComponentModel;
using System.Text;
using System.Text.Json;
using Lambda.Runtime.Json;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Reads and writes JSON with the code that was generated for the assembly that calls <see cref="LambdaJson"/>.</summary>
/// <remarks>Generated code calls this class instead of <see cref="LambdaJson"/>. Safe to call from any thread.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonCalls
{
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

    /// <summary>Reads a value from a part of an event.</summary>
    /// <param name="json">The part.</param>
    /// <param name="read">The generated reader.</param>
    /// <exception cref="JsonException">The JSON does not match the type.</exception>
    public static T Deserialize<T>(RawJson json, JsonRead<T> read) => RawJsonReader.Read(json.Utf8, read);

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
        using var scratch = JsonScratch.Rent();
        write(scratch.Writer, value);
        return take(scratch.Written);
    }
}
