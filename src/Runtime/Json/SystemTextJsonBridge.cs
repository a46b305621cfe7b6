using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Lambda.Runtime.Json;
using Lambda.Runtime.Json.Reading;
using Lambda.Runtime.Json.Writing;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Calls System.Text.Json for a user's converter or a user's <see cref="JsonSerializerContext"/>.</summary>
/// <remarks>Used by generated readers and writers. The binary of a function without either does not contain it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SystemTextJsonBridge
{
    /// <summary>Creates the options that a converter gets: the web defaults, with the escapes of <see cref="JsonEscaping.Minimal"/>.</summary>
    /// <param name="types">The type metadata for <see cref="JsonSerializer"/>, if the converter calls it with these options.</param>
    public static JsonSerializerOptions CreateOptions(IJsonTypeInfoResolver? types = null) =>
        new(JsonSerializerDefaults.Web) { Encoder = MinimalJsonEncoder.Instance, TypeInfoResolver = types };

    /// <summary>Creates the options that a converter gets: the web defaults.</summary>
    /// <param name="types">The type metadata for <see cref="JsonSerializer"/>, if the converter calls it with these options.</param>
    public static JsonSerializerOptions CreateHtmlSafeOptions(IJsonTypeInfoResolver? types = null) =>
        new(JsonSerializerDefaults.Web) { TypeInfoResolver = types };

    /// <summary>Reads a value with a serializer context.</summary>
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

    /// <summary>Finds the offset of an error from its line and position, as far as it has them.</summary>
    private static int IndexOf(ReadOnlySpan<byte> json, JsonException error)
    {
        int line = 0;
        for (long lines = error.LineNumber ?? 0; lines > 0; lines--)
            line += json[line..].IndexOf((byte)'\n') + 1;
        return (int)Math.Min(json.Length, line + (error.BytePositionInLine ?? 0));
    }

    /// <summary>Writes a value with a serializer context.</summary>
    public static void Write<T>(JsonWriter writer, T value, JsonSerializerContext context) =>
        Write(writer.CreateUtf8JsonWriter(MinimalJsonEncoder.Instance), value, context);

    /// <summary>Writes a value with a serializer context.</summary>
    public static void Write<T>(JsonHtmlSafeWriter writer, T value, JsonSerializerContext context) =>
        Write(writer.Writer.CreateUtf8JsonWriter(encoder: null), value, context);

    private static void Write<T>(Utf8JsonWriter writer, T value, JsonSerializerContext context)
    {
        using (writer)
            JsonSerializer.Serialize(writer, value, (JsonTypeInfo<T>)context.GetTypeInfo(typeof(T))!);
    }
}
