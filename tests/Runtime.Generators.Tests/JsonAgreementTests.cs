using System.Text.Json;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>System.Text.Json is the specification: generated code reads and writes the same as <see cref="JsonSerializer"/>.</summary>
public sealed class JsonAgreementTests
{
    private const string Types = """
        #nullable disable
        using System.Collections.Generic;
        using System.Text.Json.Serialization;

        public class Settable { public string Text { get; set; } = "kept"; public int Count { get; set; } = 7; public bool Flag { get; set; } public List<string> List { get; set; } }
        public record Positional(string Text, int Count = 5, bool Flag = true, double Ratio = 1.5, decimal Price = 2.50m, long Big = long.MinValue, float Small = -0.5f, int? None = null, string Word = "a\"b");
        public class Initialized { public string Text { get; init; } = "kept"; public int Count { get; init; } = 7; public Positional Inner { get; init; } }
        public class Mandatory { public required string Text { get; set; } public required int Count { get; init; } public bool Flag { get; set; } = true; public string More { get; init; } = "kept"; }
        public record Mixed(int Count) { public string Text { get; set; } = "kept"; public required bool Flag { get; init; } public int Twice => Count * 2; }
        public class GetOnly { public GetOnly(string text) => Text = text; public string Text { get; } public int Length => Text?.Length ?? -1; public int Hidden { private get; set; } public int Set { get; private set; } = 3; public static int Static { get; set; } public int this[int i] => i; internal int Internal { get; set; } public int Field; }
        public class Base { public string Text { get; set; } = "base"; public virtual int Count { get; set; } public int First { get; set; } }
        public class Derived : Base { public override int Count { get; set; } = 9; public new string Text { get; set; } = "derived"; public int Second { get; set; } }
        public record Node(string Text, Node Next, List<Node> Children, Node[] Others);
        public class Named { [JsonPropertyName("some-Name")] public string Text { get; set; } [JsonPropertyName("quote\" and \u00e9")] public int Count { get; set; } public int IPAddress { get; set; } public int URLValue { get; set; } public int x { get; set; } public int Größe { get; set; } public int ID { get; set; } }
        public record Wrapper<T>(T Value, List<T> Values, T[] Array);
        public record Generic(Wrapper<int> Ints, Wrapper<string> Strings, Wrapper<Positional> Objects);
        public record Numbers(byte A, sbyte B, short C, ushort D, int E, uint F, long G, ulong H, float I, double J, decimal K);
        public record Nullables(byte? A, sbyte? B, short? C, ushort? D, int? E, uint? F, long? G, ulong? H, float? I, double? J, decimal? K, bool? L);
        public record Lists(List<int> Ints, int[] Array, List<List<string>> Nested, List<int?> Holes, bool[] Flags, Positional[] Objects);
        public record Keywords(int @class, string @event) { public bool @value { get; set; } public int @default { get; init; } }
        """;

    private static readonly string[] Scalars =
    [
        "null", "true", "false", "0", "1", "-1", "7.0", "1e2", "1.5", "-0", "255", "256", "65536", "2147483647", "2147483648", "-2147483648",
        "9223372036854775807", "18446744073709551615", "18446744073709551616", "1e999", "-1e-400", "79228162514264337593543950335", "1.10",
        "0.1000000000000000055511151231257827", "12345678901234567890.1234567890", "3.4028235e38", "1e39",
        "\"\"", "\"text\"", "\"1\"", "\" 1\"", "\"1 \"", "\"+1\"", "\"01\"", "\"1.5\"", "\"1e2\"", "\"NaN\"", "\"nan\"", "\"Infinity\"", "\"-Infinity\"", "\"1e999\"", "\"\\u0031\"",
        "\"true\"", "\"\\ud83c\\udf0d\"", "\"\\ud800\"", "\"\\udc00x\"", "\"<&'+é🌍\"", "[]", "{}", "[1]", "{\"a\":1}",
    ];

