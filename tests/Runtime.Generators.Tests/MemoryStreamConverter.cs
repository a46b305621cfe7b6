using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>
/// Lets the serializer read and write a <see cref="MemoryStream"/> as base64. Generated code does that without a converter, because the event
/// types of other packages need it; System.Text.Json does not.
/// </summary>
internal sealed class MemoryStreamConverter : JsonConverter<MemoryStream>
{
    public override MemoryStream Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetBytesFromBase64());

    public override void Write(Utf8JsonWriter writer, MemoryStream value, JsonSerializerOptions options) =>
        writer.WriteBase64StringValue(value.ToArray());
}
