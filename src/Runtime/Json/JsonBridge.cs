using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Lambda.Runtime.Json;

/// <summary>The way out to System.Text.Json: a user's converter, or a user's <see cref="JsonSerializerContext"/>.</summary>
/// <remarks>Used by the readers and writers that the generator emits. A function that has neither has none of this in its binary.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonBridge
{
    /// <summary>What converters are given: the options of the web, without any type registered.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web);

    /// <summary>Reads a value with a converter, which sees <c>null</c> only if it wants to.</summary>
    public static T? Read<T>(ref JsonReader reader, JsonConverter<T> converter)
    {
        if (reader.TokenType == JsonTokenType.Null && default(T) is null && !converter.HandleNull)
            return default;
        ReadOnlySpan<byte> json = reader.TakeValue(out int start);
        var platform = new Utf8JsonReader(json);
        platform.Read();
        try
        {
            T? value = converter.Read(ref platform, typeof(T), Options);
            return platform.BytesConsumed == json.Length ? value : throw new JsonMismatchException($"the converter {converter.GetType()} did not read the whole value");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            reader.Blame(start + (int)platform.TokenStartIndex);
            if (e is JsonException || e.Source != "System.Text.Json.Rethrowable")
                throw;

            // The platform's way to say that a value is not what the converter asked it for.
            throw new JsonMismatchException(e.Message);
        }
    }

    /// <summary>Writes a value with a converter, which sees <c>null</c> only if it wants to.</summary>
    public static void Write<T>(JsonWriter writer, T value, JsonConverter<T> converter)
    {
        if (value is null && !converter.HandleNull)
        {
            writer.WriteNull();
            return;
        }

        using Utf8JsonWriter platform = writer.StartPlatform();
        converter.Write(platform, value, Options);
    }

    /// <summary>Reads a value as a context has it.</summary>
    public static T? Read<T>(ref JsonReader reader, JsonSerializerContext context)
    {
        ReadOnlySpan<byte> json = reader.TakeValue(out int start);
        try
        {
            return JsonSerializer.Deserialize(json, (JsonTypeInfo<T>)context.GetTypeInfo(typeof(T))!);
        }
        catch (JsonException e)
        {
            reader.Blame(start);
            throw JsonSyntaxException.Within(e, start + IndexOf(json, e));
        }
    }

    /// <summary>Where an error stands, as far as it says it of this text.</summary>
    private static int IndexOf(ReadOnlySpan<byte> json, JsonException error)
    {
        int line = 0;
        for (long lines = error.LineNumber ?? 0; lines > 0; lines--)
            line += json[line..].IndexOf((byte)'\n') + 1;
        return (int)Math.Min(json.Length, line + (error.BytePositionInLine ?? 0));
    }

    /// <summary>Writes a value as a context has it.</summary>
    public static void Write<T>(JsonWriter writer, T value, JsonSerializerContext context)
    {
        using Utf8JsonWriter platform = writer.StartPlatform();
        JsonSerializer.Serialize(platform, value, (JsonTypeInfo<T>)context.GetTypeInfo(typeof(T))!);
    }
}
