using System.Text.Json;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>The other types, and the attributes: generated code agrees with <see cref="System.Text.Json.JsonSerializer"/>.</summary>
public sealed class JsonTypeAgreementTests
{
    internal const string Types = """
        #nullable disable
        using System;
        using System.Collections.Frozen;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using System.Text.Json;
        using System.Text.Json.Nodes;
        using System.Text.Json.Serialization;

        public enum Color { Red, Green, Blue = 7, Negative = -3 }
        [Flags] public enum Access : byte { None = 0, Read = 1, Write = 2, Both = 3, Delete = 8 }
        [JsonConverter(typeof(JsonStringEnumConverter<Level>))] public enum Level : long { Low, [JsonStringEnumMemberName("MID dle")] Mid, High = 100 }
        [Flags, JsonConverter(typeof(JsonStringEnumConverter))] public enum Rights { None = 0, A = 1, B = 2, C = 4, Bc = 6 }
        [JsonConverter(typeof(JsonNumberEnumConverter<Unquoted>))] public enum Unquoted { Red, Green }
        public struct Point { public int X { get; set; } public int Y { get; init; } public Point() { Y = 4; } }
        public readonly record struct Pair(int Left, string Right);
        public record struct Loose(int Left, string Right);
        public readonly struct Marked { [JsonConstructor] public Marked(int left) => Left = left; public int Left { get; } }
        public record Values(Point Point, Pair Pair, Loose? Loose, Marked Marked, KeyValuePair<string, int> Entry, Tuple<int, string> Tuple, (int, string) Value);
        public class Tags : List<string> { }
        public class Map : Dictionary<string, int> { }
        public record Collections(IEnumerable<int> A, ICollection<int> B, IList<int> C, IReadOnlyCollection<int> D, IReadOnlyList<int> E, ISet<int> F, HashSet<string> G, SortedSet<int> H,
            Stack<int> I, Queue<int> J, LinkedList<int> K, ImmutableArray<int> L, ImmutableList<int> M, ImmutableHashSet<int> N, ImmutableSortedSet<int> O, ImmutableQueue<int> P, ImmutableStack<int> Q, Tags R);
        public record Dictionaries(Dictionary<string, int> A, IDictionary<int, string> B, IReadOnlyDictionary<Guid, bool> C, SortedDictionary<string, List<int>> D, ImmutableDictionary<string, int> E,
            Dictionary<Color, int> F, Dictionary<Access, string> G, Map H, Dictionary<string, Dictionary<string, double?>> I, Dictionary<long, Point> J, Dictionary<double, int> K, Dictionary<Level, int> L);
        public record Bytes(byte[] A, ReadOnlyMemory<byte> B, List<byte[]> C, sbyte[] D);
        public record Trees(JsonElement A, JsonNode B, JsonObject C, JsonArray D, JsonValue E, object F, JsonElement? G, List<object> H);
        public record Enums(Color A, Access B, Level C, Rights D, Color? E, Level? F, [property: JsonConverter(typeof(JsonStringEnumConverter<Color>))] Color G, List<Level> H);
        public class Ignoring { [JsonIgnore] public int A { get; set; } [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string B { get; set; } [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int C { get; set; }
            [JsonIgnore(Condition = JsonIgnoreCondition.Never)] public int? D { get; set; } [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public Point E { get; set; } [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public int? F { get; set; }
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenReading)] public int G { get; set; } = 5; [JsonIgnore(Condition = JsonIgnoreCondition.WhenWriting)] public int H { get; set; } public int SeesH => H; }
        public class Including { [JsonInclude] public int Field; [JsonInclude] private int _hidden = 3; [JsonInclude] internal string Inner { get; set; } = "i"; [JsonInclude] public int Set { get; private set; } public int NotField; public int Sees => _hidden; }
        public class Requiring { [JsonRequired] public int A { get; set; } public required string B { get; set; } [JsonRequired] public int? C { get; init; } }
        public class Ordered { [JsonPropertyOrder(2)] public int A { get; set; } public int B { get; set; } [JsonPropertyOrder(-1)] public int C { get; set; } [JsonPropertyOrder(2)] public int D { get; set; } }
        [JsonNumberHandling(JsonNumberHandling.Strict)] public class Strict { public int A { get; set; } public List<double> B { get; set; } [JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)] public decimal C { get; set; } }
        public class Named { [JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)] public double A { get; set; } [JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals | JsonNumberHandling.WriteAsString)] public float[] B { get; set; } }
        public class Extended { public int A { get; set; } [JsonExtensionData] public Dictionary<string, JsonElement> Rest { get; set; } }
        public record ExtendedRecord(int A) { [JsonExtensionData] public IDictionary<string, object> Rest { get; set; } }
        [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)] public class Closed { public int A { get; set; } }
        public record Bound([property: JsonIgnore(Condition = JsonIgnoreCondition.WhenReading)] int A = 7, int B = 5);
        public class Unset { public int B { get; set; } [JsonExtensionData] public Dictionary<string, JsonElement> Rest { get; } = new(); }
        public class Idle : JsonConverter<string> { public override string Read(ref Utf8JsonReader r, Type t, JsonSerializerOptions o) => "idle"; public override void Write(Utf8JsonWriter w, string v, JsonSerializerOptions o) => w.WriteStringValue(v); }
        public class Idling { [JsonConverter(typeof(Idle))] public string A { get; set; } }
        [JsonDerivedType(typeof(Circle), "circle"), JsonDerivedType(typeof(Square), 4)] public abstract class Shape { public string Label { get; set; } }
        public class Circle : Shape { public double Radius { get; set; } }
        public class Square : Shape { public required int Side { get; init; } }
        [JsonPolymorphic(TypeDiscriminatorPropertyName = "kind", IgnoreUnrecognizedTypeDiscriminators = true, UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FallBackToNearestAncestor)]
        [JsonDerivedType(typeof(Animal), "animal"), JsonDerivedType(typeof(Dog), "dog")] public class Animal { public string Name { get; set; } }
        public class Dog : Animal { public Animal Friend { get; set; } }
        public record Zoo(Shape[] Shapes, Dictionary<string, Animal> Animals, Circle Plain);
        public class Chosen { public int A { get; } public string B { get; } = "b"; public Chosen() { } [JsonConstructor] private Chosen(int a) { A = a; } }
        public class Upper : JsonConverter<string> { public override string Read(ref Utf8JsonReader r, Type t, JsonSerializerOptions o) => r.GetString().ToUpperInvariant(); public override void Write(Utf8JsonWriter w, string v, JsonSerializerOptions o) => w.WriteStringValue(v + "!"); }
        public class Times : JsonConverter<Celsius> { public override Celsius Read(ref Utf8JsonReader r, Type t, JsonSerializerOptions o) => new Celsius { Degrees = r.GetDouble() / 2 }; public override void Write(Utf8JsonWriter w, Celsius v, JsonSerializerOptions o) => w.WriteNumberValue(v.Degrees * 2); }
        [JsonConverter(typeof(Times))] public struct Celsius { public double Degrees; }
        public class Converting { [JsonConverter(typeof(Upper))] public string A { get; set; } public Celsius B { get; set; } public Celsius? C { get; set; } public List<Celsius> D { get; set; } }
        public class Texts { public char A { get; set; } public Guid B { get; set; } public DateTime C { get; set; } public DateTimeOffset D { get; set; } public DateOnly E { get; set; } public TimeOnly F { get; set; } public TimeSpan G { get; set; } public Uri H { get; set; } public Version I { get; set; } public Half J { get; set; } public Int128 K { get; set; } public UInt128 L { get; set; } }
        public record Page<T>(List<T> Items, T First) where T : class { public T Last { get; init; } public Dictionary<string, T> ByName { get; init; } = new(); }
        public record Pages(Page<string> Texts, Page<Ordered> Things);
        """;

