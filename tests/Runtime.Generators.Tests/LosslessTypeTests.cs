namespace Lambda.Runtime.Generators.Tests;

/// <summary>Types that are read and written without loss: no warning.</summary>
public sealed class LosslessTypeTests
{
    /// <summary>Types <c>R</c> that are read without loss.</summary>
    public static TheoryData<string> Read =>
    [
        "class R;",
        "record R();",
        "struct R;",
        "class R { public string Status => \"ok\"; }",
        "class R { private static readonly int Shared = 1; private readonly object _lock = new(); public int Value => Shared; }",
        "class R { private event Action? Changed; public void Raise() => Changed?.Invoke(); }",
        "record R(int A, string B) { public int Twice => A * 2; public int Length { get; } = B.Length; }",
        "class R(int a) { public int A { get; } = a; public int Next { get; } = a + 1; }",
        "[method: JsonConstructor] readonly struct R(int a) { public int A { get; } = a; }",
        "class R { public R(int a) { A = a; B = a + 1; (C, D) = (a, a); } public int A { get; } public int B { get; } public int C { get; } public int D { get; } }",
        "class R { private readonly int _a; public R(int a) => _a = a; public int A => _a; }",
        "class R { private R(int a, bool b) { A = a; B = b; } public R() { } [JsonConstructor] internal R(int a) : this(a, true) { } public int A { get; } public bool B { get; init; } }",
        "class R { private int _a; public int A { get => _a; set => _a = value; } public int Again => _a; }",
        "class R { private int _a; private int _sum; public int A { get => _a; set { _a = value; Add(); } } public int Sum => _sum; private void Add() => _sum += _a; }",
        "class R { private int _a; public int A { get => _a; set { _a = value; Update(); } } public int Sum { get; private set; } private void Update() => Add(); private void Add() => Sum += _a; }",
        "class R { public int A { get; set { field = value; B = value * 2; } } public int B { get; private set; } }",
        "class R { public R(decimal net) { Net = net; Gross = net * 1.2m; } public decimal Net { get; } public decimal Gross { get; private set; } }",
        "record R(decimal Net) { public decimal Gross { get; private set; } = Net * 1.2m; }",
        "class R { [JsonInclude] private int _a = 1; public int A => _a; }",
        "class R { [JsonInclude] public int A { get; private set; } [JsonInclude] internal int B { get; set; } [JsonInclude] public int C; }",
        "class R { public string Kind { get; } = \"order\"; public int Version { get; } = 2; public string Name { get; } = nameof(R); public DayOfWeek Day { get; } = DayOfWeek.Friday; public bool Is { get; } = true; }",
        "class R { public int A { get; set; } private string? _text; public string Text => _text ??= A.ToString(); private List<int>? _all; public List<int> All => _all ??= [A]; }",
        "class R { private readonly string _kind = \"order\"; public string Kind => _kind; }",
        "class R { private const string Constant = \"a\"; public string Kind => Constant; public string Other { get; } = Constant; }",
        "class R { public List<int> A { get; set; } = []; public int Count => A.Count; public List<int> Sorted => [.. A.Order()]; public IReadOnlyList<int> View => A; }",
        "class R { [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public List<int> A { get; } = []; }",
        "[JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] class R { public List<int> A { get; } = []; public Dictionary<string, int> B { get; } = []; }",
        "class R { [JsonIgnore] public string A { get; private set; } = \"\"; [JsonIgnore(Condition = JsonIgnoreCondition.WhenReading)] public string B { get; private set; } = \"\"; [JsonIgnore] public List<int> C { get; } = []; [JsonIgnore] public int D; }",
        "class R { public int A { get; set; } [JsonExtensionData] public Dictionary<string, JsonElement>? Rest { get; set; } }",
        "class R { public required int A { get; init; } public int B { private get; set; } }",
        "class R { private int x; public int X { get => x; set => x = value; } }",
        "class R { public int x; public int X { get => x; set => x = value; } [NonSerialized] public int y; public static int Z; public const int W = 1; public Action? Callback; }",
        "abstract class Base { public abstract int A { get; } } class R : Base { public override int A => 1; public int B { get; set; } }",
        "class R { private int? _cache; public int A { get; set; } public int B => _cache ??= A * 2; public int C { get => field == 0 ? A : field; } }",
        "record R(KeyValuePair<string, int> A, Tuple<int, string> B);",
        "class R { [Newtonsoft.Json.JsonProperty(\"a\")] public int A { get; set; } [DataMember] public int B { get; set; } [DataMember(Name = \"C\")] public int C { get; set; } [Newtonsoft.Json.JsonProperty(Order = 1)] public int D { get; set; } }",
        "class R { [Newtonsoft.Json.JsonProperty(\"a_b\"), JsonPropertyName(\"a_b\")] public int AB { get; set; } [Newtonsoft.Json.JsonIgnore, JsonIgnore] public int C { get; set; } [IgnoreDataMember, JsonIgnore(Condition = JsonIgnoreCondition.Never)] public int D { get; set; } }",
        "class R { [Newtonsoft.Json.JsonConstructor] public R(int a) => A = a; public int A { get; } }",
        "[JsonConverter(typeof(JsonStringEnumConverter<E>))] enum E { [EnumMember(Value = \"a-b\"), JsonStringEnumMemberName(\"a-b\")] AB, [EnumMember(Value = \"C\")] C, [EnumMember] D } record R(E A);",
        "[JsonConverter(typeof(JsonStringEnumConverter<E>)), Newtonsoft.Json.JsonConverter(typeof(Newtonsoft.Json.Converters.StringEnumConverter))] enum E { A } record R(E A);",
        "class C : JsonConverter<NodaTime.Instant> { public override NodaTime.Instant Read(ref Utf8JsonReader r, Type t, JsonSerializerOptions o) => new(r.GetInt64()); public override void Write(Utf8JsonWriter w, NodaTime.Instant v, JsonSerializerOptions o) => w.WriteNumberValue(v.ToTicks()); } record R([property: JsonConverter(typeof(C))] NodaTime.Instant A);",
        "class C : JsonConverter<Id> { public override Id Read(ref Utf8JsonReader r, Type t, JsonSerializerOptions o) => default; public override void Write(Utf8JsonWriter w, Id v, JsonSerializerOptions o) { } } [Vogen.ValueObject<int>, JsonConverter(typeof(C))] readonly partial struct Id; record R(Id A);",
        "partial class R { [CommunityToolkit.Mvvm.ComponentModel.ObservableProperty] public partial string? Name { get; set; } } partial class R { private string? _name; public partial string? Name { get => _name; set => _name = value; } }",
        "class R : List<int> { public int Total => this.Sum(); [JsonIgnore] public int Other { get; set; } }",
        "[JsonDerivedType(typeof(Sub), \"sub\")] abstract class R { public int A { get; set; } } class Sub : R;",
        "class R : System.Dynamic.DynamicObject { public int A { get; set; } }",
        "class ManyAttribute(params int[] values) : Attribute { public int[] Values { get; set; } = values; } [Many(1, 2)] class R { [Many(Values = new[] { 1 })] public int A { get; set; } [Many] public E B { get; set; } } enum E { [Many(3)] One }",
    ];

