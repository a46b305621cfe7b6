using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Json;

namespace Lambda.Runtime.Tests.Json;

/// <summary>The library's part of <c>[LambdaJsonFormat]</c>, called as generated code calls it.</summary>
public sealed class JsonFormatsTests
{
    /// <summary>What is read, and the method that reads it.</summary>
    private static readonly (string Json, object? Expected, JsonRead<object?> Read)[] Valid =
    [
        ("\"[1]\"", 1, static (ref reader) => EncodedJsonReader.ReadText(ref reader, ReadOne)),
        ("\"\\u005b1\\n]\"", 1, static (ref reader) => EncodedJsonReader.ReadText(ref reader, ReadOne)),
        ("\"\\\"\\\\\\\\ä\\\\n\\\\u00e4\\\"\"", "\\ä\nä", static (ref reader) => EncodedJsonReader.ReadText(ref reader, JsonValueReader.GetString)),
        ("null", null, static (ref reader) => EncodedJsonReader.ReadText(ref reader, JsonValueReader.GetString)),
        ("\"WzFd\"", 1, static (ref reader) => EncodedJsonReader.ReadBase64(ref reader, ReadOne)),
        ("\"\\u0057zFd\"", 1, static (ref reader) => EncodedJsonReader.ReadBase64(ref reader, ReadOne)),
        ("null", null, static (ref reader) => EncodedJsonReader.ReadBase64(ref reader, JsonValueReader.GetString)),
        ("\"dMOkeHQ=\"", "täxt", static (ref reader) => EncodedJsonReader.GetBase64Text(ref reader)),
        ("null", null, static (ref reader) => EncodedJsonReader.GetBase64Text(ref reader)),
        ($"\"{Gzip("[1]")}\"", 1, static (ref reader) => EncodedJsonReader.ReadGzipBase64(ref reader, ReadOne)),
        ($"\"{Gzip("täxt")}\"", "täxt", static (ref reader) => EncodedJsonReader.GetGzipBase64Text(ref reader)),
        ("null", null, static (ref reader) => EncodedJsonReader.GetGzipBase64Text(ref reader)),
        ("null", null, static (ref reader) => EncodedJsonReader.GetGzipBase64Bytes(ref reader)),
        ("\"1545320650587\"", new DateTime(2018, 12, 20, 15, 44, 10, 587), static (ref reader) => FormattedValueReader.GetDateTime(ref reader)),
        ("1545320650", new DateTimeOffset(2018, 12, 20, 15, 44, 10, TimeSpan.Zero), static (ref reader) => FormattedValueReader.GetDateTimeOffset(ref reader)),
        ("\"2018-12-20T15:44:10Z\"", new DateTimeOffset(2018, 12, 20, 15, 44, 10, TimeSpan.Zero), static (ref reader) => FormattedValueReader.GetDateTimeOffset(ref reader)),
        ("\"a+b%2B%c3%A4/%zz%4\"", "a b+ä/%zz%4", static (ref reader) => FormattedValueReader.GetFormUrlEncoded(ref reader)),
        ("\"plain\"", "plain", static (ref reader) => FormattedValueReader.GetFormUrlEncoded(ref reader)),
        ("null", null, static (ref reader) => FormattedValueReader.GetFormUrlEncoded(ref reader)),
        ("null", null, static (ref reader) => FormattedValueReader.GetSignedBytes(ref reader)),
        ("""{"S":"a"}""", "a", static (ref reader) => ReadAttribute(ref reader, AttributeTypes.S)),
        ("""{"NULL":true}""", null, static (ref reader) => ReadAttribute(ref reader, AttributeTypes.S)),
        ("""{ "S" : "a" }""", "a", static (ref reader) => ReadAttribute(ref reader, AttributeTypes.S)),
        ("""{"\u0053":"a"}""", "a", static (ref reader) => ReadAttribute(ref reader, AttributeTypes.S)),
        ("""{"SS":"a"}""", "a", static (ref reader) => ReadAttribute(ref reader, AttributeTypes.SS)),
        ("null", null, static (ref reader) => ReadAttribute(ref reader, AttributeTypes.S)),
        ("""{"N":"1"}""", "1", static (ref reader) => ReadAttribute(ref reader, AttributeTypes.S | AttributeTypes.N)),
        ("true", true, static (ref reader) => AttributeReader.GetBoolean(ref reader)),
        ("\"0\"", false, static (ref reader) => AttributeReader.GetBoolean(ref reader)),
        ("\"1\"", true, static (ref reader) => AttributeReader.GetBoolean(ref reader)),
    ];

