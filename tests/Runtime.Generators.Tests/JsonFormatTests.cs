using System.IO.Compression;
using System.Text;
using Lambda.Runtime.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>Members with <c>[LambdaJsonFormat]</c>: units of times, and encodings.</summary>
public sealed class JsonFormatTests
{
    private const string Types = """
        using System;
        using System.Collections.Generic;
        using System.Text.Json;
        using System.Text.Json.Serialization;

        public record Order(string Id, int Count, [property: LambdaJsonFormat(JsonFormat.UnixTimeMilliseconds)] DateTimeOffset? At = null);

        [LambdaJsonTypeOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
        public class R
        {
            [LambdaJsonFormat(JsonFormat.UnixTimeSeconds)] public DateTimeOffset? Seconds { get; init; }
            [LambdaJsonFormat(JsonFormat.UnixTimeMilliseconds)] public DateTime? Milliseconds { get; init; }
            [LambdaJsonFormat(JsonFormat.UnixTimeMicroseconds)] public DateTimeOffset? Microseconds { get; init; }
            [LambdaJsonFormat(JsonFormat.UnixTimeMilliseconds), JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)] public DateTimeOffset? Text { get; init; }
            [LambdaJsonFormat(JsonFormat.UnixTimeSeconds)] public Dictionary<string, List<DateTime?>>? Times { get; init; }
            [LambdaJsonFormat(JsonFormat.UtcTime)] public DateTimeOffset? Utc { get; init; }
            [LambdaJsonFormat(JsonFormat.UtcTimeMilliseconds)] public DateTime? UtcMilliseconds { get; init; }
            [LambdaJsonFormat(JsonFormat.FormUrlEncoded)] public string? Key { get; init; }
            [LambdaJsonFormat(JsonFormat.FormUrlEncoded)] public string[]? Keys { get; init; }
            [LambdaJsonFormat(JsonFormat.ScalarText)] public string? Scalar { get; init; }
            [LambdaJsonFormat(JsonFormat.ScalarText)] public IReadOnlyDictionary<string, string>? Scalars { get; init; }
            [LambdaJsonFormat(JsonFormat.SignedBytes)] public byte[]? Bytes { get; init; }
            [LambdaJsonFormat(JsonFormat.SignedBytes)] public List<Dictionary<string, ReadOnlyMemory<byte>>>? Headers { get; init; }
            [LambdaJsonFormat(JsonFormat.JsonText)] public Order? Body { get; init; }
            [LambdaJsonFormat(JsonFormat.JsonText)] public List<Order>? Bodies { get; init; }
            [LambdaJsonFormat(JsonFormat.JsonText)] public int? Number { get; init; }
            [LambdaJsonFormat(JsonFormat.JsonText)] public string? Plain { get; init; }
            [LambdaJsonFormat(JsonFormat.JsonText)] public R? Again { get; init; }
            [LambdaJsonFormat(JsonFormat.Base64)] public Order? Data { get; init; }
            [LambdaJsonFormat(JsonFormat.Base64)] public string? DataText { get; init; }
            [LambdaJsonFormat(JsonFormat.Base64)] public byte[]? DataBytes { get; init; }
            [LambdaJsonFormat(JsonFormat.Base64)] public ReadOnlyMemory<byte>? Memory { get; init; }
            [LambdaJsonFormat(JsonFormat.GzipBase64)] public Order? Zipped { get; init; }
            [LambdaJsonFormat(JsonFormat.GzipBase64)] public string? ZippedText { get; init; }
            [LambdaJsonFormat(JsonFormat.GzipBase64)] public byte[]? ZippedBytes { get; init; }
            [LambdaJsonFormat(JsonFormat.SingleOrArray)] public IReadOnlyList<string>? Texts { get; init; }
            [LambdaJsonFormat(JsonFormat.SingleOrArray)] public HashSet<int?>? Numbers { get; init; }
            [LambdaJsonFormat(JsonFormat.SingleOrArray)] public Order[]? Orders { get; init; }
            [LambdaJsonFormat(JsonFormat.SingleOrArray)] public IReadOnlyDictionary<string, IReadOnlyList<string>>? Lists { get; init; }
            [LambdaJsonFormat(JsonFormat.SingleOrArray)] public List<List<string>>? Nested { get; init; }
            [LambdaJsonFormat(JsonFormat.SingleOrArray)] public System.Collections.Immutable.ImmutableArray<string>? Immutable { get; init; }
            public IReadOnlyList<string>? Always { get; init; }
        }

        """;

