using FsCheck;
using FsCheck.Fluent;

namespace Lambda.Runtime.Generators.Tests.Differential;

/// <summary>Rows of hand-written types, whose JSON does not follow from their members alone.</summary>
internal static class DeclaredLeafRows
{
    /// <summary>The declarations, which are part of every generated program.</summary>
    public const string Source = """
        namespace Hand
        {
            using System.Text.Json.Serialization;

            public enum Plain { None, One, Two = 2, Far = 1000, Negative = -5 }
            public enum Narrow : byte { Low, High = 255 }
            public enum Wide : ulong { Zero, Top = ulong.MaxValue }
            [JsonConverter(typeof(JsonStringEnumConverter<Named>))] public enum Named { First, second, URLValue, Größe = 7, [JsonStringEnumMemberName("other name")] Renamed }
            [JsonConverter(typeof(JsonStringEnumConverter<Bits>))] [System.Flags] public enum Bits { None, A = 1, B = 2, AB = 3, C = 8 }
            [JsonConverter(typeof(JsonStringEnumConverter<Small>))] public enum Small : sbyte { Zero, Min = sbyte.MinValue }

            [JsonDerivedType(typeof(Circle), "circle")] [JsonDerivedType(typeof(Square), "square")] public abstract class Shape { public string Label { get; set; } }
            public class Circle : Shape { public double Radius { get; set; } }
            public class Square : Shape { public required int Side { get; init; } }

            [JsonPolymorphic(TypeDiscriminatorPropertyName = "kind", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FallBackToBaseType, IgnoreUnrecognizedTypeDiscriminators = true)]
            [JsonDerivedType(typeof(Animal), 0)] [JsonDerivedType(typeof(Dog), 1)] public record Animal(string Name);
            public record Dog(string Name, int Age = 3) : Animal(Name) { public Animal Friend { get; set; } }

            public class Chosen { public Chosen() { } [JsonConstructor] public Chosen(int a, string b = "b") { A = a; B = b; } public int A { get; } = 7; public string B { get; set; } }
            public struct Pixel { [JsonConstructor] public Pixel(int x, int y) { X = x; Y = y; } public int X { get; } public int Y { get; } [JsonIgnore] public int Sum => X + Y; }
            public class Rest { public int Known { get; set; } [JsonExtensionData] public System.Collections.Generic.Dictionary<string, System.Text.Json.JsonElement> More { get; set; } }
            public class RestObject { public string Known { get; set; } [JsonExtensionData] public System.Text.Json.Nodes.JsonObject More { get; set; } }
            public record RestBound(int Known) { [JsonExtensionData] public System.Collections.Generic.IDictionary<string, object> More { get; init; } }
            public class Fields { [JsonInclude] public int Open = 3; public int Closed = 4; [JsonInclude] public readonly string Fixed = "f"; [JsonInclude] public int Half { get; private set; } [JsonInclude] internal int Inner { get; set; } }
            public class Populated { [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public System.Collections.Generic.List<int> Items { get; } = [1]; public System.Collections.Generic.List<int> Kept { get; } = [2]; }
            [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public class AllPopulated { public System.Collections.Generic.Dictionary<string, int> Map { get; } = new() { ["a"] = 1 }; public Chosen2 Inner { get; } = new(); }
            public class Filled
            {
                [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public System.Collections.Generic.IList<string> List { get; set; } = ["a"];
                [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public System.Collections.Generic.ISet<int> Set { get; } = new System.Collections.Generic.SortedSet<int> { 5 };
                [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public System.Collections.Generic.Stack<int> Stack { get; init; } = new([1]);
                [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public System.Collections.Generic.IDictionary<System.DateOnly, Pixel> Map { get; } = new System.Collections.Generic.Dictionary<System.DateOnly, Pixel>();
                [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public required AllPopulated All { get; init; } = new();
                [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public Loose Value { get; set; } = new() { A = 1, B = 2 };
                [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public Loose? Maybe { get; set; } = new Loose { A = 3, B = 4 };
                [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate), JsonInclude] private Dog Animal { get; } = new("rex");
                [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public Filled Next { get; set; }
            }
            public struct Loose { public int A { get; set; } public int? B { get; init; } }
            public class Chosen2 { public int A { get; set; } = 7; public int B { get; set; } = 8; }
            public sealed class Hex : JsonConverter<int>
            {
                public override int Read(ref System.Text.Json.Utf8JsonReader reader, System.Type type, System.Text.Json.JsonSerializerOptions options) => int.TryParse(reader.GetString(), System.Globalization.NumberStyles.HexNumber, null, out int value) ? value : throw new System.Text.Json.JsonException("no hexadecimal number");
                public override void Write(System.Text.Json.Utf8JsonWriter writer, int value, System.Text.Json.JsonSerializerOptions options) => writer.WriteStringValue(value.ToString("x"));
            }
            public class Converted { [JsonConverter(typeof(Hex))] public int Value { get; set; } public int Plain { get; set; } }
        }
        """;

