using System.ComponentModel;
using System.Text.Json;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Reads single values as System.Text.Json does under <see cref="JsonSerializerOptions.Web"/>.</summary>
/// <remarks>
/// Used by generated readers. The reader is at the value's first token before a call, and at its last token after it. Numbers may be in strings.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonValueReader
{
    /// <summary>True when the value is <c>null</c>.</summary>
    public static bool IsNull(ref JsonReader reader) => reader.TokenType == JsonTokenType.Null;

    /// <summary>Checks that an object starts here.</summary>
    /// <returns>False when the value is <c>null</c> instead.</returns>
    /// <exception cref="JsonException">It is something else.</exception>
    public static bool StartObject(ref JsonReader reader) => Start(ref reader, JsonTokenType.StartObject, "an object");

    /// <summary>Checks that an array starts here.</summary>
    /// <returns>False when the value is <c>null</c> instead.</returns>
    /// <exception cref="JsonException">It is something else.</exception>
    public static bool StartArray(ref JsonReader reader) => Start(ref reader, JsonTokenType.StartArray, "an array");

    /// <summary>Moves to the next element of an array.</summary>
    /// <returns>False at the end of the array.</returns>
    public static bool NextElement(ref JsonReader reader)
    {
        reader.Read();
        return reader.TokenType != JsonTokenType.EndArray;
    }

    /// <summary>Reads a string or <c>null</c>.</summary>
    /// <exception cref="JsonException">It is something else, or a string that is not valid Unicode.</exception>
    public static string? GetString(ref JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
            return reader.GetText() ?? throw InvalidUnicode();
        return reader.TokenType == JsonTokenType.Null ? null : throw Mismatch(ref reader, "a string");
    }

    /// <summary>Reads <c>true</c> or <c>false</c>.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static bool GetBoolean(ref JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw Mismatch(ref reader, "true or false"),
    };

    /// <summary>Checks that an object starts here.</summary>
    /// <exception cref="JsonException">It is something else, or <c>null</c>.</exception>
    public static void RequireObject(ref JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw Mismatch(ref reader, "an object");
    }

    /// <summary>Checks that an array starts here.</summary>
    /// <exception cref="JsonException">It is something else, or <c>null</c>.</exception>
    public static void RequireArray(ref JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw Mismatch(ref reader, "an array");
    }

    /// <summary>Moves to the next property name of an object whose names are not known at compile time.</summary>
    /// <returns>False at the end of the object.</returns>
    public static bool NextName(ref JsonReader reader)
    {
        reader.Read();
        return reader.TokenType != JsonTokenType.EndObject;
    }

    /// <summary>Creates the error for a member that the type does not have, if such members are not allowed.</summary>
    /// <param name="name">Its JSON name.</param>
    public static JsonException Unknown(string? name) => new JsonMismatchException($"the type has no member \"{Excerpt.From(name ?? "")}\"");

    /// <summary>Checks that the value is a number that is not in a string.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static void RequireNumber(ref JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.Number)
            throw Mismatch(ref reader, "a number");
    }

    /// <summary>Creates the error for a required member that is missing.</summary>
    /// <param name="name">Its JSON name.</param>
    public static JsonException Missing(string name) => new JsonMismatchException($"the required member \"{name}\" is missing");

    internal static JsonException InvalidUnicode() =>
        new JsonMismatchException("expected a string of valid Unicode, found invalid UTF-8 or half of a surrogate pair");

    internal static JsonException Mismatch(ref JsonReader reader, string expected) =>
        new JsonMismatchException($"expected {expected}, found {Describe(ref reader)}");

    private static bool Start(ref JsonReader reader, JsonTokenType start, string expected)
    {
        if (reader.TokenType == start)
            return true;
        return reader.TokenType == JsonTokenType.Null ? false : throw Mismatch(ref reader, expected);
    }

    private static string Describe(ref JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.Null => "null",
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        JsonTokenType.Number => $"the number {Excerpt.From(reader.ValueSpan)}",
        _ => "a string",
    };
}