    private static readonly Generation Generated = Generation.Of(Types + "public static class Functions { [LambdaHandler] public static R Back(R r) => r; }");

    private static readonly Generation HtmlSafe = Generation.Of(
        Types.Replace("public record", "[assembly: LambdaJson(Escaping = JsonEscaping.HtmlSafe)] public record", StringComparison.Ordinal)
        + "public static class Functions { [LambdaHandler] public static R Back(R r) => r; }");

    /// <summary>A text that is read and written back, and what comes back if that differs.</summary>
    public static TheoryData<string, string?> Values => new()
    {
        { """{"seconds":1545320650.587}""", null },
        { """{"seconds":1545320650}""", null },
        { """{"seconds":-0.5}""", null },
        { """{"seconds":1.54532065E9}""", """{"seconds":1545320650}""" },
        { """{"seconds":1545320650587}""", """{"seconds":1545320650.587}""" },
        { """{"seconds":1545320650587123}""", """{"seconds":1545320650.587123}""" },
        { """{"seconds":"1545320650.5"}""", """{"seconds":1545320650.5}""" },
        { """{"seconds":"2018-12-20T15:44:10Z"}""", """{"seconds":1545320650}""" },
        { """{"seconds":"2018-12-20T17:44:10.5872+02:00"}""", """{"seconds":1545320650.5872}""" },
        { """{"seconds":"2018-12-20T15:44:10"}""", """{"seconds":1545320650}""" },
        { """{"milliseconds":"2018-12-20T15:44:10"}""", """{"milliseconds":1545320650000}""" },
        { """{"milliseconds":1545320650587}""", null },
        { """{"milliseconds":1545320650587.25}""", null },
        { """{"microseconds":1545320650587123}""", null },
        { """{"microseconds":1545320650}""", """{"microseconds":1545320650000000}""" },
        { """{"text":"1545320650587"}""", null },
        { """{"text":1545320650587}""", """{"text":"1545320650587"}""" },
        { """{"times":{"a":[1,null,2.5]}}""", null },
        { """{"utc":"2018-12-20T15:44:10Z"}""", null },
        { """{"utc":"2018-12-20T15:44:10.120Z"}""", null },
        { """{"utc":"2018-12-20T15:44:10.000120Z"}""", null },
        { """{"utc":"2018-12-20T15:44:10.0000001Z"}""", null },
        { """{"utc":"2018-12-20T16:44:10+01:00"}""", """{"utc":"2018-12-20T15:44:10Z"}""" },
        { """{"utc":1545320650.5}""", """{"utc":"2018-12-20T15:44:10.500Z"}""" },
        { """{"utcMilliseconds":"2018-12-20T15:44:10.000Z"}""", null },
        { """{"utcMilliseconds":"2018-12-20T15:44:10"}""", """{"utcMilliseconds":"2018-12-20T15:44:10.000Z"}""" },
        { """{"key":"a+b/%C3%A4%2B%281%29.jpg"}""", null },
        { """{"key":"plain"}""", null },
        { """{"key":"100%"}""", """{"key":"100%25"}""" },
        { """{"keys":["a+b","c"]}""", null },
        { """{"scalar":"täxt \""}""", """{"scalar":"täxt \""}""" },
        { """{"scalar":""}""", null },
        { """{"scalar":null}""", "{}" },
        { """{"scalar":true}""", """{"scalar":"true"}""" },
        { """{"scalar":false}""", """{"scalar":"false"}""" },
        { """{"scalar":-1.50e3}""", """{"scalar":"-1.50e3"}""" },
        { """{"scalars":{"a":true,"b":1.50,"c":"x","d":null}}""", """{"scalars":{"a":"true","b":"1.50","c":"x","d":null}}""" },
        { """{"bytes":[118,-36,0,127,-128]}""", null },
        { """{"bytes":[255,128,0]}""", """{"bytes":[-1,-128,0]}""" },
        { """{"bytes":[]}""", null },
        { """{"headers":[{"a":[1,-2]},{"b":[]}]}""", null },
        { """{"body":"{\"id\":\"\\\"1\\\" ä\\n\",\"count\":2,\"at\":1545320650587}"}""", null },
        { """{"body":" {\"count\":2,\n \"id\":\"1\"} "}""", """{"body":"{\"id\":\"1\",\"count\":2,\"at\":null}"}""" },
        { """{"body":null}""", "{}" },
        { """{"body":"null"}""", "{}" },
        { """{"bodies":"[]"}""", null },
        { """{"number":"5"}""", null },
        { """{"number":"null"}""", "{}" },
        { """{"plain":"{\"not\":\"read\"}"}""", null },
        { """{"again":"{\"again\":\"{\\\"number\\\":\\\"1\\\"}\"}"}""", null },
        { $$"""{"data":"{{Base64("""{"id":"1","count":2,"at":null}""")}}"}""", null },
        { $$"""{"dataText":"{{Base64("täxt")}}"}""", null },
        { """{"dataText":"YQ==","dataBytes":"AQI="}""", null },
        { """{"dataText":"\u0059Q==","dataBytes":null}""", """{"dataText":"YQ=="}""" },
        { """{"dataText":"YR==","dataBytes":"//9=","memory":"AQ5="}""", """{"dataText":"YQ==","dataBytes":"//8=","memory":"AQ4="}""" },
        { """{"dataBytes":"","memory":"AQIDBA=="}""", null },
        { """{"texts":["a","b"]}""", null },
        { """{"texts":[]}""", null },
        { """{"texts":"a"}""", """{"texts":["a"]}""" },
        { """{"texts":null}""", "{}" },
        { """{"texts":[null]}""", null },
        { """{"numbers":7}""", """{"numbers":[7]}""" },
        { """{"orders":{"id":"1","count":2}}""", """{"orders":[{"id":"1","count":2,"at":null}]}""" },
        { """{"lists":{"a":"b","c":["d","e"],"f":null,"g":[]}}""", """{"lists":{"a":["b"],"c":["d","e"],"f":null,"g":[]}}""" },
        { """{"nested":"a"}""", """{"nested":[["a"]]}""" },
        { """{"nested":["a",["b","c"]]}""", """{"nested":[["a"],["b","c"]]}""" },
        { """{"immutable":"a"}""", """{"immutable":["a"]}""" },
    };