    private static readonly string[] TextValues =
    [
        "null", "1", "-1", "1.5", "65504", "65520", "1e10", "170141183460469231731687303715884105727", "170141183460469231731687303715884105728", "-170141183460469231731687303715884105728", "340282366920938463463374607431768211455", "true", "{}", "[]",
        "\"\"", "\"a\"", "\"ab\"", "\"\\u0061\"", "\"\\ud83c\\udf0d\"", "\"\\ud800\"", "\"1\"", "\" 1\"", "\"NaN\"", "\"Infinity\"", "\"170141183460469231731687303715884105727\"",
        "\"00000000-0000-0000-0000-000000000001\"", "\"{00000000-0000-0000-0000-000000000001}\"", "\"00000000000000000000000000000001\"", "\"0000000\\u0030-0000-0000-0000-000000000001\"", "\"A0000000-0000-0000-0000-00000000000F\"",
        "\"2026-11-23\"", "\"2026-11-23T10:20\"", "\"2026-11-23T10:20:30\"", "\"2026-11-23T10:20:30Z\"", "\"2026-11-23T10:20:30.1Z\"", "\"2026-11-23T10:20:30.1234567+05:30\"", "\"2026-11-23T10:20:30.12345678\"", "\"2026-11-23T10:20:30.1200000Z\"", "\"2026-02-30\"", "\"2026-11-23 10:20:30\"", "\"0001-01-01T00:00:00\"", "\"9999-12-31T23:59:59.9999999\"", "\"2026-11\"", "\"20261123\"", "\"2026-11-23T24:00:00\"", "\"2026\\u002D11-23\"", " \"2026-11-23\" ",
        "\"10:20\"", "\"10:20:30\"", "\"10:20:30.5\"", "\"10:20:30.1234567\"", "\"10:20:30.12345678\"", "\"23:59:59.9999999\"", "\"24:00:00\"", "\"-10:20:30\"", "\"1.02:03:04\"", "\"1.02:03:04.0000005\"", "\"-1.02:03:04\"", "\"10675199.02:48:05.4775807\"", "\"10675199.02:48:05.4775808\"", "\"1:2:3\"", "\"+1:02:03\"", "\" 10:20:30\"", "\"P1D\"", "\"1\"", "\"12\"",
        "\"https://a.example/b?c=d&e=%20é\"", "\"relative/path\"", "\"http://\"", "\":\"", "\"1.2\"", "\"1.2.3\"", "\"1.2.3.4\"", "\"1.2.3.4.5\"", "\"1\"", "\" 1.2\"", "\"1.2 \"", "\"1.-2\"", "\"01.02\"",
    ];