    /// <summary>What is rejected, and a part of the message.</summary>
    private static readonly (string Json, string Message, JsonRead<object?> Read)[] Invalid =
    [
        ("null", "$: expected a string with JSON, found null", static (ref reader) => EncodedJsonReader.ReadText(ref reader, JsonNumberReader.GetInt32)),
        ("1", "$: expected a string with JSON, found the number 1", static (ref reader) => EncodedJsonReader.ReadText(ref reader, JsonValueReader.GetString)),
        ("\"[x]\"", "$: in the JSON of this string, $[0]: ", static (ref reader) => EncodedJsonReader.ReadText(ref reader, ReadOne)),
        ("\"\\ud800\"", "expected a string of valid Unicode", static (ref reader) => EncodedJsonReader.ReadText(ref reader, ReadOne)),
        ("\"W\"", "$: expected base64, found a string", static (ref reader) => EncodedJsonReader.ReadBase64(ref reader, ReadOne)),
        ("\"/w==\"", "bytes that are not valid UTF-8", static (ref reader) => EncodedJsonReader.GetBase64Text(ref reader)),
        ("\"AAAA\"", "expected gzip in base64, found other bytes", static (ref reader) => EncodedJsonReader.GetGzipBase64Bytes(ref reader)),
        ("\"x\"", "expected an ISO 8601 date and time, or a number", static (ref reader) => FormattedValueReader.GetDateTime(ref reader)),
        ("\"%ff\"", "expected a form-encoded string of valid Unicode", static (ref reader) => FormattedValueReader.GetFormUrlEncoded(ref reader)),
        ("[-129]", "$[0]: expected a byte, from -128 to 255", static (ref reader) => FormattedValueReader.GetSignedBytes(ref reader)),
        ("[256]", "$[0]: expected a byte, from -128 to 255", static (ref reader) => FormattedValueReader.GetSignedBytes(ref reader)),
        ("[\"1\"]", "$[0]: expected a byte, found a string", static (ref reader) => FormattedValueReader.GetSignedBytes(ref reader)),
        ("\"a\"", "expected an attribute value, such as", static (ref reader) => ReadAttribute(ref reader, AttributeTypes.S)),
        ("{}", "found an empty object", static (ref reader) => ReadAttribute(ref reader, AttributeTypes.S)),
        ("""{"X":"a"}""", "$.X: expected an attribute value of the type S, found \"X\"", static (ref reader) => ReadAttribute(ref reader, AttributeTypes.S)),
        ("""{"S":"a"}""", "$.S: expected an attribute value of the type N, found \"S\"", static (ref reader) => ReadAttribute(ref reader, AttributeTypes.N)),
        ("""{"S" "a"}""", "$: expected ':' after a name, found '\"'", static (ref reader) => ReadAttribute(ref reader, AttributeTypes.S)),
        ("""{"S":}""", "$.S: expected a JSON value, found '}'", static (ref reader) => ReadAttribute(ref reader, AttributeTypes.S)),
        ("""{"S""", "expected the end of a string", static (ref reader) => ReadAttribute(ref reader, AttributeTypes.S)),
        ("""{"M":{}}""", "of the type BOOL or L or SS, found \"M\"", static (ref reader) => ReadAttribute(ref reader, AttributeTypes.BOOL | AttributeTypes.L | AttributeTypes.SS)),
        ("""{"S":"a","N":"1"}""", "expected the end of the attribute value, which has one member, found \"N\"", static (ref reader) => ReadAttribute(ref reader, AttributeTypes.S)),
        ("""{"N":true}""", "$.N: expected a number in a string, found true", static (ref reader) => ReadAttribute(ref reader, AttributeTypes.N)),
        ("""{"NULL":1}""", "expected true or false", static (ref reader) => ReadAttribute(ref reader, AttributeTypes.S)),
        ("\"2\"", "expected true, false, 0 or 1", static (ref reader) => AttributeReader.GetBoolean(ref reader)),
    ];

