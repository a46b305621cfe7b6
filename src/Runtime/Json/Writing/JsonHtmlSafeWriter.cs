using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lambda.Runtime.Json;

namespace Lambda.Runtime.CompilerServices;

/// <summary>
/// Writes strings and names with the escapes that System.Text.Json uses by default: characters that are special in HTML, and all non-ASCII
/// characters, as <c>\u0026</c>.
/// </summary>
/// <remarks>
/// Used by generated writers of a project with <see cref="JsonEscaping.HtmlSafe"/>. Writes to the buffer of the <see cref="JsonWriter"/> that it is a
/// property of. Calls of the two can be mixed.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly partial struct JsonHtmlSafeWriter
{
    internal JsonHtmlSafeWriter(JsonWriter writer) => Writer = writer;

    internal JsonWriter Writer { get; }

    /// <summary>Writes a name that is not known at compile time, such as a dictionary key.</summary>
    public void WriteName(string name)
    {
        Writer.NextElement();
        WriteString(name);
        Writer.EndQuotedName();
    }

    /// <summary>Writes a string, or <c>null</c>.</summary>
    public void WriteString(string? value)
    {
        if (value is null)
            Writer.WriteNull();
        else
            WriteString(value.AsSpan());
    }

    /// <summary>Writes a string of one character.</summary>
    public void WriteChar(char value) => WriteString([value]);

    /// <summary>Writes a URI in its original form, or <c>null</c>.</summary>
    public void WriteUri(Uri? value) => WriteString(value?.OriginalString);

    /// <summary>Writes a JSON value.</summary>
    public void WriteElement(JsonElement value)
    {
        using Utf8JsonWriter writer = Writer.CreateUtf8JsonWriter(encoder: null);
        value.WriteTo(writer);
    }

    /// <summary>Writes a JSON document's value, or <c>null</c>.</summary>
    public void WriteDocument(JsonDocument? value)
    {
        if (value is null)
            Writer.WriteNull();
        else
            WriteElement(value.RootElement);
    }

    /// <summary>Writes a JSON node, or <c>null</c>.</summary>
    public void WriteNode(JsonNode? value)
    {
        if (value is null)
        {
            Writer.WriteNull();
            return;
        }

        using Utf8JsonWriter writer = Writer.CreateUtf8JsonWriter(encoder: null);
        value.WriteTo(writer);
    }

    /// <summary>Writes the value of an <see cref="object"/>, as <see cref="JsonWriter.WriteObject"/> does.</summary>
    /// <exception cref="NotSupportedException">The value is of another type.</exception>
    public void WriteObject(object? value)
    {
        switch (value)
        {
            case JsonElement element: WriteElement(element); break;
            case JsonNode node: WriteNode(node); break;
            case JsonDocument document: WriteDocument(document); break;
            case string text: WriteString(text); break;
            case null or bool or int or long or double or decimal: Writer.WriteObject(value); break;
            default: throw JsonWriter.NoWriter(value);
        }
    }
}
