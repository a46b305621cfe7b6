using System.Buffers.Text;
using System.ComponentModel;
using System.Text.Json;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.CompilerServices;

/// <summary>The kind of type discriminator that an object begins with.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum JsonDiscriminatorKind
{
    /// <summary>No discriminator: the first member is another one, or there is no member.</summary>
    None,

    /// <summary>A string.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,
}

/// <summary>Reads the member that specifies an object's type. It must be the first member, as in System.Text.Json.</summary>
/// <remarks>Used by generated readers.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonDiscriminator
{
    /// <summary>Reads the discriminator, if there is one. Moves the reader from the object's start to before the next member.</summary>
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

    /// <summary>Creates the error for an object without a discriminator that cannot be of the base type.</summary>
    public static JsonException Missing(string name) => new JsonMismatchException($"expected \"{name}\" as the first member, which specifies the object's type");

    /// <summary>Creates the error for a discriminator that does not match a type.</summary>
    public static JsonException Unknown(string? text, int number) =>
        new JsonMismatchException($"the type discriminator {(text is null ? number : $"\"{Excerpt.From(text)}\"")} does not match any of the types");

    /// <summary>Creates the error for a discriminator that is not the first member.</summary>
    public static JsonException Misplaced() => new JsonMismatchException("the type discriminator must be the first member and must not be repeated");

    /// <summary>Creates the error for another name that starts with a dollar sign.</summary>
    public static JsonException Metadata() =>
        new JsonMismatchException("names that start with $ are reserved for the type discriminator, which must be the first member and must not be repeated");

    /// <summary>Creates the error for a value of a type that is not listed.</summary>
    public static NotSupportedException Unsupported(Type actual, Type declared) =>
        new($"{actual} is not one of the types that [JsonDerivedType] lists on {declared}. Add it there.");
}