    /// <summary>What is written.</summary>
    private static readonly (string Json, Action<JsonWriter> Write)[] Written =
    [
        ("1545320650.587", static writer => writer.WriteUnixTime(new DateTime(2018, 12, 20, 15, 44, 10, 587, DateTimeKind.Utc), TimeSpan.TicksPerSecond, default)),
        ("\"-1000\"", static writer => writer.WriteUnixTime(DateTimeOffset.UnixEpoch.AddSeconds(-1), TimeSpan.TicksPerMillisecond, JsonNumberHandling.WriteAsString)),
        ("\"2018-12-20T15:44:10Z\"", static writer => writer.WriteUtcTime(new DateTime(2018, 12, 20, 15, 44, 10), 0)),
        ("\"2018-12-20T15:44:10.000Z\"", static writer => writer.WriteUtcTime(new DateTimeOffset(2018, 12, 20, 16, 44, 10, TimeSpan.FromHours(1)), 3)),
        ("\"2018-12-20T15:44:10.500Z\"", static writer => writer.WriteUtcTime(new DateTime(2018, 12, 20, 15, 44, 10, 500), 0)),
        ("\"2018-12-20T15:44:10.000001Z\"", static writer => writer.WriteUtcTime(new DateTime(2018, 12, 20, 15, 44, 10).AddTicks(10), 3)),
        ("\"2018-12-20T15:44:10.0000001Z\"", static writer => writer.WriteUtcTime(new DateTime(2018, 12, 20, 15, 44, 10).AddTicks(1), 3)),
        ("\"a+b%2B%C3%A4/%25-._*%28\"", static writer => writer.WriteFormUrlEncoded("a b+ä/%-._*(")),
        ("null", static writer => writer.WriteFormUrlEncoded(null)),
        ("[1,-1,-128]", static writer => writer.WriteSignedBytes([1, 255, 128])),
        ("null", static writer => writer.WriteSignedBytes(null)),
        ("\"{\\\"a\\\":\\\"\\\\n\\u0001ä\\\"}\"",
            static writer => EncodedJsonWriter.WriteText(writer, "{\"a\":\"\\n\u0001ä\"}", static (inner, text) => inner.WriteRaw(Encoding.UTF8.GetBytes(text)))),
        ("null", static writer => EncodedJsonWriter.WriteText<string?>(writer, null, static (inner, text) => inner.WriteString(text))),
        ("\"ImEi\"", static writer => EncodedJsonWriter.WriteBase64(writer, "a", static (inner, text) => inner.WriteString(text))),
        ("null", static writer => EncodedJsonWriter.WriteBase64<string?>(writer, null, static (inner, text) => inner.WriteString(text))),
        ("\"YQ==\"", static writer => EncodedJsonWriter.WriteBase64Text(writer, "a")),
        ("null", static writer => EncodedJsonWriter.WriteBase64Text(writer, null)),
        ("null", static writer => EncodedJsonWriter.WriteGzipBase64Text(writer, null)),
        ("null", static writer => EncodedJsonWriter.WriteGzipBase64Bytes(writer, null)),
        ("{\"S\":1}", static writer => { writer.StartAttribute("{\"S\":"u8); writer.WriteNumber(1); writer.EndAttribute(); }),
        ("{\"NULL\":true}", static writer => writer.WriteNullAttribute()),
        ("[1, 2]", static writer => writer.WriteRawJson(RawJson.Parse(" [1, 2] "))),
        ("null", static writer => writer.WriteRawJson(default)),
    ];

