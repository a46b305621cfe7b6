using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>The characters that are escaped, wherever text is written: generated code follows the option, and agrees with System.Text.Json under the same encoder.</summary>
public sealed class EscapingTests
{
    private const string Types = """
        #nullable disable
        using System;
        using System.Collections.Generic;
        using System.Text.Json;
        using System.Text.Json.Nodes;
        using System.Text.Json.Serialization;
        using System.Text.Json.Serialization.Metadata;

        [JsonConverter(typeof(JsonStringEnumConverter))] public enum Color { None, [JsonStringEnumMemberName("rot & \n \"blau\" é🌍")] Red, [JsonStringEnumMemberName("<grün>")] Green }
        [Flags, JsonConverter(typeof(JsonStringEnumConverter))] public enum Marks { None = 0, [JsonStringEnumMemberName("<a>")] A = 1, [JsonStringEnumMemberName("ü")] B = 2 }

        public class Texts
        {
            public string A { get; set; }
            public char B { get; set; }
            public Uri C { get; set; }
            public Color D { get; set; }
            public Marks E { get; set; }
            public Color? F { get; set; }
            [JsonPropertyName("<g> & \"h\" \\ é🌍\u2028+'`")] public string G { get; set; }
            public object H { get; set; }
            public JsonElement? I { get; set; }
            public JsonDocument J { get; set; }
            public JsonNode K { get; set; }
            public JsonObject L { get; set; }
            public JsonArray M { get; set; }
            public List<string> N { get; set; }
            public DateTimeOffset O { get; set; }
            public byte[] P { get; set; }
            [JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)] public double Q { get; set; }
            [JsonExtensionData] public Dictionary<string, JsonElement> Rest { get; set; }
        }

        public class Keys
        {
            public Dictionary<string, string> A { get; set; }
            public Dictionary<char, int> B { get; set; }
            public Dictionary<Uri, int> C { get; set; }
            public Dictionary<Color, int> D { get; set; }
            public Dictionary<Marks, int> E { get; set; }
            public Dictionary<DateTimeOffset, int> F { get; set; }
        }

        public class Tree { public int A { get; set; } [JsonExtensionData] public JsonObject Rest { get; set; } = []; }

        [JsonPolymorphic(TypeDiscriminatorPropertyName = "<kind> é")]
        [JsonDerivedType(typeof(Derived), "the \"derived\" & é🌍\n")]
        [JsonDerivedType(typeof(Numbered), 7)]
        public class Base { public string Name { get; set; } }
        public class Derived : Base { public string More { get; set; } }
        public class Numbered : Base;

        [JsonConverter(typeof(WrittenConverter))] public record Written(string Text);
        public sealed class WrittenConverter : JsonConverter<Written>
        {
            public override Written Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => new(reader.GetString());
            public override void Write(Utf8JsonWriter writer, Written value, JsonSerializerOptions options)
            {
                writer.WriteStartObject();
                writer.WriteString("<name> é🌍", value.Text);
                writer.WriteRaw(value.Text, options);
                writer.WriteEndObject();
            }
        }

        public static class Raw
        {
            // Uses only the encoder of the options.
            public static void WriteRaw(this Utf8JsonWriter writer, string text, JsonSerializerOptions options)
            {
                writer.WritePropertyName(JsonEncodedText.Encode("raw é", options.Encoder));
                writer.WriteRawValue('"' + JsonEncodedText.Encode(text, options.Encoder).ToString() + '"');
            }
        }

        public class Holder { public Written Direct { get; set; } public List<Written> Several { get; set; } public Covered Covered { get; set; } }

        public class Covered { public string Text { get; set; } public Dictionary<string, int> Keys { get; set; } }
        [JsonSerializable(typeof(Covered))]
        public sealed class MyContext(JsonSerializerOptions options) : JsonSerializerContext(options)
        {
            private static readonly DefaultJsonTypeInfoResolver Resolver = new();
            public static MyContext Default { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web));
            protected override JsonSerializerOptions GeneratedSerializerOptions => null;
            public override JsonTypeInfo GetTypeInfo(Type type) => Resolver.GetTypeInfo(type, Options);
        }

        """;