    private static readonly string[] EnumValues =
    [
        "null", "0", "1", "7", "-3", "99", "256", "1.0", "\"Red\"", "\"red\"", "\"RED\"", "\" Red \"", "\"Purple\"", "\"\"", "\"7\"", "\"-3\"", "\"+1\"", "\" 1\"", "\"99\"", "\"Read\"", "\"Read, Write\"", "\"read,write\"", "\"Read,\"", "\"Both, Delete\"", "\"Low\"", "\"low\"", "\"Mid\"", "\"MID dle\"", "\"mid DLE\"", "\"High\"",
        "\"A\"", "\"A, B\"", "\"B, C\"", "\"A, B, C\"", "\"None\"", "\"Bc\"", "\"A,,B\"", "\"A, 2\"", "3", "5", "6", "8", "11", "16", "100", "true", "[]",
    ];

    [Fact]
    public void Texts_AgreeWithTheSerializer() => SerializerAgreement.Assert(
        Types, ["Texts"], [.. from name in "abcdefghijkl" from value in TextValues select $"{{\"{name}\":{value}}}"]);

    [Fact]
    public void Enums_AgreeWithTheSerializer() => SerializerAgreement.Assert(
        Types, ["Enums"], [.. from name in "abcdefg" from value in EnumValues select $"{{\"{name}\":{value}}}", "{\"h\":[\"Low\",100,\"mid dle\"]}"]);

    [Fact]
    public void EnumKeys_AgreeWithTheSerializer() => SerializerAgreement.Assert(
        Types, ["Dictionaries"], [.. from name in "fgl" from value in EnumValues where value[0] == '"' select $"{{\"{name}\":{{{value}:1}}}}", .. from name in "fgl" from value in EnumValues where value[0] == '"' select $"{{\"{name}\":{{{value}:\"1\"}}}}"]);

    [Fact]
    public void Collections_AgreeWithTheSerializer() => SerializerAgreement.Assert(
        Types, ["Collections"], [.. from name in "abcdefghijklmnopqr" from value in new[] { "null", "[]", "[1]", "[3,1,2,1]", "[\"b\",\"a\",\"b\"]", "{}", "1", "\"x\"", "[null]" } select $"{{\"{name}\":{value}}}"]);