    public static readonly LeafRow[] All = LeafRows.WithNullables(
    [
        Enum("Hand.Plain", ["0", "1", "2", "1000", "-5", "77"]) with { Constants = ["Hand.Plain.One", "(Hand.Plain)9", "Hand.Plain.Negative"] },
        Enum("Hand.Narrow", ["0", "255", "7"]) with { Constants = ["Hand.Narrow.High"] },
        Enum("Hand.Wide", ["0", "18446744073709551615"]) with { Constants = ["Hand.Wide.Top"] },
        Enum("Hand.Named", ["\"First\"", "\"second\"", "\"SECOND\"", "\"other name\"", "\"Größe\"", "0", "99"]) with { Constants = ["Hand.Named.second"] },
        Enum("Hand.Bits", ["\"None\"", "\"A\"", "\"A, B\"", "\"AB\"", "\"C,A\"", "3", "16"]) with { Constants = ["Hand.Bits.A | Hand.Bits.C"] },
        Enum("Hand.Small", ["\"Zero\"", "\"Min\"", "-128", "127"]),
        Class("Hand.Shape", ["{\"$type\":\"circle\",\"radius\":1.5,\"label\":\"l\"}", "{\"$type\":\"square\",\"side\":2}", "null"],
            "{}", "{\"radius\":1,\"$type\":\"circle\"}", "{\"$type\":\"none\"}", "{\"$type\":1}", "{\"$type\":\"square\"}", "{\"$type\":\"circle\",\"$type\":\"circle\"}", "{\"$id\":\"1\",\"$type\":\"circle\"}", "{\"$TYPE\":\"circle\"}", "{\"\\u0024type\":\"circle\"}"),
        Class("Hand.Circle", ["{\"radius\":1.5,\"label\":\"l\"}"], "{\"$type\":\"circle\",\"radius\":1}"),
        Class("Hand.Animal", ["{\"kind\":0,\"name\":\"n\"}", "{\"kind\":1,\"name\":\"n\",\"age\":2,\"friend\":{\"kind\":1}}", "{\"name\":\"n\"}"], "{\"kind\":2,\"name\":\"n\"}", "{\"kind\":\"1\"}", "{\"name\":\"n\",\"kind\":1}", "{\"kind\":1,\"friend\":{\"age\":2,\"kind\":1}}"),
        Class("Hand.Chosen", ["{\"a\":1,\"b\":\"x\"}", "{\"a\":1}", "{}"], "{\"A\":2,\"a\":3}"),
        new("Hand.Pixel", Gen.Elements("{\"x\":1,\"y\":2}", "{}"), "{\"sum\":5}", "{\"x\":null}"),
        Class("Hand.Rest", ["{\"known\":1,\"other\":[1,{\"a\":null}]}", "{\"a\":1,\"A\":2}", "{}"], "{\"a\":1,\"a\":2}", "{\"more\":{\"a\":1}}", "{\"more\":1}", "{\"\":1}", "{\"KNOWN\":1}"),
        Class("Hand.RestObject", ["{\"known\":\"1\",\"other\":[1,{\"a\":null}]}", "{\"a\":1,\"A\":2}"], "{\"a\":1,\"a\":2}", "{\"more\":{}}"),
        Class("Hand.RestBound", ["{\"known\":1,\"other\":[1,{\"a\":null}]}", "{\"a\":null,\"b\":\"s\"}"], "{\"a\":1,\"a\":2}", "{\"More\":{}}"),
        Class("Hand.Fields", ["{\"open\":1,\"closed\":2,\"half\":4,\"inner\":5}", "{}"], "{\"fixed\":\"g\"}", "{\"open\":null}"),
        Class("Hand.Populated", ["{\"items\":[2,3],\"kept\":[4]}", "{}"], "{\"items\":null}", "{\"items\":[],\"items\":[5]}", "{\"items\":{}}"),
        Class("Hand.AllPopulated", ["{\"map\":{\"b\":2},\"inner\":{\"a\":1}}", "{\"map\":{\"a\":9}}"], "{\"map\":null}", "{\"inner\":null}", "{\"inner\":1}"),
        Class("Hand.Filled",
            [
                "{\"list\":[\"b\"],\"set\":[3,5],\"all\":{\"map\":{\"b\":1}}}", "{\"stack\":[2,3],\"all\":{\"inner\":{\"b\":3}},\"value\":{\"a\":9},\"maybe\":{\"b\":null}}", "{\"all\":{},\"maybe\":null,\"animal\":{\"age\":7,\"friend\":{\"kind\":1,\"name\":\"n\"}}}",
                "{\"map\":{\"2024-02-29\":{\"x\":1}},\"map\":{\"2024-02-28\":{}},\"all\":{},\"all\":{\"map\":{\"c\":2}}}", "{\"all\":null,\"next\":{\"all\":{}},\"next\":{\"all\":{},\"list\":[\"c\"]}}",
            ],
            "{}", "{\"all\":{},\"animal\":null}", "{\"all\":{},\"value\":null}", "{\"all\":{},\"set\":null}", "{\"all\":{},\"maybe\":null,\"maybe\":{\"a\":1}}", "{\"all\":{},\"animal\":{\"kind\":1}}", "{\"all\":{},\"stack\":{}}"),
        new("Hand.Loose", Gen.Elements("{\"a\":1,\"b\":2}", "{}")),
        Class("Hand.Converted", ["{\"value\":\"ff\",\"plain\":1}", "{}"], "{\"value\":null}", "{\"plain\":\"ff\"}"),
    ]);

    private static LeafRow Enum(string type, string[] right) =>
        new(type, Gen.Elements(right), "\"none\"", "\"first\"", "\"\"", "\" First \"", "\"1\"", "\"77\"", "\"-1\"", "\"First,second\"", "\"A,A\"", "\"A,\"", "\"Renamed\"", "\"\\u0041\"", "256", "-1", "1.0", "1e0", "2147483648", "18446744073709551616");

    private static LeafRow Class(string type, string[] right, params string[] edges) => new(type, Gen.Elements(right), edges) { IsReference = true };
}
