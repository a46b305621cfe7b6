using System.ComponentModel;
using System.Text.Json;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.CompilerServices;

/// <summary>A method that reads one value, from its first token to its last.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="reader">At the value's first token before the call, at its last token after it.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate T JsonRead<out T>(ref JsonReader reader);

/// <summary>Reads an event from start to end.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonRootReader
{
    /// <summary>Reads a text that is one JSON value. A leading byte order mark is skipped.</summary>
    /// <param name="json">UTF-8.</param>
    /// <param name="read">Reads the value.</param>
    /// <exception cref="JsonException">
    /// The bytes are not valid JSON, or do not match the type. The message has the JSON path, what was expected, what was found, and the line
    /// and position, both counted from 1.
    /// </exception>
    public static T Read<T>(ReadOnlySpan<byte> json, JsonRead<T> read)
    {
        if (json.StartsWith("\uFEFF"u8))
            json = json[3..];

        var reader = new JsonReader(json);
        try
        {
            reader.Read();
            T value = read(ref reader);

            // Throws if anything but white space follows the value.
            reader.Read();
            return value;
        }
        catch (JsonException e)
        {
            throw JsonErrorLocation.Locate(json, reader.TokenStart, e);
        }
    }
}
