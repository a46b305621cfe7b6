using System.ComponentModel;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lambda.Runtime.Json;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.CompilerServices;

/// <summary>A user's converter, called as System.Text.Json calls it.</summary>
/// <param name="converter">The converter.</param>
/// <param name="options">What it is given, as new at every call. Not to be used for anything else.</param>
/// <remarks>Used by the readers and writers that the generator emits. A function without converters has none of this in its binary.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonUserConverter<T>(JsonConverter<T> converter, JsonSerializerOptions options)
{
    /// <summary>Apart from those for writing, so that what one does to them does not show in the other.</summary>
    private readonly ConverterOptions _reading = new(options);

    private readonly ConverterOptions _writing = new(options);

    private readonly JavaScriptEncoder? _encoder = options.Encoder;

    /// <summary>Reads a value with the converter, which sees <c>null</c> only if it wants to.</summary>
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

            // The platform's way to say that a value is not what the converter asked it for.
            throw new JsonMismatchException(e.Message);
        }
        finally
        {
            _reading.Return(given);
        }
    }

    /// <summary>Writes a value with the converter, which sees <c>null</c> only if it wants to.</summary>
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
