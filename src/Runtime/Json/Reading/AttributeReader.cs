using System.ComponentModel;
using System.Text;
using System.Text.Json;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Reads the attribute values of Amazon DynamoDB's JSON, objects with one member whose name is the type of its value: <c>{"N":"1.5"}</c>.</summary>
/// <remarks>Used by generated readers: a value is read between <see cref="Open"/> and <see cref="Close"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AttributeReader
{
    /// <summary>Reads an attribute value that is null. If it is not, the reader is at the type of the value.</summary>
    /// <exception cref="JsonException">It is not an attribute value.</exception>
    public static bool IsNull(ref JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return true;
        if (PeekLetter(ref reader, out _) != AttributeTypes.None)
            return false;
        if (ReadType(ref reader) != AttributeTypes.NULL)
            return false;
        reader.Read();
        _ = JsonValueReader.GetBoolean(ref reader);
        End(ref reader);
        return true;
    }

    /// <summary>Whether the element of a list is in a set, whose elements do not name their types.</summary>
    public static bool IsInSet(ref JsonReader reader) => reader.TokenType != JsonTokenType.StartObject;

    /// <summary>Moves from the start of an attribute value, or from its type, to its value.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="expected">The types that the value may have.</param>
    /// <returns>True.</returns>
    /// <exception cref="JsonException">It is not an attribute value, or has another type.</exception>
    public static bool Open(ref JsonReader reader, AttributeTypes expected)
    {
        AttributeTypes found = OpenLetter(ref reader, expected);
        if (found == AttributeTypes.None)
        {
            found = ReadType(ref reader);
            if ((found & expected) == 0)
                throw new JsonMismatchException($"expected an attribute value of the type {Names(expected)}, found \"{Name(ref reader)}\"");
            reader.Read();
        }

        if (found == AttributeTypes.N && reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number))
            throw JsonValueReader.Mismatch(ref reader, "a number in a string");
        return true;
    }

    /// <summary>Moves from the value to the end of the attribute value.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="value">The value that was read.</param>
    /// <exception cref="JsonException">It has another member.</exception>
    public static T Close<T>(ref JsonReader reader, T value)
    {
        End(ref reader);
        return value;
    }

    /// <summary>Reads a boolean, or a number as which the .NET SDK's object persistence model stores one: 0 or 1.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static bool GetBoolean(ref JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number))
            return JsonValueReader.GetBoolean(ref reader);
        return reader.ValueSpan switch
        {
            [(byte)'0'] => false,
            [(byte)'1'] => true,
            _ => throw JsonValueReader.Mismatch(ref reader, "true, false, 0 or 1"),
        };
    }

    /// <summary>Moves from the start of an attribute value to its value, if its type is one of those with one letter, which is faster than reading a name.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="expected">The types that the value may have.</param>
    /// <returns>The type; <see cref="AttributeTypes.None"/> if the reader did not move.</returns>
    internal static AttributeTypes OpenLetter(ref JsonReader reader, AttributeTypes expected)
    {
        AttributeTypes type = PeekLetter(ref reader, out int value) & expected;
        if (type != AttributeTypes.None)
            reader.ReadValueAt(value);
        return type;
    }

    /// <summary>Moves from the start of an attribute value to its type, unless the reader is there.</summary>
    /// <returns><see cref="AttributeTypes.None"/> if it is not known.</returns>
    /// <exception cref="JsonException">It is not an attribute value.</exception>
    internal static AttributeTypes ReadType(ref JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.PropertyName)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
                throw JsonValueReader.Mismatch(ref reader, "an attribute value, such as {\"S\":\"text\"}");
            reader.Read();
            if (reader.TokenType == JsonTokenType.EndObject)
                throw new JsonMismatchException("expected an attribute value, such as {\"S\":\"text\"}, found an empty object");
        }

        return JsonStringReader.Text(ref reader) switch
        {
            [(byte)'S'] => AttributeTypes.S,
            [(byte)'N'] => AttributeTypes.N,
            [(byte)'B'] => AttributeTypes.B,
            [(byte)'M'] => AttributeTypes.M,
            [(byte)'L'] => AttributeTypes.L,
            [(byte)'S', (byte)'S'] => AttributeTypes.SS,
            [(byte)'N', (byte)'S'] => AttributeTypes.NS,
            [(byte)'B', (byte)'S'] => AttributeTypes.BS,
            [(byte)'B', (byte)'O', (byte)'O', (byte)'L'] => AttributeTypes.BOOL,
            [(byte)'N', (byte)'U', (byte)'L', (byte)'L'] => AttributeTypes.NULL,
            _ => AttributeTypes.None,
        };
    }

    /// <summary>Gets the type of an attribute value without moving.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="value">The offset of the value.</param>
    /// <returns><see cref="AttributeTypes.None"/> if the reader is not at its start, or its type is not one of those with one letter, written as DynamoDB does.</returns>
    private static AttributeTypes PeekLetter(ref JsonReader reader, out int value)
    {
        value = 0;
        if (reader.TokenType != JsonTokenType.StartObject || reader.PeekName(out int name) is not [var letter, (byte)'"', (byte)':', ..])
            return AttributeTypes.None;
        value = name + "S\":"u8.Length;
        return letter switch
        {
            (byte)'S' => AttributeTypes.S,
            (byte)'N' => AttributeTypes.N,
            (byte)'B' => AttributeTypes.B,
            (byte)'M' => AttributeTypes.M,
            (byte)'L' => AttributeTypes.L,
            _ => AttributeTypes.None,
        };
    }

    /// <summary>Moves to the end of an attribute value.</summary>
    /// <exception cref="JsonException">It has another member.</exception>
    internal static void End(ref JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.EndObject)
            throw new JsonMismatchException($"expected the end of the attribute value, which has one member, found \"{Name(ref reader)}\"");
    }

    /// <summary>Formatting an enum would bring reflection into the binary.</summary>
    private static string Names(AttributeTypes types)
    {
        ReadOnlySpan<string> names = ["S", "N", "B", "BOOL", "NULL", "M", "L", "SS", "NS", "BS"];
        string text = "";
        for (int i = 0; i < names.Length; i++)
        {
            if (((int)types >> i & 1) != 0)
                text += text == "" ? names[i] : $" or {names[i]}";
        }

        return text;
    }

    private static string Name(ref JsonReader reader) => Lambda.Runtime.Buffers.Excerpt.From(Encoding.UTF8.GetString(reader.ValueSpan));
}
