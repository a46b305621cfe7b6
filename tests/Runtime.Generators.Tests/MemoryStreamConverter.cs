using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>
/// Teaches the serializer what generated code does by itself and System.Text.Json does not: a <see cref="MemoryStream"/> is base64, as in the
/// event types of other packages.
/// </summary>
internal sealed class MemoryStreamConverter : JsonConverter<MemoryStream>
{
    public override MemoryStream Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetBytesFromBase64());

    public override void Write(Utf8JsonWriter writer, MemoryStream value, JsonSerializerOptions options) =>
        writer.WriteBase64StringValue(value.ToArray());
}
