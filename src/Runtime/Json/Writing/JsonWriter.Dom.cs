using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lambda.Runtime.Json.Writing;

namespace Lambda.Runtime.Json;

public sealed partial class JsonWriter
{
    /// <summary>Writes a JSON value.</summary>
    public void WriteElement(JsonElement value)
    {
        using Utf8JsonWriter writer = CreateUtf8JsonWriter(MinimalJsonEncoder.Instance);
        value.WriteTo(writer);
    }

    /// <summary>Writes a JSON document's value, or <c>null</c>.</summary>
    public void WriteDocument(JsonDocument? value)
    {
        if (value is null)
            WriteNull();
        else
            WriteElement(value.RootElement);
    }

    /// <summary>Writes a JSON node, or <c>null</c>.</summary>
    public void WriteNode(JsonNode? value)
    {
        if (value is null)
        {
            WriteNull();
            return;
        }

        using Utf8JsonWriter writer = CreateUtf8JsonWriter(MinimalJsonEncoder.Instance);
        value.WriteTo(writer);
    }

    /// <summary>Writes the value of an <see cref="object"/>: null, a string, a boolean, a number, or a JSON element, node or document.</summary>
    /// <exception cref="NotSupportedException">The value is of another type.</exception>
    public void WriteObject(object? value)
    {
        switch (value)
        {
            case null: WriteNull(); break;
            case JsonElement element: WriteElement(element); break;
            case JsonNode node: WriteNode(node); break;
            case JsonDocument document: WriteDocument(document); break;
            case string text: WriteString(text); break;
            case bool boolean: WriteBoolean(boolean); break;
            case int number: WriteNumber(number); break;
            case long number: WriteNumber(number); break;
            case double number: WriteNumber(number); break;
            case decimal number: WriteNumber(number); break;
            default: throw NoWriter(value);
        }
    }

    internal static NotSupportedException NoWriter(object value)
    {
        // The compiler's name of an anonymous type, such as <>f__AnonymousType0, is not in the source.
        bool isAnonymous = value.GetType().Name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal);
        return new(
            $"A value declared as object is {(isAnonymous ? "an anonymous type" : $"a {value.GetType()}")}, for which no writer was generated. Expected null, a string, a "
            + "boolean, an int, long, double or decimal, a JsonElement or a JsonNode; or "
            + (isAnonymous ? "use a record instead, and declare the value with its type." : "declare the value with that type."));
    }

    /// <summary>Creates a <see cref="Utf8JsonWriter"/> for values that only System.Text.Json can write. It writes to the same buffer when it is disposed.</summary>
    /// <param name="encoder">Escapes strings and names; <see langword="null"/> for the default of System.Text.Json.</param>
    internal Utf8JsonWriter CreateUtf8JsonWriter(JavaScriptEncoder? encoder) =>
        new(_buffer, new JsonWriterOptions { Encoder = encoder, MaxDepth = MaxDepth, SkipValidation = true });
}