    /// <summary>Types <c>R</c> that are written without loss.</summary>
    public static TheoryData<string> Written =>
    [
        "class R;",
        "record R();",
        "class R { public string A { get; private set; } = \"\"; public List<int> B { get; } = []; public int C { get; } = 1; public int D => C; private readonly List<int> _e = []; public IReadOnlyList<int> E => _e; }",
        "class R { private readonly int _a = 1; public int A => _a; }",
        "class R { [JsonIgnore] public int A { get; set; } }",
        "class R { [JsonInclude] private int _a = 1; }",
        "class R { [JsonInclude] public int A; [JsonIgnore] public int B; }",
        "class R { public string Password { private get; set; } = \"\"; public int A { get; set; } }",
        "interface R { int A { get; } } class Sub : R { public int A => 1; public int B => 2; }",
        "abstract class R { public int A { get; set; } } class Sub : R { public void Do() { } }",
        "[JsonDerivedType(typeof(Sub), \"sub\")] abstract class R { public int A { get; set; } } class Sub : R { public int B { get; set; } }",
        "class R { public int A { get; set; } } class Sub : R { public int B { get; set; } }",
        "class R { public R() { } [Newtonsoft.Json.JsonConstructor] public R(int a) => A = a; public int A { get; set; } [Newtonsoft.Json.JsonRequired] public int B { get; set; } }",
        "class R { public System.Dynamic.ExpandoObject A { get; set; } = new(); public object? B { get; set; } }",
        "class R : Exception2; class Exception2 { public string? Message { get; } }",
    ];

    [Theory]
    [MemberData(nameof(Read))]
    public void TypeThatIsReadWithoutLoss_HasNoWarning(string types) => MemberWarnings.Verify(MemberWarnings.InProgram(types, isRead: true));

    [Theory]
    [MemberData(nameof(Written))]
    public void TypeThatIsWrittenWithoutLoss_HasNoWarning(string types) => MemberWarnings.Verify(MemberWarnings.InProgram(types, isRead: false));
}
