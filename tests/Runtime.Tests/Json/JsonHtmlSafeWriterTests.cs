using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Json;

namespace Lambda.Runtime.Tests.Json;

/// <summary>Tests that every kind of value is escaped as System.Text.Json does by default, and as <see cref="JsonEscaping.Minimal"/> by the other writer.</summary>
public sealed partial class JsonHtmlSafeWriterTests
{
    private const string Text = "a<é>\"\\\n\ud83d\ude00";
    private const string HtmlSafe = "\"a\\u003C\\u00E9\\u003E\\u0022\\\\\\n\\uD83D\\uDE00\"";
    private const string Minimal = "\"a<é>\\\"\\\\\\n\ud83d\ude00\"";

    private readonly ByteBuffer _buffer = new(64);
    private readonly JsonWriter _writer;

    public JsonHtmlSafeWriterTests() => _writer = new JsonWriter(_buffer);

    [Fact]
    public void Strings_AreEscaped()
    {
        AssertBoth(Text, static (writer, value) => writer.HtmlSafe.WriteString(value), static (writer, value) => writer.WriteString(value));
        AssertBoth(new Uri(Text, UriKind.Relative), static (writer, value) => writer.HtmlSafe.WriteUri(value), static (writer, value) => writer.WriteUri(value));
        AssertBoth<object>(Text, static (writer, value) => writer.HtmlSafe.WriteObject(value), static (writer, value) => writer.WriteObject(value));
    }

    [Fact]
    public void Names_AreEscaped()
    {
        Assert.Equal($",{HtmlSafe}:", Written(writer => writer.HtmlSafe.WriteName(Text)));
        Assert.Equal($",{Minimal}:", Written(writer => writer.WriteName(Text)));
        Assert.Equal(",\"True\":,\"False\":", Written(static writer =>
        {
            writer.WriteName(true);
            writer.WriteName(false);
        }));
        Assert.Equal(",\"a\":", Written(static writer =>
        {
            writer.NextElement();
            writer.WriteString("a");
            writer.EndQuotedName();
        }));
    }

    [Fact]
    public void Characters_AreEscaped()
    {
        Assert.Equal("\"\\u003C\"", Written(static writer => writer.HtmlSafe.WriteChar('<')));
        Assert.Equal("\"<\"", Written(static writer => writer.WriteChar('<')));
    }

    [Fact]
    public void DocumentObjects_AreEscaped()
    {
        string json = $"[{Minimal}]";
        using var document = JsonDocument.Parse(json);
        JsonNode node = JsonNode.Parse(json)!;
        foreach (object value in new object[] { document, document.RootElement, node })
        {
            Assert.Equal($"[{HtmlSafe}]", Written(writer => writer.HtmlSafe.WriteObject(value)));
            Assert.Equal(json, Written(writer => writer.WriteObject(value)));
        }

        Assert.Equal($"[{HtmlSafe}]", Written(writer => writer.HtmlSafe.WriteElement(document.RootElement)));
        Assert.Equal($"[{HtmlSafe}]", Written(writer => writer.HtmlSafe.WriteDocument(document)));
        Assert.Equal($"[{HtmlSafe}]", Written(writer => writer.HtmlSafe.WriteNode(node)));
    }

    [Fact]
    public void Null_IsWrittenForEveryReferenceType()
    {
        Assert.Equal("nullnullnullnullnull", Written(static writer =>
        {
            writer.HtmlSafe.WriteString((string?)null);
            writer.HtmlSafe.WriteUri(null);
            writer.HtmlSafe.WriteDocument(null);
            writer.HtmlSafe.WriteNode(null);
            writer.HtmlSafe.WriteObject(null);
        }));
        Assert.Equal("nullnullnullnullnullnullnullnull", Written(static writer =>
        {
            writer.WriteString((string?)null);
            writer.WriteUri(null);
            writer.WriteVersion(null);
            writer.WriteBytes(null);
            writer.WriteMemoryStream(null);
            writer.WriteDocument(null);
            writer.WriteNode(null);
            writer.WriteObject(null);
        }));
    }