    /// <summary>An event with an error, and a part of the message.</summary>
    public static TheoryData<string, string> Errors => new()
    {
        { """{"seconds":"soon"}""", "$.seconds: expected an ISO 8601 date and time, or a number" },
        { """{"seconds":1e30}""", "$.seconds: expected seconds, milliseconds or microseconds since 1970 that are in the years 1 to 9999, found the number 1e30" },
        { """{"key":"%FF"}""", "$.key: expected a form-encoded string of valid Unicode, found a string" },
        { """{"key":1}""", "$.key: expected a string, found the number 1" },
        { """{"scalar":{}}""", "$.scalar: expected a string, a number, true or false, found an object" },
        { """{"scalars":{"a":[]}}""", "$.scalars.a: expected a string, a number, true or false, found an array" },
        { """{"bytes":[256]}""", "$.bytes[0]: expected a byte, from -128 to 255, found the number 256" },
        { """{"bytes":["1"]}""", "$.bytes[0]: expected a byte, found a string" },
        { """{"bytes":[1.5]}""", "$.bytes[0]: " },
        { """{"bytes":"AQ=="}""", "$.bytes: expected an array, found a string" },
        { """{"body":{"id":"1"}}""", "$.body: expected a string with JSON, found an object" },
        { """{"body":"{\"id\":1}"}""", "$.body: in the JSON of this string, $.id: expected a string, found the number 1 (line 1, position 7) (line 1, position 9)" },
        { """{"body":"x"}""", "$.body: in the JSON of this string, $: " },
        { """{"body":""}""", "$.body: in the JSON of this string, $: expected a JSON value" },
        { """{"body":"\"\ud800\""}""", "$.body: expected a string of valid Unicode" },
        { """{"data":"e30"}""", "$.data: expected base64, found a string" },
        { """{"data":7}""", "$.data: expected base64, found the number 7" },
        { """{"data":"e30="}""", "" },
        { """{"dataBytes":"="}""", "$.dataBytes: expected base64, found a string" },
        { """{"dataBytes":"Y==="}""", "$.dataBytes: expected base64, found a string" },
        { """{"dataBytes":"ää=="}""", "$.dataBytes: expected base64, found a string" },
        { """{"dataBytes":7}""", "$.dataBytes: expected base64, found the number 7" },
        { """{"data":"W10="}""", "$.data: in the JSON of this string, $: expected an object, found an array" },
        { """{"dataText":"/w=="}""", "$.dataText: expected text in base64, found bytes that are not valid UTF-8" },
        { """{"zipped":"AAAA"}""", "$.zipped: expected gzip in base64, found other bytes" },
        { """{"zipped":"eP///w=="}""", "$.zipped: expected gzip in base64, found other bytes" },
        { """{"zipped":"eA=="}""", "$.zipped: " },
        { """{"zipped":"!"}""", "$.zipped: expected base64, found a string" },
        { """{"texts":7}""", "$.texts: expected a string, found the number 7" },
        { """{"texts":["a",7]}""", "$.texts[1]: expected a string, found the number 7" },
        { """{"lists":{"a":{}}}""", "$.lists.a: expected a string, found an object" },
        { """{"lists":"a"}""", "$.lists: expected an object, found a string" },
        { """{"always":"a"}""", "$.always: expected an array, found a string" },
    };

