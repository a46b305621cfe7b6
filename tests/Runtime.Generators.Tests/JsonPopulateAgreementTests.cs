namespace Lambda.Runtime.Generators.Tests;

/// <summary>Members and types with <c>JsonObjectCreationHandling.Populate</c>: generated code agrees with the serializer.</summary>
public sealed class JsonPopulateAgreementTests
{
    private const string PopulatedTypes = """
        public class Filled
        {
            [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public List<int> A { get; } = [1];
            [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public IDictionary<string, int> B { get; } = new Dictionary<string, int> { ["x"] = 1 };
            [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public Inner C { get; } = new() { X = 5, Y = 6 };
            [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public Inner D { get; set; }
            [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public Inner E { get; init; } = new() { X = 7 };
            [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public Inner F { get; }
            [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public Point G { get; set; } = new() { X = 8 };
            [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public Point? H { get; set; } = new Point { X = 9 };
            [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public Point? I { get; set; }
            [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public Pair J { get; init; } = new(1, "j");
            [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public Made K { get; } = new(1, "k") { More = [2] };
            [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate), JsonInclude] private List<int> L { get; } = [3];
            [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate), JsonInclude] public readonly SortedSet<int> M = [4];
            [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate), JsonIgnore(Condition = JsonIgnoreCondition.WhenReading)] public List<int> N { get; set; } = [5];
            [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate), JsonIgnore(Condition = JsonIgnoreCondition.WhenWriting)] public List<int> O { get; } = [6];
            [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public IList<int> P { get; } = new[] { 7 };
            [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public Stack<int> Q { get; } = new([1]);
            [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public Queue<int> R { get; set; } = new([1]);
            [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public LinkedList<int> S { get; } = new([1]);
            [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public Tags T { get; } = ["t"];
            [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public Map U { get; } = new() { ["u"] = 1 };
            [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public Abstract V { get; } = new Concrete();
            [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public IFilled W { get; set; } = new Concrete();
            [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate), JsonNumberHandling(JsonNumberHandling.Strict)] public ISet<int> X { get; } = new HashSet<int> { 1 };
            [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public Tuple<int, string> Y { get; set; } = new(1, "y");
            [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public Extended Z { get; } = new() { Rest = new() };
            public int Sum { get { int sum = 0; foreach (int o in O) sum += o; return sum; } }
        }
        public class Inner { public int X { get; set; } = 3; public int Y { get; init; } = 4; public List<int> Kept { get; } = [1]; public List<int> Set { get; set; } = [1]; [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public List<int> Deep { get; } = [1]; }
        public record Made(int X, string Y) { public List<int> More { get; set; } = [1]; public int Z { get; init; } = 5; }
        public abstract class Abstract { public int X { get; set; } = 1; } public interface IFilled { int X { get; set; } int Y { get; } } public class Concrete : Abstract, IFilled { public int Y => 2; }
        [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public class AllFilled { public List<int> A { get; } = [1]; public int[] B { get; set; } = [1]; public int[] C { get; } = [1]; public string D { get; set; } = "d"; public Point E { get; } = new() { X = 1 }; public Point F { get; set; } = new() { X = 1 }; [JsonObjectCreationHandling(JsonObjectCreationHandling.Replace)] public Shape G { get; set; } = new Circle { Radius = 1, Label = "g" }; public Inner H { get; set; } = new() { X = 9 };
            [JsonObjectCreationHandling(JsonObjectCreationHandling.Replace)] public List<int> I { get; set; } = [1]; public ImmutableList<int> J { get; set; } = [1]; public object K { get; set; } = 1; public IEnumerable<int> L { get; set; } = [1]; [JsonIgnore] public List<int> M { get; } = [1]; public required List<int> N { get; set; } = [1]; [JsonRequired] public List<int> O { get; init; } = [1]; [JsonConverter(typeof(Texting))] public Inner P { get; set; } = new() { X = 9 }; public JsonObject Q { get; set; } = new() { ["q"] = 1 }; }
        public class Texting : JsonConverter<Inner> { public override Inner Read(ref Utf8JsonReader r, Type t, JsonSerializerOptions o) { r.Skip(); return new Inner { X = 77 }; } public override void Write(Utf8JsonWriter w, Inner v, JsonSerializerOptions o) => w.WriteNumberValue(v?.X ?? 0); }
        [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public struct FilledStruct { public FilledStruct() { } public List<int> A { get; } = [1]; public Point B { get; set; } = new() { X = 1 }; public required int C { get; init; } = 3; }
        [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public struct BareStruct { public List<int> A { get; set; } public Point B { get; set; } public required int C { get; init; } }
        [JsonDerivedType(typeof(FilledLeaf), "leaf")] public class FilledBase { [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public List<int> A { get; } = [1]; } [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public class FilledLeaf : FilledBase { public List<int> B { get; } = [2]; }
        [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] [JsonDerivedType(typeof(TypeLeaf), "leaf")] public class TypeBase { public List<int> A { get; } = [1]; public List<int> B { get; set; } = [2]; } public class TypeLeaf : TypeBase { }
        public class FilledGeneric<T> { [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public List<T> A { get; } = []; [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public required Dictionary<string, T> B { get; init; } = []; [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate), JsonInclude] private FilledGeneric<T> C { get; set; } }
        [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public class Recursive { public int X { get; set; } public Recursive Self => this; public List<Recursive> Items { get; } = []; }
        """;

