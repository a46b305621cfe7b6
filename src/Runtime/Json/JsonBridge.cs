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
    public static T? Read<T>(ref Utf8JsonReader reader, JsonConverter<T> converter)
    {
        if (reader.TokenType == JsonTokenType.Null && default(T) is null && !converter.HandleNull)
            return default;
        JsonTokenType first = reader.TokenType;
        int depth = reader.CurrentDepth;
        long consumed = reader.BytesConsumed;
        try
        {
            T? value = converter.Read(ref reader, typeof(T), Options);
            bool isWhole = first switch
            {
                JsonTokenType.StartObject => reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == depth,
                JsonTokenType.StartArray => reader.TokenType == JsonTokenType.EndArray && reader.CurrentDepth == depth,
                _ => reader.BytesConsumed == consumed,
            };
            return isWhole ? value : throw new JsonMismatchException($"the converter {converter.GetType()} read too much or too little");
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException && e.Source == "System.Text.Json.Rethrowable")
        {
            // The reader's way to say that a value is not what the converter asked it for.
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
    public static T? Read<T>(ref Utf8JsonReader reader, JsonSerializerContext context) =>
        JsonSerializer.Deserialize(ref reader, (JsonTypeInfo<T>)context.GetTypeInfo(typeof(T))!);

    /// <summary>Writes a value as a context has it.</summary>
    public static void Write<T>(JsonWriter writer, T value, JsonSerializerContext context)
    {
        using Utf8JsonWriter platform = writer.StartPlatform();
        JsonSerializer.Serialize(platform, value, (JsonTypeInfo<T>)context.GetTypeInfo(typeof(T))!);
    }
}