    /// <summary>The generator does not reference the library, so it reads a format from an attribute by its number.</summary>
    [Fact]
    public void TheGeneratorNumbersTheFormatsAsTheLibrary() =>
        Assert.Equal(
            Enum.GetValues<JsonFormat>().Select(format => (format.ToString(), (int)format)),
            Enum.GetValues<ValueFormat>().Select(format => (format.ToString(), (int)format)));

    [Theory]
    [MemberData(nameof(Values))]
    public void Value_IsReadAndWrittenInItsFormat(string json, string? expected)
    {
        using var function = CompiledFunction.Start(Generated, "Back");
        Assert.Equal((false, expected ?? json), function.Invoke(json));
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public void OtherValue_IsAnErrorWithItsPath(string json, string message)
    {
        using var function = CompiledFunction.Start(Generated, "Back");
        (bool isError, string body) = function.Invoke(json);
        Assert.Equal(message != "", isError);
        Assert.Contains(message, body.Replace("\\\"", "\"", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Gzip_IsDecompressed_AndCompressed()
    {
        using var function = CompiledFunction.Start(Generated, "Back");
        (bool isError, string body) = function.Invoke($$"""{"zipped":"{{Gzip("""{"id":"1","count":2}""")}}","zippedText":"{{Gzip("täxt")}}","zippedBytes":"{{Gzip("bytes")}}"}""");
        Assert.False(isError, body);
        using var back = System.Text.Json.JsonDocument.Parse(body);
        Assert.Equal("""{"id":"1","count":2,"at":null}""", Gunzip(back, "zipped"));
        Assert.Equal("täxt", Gunzip(back, "zippedText"));
        Assert.Equal("bytes", Gunzip(back, "zippedBytes"));
    }

    /// <summary>Its header differs, and some libraries write it for CloudWatch Logs.</summary>
    [Fact]
    public void ZLib_IsDecompressed()
    {
        using var compressed = new MemoryStream();
        using (var stream = new ZLibStream(compressed, CompressionLevel.Fastest))
            stream.Write("""{"id":"1","count":2}"""u8);
        using var function = CompiledFunction.Start(Generated, "Back");
        (bool isError, string body) = function.Invoke($$"""{"zipped":"{{Convert.ToBase64String(compressed.ToArray())}}"}""");
        Assert.False(isError, body);
        using var back = System.Text.Json.JsonDocument.Parse(body);
        Assert.Equal("""{"id":"1","count":2,"at":null}""", Gunzip(back, "zipped"));
    }

    /// <summary>A thousand times as much as the event: a bomb.</summary>
    [Fact]
    public void MoreThan64MiBOfGzip_AreAnError()
    {
        using var function = CompiledFunction.Start(Generated, "Back");
        (bool isError, string body) = function.Invoke($$"""{"zippedBytes":"{{Gzip(new string('a', 64 * 1024 * 1024 + 1))}}"}""");
        Assert.True(isError);
        Assert.Contains("$.zippedBytes: its gzip data has more than 67108864 bytes when decompressed", body, StringComparison.Ordinal);
    }

    [Fact]
    public void HtmlSafeText_HasTheEscapesOfBothLevels()
    {
        using var function = CompiledFunction.Start(HtmlSafe, "Back");
        Assert.Equal(
            (false, """{"body":"{\u0022id\u0022:\u0022\\u003Cb\\u003E\u0022,\u0022count\u0022:1,\u0022at\u0022:null}"}"""),
            function.Invoke("""{"body":"{\"id\":\"<b>\",\"count\":1}"}"""));
    }

    /// <summary>Also the elements of a list that the object has already.</summary>
    [Fact]
    public void SingleValue_IsAddedToAnExistingList()
    {
        var generation = Generation.Of("""
            using System.Collections.Generic;
            using System.Text.Json.Serialization;
            [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
            public class R
            {
                [LambdaJsonFormat(JsonFormat.SingleOrArray)] public List<string> Texts { get; } = ["a"];
                [LambdaJsonFormat(JsonFormat.SingleOrArray)] public IList<string> Fixed { get; } = new[] { "a" };
            }
            public static class Functions { [LambdaHandler] public static R Back(R r) => r; }
            """);
        using var function = CompiledFunction.Start(generation, "Back");
        Assert.Equal((false, """{"texts":["a","b"],"fixed":["a"]}"""), function.Invoke("""{"texts":"b"}"""));
        Assert.Equal((false, """{"texts":["a","b","c"],"fixed":["a"]}"""), function.Invoke("""{"texts":["b","c"]}"""));
        (bool isError, string body) = function.Invoke("""{"fixed":"b"}""");
        Assert.True(isError);
        Assert.Contains("$.fixed", body, StringComparison.Ordinal);
    }

    /// <summary>A value that contains itself in its text would be written without end.</summary>
    [Fact]
    public void CycleOfTexts_IsAnError()
    {
        var generation = Generation.Of("""
            public class Node { [LambdaJsonFormat(JsonFormat.JsonText)] public Node? Next { get; set; } }
            public static class Functions { [LambdaHandler] public static Node Run() { var node = new Node(); node.Next = node; return node; } }
            """);
        using var function = CompiledFunction.Start(generation, "Run");
        (bool isError, string body) = function.Invoke("null");
        Assert.True(isError);
        Assert.Contains("deeper than 64 levels", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[LambdaJsonFormat(JsonFormat.UnixTimeSeconds)] public string? A { get; set; }", "'r.A' carries [LambdaJsonFormat(JsonFormat.UnixTimeSeconds)], but is of type 'string?'; use it for a DateTime or DateTimeOffset")]
    [InlineData("[LambdaJsonFormat(JsonFormat.UnixTimeMilliseconds)] public System.DateOnly A { get; set; }", "but is of type 'System.DateOnly'")]
    [InlineData("[LambdaJsonFormat(JsonFormat.FormUrlEncoded)] public int A { get; set; }", "'r.A' carries [LambdaJsonFormat(JsonFormat.FormUrlEncoded)], but is of type 'int'; use it for a string")]
    [InlineData("[LambdaJsonFormat(JsonFormat.ScalarText)] public int A { get; set; }", "'r.A' carries [LambdaJsonFormat(JsonFormat.ScalarText)], but is of type 'int'; use it for a string")]
    [InlineData("[LambdaJsonFormat(JsonFormat.SignedBytes)] public string? A { get; set; }", "use it for byte[] or ReadOnlyMemory<byte>")]
    [InlineData("[LambdaJsonFormat(JsonFormat.SignedBytes)] public R? A { get; set; }", "but is of type 'R?'")]
    [InlineData("[LambdaJsonFormat(JsonFormat.JsonText), System.Text.Json.Serialization.JsonConverter(typeof(System.Text.Json.Serialization.JsonStringEnumConverter<System.DayOfWeek>))] public System.DayOfWeek A { get; set; }", "but a converter reads and writes it; remove one of the two")]
    [InlineData("[LambdaJsonFormat(JsonFormat.SingleOrArray)] public string? A { get; set; }", "'r.A' carries [LambdaJsonFormat(JsonFormat.SingleOrArray)], but is of type 'string?'; use it for a collection, or a dictionary of collections")]
    [InlineData("[LambdaJsonFormat(JsonFormat.SingleOrArray)] public byte[]? A { get; set; }", "but is of type 'byte[]?'")]
    [InlineData("[LambdaJsonFormat(JsonFormat.SingleOrArray)] public System.Collections.Generic.Dictionary<string, string>? A { get; set; }", "use it for a collection, or a dictionary of collections")]
    public void FormatThatDoesNotFit_IsAnError(string member, string message)
    {
        var generation = Generation.Run($$"""public class R { {{member}} } public static class F { [LambdaHandler] public static void Run(R r) { } }""");
        Diagnostic found = Assert.Single(generation.Result.Diagnostics, static found => found.Severity == DiagnosticSeverity.Error);
        Assert.Equal("LAMBDA029", found.Id);
        Assert.Contains(message, found.Text(), StringComparison.Ordinal);
    }

    /// <summary>What cannot be in a DynamoDB item.</summary>
    [Theory]
    [InlineData("LAMBDA029", "public class R { [LambdaJsonFormat(JsonFormat.DynamoDbItem)] public string? A { get; set; } }", "use it for an object or a dictionary")]
    [InlineData("LAMBDA029", "public class R { [LambdaJsonFormat(JsonFormat.DynamoDbItem)] public int[]? A { get; set; } }", "use it for an object or a dictionary")]
    [InlineData("LAMBDA020", "public class R { [LambdaJsonFormat(JsonFormat.DynamoDbItem)] public I? A { get; set; } } public class I { [LambdaJsonFormat(JsonFormat.SingleOrArray)] public string[]? B { get; set; } }", "it is in a DynamoDB item, which has the elements of a collection in a list or a set")]
    [InlineData("LAMBDA020", "public class R { [LambdaJsonFormat(JsonFormat.DynamoDbItem)] public I? A { get; set; } } public class I { public JsonElement B { get; set; } }", "'r.A.B' is of type 'System.Text.Json.JsonElement', which cannot be read from JSON: it is in a DynamoDB item; use RawJson for any JSON, or AttributeValue")]
    [InlineData("LAMBDA020", "public class R { [LambdaJsonFormat(JsonFormat.DynamoDbItem)] public I? A { get; set; } } public class I { public J? B { get; set; } } [JsonDerivedType(typeof(K), \"k\")] public class J; public class K : J;", "it is in a DynamoDB item, and has derived types")]
    [InlineData("LAMBDA020", "public class R { [LambdaJsonFormat(JsonFormat.DynamoDbItem)] public I? A { get; set; } } public class I { [JsonConverter(typeof(C))] public int B { get; set; } } public class C : JsonConverter<int> { public override int Read(ref Utf8JsonReader r, System.Type t, JsonSerializerOptions o) => 0; public override void Write(Utf8JsonWriter w, int v, JsonSerializerOptions o) { } }", "System.Text.Json, which reads and writes it, does not know the types of attribute values")]
    [InlineData("LAMBDA026", "public class R { [LambdaJsonFormat(JsonFormat.DynamoDbItem)] public I? A { get; set; } } public class I { [JsonExtensionData] public System.Collections.Generic.Dictionary<string, JsonElement>? B { get; set; } }", "cannot collect the members of a DynamoDB item")]
    [InlineData("LAMBDA028", "public class R { [LambdaJsonFormat(JsonFormat.DynamoDbItem)] public I? A { get; set; } } public class I { [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public System.Collections.Generic.List<int> B { get; } = []; }", "it is in a DynamoDB item, whose values are replaced")]
    public void ValueThatADynamoDbItemCannotHave_IsAnError(string id, string types, string message)
    {
        var generation = Generation.Run($$"""
            using System.Text.Json;
            using System.Text.Json.Serialization;
            {{types}}
            public static class F { [LambdaHandler] public static void Run(R r) { } }
            """);
        Diagnostic found = Assert.Single(generation.Result.Diagnostics, static found => found.Severity == DiagnosticSeverity.Error);
        Assert.Equal(id, found.Id);
        Assert.Contains(message, found.Text(), StringComparison.Ordinal);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Gzip(string text)
    {
        using var compressed = new MemoryStream();
        using (var stream = new GZipStream(compressed, CompressionLevel.Fastest))
            stream.Write(Encoding.UTF8.GetBytes(text));
        return Convert.ToBase64String(compressed.ToArray());
    }

    private static string Gunzip(System.Text.Json.JsonDocument json, string member)
    {
        using var stream = new GZipStream(new MemoryStream(json.RootElement.GetProperty(member).GetBytesFromBase64()), CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