    /// <summary>JSON strings. The last ones differ between the option and <see cref="JavaScriptEncoder.UnsafeRelaxedJsonEscaping"/>.</summary>
    private static readonly string[] Strings =
    [
        "\"\"", "\"plain\"", "\"\\\"\"", "\"\\\\\"", "\"\\/\"", "\"\\b\\t\\n\\f\\r\"", "\"\\u0000\\u0001\\u001f\"", "\"<a href='x'>&+`\"", "\"é\"", "\"ä longer text, with ümlauts in it, and a \\\"quote\\\"\"",
        "\"{\\\"message\\\":[1,2,3],\\\"more\\\":\\\"\\\\\\\"\\\"}\"", "\"日本語日本語日本語日本語\"", "\"🌍\"", "\"a🌍b\\ud83c\\udf0d\"", "\"\u007f\u0080\u009f\u2028\u2029\ue000\ufeff\uffff\u0378\"", "\"\\ufffd\"",
    ];

    private static readonly string[] Names = [.. Strings.Where(static text => text.Length > 2)];

    private static readonly string[] Documents =
    [
        .. from name in "abcghikn" from text in Strings select $"{{\"{name}\":{(name == 'n' ? $"[{text},null]" : text)}}}",
        .. from name in "hijklm" from text in Strings let value = $"[{text},{{{text}:{text}}}]" select $"{{\"{name}\":{(name == 'l' ? $"{{{text}:{text}}}" : value)}}}",
        .. from text in Names select $"{{{text}:{text}}}",
        "{\"d\":1,\"e\":3,\"f\":2}", "{\"d\":2,\"e\":1}", "{\"d\":9,\"e\":2,\"f\":null}", "{\"o\":\"2026-11-23T10:20:30+01:00\",\"p\":\"+/+/\",\"q\":1e+30}",
    ];

    private static readonly string[] KeyDocuments =
    [
        .. from text in Strings select $"{{\"a\":{{{text}:{text}}}}}",
        .. from text in (string[])["\"x\"", "\"é\"", "\"\\\"\"", "\"&\"", "\"\\n\"", "\"\\u2028\""] select $"{{\"b\":{{{text}:1}}}}",
        "{\"c\":{\"http://é.example/?a=<b>&c='d'\":1}}", "{\"d\":{\"<grün>\":1,\"None\":2,\"rot & \\n \\\"blau\\\" é🌍\":3,\"9\":4}}", "{\"e\":{\"<a>\":1,\"ü\":2,\"<a>, ü\":3}}", "{\"f\":{\"2026-11-23T10:20:30+01:00\":1}}",
    ];

    private static readonly string[] ObjectDocuments =
    [
        .. from text in Strings select $"{{\"name\":{text}}}",
        .. from text in Strings select $"{{\"<kind> é\":\"the \\\"derived\\\" & é🌍\\n\",\"name\":{text},\"more\":{text}}}",
        "{\"<kind> é\":7,\"name\":\"<é>\"}",
    ];

    private static readonly string[] HolderDocuments =
    [
        .. from text in Strings select $"{{\"direct\":{text},\"several\":[{text},{text}],\"covered\":{{\"text\":{text},\"keys\":{{{text}:1}}}}}}",
    ];

    public static TheoryData<JsonEscaping> Modes => [JsonEscaping.Minimal, JsonEscaping.HtmlSafe];

    [Theory]
    [MemberData(nameof(Modes))]
    public void Values_AgreeWithTheSerializer(JsonEscaping escaping) => Check(escaping, ["Texts"], Documents);