    [Fact]
    public void Dictionaries_AgreeWithTheSerializer() => SerializerAgreement.Assert(
        Types,
        ["Dictionaries", "Dictionary<string, int>", "Dictionary<string, JsonElement>"],
        [
            .. from name in "abcdefghijkl"
               from value in new[] { "null", "{}", "{\"a\":1}", "{\"1\":\"x\",\"2\":\"y\",\"1\":\"z\"}", "{\"b\":[2],\"a\":[1],\"b\":[3]}", "{\"00000000-0000-0000-0000-000000000001\":true}", "{\"1\":1,\"1.5\":2,\"-0\":3}", "{\"Red\":1,\"7\":2,\"99\":3}", "{\"\\u0041\":1}", "{\"a\":{\"b\":1.5,\"c\":null}}", "{\"5\":{\"x\":1}}", "[]", "1", "{\"\":1}", "{\"quote\\\"d é\":1}" }
               select $"{{\"{name}\":{value}}}",
            "{\"a\":1,\"A\":2}", "{}", "null", "[]", "{\"a\":\"1\"}", "{\"a\":null}",
        ]);

    [Fact]
    public void Keys_AgreeWithTheSerializer() => SerializerAgreement.Assert(
        Types,
        [.. new[] { "bool", "char", "DateTime", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeSpan", "Uri", "Version", "float", "double", "Half", "Int128", "Unquoted" }.Select(static key => $"Dictionary<{key}, int>")],
        [
            .. from key in TextValues where key.TrimStart()[0] == '"' select $"{{{key}:1}}",
            .. from key in new[] { "True", "FALSE", "tru\\u0065", " true", "x", "\\\"", "é", "-Infinity", "1e20", "Red", "Green" } select $"{{\"{key}\":1}}",
            "{\"true\":1,\"True\":2}", "{\"2026-11-23\":1,\"2026-11-23T00:00:00\":2}",
        ]);

    [Fact]
    public void StructsPairsAndTuples_AgreeWithTheSerializer() => SerializerAgreement.Assert(
        Types,
        ["Values", "Point", "Pair", "Loose", "Loose?", "Marked", "KeyValuePair<string, int>", "(int, string)", "List<Pair>"],
        [
            "{}", "null", "[]", "1", "{\"x\":1,\"y\":2}", "{\"x\":1}", "{\"left\":1,\"right\":\"r\"}", "{\"left\":null}", "{\"key\":\"k\",\"value\":1}", "{\"key\":\"k\"}", "{\"KEY\":\"k\",\"VALUE\":2}", "{\"item1\":1,\"item2\":\"2\"}",
            "{\"point\":{\"x\":1},\"pair\":{\"left\":2,\"right\":\"r\"},\"loose\":{\"left\":3},\"marked\":{\"left\":4},\"entry\":{\"key\":\"k\",\"value\":5},\"tuple\":{\"item1\":1,\"item2\":\"2\"},\"value\":{\"item1\":1}}",
            "{\"point\":null}", "{\"loose\":null,\"tuple\":null}", "{\"entry\":{\"key\":null}}", "[{\"left\":1},{\"right\":\"x\"}]",
        ], lost: "LAMBDA052");

    [Fact]
    public void BytesAndTrees_AgreeWithTheSerializer() => SerializerAgreement.Assert(
        Types,
        ["Bytes", "Trees"],
        [.. from name in "abcdefgh" from value in new[] { "null", "\"\"", "\"AQID\"", "\"AQI=\"", "\"AQI\"", "\"A+/=\"", "\"A+\\/\\u003d\"", "\"-_==\"", "[\"AQID\",null]", "[1,2]", "[-1,127]", "1", "1.50", "1e400", "true", "{}", "{\"b\":[1,{\"c\":\"é<\"}],\"b\":2}", "[ 1 , \"\\u00e9\\/\" ]", "\"a\\ud800\"", "[[[[]]]]" } select $"{{\"{name}\":{value}}}"]);

    [Fact]
    public void Polymorphism_AgreesWithTheSerializer() => SerializerAgreement.Assert(
        Types,
        ["Zoo", "Shape", "Animal", "Dog", "List<Shape>"],
        [
            "{}", "null", "[]", "{\"$type\":\"circle\",\"radius\":1.5,\"label\":\"l\"}", "{\"$type\":4,\"side\":2}", "{\"$type\":4}", "{\"$type\":\"4\",\"side\":2}", "{\"$type\":5}", "{\"$type\":\"none\"}", "{\"$type\":null}", "{\"$type\":{}}", "{\"$TYPE\":\"circle\"}",
            "{\"radius\":1,\"$type\":\"circle\"}", "{\"$type\":\"circle\",\"$type\":\"circle\"}", "{\"$id\":\"1\",\"$type\":\"circle\"}", "{\"$type\":\"circle\",\"$ref\":1}", "{\"$type\":\"circle\",\"\\u0024x\":1}", "{\"\\u0024type\":\"circle\",\"radius\":1}", "[{\"$type\":\"circle\"},null,{\"$type\":4,\"side\":1}]",
            "{\"kind\":\"dog\",\"name\":\"n\",\"friend\":{\"kind\":\"animal\",\"name\":\"m\"}}", "{\"kind\":\"cat\",\"name\":\"n\"}", "{\"kind\":1,\"name\":\"n\"}", "{\"name\":\"n\"}", "{\"name\":\"n\",\"kind\":\"dog\"}", "{\"Kind\":\"dog\",\"name\":\"n\"}",
            "{\"shapes\":[{\"$type\":\"circle\",\"radius\":2}],\"animals\":{\"a\":{\"kind\":\"dog\",\"friend\":{\"name\":\"x\"}}},\"plain\":{\"radius\":3}}", "{\"plain\":{\"$type\":\"circle\",\"radius\":3}}",
        ]);

    [Fact]
    public void Attributes_AgreeWithTheSerializer() => SerializerAgreement.Assert(
        Types,
        ["Ignoring", "Including", "Requiring", "Ordered", "Strict", "Named", "Extended", "ExtendedRecord", "Closed", "Chosen", "Converting", "Pages", "Bound", "Unset", "Idling"],
        [
            "{}", "null", "{\"a\":1}", "{\"a\":1,\"b\":\"b\",\"c\":2,\"d\":3,\"e\":{\"x\":1,\"y\":2},\"f\":4,\"g\":6,\"h\":7}", "{\"b\":null,\"c\":0,\"d\":null,\"e\":{\"x\":0,\"y\":0},\"f\":null}", "{\"b\":null,\"e\":{}}",
            "{\"field\":1,\"_hidden\":2,\"inner\":\"x\",\"set\":3,\"notField\":4}", "{\"a\":1,\"b\":\"x\",\"c\":null}", "{\"a\":1,\"b\":null,\"c\":1}", "{\"b\":\"x\",\"c\":1}", "{\"a\":4,\"b\":3,\"c\":2,\"d\":1}",
            "{\"a\":\"1\"}", "{\"b\":[\"1\"]}", "{\"c\":\"1.10\"}", "{\"c\":1.10}", "{\"a\":\"NaN\"}", "{\"a\":\"Infinity\",\"b\":[\"NaN\",1,\"-Infinity\"]}", "{\"a\":\"nan\"}", "{\"b\":[\"1\"]}", "{\"b\":[1.5]}",
            "{\"a\":1,\"x\":{\"y\":[1,2]},\"z\":null,\"x\":3}", "{\"A\":1,\"X y\":\"q\\u0041\"}", "{\"unknown\":1}", "{\"a\":\"text\",\"b\":3,\"c\":null,\"d\":[1,2]}", "{\"a\":null,\"b\":null}", "{\"c\":5}",
            "{\"texts\":{\"items\":[\"a\"],\"first\":\"f\",\"last\":\"l\",\"byName\":{\"n\":\"v\"}},\"things\":{\"items\":[{\"a\":1}],\"last\":{\"b\":2}}}", "{\"texts\":{}}",
        ], lost: "LAMBDA049 LAMBDA051");

    private const string Named = """
        public class Original { [JsonPropertyName("x")] public virtual int A { get; set; } public virtual int B { get; set; } = 1; public int C { get; set; } = 2; public int D { get; set; } = 3; [JsonPropertyName("e2")] public int E { get; set; } = 4; public virtual int F { get; set; } public int G { get; set; } = 7; [JsonInclude] public int H = 8; }
        public class Overriding : Original { public override int A { get; set; } = 5; [JsonPropertyName("b2")] public override int B { get; set; } = 6; [JsonIgnore] public new int C { get; set; } = 7; [JsonPropertyName("y")] public new string D { get; set; } = "8"; [JsonIgnore] public new int E { get; set; } [JsonIgnore] public override int F { get; set; } private new void G() { } public new int H { get; set; } = 9; }
        public class Twice : Overriding { [JsonPropertyName("z")] public override int A { get; set; } public new int B { get; init; } = 10; public new int C { get; init; } = 11; [JsonPropertyName("d")] public new bool D { get; set; } public int Sees => base.B; }
        public class RequiredBase { [JsonPropertyName("x")] public virtual required int A { get; set; } public required int Field; }
        public class RequiredTwice : RequiredBase { public override required int A { get; set; } public int B { get; set; } = 2; }
        public class RequiredField { public required int Field; public required string A { get; init; } public int B { get; init; } = 2; }
        public struct RequiredStruct { public required int Field; public required string A { get; init; } public int B { get; init; } }
        public record RequiredRecord(int B) { public required int Field; public required string A { get; init; } }
        public class Replacing { public int A { get; set; } = 1; } public class Replaced : Replacing { [JsonIgnore, JsonPropertyName("a")] public int B { get; set; } = 2; }
        public class Open<T> { [JsonPropertyName("x")] public virtual T A { get; init; } public T B { get; init; } } public class Closed2 : Open<int> { public override int A { get; init; } public new int B { get; init; } = 3; }
        public class HiddenMaker<T> { public T A { get; init; } public int B { get; } [JsonConstructor] private HiddenMaker(int b) { B = b; } }
        """;

    [Fact]
    public void OverriddenAndHiddenMembers_AgreeWithTheSerializer() => SerializerAgreement.Assert(
        Types + Named,
        ["Overriding", "Twice", "RequiredTwice", "RequiredField", "RequiredStruct", "RequiredRecord", "Replaced", "Closed2", "HiddenMaker<string>", "HiddenMaker<int>"],
        [
            "{}", "{\"a\":1,\"x\":2}", "{\"x\":2,\"a\":1}", "{\"a\":1}", "{\"x\":1}", "{\"b\":10,\"b2\":11,\"c\":12,\"d\":13,\"e\":15,\"e2\":16,\"f\":17,\"y\":\"8\",\"z\":9,\"g\":5,\"h\":6,\"field\":4}",
            "{\"d\":true,\"y\":\"q\",\"z\":1,\"x\":2}", "{\"a\":\"text\",\"b\":1}", "{\"a\":\"text\"}", "{\"A\":\"5\",\"B\":6,\"X\":7}",
        ], lost: "LAMBDA049 LAMBDA051");

    /// <summary>An interface cannot be created from JSON, so these are only written.</summary>
    [Fact]
    public void HiddenMembersOfInterfaces_AgreeWithTheSerializer()
    {
        Generation generation = Generation.Of("""
            public interface IRoot { int R { get; } } public interface IBase : IRoot { int A { get; } int B { get; } } public interface IOther { int C { get; } } public interface IThird : IRoot { int T { get; } }
            public interface IBoth : IBase, IOther, IThird { new string A { get; } [System.Text.Json.Serialization.JsonPropertyName("b2")] new int B { get; } }
            public class Both : IBoth { int IBase.A => 1; public string A => "a"; int IBase.B => 2; public int B => 3; public int C => 4; public int R => 5; public int T => 6; }
            public static class Functions { [LambdaHandler] public static IBoth Run() => new Both(); }
            """);
        using CompiledFunction function = CompiledFunction.Start(generation, "Run");
        Type type = function.Assembly.GetType("IBoth")!;
        string expected = JsonSerializer.Serialize(Activator.CreateInstance(function.Assembly.GetType("Both")!), type, JsonSerializerOptions.Web);
        Assert.Equal((false, expected), function.Invoke("{}"));
        Assert.Contains("\"b2\":3", expected, StringComparison.Ordinal);
        Assert.Contains("\"b\":2", expected, StringComparison.Ordinal);
    }
}
