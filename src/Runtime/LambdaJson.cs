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
    private const int FirstCapacity = 256;

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
    public static string Serialize<T>(T value) => Encoding.UTF8.GetString(Write(value).Filled);

    /// <summary>Writes a value as UTF-8.</summary>
    /// <inheritdoc cref="Serialize{T}(T)"/>
    public static byte[] SerializeToUtf8Bytes<T>(T value) => Write(value).Filled.ToArray();

    private static ByteBuffer Write<T>(T value)
    {
        var buffer = new ByteBuffer(FirstCapacity);
        JsonContracts.WriterOf<T>()(new JsonWriter(buffer), value);
        return buffer;
    }
}