    [Fact]
    public void ObjectOfScalarType_IsWritten()
    {
        object[] values = [true, false, -1, 4_000_000_000L, 1.5, 2.50m];
        foreach (object value in values)
        {
            Assert.Equal(JsonSerializer.Serialize(value), Written(writer => writer.WriteObject(value)));
            Assert.Equal(JsonSerializer.Serialize(value), Written(writer => writer.HtmlSafe.WriteObject(value)));
        }
    }

    [Fact]
    public void ObjectOfAnotherType_IsError()
    {
        string expected = "A value declared as object is a System.Text.StringBuilder, for which no writer was generated. Expected null, a string, a "
            + "boolean, an int, long, double or decimal, a JsonElement or a JsonNode; or declare the value with that type.";
        Assert.Equal(expected, Assert.Throws<NotSupportedException>(() => _writer.WriteObject(new StringBuilder())).Message);
        Assert.Equal(expected, Assert.Throws<NotSupportedException>(() => _writer.HtmlSafe.WriteObject(new StringBuilder())).Message);
    }

    [Fact]
    public void EnumNames_AreEscaped()
    {
        var names = new JsonEnumNames(["<"], [1], isFlags: false, isSigned: true, size: 4);
        Assert.Equal("\"<\"\"\\u003C\",\"<\":,\"\\u003C\":", Written(writer =>
        {
            names.Write(writer, 1);
            names.Write(writer.HtmlSafe, 1);
            names.WriteName(writer, 1);
            names.WriteName(writer.HtmlSafe, 1);
        }));
        Assert.Equal("-2-2,\"-2\":,\"-2\":", Written(writer =>
        {
            names.Write(writer, ulong.MaxValue - 1);
            names.Write(writer.HtmlSafe, ulong.MaxValue - 1);
            names.WriteName(writer, ulong.MaxValue - 1);
            names.WriteName(writer.HtmlSafe, ulong.MaxValue - 1);
        }));
    }

    [Fact]
    public void ValueOfContext_IsEscaped()
    {
        var value = new Message(Text);
        Assert.Equal($"{{\"Text\":{HtmlSafe}}}", Written(writer => SystemTextJsonBridge.Write(writer.HtmlSafe, value, MessageContext.Default)));
        Assert.Equal($"{{\"Text\":{Minimal}}}", Written(writer => SystemTextJsonBridge.Write(writer, value, MessageContext.Default)));
    }

    [Fact]
    public void ValueOfContext_IsReadWithPositionOfError()
    {
        static Message? Read(string json) => JsonRootReader.Read(
            Encoding.UTF8.GetBytes(json), static (ref reader) => SystemTextJsonBridge.Read<Message>(ref reader, MessageContext.Default));

        Assert.Equal(new Message("x"), Read(" {\"Text\":\"x\"} "));
        JsonException error = Assert.Throws<JsonException>(static () => Read("\n {\n  \"Text\":\n\n 17\n}"));
        Assert.Equal((4, 3), (error.LineNumber, error.BytePositionInLine));
        Assert.StartsWith("$: The JSON value could not be converted to ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(" (line 5, position 4)", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OptionsForConverters_HaveTheEscapes()
    {
        var resolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver();
        Assert.Equal(Minimal, JsonSerializer.Serialize(Text, SystemTextJsonBridge.CreateOptions(resolver)));
        Assert.Equal(HtmlSafe, JsonSerializer.Serialize(Text, SystemTextJsonBridge.CreateHtmlSafeOptions(resolver)));
        Assert.Same(resolver, SystemTextJsonBridge.CreateHtmlSafeOptions(resolver).TypeInfoResolver);
    }

    private void AssertBoth<T>(T value, Action<JsonWriter, T> writeHtmlSafe, Action<JsonWriter, T> writeMinimal)
    {
        Assert.Equal(HtmlSafe, Written(writer => writeHtmlSafe(writer, value)));
        Assert.Equal(Minimal, Written(writer => writeMinimal(writer, value)));
    }

    private string Written(Action<JsonWriter> write)
    {
        _buffer.Reset();
        write(_writer);
        return Encoding.UTF8.GetString(_buffer.Filled);
    }

    internal sealed record Message(string Text);

    [JsonSerializable(typeof(Message))]
    internal sealed partial class MessageContext : JsonSerializerContext;
}
