using System.ComponentModel;
using System.Text;
using System.Text.Json;
using Lambda.Runtime.Events;
using Lambda.Runtime.Json;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Reads and writes attribute values of Amazon DynamoDB, for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AttributeValueJson
{
    /// <summary>Reads an attribute value. One of a type that is not known is skipped; JSON's <c>null</c> is the default of the struct.</summary>
    /// <exception cref="JsonException">It is not an attribute value, or not one of the type that it names.</exception>
    public static AttributeValue GetAttributeValue(ref JsonReader reader)
    {
        if (JsonValueReader.IsNull(ref reader))
            return default;
        AttributeTypes type = AttributeReader.OpenLetter(ref reader, ~AttributeTypes.None);
        if (type == AttributeTypes.None)
        {
            type = AttributeReader.ReadType(ref reader);
            reader.Read();
        }

        AttributeValue value = type switch
        {
            AttributeTypes.S => AttributeValue.FromString(GetString(ref reader)),
            AttributeTypes.N => AttributeValue.OfDigits(GetNumber(ref reader)),
            AttributeTypes.B => AttributeValue.FromBinary(GetBytes(ref reader)),
            AttributeTypes.BOOL => AttributeValue.FromBool(JsonValueReader.GetBoolean(ref reader)),
            AttributeTypes.NULL => GetNull(ref reader),
            AttributeTypes.M => AttributeValue.FromMap(GetMap(ref reader)),
            AttributeTypes.L => AttributeValue.FromList(GetList(ref reader, GetAttributeValue)),
            AttributeTypes.SS => AttributeValue.FromStringSet(GetList(ref reader, GetString)),
            AttributeTypes.NS => AttributeValue.FromNumberSet(GetList(ref reader, GetNumber)),
            AttributeTypes.BS => AttributeValue.FromBinarySet(GetList(ref reader, GetBytes)),
            _ => Skip(ref reader),
        };
        AttributeReader.End(ref reader);
        return value;
    }

    /// <summary>Writes an attribute value.</summary>
    public static void Write(JsonWriter writer, AttributeValue value)
    {
        int start = writer.StartObject();
        switch (value.Type)
        {
            case AttributeValueType.S: writer.WriteName(",\"S\":"u8); writer.WriteString(value.S); break;
            case AttributeValueType.N: writer.WriteName(",\"N\":"u8); writer.WriteString(value.N); break;
            case AttributeValueType.B: writer.WriteName(",\"B\":"u8); writer.WriteBytes(value.B); break;
            case AttributeValueType.Bool: writer.WriteName(",\"BOOL\":"u8); writer.WriteBoolean(value.Bool == true); break;
            case AttributeValueType.Null: writer.WriteName(",\"NULL\":"u8); writer.WriteBoolean(true); break;
            case AttributeValueType.M: writer.WriteName(",\"M\":"u8); WriteMap(writer, value.M!); break;
            case AttributeValueType.L: writer.WriteName(",\"L\":"u8); WriteList(writer, value.L!, Write); break;
            case AttributeValueType.SS: writer.WriteName(",\"SS\":"u8); WriteList(writer, value.SS!, static (writer, text) => writer.WriteString(text)); break;
            case AttributeValueType.NS: writer.WriteName(",\"NS\":"u8); WriteList(writer, value.NS!, static (writer, digits) => writer.WriteString(digits)); break;
            case AttributeValueType.BS: writer.WriteName(",\"BS\":"u8); WriteList(writer, value.BS!, static (writer, bytes) => writer.WriteBytes(bytes)); break;
        }

        writer.EndObject(start);
    }

    internal static string ToString(AttributeValue value) => JsonCalls.Serialize(value, Write);

    internal static bool IsNumber(ReadOnlySpan<byte> digits) => !digits.IsEmpty && JsonScanner.EndOfNumber(digits, 0) == digits.Length;

    private static string GetString(ref JsonReader reader) => JsonValueReader.GetString(ref reader) ?? throw JsonValueReader.Mismatch(ref reader, "a string");

    private static byte[] GetBytes(ref JsonReader reader) => JsonStringReader.GetBytes(ref reader) ?? throw JsonValueReader.Mismatch(ref reader, "base64");

    private static string GetNumber(ref JsonReader reader)
    {
        ReadOnlySpan<byte> digits = reader.TokenType == JsonTokenType.Number ? reader.ValueSpan : JsonStringReader.Text(ref reader);
        return IsNumber(digits) ? Encoding.ASCII.GetString(digits) : throw JsonValueReader.Mismatch(ref reader, "a number in a string");
    }

    private static AttributeValue GetNull(ref JsonReader reader) => JsonValueReader.GetBoolean(ref reader) ? AttributeValue.Null : default;

    private static AttributeValue Skip(ref JsonReader reader)
    {
        reader.Skip();
        return default;
    }

    private static Dictionary<string, AttributeValue> GetMap(ref JsonReader reader)
    {
        JsonValueReader.RequireObject(ref reader);
        var values = new Dictionary<string, AttributeValue>();
        while (JsonValueReader.NextName(ref reader))
        {
            string name = JsonValueReader.GetString(ref reader)!;
            reader.Read();
            values[name] = GetAttributeValue(ref reader);
        }

        return values;
    }

    private static T[] GetList<T>(ref JsonReader reader, JsonRead<T> read)
    {
        JsonValueReader.RequireArray(ref reader);
        var elements = new PooledArrayBuilder<T>();
        while (JsonValueReader.NextElement(ref reader))
            elements.Add(read(ref reader));
        return elements.ToArray();
    }

    private static void WriteMap(JsonWriter writer, IReadOnlyDictionary<string, AttributeValue> values)
    {
        int start = writer.StartObject();
        foreach (KeyValuePair<string, AttributeValue> value in values)
        {
            writer.WriteName(value.Key);
            Write(writer, value.Value);
        }

        writer.EndObject(start);
    }

    private static void WriteList<T>(JsonWriter writer, IReadOnlyList<T> elements, JsonWrite<T> write)
    {
        int start = writer.StartArray();
        foreach (T element in elements)
        {
            writer.NextElement();
            write(writer, element);
        }

        writer.EndArray(start);
    }
}