    [Fact]
    public void ValidValues_AreRead() => Assert.All(
        Valid, static one => Assert.Equal(one.Expected, JsonRootReader.Read(Encoding.UTF8.GetBytes(one.Json), one.Read)));

    [Fact]
    public void InvalidValues_AreErrors() => Assert.All(
        Invalid,
        static one => Assert.Contains(
            one.Message, Assert.Throws<JsonException>(() => JsonRootReader.Read(Encoding.UTF8.GetBytes(one.Json), one.Read)).Message, StringComparison.Ordinal));

    [Fact]
    public void Values_AreWritten() => Assert.All(Written, static one =>
    {
        var buffer = new ByteBuffer(16);
        one.Write(new JsonWriter(buffer));
        Assert.Equal(one.Json, Encoding.UTF8.GetString(buffer.Filled));
    });

    [Fact]
    public void Bytes_AreReadAsTheyWereWritten()
    {
        byte[] bytes = [0, 1, 127, 128, 255];
        var buffer = new ByteBuffer(16);
        var writer = new JsonWriter(buffer);
        EncodedJsonWriter.WriteGzipBase64Bytes(writer, bytes);
        Assert.Equal(bytes, JsonRootReader.Read(buffer.Filled, EncodedJsonReader.GetGzipBase64Bytes));
        buffer.Reset();
        EncodedJsonWriter.WriteGzipBase64(writer, "täxt", static (inner, text) => inner.WriteString(text));
        Assert.Equal("täxt", JsonRootReader.Read(buffer.Filled, static (ref reader) => EncodedJsonReader.ReadGzipBase64(ref reader, JsonValueReader.GetString)));
        buffer.Reset();
        writer.WriteSignedBytes(bytes);
        Assert.Equal(bytes, JsonRootReader.Read(buffer.Filled, FormattedValueReader.GetSignedBytes));
    }

    [Fact]
    public void RawJson_IsAPartOfItsText_AndItsCloneIsNot()
    {
        byte[] json = [.. """{"a": [1, null] }"""u8];
        RawJson value = RawJsonReader.Read(json.AsMemory(), static (ref reader) =>
        {
            reader.Read();
            reader.Read();
            RawJson found = RawJsonReader.GetRawJson(ref reader);
            reader.Read();
            return found;
        });
        Assert.Equal(("[1, null]", JsonValueKind.Array, false), (value.ToString(), value.ValueKind, value.IsNull));
        Assert.True(json.AsSpan().Overlaps(value.Utf8.Span));
        Assert.False(json.AsSpan().Overlaps(value.Clone().Utf8.Span));
        Assert.Equal(("null", JsonValueKind.Null, true), (default(RawJson).ToString(), default(RawJson).ValueKind, default(RawJson).Clone().IsNull));
        Assert.Equal(
            [JsonValueKind.Object, JsonValueKind.String, JsonValueKind.True, JsonValueKind.False, JsonValueKind.Null, JsonValueKind.Number, JsonValueKind.Number],
            new[] { "{}", "\"\"", "true", "false", "null", "0", "-1" }.Select(static text => RawJson.Parse(text).ValueKind));
        Assert.Throws<JsonException>(static () => RawJson.Parse("[1"));
    }

    private static object? ReadOne(ref JsonReader reader)
    {
        JsonValueReader.RequireArray(ref reader);
        JsonValueReader.NextElement(ref reader);
        object one = JsonNumberReader.GetInt32(ref reader);
        JsonValueReader.NextElement(ref reader);
        return one;
    }

    private static object? ReadAttribute(ref JsonReader reader, AttributeTypes types) => AttributeReader.IsNull(ref reader)
        ? null
        : AttributeReader.Close<object?>(ref reader, AttributeReader.Open(ref reader, types) ? JsonValueReader.GetString(ref reader) : null);

    private static string Gzip(string text)
    {
        using var compressed = new MemoryStream();
        using (var stream = new GZipStream(compressed, CompressionLevel.Fastest))
            stream.Write(Encoding.UTF8.GetBytes(text));
        return Convert.ToBase64String(compressed.ToArray());
    }
}
