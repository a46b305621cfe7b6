using System.ComponentModel;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lambda.Runtime.Json;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Calls a user's converter in the way that System.Text.Json calls it.</summary>
/// <param name="converter">The converter.</param>
/// <param name="options">The options that the converter gets, with these values at every call. Must not be used for anything else.</param>
/// <remarks>Used by generated readers and writers. The binary of a function without converters does not contain it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonUserConverter<T>(JsonConverter<T> converter, JsonSerializerOptions options)
{
    /// <summary>Separate from the options for writing, so that changes to one do not affect the other.</summary>
    private readonly ConverterOptions _reading = new(options);

    private readonly ConverterOptions _writing = new(options);

    private readonly JavaScriptEncoder? _encoder = options.Encoder;

    /// <summary>Reads a value with the converter, which gets <c>null</c> only if it handles null.</summary>
    public T? Read(ref JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null && default(T) is null && !converter.HandleNull)
            return default;
        ReadOnlySpan<byte> json = reader.TakeValue(out int start);
        var utf8Reader = new Utf8JsonReader(json);
        utf8Reader.Read();
        JsonSerializerOptions given = _reading.Take();
        try
        {
            T? value = converter.Read(ref utf8Reader, typeof(T), given);
            return utf8Reader.BytesConsumed == json.Length ? value : throw new JsonMismatchException($"the converter {converter.GetType()} did not read the whole value");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            reader.ReportErrorAt(start + (int)utf8Reader.TokenStartIndex);
            if (e is JsonException || e.Source != "System.Text.Json.Rethrowable")
                throw;

            // Utf8JsonReader throws this if the value is not of the type that the converter requested.
            throw new JsonMismatchException(e.Message);
        }
        finally
        {
            _reading.Return(given);
        }
    }

    /// <summary>Writes a value with the converter, which gets <c>null</c> only if it handles null.</summary>
    public void Write(JsonWriter writer, T value)
    {
        if (value is null && !converter.HandleNull)
        {
            writer.WriteNull();
            return;
        }

        using Utf8JsonWriter utf8Writer = writer.CreateUtf8JsonWriter(_encoder);
        JsonSerializerOptions given = _writing.Take();
        try
        {
            converter.Write(utf8Writer, value, given);
        }
        finally
        {
            _writing.Return(given);
        }
    }
}