    [Theory]
    [MemberData(nameof(Modes))]
    public void Names_AgreeWithTheSerializer(JsonEscaping escaping) => Check(escaping, ["Keys", "Tree"], [.. KeyDocuments, .. from text in Names select $"{{{text}:{{{text}:{text}}}}}"]);

    [Theory]
    [MemberData(nameof(Modes))]
    public void Discriminators_AgreeWithTheSerializer(JsonEscaping escaping) => Check(escaping, ["Base", "List<Base>"], [.. ObjectDocuments, .. ObjectDocuments.Select(static json => $"[{json}]")]);

    [Theory]
    [MemberData(nameof(Modes))]
    public void ConvertersAndContexts_AgreeWithTheSerializer(JsonEscaping escaping) => Check(escaping, ["Holder", "Written"], [.. HolderDocuments, .. Strings]);

    /// <summary>Half of a surrogate pair cannot be read, so a handler creates it.</summary>
    [Theory]
    [InlineData(JsonEscaping.Minimal, "\ufffd")]
    [InlineData(JsonEscaping.HtmlSafe, "\\uFFFD")]
    public void HalfOfASurrogatePair_IsTheReplacementCharacter(JsonEscaping escaping, string replacement)
    {
        using CompiledFunction function = CompiledFunction.Start(Generation.Of(Source(escaping) + """
            public static class Functions
            {
                [LambdaHandler] public static object[] Halves(int count) =>
                    ["\ud800", "\udc00x", "a\ud800\ud800\udc00", new string('x', count) + "\ud800", new string('é', count) + "\ud83c\udf0d"];
            }
            """), "Halves");
        (bool isError, string body) = function.Invoke("255");
        Assert.False(isError, body);
        string[] read = JsonSerializer.Deserialize<string[]>(body)!;
        Assert.Equal(["\ufffd", "\ufffdx", "a\ufffd\ud800\udc00", new string('x', 255) + "\ufffd", new string('é', 255) + "🌍"], read);
        Assert.StartsWith($"[\"{replacement}\",\"{replacement}x\",\"a{replacement}", body, StringComparison.Ordinal);
    }

    /// <summary>The figures of docs/json.md, for a list of 50 items in the body of an HTTP response.</summary>
    [Fact]
    public void JsonInABody_GrowsByOneByteForEachQuotationMark()
    {
        using CompiledFunction function = CompiledFunction.Start(Generation.Of("""
            using System.Linq;
            public record Item(string Id, string Name, int Stock);
            public record Response(int StatusCode, string Body);
            public static class Functions
            {
                private static Item[] Items(int count) => [.. Enumerable.Range(1, count).Select(i => new Item($"a{i}", $"Item {i}", i))];
                [LambdaHandler] public static Response List(int count) => new(200, LambdaJson.Serialize(Items(count)));
            }
            """), "List");
        string body = function.Invoke("50").Body;
        string list = JsonDocument.Parse(body).RootElement.GetProperty("body").GetString()!;
        int quotes = list.Count(static c => c == '"');
        Assert.Equal("{\"statusCode\":200,\"body\":\"\"}".Length + list.Length + quotes, body.Length);
        Assert.Equal(500, quotes);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{list.Length} bytes become {list.Length + quotes}, {100 * quotes / list.Length} % more; with \\u0022 it would be {500 * quotes / list.Length} % more");
    }

    private static void Check(JsonEscaping escaping, string[] types, string[] documents)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Encoder = escaping == JsonEscaping.Minimal ? RequiredEscapes.Encoder : JavaScriptEncoder.Default,
        };
        SerializerAgreement.Assert(Source(escaping), types, documents, options);
    }

    private static string Source(JsonEscaping escaping)
    {
        // The attribute follows the using directives; the default option is omitted.
        string option = escaping == JsonEscaping.Minimal ? "" : $", Escaping = JsonEscaping.{escaping}";
        return new Regex("(?<=\n)\n").Replace(Types, $"\n[assembly: LambdaJson(typeof(MyContext){option})]\n", 1);
    }
}
