using System.Buffers.Text;
using System.ComponentModel;
using System.Text.Json;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.CompilerServices;

/// <summary>What an object's first member says of its type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum JsonDiscriminatorKind
{
    /// <summary>Nothing: it is another member, or there is none.</summary>
    None,

    /// <summary>A string.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,
}

/// <summary>Reads the member that says which of several types an object is; it stands first, as System.Text.Json wants it.</summary>
/// <remarks>Used by the readers that the generator writes.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonDiscriminator
{
    /// <summary>Reads the discriminator, if it is there. The reader stands at the object's start, and afterwards before the next member.</summary>
    /// <exception cref="JsonException">Its value is neither a string nor a number of 32 bits.</exception>
    public static JsonDiscriminatorKind Read(ref JsonReader reader, ReadOnlySpan<byte> name, out string? text, out int number)
    {
        text = null;
        number = 0;
        JsonReader ahead = reader;
        ahead.Read();
        if (ahead.TokenType != JsonTokenType.PropertyName || !ahead.TextEquals(name))
            return JsonDiscriminatorKind.None;

        reader.Read();
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
        {
            text = JsonValueReader.GetString(ref reader);
            return JsonDiscriminatorKind.Text;
        }

        if (reader.TokenType == JsonTokenType.Number && Utf8Parser.TryParse(reader.ValueSpan, out number, out int used) && used == reader.ValueSpan.Length)
            return JsonDiscriminatorKind.Number;
        throw JsonValueReader.Mismatch(ref reader, "a type discriminator, which is a string or an integer");
    }

    /// <summary>The error for an object that does not say what it is, and cannot be of the base type.</summary>
    public static JsonException Missing(string name) => new JsonMismatchException($"the first member has to be \"{name}\", which says what type the object is");

    /// <summary>The error for a discriminator that means no type.</summary>
    public static JsonException Unknown(string? text, int number) =>
        new JsonMismatchException($"the type discriminator {(text is null ? number : $"\"{Excerpt.From(text)}\"")} means none of the types");

    /// <summary>The error for a discriminator that is not the first member.</summary>
    public static JsonException Misplaced() => new JsonMismatchException("a type discriminator has to be the first member, and once");

    /// <summary>The error for another name that starts as the discriminator does.</summary>
    public static JsonException Metadata() =>
        new JsonMismatchException("a name that starts with $ is kept for the type discriminator, which has to be the first member, and once");

    /// <summary>The error for a value of a type that was not named.</summary>
    public static NotSupportedException Unsupported(Type actual, Type declared) =>
        new($"{actual} is none of the types that [JsonDerivedType] names on {declared}. Name it there.");
}
