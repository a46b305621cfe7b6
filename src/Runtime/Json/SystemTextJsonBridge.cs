using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Lambda.Runtime.Json;
using Lambda.Runtime.Json.Reading;
using Lambda.Runtime.Json.Writing;

namespace Lambda.Runtime.CompilerServices;

/// <summary>The way out to System.Text.Json: a user's converter, or a user's <see cref="JsonSerializerContext"/>.</summary>
/// <remarks>Used by the readers and writers that the generator emits. A function that has neither has none of this in its binary.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SystemTextJsonBridge
{
    /// <summary>Creates what a converter is given: the options of the web, with the escapes of <see cref="JsonEscaping.Minimal"/>.</summary>
    /// <param name="types">What <see cref="JsonSerializer"/> knows types from, if the converter calls it with these options.</param>
    public static JsonSerializerOptions CreateOptions(IJsonTypeInfoResolver? types = null) =>
        new(JsonSerializerDefaults.Web) { Encoder = MinimalJsonEncoder.Instance, TypeInfoResolver = types };

    /// <summary>Creates what a converter is given: the options of the web.</summary>
    /// <param name="types">What <see cref="JsonSerializer"/> knows types from, if the converter calls it with these options.</param>
    public static JsonSerializerOptions CreateHtmlSafeOptions(IJsonTypeInfoResolver? types = null) =>
        new(JsonSerializerDefaults.Web) { TypeInfoResolver = types };

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
            reader.ReportErrorAt(start);
            throw JsonSyntaxException.FromNested(e, start + IndexOf(json, e));
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
    public static void Write<T>(JsonWriter writer, T value, JsonSerializerContext context) =>
        Write(writer.CreateUtf8JsonWriter(MinimalJsonEncoder.Instance), value, context);

    /// <summary>Writes a value as a context has it.</summary>
    public static void Write<T>(JsonHtmlSafeWriter writer, T value, JsonSerializerContext context) =>
        Write(writer.Writer.CreateUtf8JsonWriter(encoder: null), value, context);

    private static void Write<T>(Utf8JsonWriter writer, T value, JsonSerializerContext context)
    {
        using (writer)
            JsonSerializer.Serialize(writer, value, (JsonTypeInfo<T>)context.GetTypeInfo(typeof(T))!);
    }
}