    private static readonly string[] Documents =
    [
        "{}", "null", "[]", "1", "\"x\"", "true", "[{}]", "{ }", " {} ", "{}\n", "{\"text\":null}", "{\"text\":\"a\",\"text\":\"b\"}", "{\"TEXT\":\"a\"}",
        "{\"text\":\"a\",\"count\":1,\"flag\":false}", "{\"count\":1,\"flag\":false,\"text\":\"a\"}", "{\"Flag\":true,\"Count\":2}", "{\"count\":\"3\"}",
        "{\"unknown\":{\"deep\":[1,{\"x\":null}]},\"text\":\"a\"}", "{\"te\\u0078t\":\"escaped\"}", "{\"TE\\u0058T\":\"escaped\"}", "{\"\":1}",
        "{\"count\":null}", "{\"count\":1.5}", "{\"count\":[]}", "{\"flag\":1}", "{\"text\":1}", "{\"text\":{}}", "{\"list\":[\"a\",null]}", "{\"list\":null}", "{\"list\":{}}", "{\"list\":[1]}",
        "", " ", "{", "}", "{\"text\"", "{\"text\":", "{\"text\":\"a\"", "{\"text\":\"a\",}", "{\"text\":\"a\"}x", "{\"text\":\"a\"} {}", "{text:1}", "{'text':1}", "// c\n{}", "{/*c*/}", "nul", "\u0001", "{\"text\":\"\u0001\"}",
        "{\"inner\":{\"text\":\"i\"},\"next\":{\"text\":\"n\",\"children\":[{\"text\":\"c\"},null],\"others\":[]}}",
        "{\"some-Name\":\"n\",\"SOME-NAME\":\"m\",\"quote\\\" and \\u00e9\":4,\"ipAddress\":5,\"urlValue\":6,\"x\":7,\"größe\":8,\"id\":9}", "{\"GRÖSSE\":1,\"GRÖßE\":2,\"X\":3,\"Id\":4}",
        "{\"ints\":{\"value\":1,\"values\":[1,2],\"array\":[3]},\"strings\":{\"value\":\"s\",\"values\":[\"t\"]},\"objects\":{\"value\":{\"count\":1},\"values\":[{}]}}",
        "{\"ints\":[1,2],\"array\":[3],\"nested\":[[\"a\"],[],null],\"holes\":[1,null],\"flags\":[true],\"objects\":[{\"text\":\"o\"},null]}", "{\"ints\":[1,\"2\"]}", "{\"nested\":[[1]]}", "{\"objects\":[1]}",
        "{\"first\":1,\"second\":2,\"count\":3,\"text\":\"t\"}", "{\"class\":1,\"event\":\"e\",\"value\":true,\"default\":3}", "{\"hidden\":1,\"set\":2,\"length\":9,\"static\":4,\"internal\":5,\"field\":6}",
    ];

    private static readonly string[] DocumentTypes =
        ["Settable", "Positional", "Initialized", "Mandatory", "Mixed", "GetOnly", "Base", "Derived", "Node", "Named", "Generic", "Lists", "Keywords", "Numbers", "List<Positional>", "Positional[]", "List<int>"];

    private static readonly string[] ScalarTypes =
        ["string", "bool", "byte", "sbyte", "short", "ushort", "int", "uint", "long", "ulong", "float", "double", "decimal", "int?", "bool?", "double?"];

    [Fact]
    public void DocumentsOfEveryShape_AgreeWithTheSerializer() => SerializerAgreement.Assert(Types, DocumentTypes, [.. Documents, Nested(62), Nested(63), Nested(64), Nested(65), "\uFEFF{}"], lost: "LAMBDA049 LAMBDA051");

    [Fact]
    public void ScalarsOfEveryType_AgreeWithTheSerializer() => SerializerAgreement.Assert(Types, ScalarTypes, Scalars);

    [Fact]
    public void NumbersAsMembers_AgreeWithTheSerializer() => SerializerAgreement.Assert(
        Types,
        ["Numbers", "Nullables"],
        [.. from name in "abcdefghijkl" from value in Scalars select $"{{\"{name}\":{value}}}"]);

    private static string Nested(int depth) =>
        string.Concat(Enumerable.Repeat("{\"text\":\"n\",\"next\":", depth)) + "null" + new string('}', depth);
}