    private static readonly string[] Values =
        ["null", "[]", "[2]", "[2,\"3\"]", "[\"a\"]", "[null]", "{}", "{\"y\":3}", "{\"x\":3,\"more\":[7],\"set\":[8],\"kept\":[9],\"deep\":[10]}", "{\"x\":3,\"X\":4,\"left\":9}", "{\"a\":1,\"new\":2}", "{\"item1\":5}", "{\"x\":\"text\"}", "{\"deep\":null}", "1", "\"s\"", "[[1]]", "{\"$type\":\"circle\",\"radius\":2}", "{\"right\":\"r\"}"];

    [Fact]
    public void PopulatedMembers_AgreeWithTheSerializer() => SerializerAgreement.Assert(
        JsonTypeAgreementTests.Types + PopulatedTypes,
        ["Filled"],
        [
            .. from name in "abcdefghijklmnopqrstuvwxyz" from value in Values select $"{{\"{name}\":{value}}}",
            "{\"a\":[1],\"a\":[2],\"c\":{\"x\":1},\"c\":{\"y\":2},\"d\":{\"y\":1},\"d\":{\"x\":2},\"d\":null,\"d\":{}}", "{\"i\":{\"x\":1},\"i\":{\"y\":2},\"h\":null,\"h\":{\"y\":9}}", "{}", "null",
        ], lost: "LAMBDA050 LAMBDA064");

    [Fact]
    public void PopulatedTypes_AgreeWithTheSerializer() => SerializerAgreement.Assert(
        JsonTypeAgreementTests.Types + PopulatedTypes,
        ["AllFilled", "FilledStruct", "FilledStruct?", "BareStruct", "FilledBase", "FilledLeaf", "TypeBase", "TypeLeaf", "FilledGeneric<string>", "FilledGeneric<int>", "List<FilledGeneric<Point>>", "Inner"],
        [
            .. from name in "abcdefghijklmnopq" from value in Values select $"{{\"n\":[5],\"o\":[6],\"{name}\":{value}}}",
            .. from name in "ab" from value in Values select $"{{\"c\":1,\"{name}\":{value}}}",
            .. from name in "abc" from value in Values select $"{{\"b\":{{}},\"{name}\":{value}}}",
            .. from name in "ab" from value in Values select $"{{\"$type\":\"leaf\",\"{name}\":{value}}}",
            "{}", "null", "{\"n\":[1]}", "{\"o\":[1]}", "[{\"b\":{\"x\":{\"x\":1}},\"a\":[{\"y\":2}]}]", "{\"c\":{\"a\":[\"1\"],\"b\":{}},\"b\":{\"k\":\"2\"}}",
        ], lost: "LAMBDA049 LAMBDA050");
}
