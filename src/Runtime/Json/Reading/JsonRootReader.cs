using System.ComponentModel;
using System.Text.Json;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.CompilerServices;

/// <summary>A method that reads one value, from its first token to its last.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="reader">Stands at the value's first token before, at its last after.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate T JsonRead<out T>(ref JsonReader reader);

/// <summary>Reads an event from start to end.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonRootReader
{
    /// <summary>Reads one JSON value and nothing behind it. A byte order mark in front is skipped.</summary>
    /// <param name="json">UTF-8.</param>
    /// <param name="read">Reads the value.</param>
    /// <exception cref="JsonException">
    /// The bytes are not the JSON that the type wants. The message names the JSON path, what was expected, what was found, and line
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

            // Anything but white space behind the value makes this throw.
            reader.Read();
            return value;
        }
        catch (JsonException e)
        {
            throw JsonErrorLocation.Locate(json, reader.TokenStart, e);
        }
    }
}
