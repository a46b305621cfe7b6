using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lambda.Runtime.Json.Writing;

namespace Lambda.Runtime.Json;

public sealed partial class JsonWriter
{
    /// <summary>Writes a JSON value that was read.</summary>
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

    /// <summary>Writes a tree of JSON, or <c>null</c>.</summary>
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

    /// <summary>Writes what an <see cref="object"/> holds, where that is a value that needs no type: null, a string, a boolean, a number, or JSON that was read.</summary>
    /// <exception cref="NotSupportedException">It holds something else.</exception>
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

    internal static NotSupportedException NoWriter(object value) => new(
        $"A member of type object holds a {value.GetType()}, for which no writer was emitted. Right would be null, a string, a "
        + "boolean, an int, long, double or decimal, a JsonElement or a JsonNode; or a member of the type itself.");

    /// <summary>The platform's own writer, for what can only be written with it: into the same buffer, once it is disposed.</summary>
    /// <param name="encoder">What escapes strings and names; <see langword="null"/> for what System.Text.Json does by default.</param>
    internal Utf8JsonWriter CreateUtf8JsonWriter(JavaScriptEncoder? encoder) =>
        new(_buffer, new JsonWriterOptions { Encoder = encoder, MaxDepth = MaxDepth, SkipValidation = true });
}
