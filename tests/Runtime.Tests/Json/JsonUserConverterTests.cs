using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Json;

namespace Lambda.Runtime.Tests.Json;

/// <summary>Tests how a user's converter is called: its options, and the errors that it throws.</summary>
public sealed class JsonUserConverterTests
{
    private readonly Recorder _recorder = new();
    private readonly JsonUserConverter<string> _converter;

    public JsonUserConverterTests() => _converter = new JsonUserConverter<string>(_recorder, SystemTextJsonBridge.CreateOptions());

    [Fact]
    public void UnchangedOptions_AreTheSameAtEachCall()
    {
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal("x", Read("\"x\""));
            _converter.Write(new JsonWriter(new ByteBuffer(64)), "x");
        }

        Assert.Same(_recorder.Options[0], _recorder.Options[2]);
        Assert.Same(_recorder.Options[1], _recorder.Options[3]);
        Assert.NotSame(_recorder.Options[0], _recorder.Options[1]);
    }

    [Theory]
    [InlineData("{\"a\":[1]}", "$.a: the converter Lambda.Runtime.Tests.Json.JsonUserConverterTests+Recorder did not read the whole value (line 1, position 6)")]
    [InlineData("{\"a\":1}", "$.a: Cannot get the value of a token type 'Number' as a string (line 1, position 6)")]
    [InlineData("{\"a\":{\"b\":1}}", "$.a.b: Cannot get the value of a token type 'Number' as a string (line 1, position 11)")]
    [InlineData("{\"a\":\"json\"}", "$.a: thrown (line 1, position 6)")]
    public void FailedReading_IsErrorAtTheToken(string json, string message) => Assert.Equal(message, Assert.Throws<JsonException>(() => Read(json)).Message);

    [Theory]
    [InlineData("operation", typeof(InvalidOperationException))]
    [InlineData("format", typeof(FormatException))]
    public void OtherException_IsThrownUnchanged(string text, Type type) => Assert.Equal("thrown", Assert.Throws(type, () => Read($"\"{text}\"")).Message);

    [Fact]
    public void FailedCall_ReturnsOptions()
    {
        Assert.Throws<JsonException>(() => Read("1"));
        Assert.Equal("x", Read("\"x\""));
        Assert.Same(_recorder.Options[0], _recorder.Options[1]);
    }

    [Fact]
    public void Null_IsNotPassedToConverter()
    {
        Assert.Null(Read("null"));
        var buffer = new ByteBuffer(64);
        _converter.Write(new JsonWriter(buffer), null!);
        Assert.Equal("null", Encoding.UTF8.GetString(buffer.Filled));
        Assert.Empty(_recorder.Options);
    }

    private string? Read(string json) => JsonRootReader.Read(Encoding.UTF8.GetBytes(json), (ref reader) =>
    {
        if (json[0] != '{')
            return _converter.Read(ref reader);
        reader.Read();
        reader.Read();
        string? value = _converter.Read(ref reader);
        reader.Read();
        return value;
    });

    private sealed class Recorder : JsonConverter<string>
    {
        public List<JsonSerializerOptions> Options { get; } = [];

        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            Options.Add(options);
            if (reader.TokenType == JsonTokenType.StartArray)
                return "part";
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                reader.Read();
                reader.Read();
            }

            return reader.GetString() switch
            {
                "json" => throw new JsonException("thrown"),
                "operation" => throw new InvalidOperationException("thrown"),
                "format" => throw new FormatException("thrown"),
                var text => text,
            };
        }

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
        {
            Options.Add(options);
            writer.WriteStringValue(value);
        }
    }
}
