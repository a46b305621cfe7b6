using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.FSharp.Core;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>Members and types whose data would be lost in JSON without an error: each is a warning at the place that is marked in the source.</summary>
public sealed class MemberDiagnosticTests
{
    private static readonly MetadataReference FSharp = MetadataReference.CreateFromFile(typeof(FSharpOption<>).Assembly.Location);

    /// <summary>A type <c>R</c> that is read.</summary>
    public static TheoryData<string, string> Read => new()
    {
        { "class R { public string {|LAMBDA049:A|} { get; private set; } = \"\"; }", "'R.A' is not read from JSON because its set accessor is private; add a public set or init accessor, add [JsonInclude] to a property with another accessor, make it a parameter of the constructor that is used (mark that one [JsonConstructor]), or mark it [JsonIgnore(Condition = JsonIgnoreCondition.WhenReading)] if that is intended" },
        { "class R { public string {|LAMBDA049:A|} { get; internal set; } = \"\"; }", "its set accessor is internal" },
        { "class R { public string {|LAMBDA049:A|} { get; protected set; } = \"\"; }", "its set accessor is protected" },
        { "class R { public string {|LAMBDA049:A|} { get; private init; } = \"\"; }", "its init accessor is private" },
        { "class R { private int _a; public int {|LAMBDA049:A|} { get => _a; private set => _a = value; } }", "its set accessor is private" },
        { "class R { private string _b = \"\"; public string B { get => _b; set => _b = value.Trim(); } public int {|LAMBDA049:A|} { get; private set; } }", "its set accessor is private" },
        { "class R { public int {|LAMBDA049:A|} { get; } }", "'R.A' is not read from JSON because it has no set accessor, and the constructor that is used has no parameter of its name and type" },
        { "class R { public string {|LAMBDA049:A|} { get; } = \"\"; }", "it has no set accessor" },
        { "class R { [JsonInclude] public string {|LAMBDA049:A|} { get; } = \"\"; }", "it has no set accessor" },
        { "class R { public Guid {|LAMBDA049:A|} { get; } = Guid.NewGuid(); }", "it has no set accessor" },
        { "class R { public DateTime {|LAMBDA049:A|} { get; } public R() => A = DateTime.UtcNow; }", "it has no set accessor" },
        { "class R { public int[] {|LAMBDA049:A|} { get; } = [1]; }", "it has no set accessor" },
        { "class R { public IReadOnlyList<int> {|LAMBDA049:A|} { get; } = []; }", "it has no set accessor" },
        { "record R(int A) { public string? {|LAMBDA049:B|} { get; } }", "it has no set accessor" },
        { "record R(int A) { public List<int> {|LAMBDA049:B|} { get; } = []; }", "it has no set accessor" },
        { "class R { private string _a = \"\"; public string {|LAMBDA049:A|} => _a; public void Set(string a) => _a = a; }", "'R.A' is not read" },
        { "class R { private string _a = \"\"; public string {|LAMBDA049:A|} { get { return this._a; } } public void Set(string a) => _a = a; }", "'R.A' is not read" },
        { "class R { private readonly List<int> _a = []; public IReadOnlyList<int> {|LAMBDA049:A|} => _a; }", "'R.A' is not read" },
        { "class R { private readonly List<int> _a = []; public ReadOnlyCollection<int> {|LAMBDA049:A|} => _a.AsReadOnly(); }", "'R.A' is not read" },
        { "struct R { private readonly int _a; public R(int a) => _a = a; public int {|LAMBDA049:A|} => _a; }", "'R.A' is not read" },
        { "readonly struct R { public R(int a) => A = a; public int {|LAMBDA049:A|} { get; } }", "(mark that one [JsonConstructor])" },
        { "class R { public R() { } public R(int a) => A = a; public int {|LAMBDA049:A|} { get; } }", "'R.A' is not read" },
        { "class R { private R() { } [JsonConstructor] internal R(int a) => A = a; public int A { get; } public int {|LAMBDA049:B|} { get; private set; } }", "'R.B' is not read" },
        { "class R { public int A { get; set; } [JsonExtensionData] public Dictionary<string, JsonElement> {|LAMBDA049:Rest|} { get; } = []; }", "'R.Rest' is not read" },
        { "class Base { public int {|LAMBDA049:A|} { get; private set; } } class R : Base { public int B { get; set; } }", "'Base.A' is not read" },
        { "class R<T> { public T {|LAMBDA049:A|} { get; private set; } = default!; } class S { public R<int>? One { get; set; } public R<string>? Two { get; set; } } [*S]", "'R<T>.A' is not read" },
        { "class R { public List<int> {|LAMBDA050:A|} { get; } = []; }", "'R.A' is not read from JSON because it has no public set or init accessor; add one, or mark it [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] to add to the 'System.Collections.Generic.List<int>' that it holds" },
        { "class R { public Dictionary<string, int> {|LAMBDA050:A|} { get; } = []; }", "'R.A' is not read" },
        { "class R { public ICollection<int> {|LAMBDA050:A|} { get; } = new HashSet<int>(); }", "'R.A' is not read" },
        { "class Inner { public int X { get; set; } } class R { public Inner {|LAMBDA050:A|} { get; } = new(); }", "'R.A' is not read" },
        { "class R { private readonly List<int> _a = []; public List<int> {|LAMBDA050:A|} => _a; }", "'R.A' is not read" },
        { "class R { private List<int>? _a; public List<int> {|LAMBDA050:A|} => _a ??= []; }", "'R.A' is not read" },
        { "class R { private List<int>? _a; public List<int> {|LAMBDA050:A|} { get { return _a ?? (_a = new List<int>()); } } }", "'R.A' is not read" },
        { "class R { private List<int>? _a; public IReadOnlyList<int> {|LAMBDA049:A|} => this._a ?? []; }", "'R.A' is not read" },
        { "class R : Google.Protobuf.IMessage { private readonly Google.Protobuf.Collections.RepeatedField<int> a_ = new(); private readonly Google.Protobuf.Collections.MapField<string, int> b_ = new(); public Google.Protobuf.Collections.RepeatedField<int> {|LAMBDA050:A|} { get { return a_; } } public Google.Protobuf.Collections.MapField<string, int> B { get { return b_; } } public string C { get; set; } = \"\"; }", "'R.A (and 1 more of the type)' is not read" },
        { "class R { public int {|LAMBDA051:A|}; public int B { get; set; } }", "'R.A' is a field, which is neither read from nor written as JSON; make it a property, mark it [JsonInclude], or mark it [JsonIgnore] if that is intended" },
        { "struct R { public float {|LAMBDA051:x|}, {|LAMBDA051:y|}; }", "'R.x' is a field" },
        { "class R { [JsonPropertyName(\"a\")] public int {|LAMBDA051:A|}; }", "'R.A' is a field" },
        { "class R { public (int, int) {|LAMBDA052:A|} { get; set; } }", "'R.A' is of type '(int, int)', a tuple, whose items are fields: it is written as an empty object, and nothing is read into it; use a record" },
        { "record R(List<(int X, int Y)?> {|LAMBDA052:A|});", "'R.A' is of type '(int X, int Y)', a tuple" },
        { "record R(Dictionary<string, ValueTuple<int>> {|LAMBDA052:A|});", "a tuple" },
        { "class R { [Newtonsoft.Json.JsonProperty(\"a_b\")] public int {|LAMBDA053:AB|} { get; set; } }", "'R.AB' has the JSON name \"ab\", and not \"a_b\": [JsonProperty] is not followed; use [JsonPropertyName(\"a_b\")] of System.Text.Json.Serialization" },
        { "class R { [Newtonsoft.Json.JsonProperty(PropertyName = \"a_b\")] public int {|LAMBDA053:AB|} { get; set; } }", "[JsonProperty]" },
        { "record R([Newtonsoft.Json.JsonProperty(\"a_b\")] int {|LAMBDA053:AB|});", "[JsonProperty]" },
        { "record R([property: Newtonsoft.Json.JsonProperty(\"a_b\")] int {|LAMBDA053:AB|});", "[JsonProperty]" },
        { "[DataContract] class R { [DataMember(Name = \"a_b\")] public int {|LAMBDA053:AB|} { get; set; } }", "[DataMember] is not followed" },
        { "class R { [Newtonsoft.Json.JsonIgnore] public int {|LAMBDA054:A|} { get; set; } }", "'R.A' is in JSON, although it carries [Newtonsoft.Json.JsonIgnore], which is not followed; use [JsonIgnore] of System.Text.Json.Serialization, or [JsonIgnore(Condition = JsonIgnoreCondition.Never)] to keep it in JSON" },
        { "class R { [IgnoreDataMember] public int {|LAMBDA054:A|} { get; set; } }", "[IgnoreDataMember]" },
        { "class R { [Newtonsoft.Json.JsonConverter(typeof(string))] public int {|LAMBDA055:A|} { get; set; } }", "'R.A' carries [Newtonsoft.Json.JsonConverter], which is not followed; use [JsonConverter] of System.Text.Json.Serialization" },
        { "[Newtonsoft.Json.JsonConverter(typeof(string))] class {|LAMBDA055:R|} { public int A { get; set; } }", "'R' carries [Newtonsoft.Json.JsonConverter]" },
        { "class R { [Newtonsoft.Json.JsonProperty(Required = Newtonsoft.Json.Required.Always)] public int {|LAMBDA055:A|} { get; set; } }", "'R.A' carries [JsonProperty(Required = …)], which is not followed; use [JsonRequired]" },
        { "class R { [Newtonsoft.Json.JsonRequired] public int {|LAMBDA055:A|} { get; set; } }", "[Newtonsoft.Json.JsonRequired]" },
        { "class R { [Newtonsoft.Json.JsonExtensionData] public Dictionary<string, JsonElement>? {|LAMBDA055:Rest|} { get; set; } }", "[Newtonsoft.Json.JsonExtensionData]" },
        { "class R { public R() { } [Newtonsoft.Json.JsonConstructor] public {|LAMBDA055:R|}(int a) => A = a; public int A { get; set; } }", "'R' carries [Newtonsoft.Json.JsonConstructor]" },
        { "[Newtonsoft.Json.JsonConverter(typeof(Newtonsoft.Json.Converters.StringEnumConverter))] enum {|LAMBDA055:E|} { A } record R(E A);", "'E' carries [Newtonsoft.Json.JsonConverter]" },
        { "enum E { A } class R { [Newtonsoft.Json.JsonConverter(typeof(Newtonsoft.Json.Converters.StringEnumConverter))] public E {|LAMBDA055:A|} { get; set; } }", "'R.A' carries [Newtonsoft.Json.JsonConverter]" },
        { "enum E { [EnumMember(Value = \"in-progress\")] {|LAMBDA056:InProgress|}, Done } record R(E A);", "'E.InProgress' is a number in JSON, and not \"in-progress\": [EnumMember] is not followed; use [JsonStringEnumMemberName(\"in-progress\")] with [JsonConverter(typeof(JsonStringEnumConverter<E>))] on the enum" },
        { "[JsonConverter(typeof(JsonStringEnumConverter<E>))] enum E { [EnumMember(Value = \"in-progress\")] {|LAMBDA056:InProgress|} } record R(E? A);", "'E.InProgress' is \"InProgress\" in JSON" },
        { "enum E { [EnumMember(Value = \"a\")] {|LAMBDA056:A|} } record R(Dictionary<E, int> A);", "'E.A' is \"A\" in JSON" },
        { "record R(NodaTime.Instant {|LAMBDA059:A|});", "'R.A' is of type 'NodaTime.Instant', whose value is not in its public properties, so that JSON does not have it; give it a [JsonConverter], use a type that JSON has, or name a JsonSerializerContext" },
        { "record R(List<NodaTime.Instant?> {|LAMBDA059:A|});", "'R.A' is of type 'NodaTime.Instant'" },
        { "record R(LanguageExt.Option<int> {|LAMBDA059:A|});", "'R.A' is of type 'LanguageExt.Option<int>'" },
        { "record R(OneOf.OneOf<int, string> {|LAMBDA059:A|});", "'R.A' is of type 'OneOf.OneOf<int, string>'" },
        { "record R(MongoDB.Bson.ObjectId {|LAMBDA059:A|});", "'R.A' is of type 'MongoDB.Bson.ObjectId'" },
        { "[Vogen.ValueObject<int>] partial struct {|LAMBDA061:Id|}; record R(Id A);", "'Id' carries [ValueObject], by which another source generator adds members that this one cannot see, so that it is neither read nor written; move the type to another project, or give it a [JsonConverter]" },
        { "[Vogen.ValueObject(typeof(int))] partial class {|LAMBDA061:Id|}; record R(Id A);", "'Id' carries [ValueObject]" },
        { "partial class R : CommunityToolkit.Mvvm.ComponentModel.ObservableObject { [CommunityToolkit.Mvvm.ComponentModel.ObservableProperty] private string? {|LAMBDA061:_name|}; }", "'R._name' carries [ObservableProperty], by which another source generator adds a property 'Name' that this one cannot see, so that it is neither read nor written; write a partial property or an ordinary one, or move the type to another project" },
        { "class {|LAMBDA062:R|} { private int _a; public int Twice => _a * 2; public void Set(int a) => _a = a; }", "'R' holds data but has no property that can be set and no constructor parameter, so that nothing is read into it; add one, give it a [JsonConverter], or mark the parameter [FromServices] if it is a service" },
        { "readonly struct {|LAMBDA062:R|}(int a) { public string Text => $\"{a}\"; }", "'R' holds data" },
        { "class {|LAMBDA062:R|} { internal string? A { get; set; } }", "'R' holds data" },
        { "class R { public int A { get; set; } [JsonPropertyName(\"b\")] internal int {|LAMBDA066:B|} { get; set; } }", "'R.B' carries attributes for JSON, but is not public and so neither read nor written; make it public, or mark it [JsonInclude]" },
        { "class R { public int A { get; set; } [JsonPropertyName(\"b\")] private int {|LAMBDA066:_b|}; public int C => _b + 1; }", "'R._b' carries attributes" },
        { "class R { public int A { get; set; } [Newtonsoft.Json.JsonProperty] private int {|LAMBDA066:_b|}; [DataMember] internal int {|LAMBDA066:C|} { get; set; } }", "'R.C' carries attributes" },
        { "class R : List<int> { public int {|LAMBDA067:Total|} { get; set; } }", "'R.Total' is a property of a collection, of which only the elements are read and written; put the collection into a property of another type, mark the property [JsonIgnore] if that is intended, or give the type a [JsonConverter]" },
        { "class R : Dictionary<string, int> { public int {|LAMBDA067:Total|} { get; set; } }", "only the entries are" },
        { "class {|LAMBDA068:R|} : IJsonOnDeserialized { public int A { get; set; } void IJsonOnDeserialized.OnDeserialized() => A++; }", "'R' implements IJsonOnDeserialized, whose method is not called; do its work in the accessors or the constructor, give the type a [JsonConverter], or name a JsonSerializerContext" },
    };

    /// <summary>A type <c>R</c> that is written.</summary>
    public static TheoryData<string, string> Written => new()
    {
        { "class R { public int {|LAMBDA051:A|}; }", "'R.A' is a field" },
        { "class R { public readonly int {|LAMBDA051:A|} = 1; public int B { get; set; } }", "'R.A' is a field" },
        { "class R { public (int, int) {|LAMBDA052:A|} => (1, 2); }", "'R.A' is of type '(int, int)', a tuple" },
        { "class R { [DataMember(Name = \"a\")] public int A { get; set; } [DataMember(Name = \"B\")] public int {|LAMBDA053:B|} { get; set; } }", "'R.B' has the JSON name \"b\", and not \"B\"" },
        { "class R { [Newtonsoft.Json.JsonIgnore] public string {|LAMBDA054:Password|} { get; set; } = \"\"; }", "'R.Password' is in JSON, although it carries [Newtonsoft.Json.JsonIgnore]" },
        { "class R { [Newtonsoft.Json.JsonProperty(NullValueHandling = Newtonsoft.Json.NullValueHandling.Ignore)] public string? {|LAMBDA055:A|} { get; set; } }", "'R.A' carries [JsonProperty(NullValueHandling = …)], which is not followed; use [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]" },
        { "[Newtonsoft.Json.JsonObject(Newtonsoft.Json.MemberSerialization.OptIn)] class {|LAMBDA055:R|} { public int A { get; set; } }", "'R' carries [JsonObject], which is not followed; mark members with [JsonIgnore] and [JsonInclude]" },
        { "[Newtonsoft.Json.JsonObject(ItemNullValueHandling = Newtonsoft.Json.NullValueHandling.Ignore)] class {|LAMBDA055:R|} { public int A { get; set; } }", "'R' carries [JsonObject(ItemNullValueHandling = …)], which is not followed; use [LambdaJsonTypeOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]" },
        { "class R { [DataMember(EmitDefaultValue = false)] public int {|LAMBDA055:A|} { get; set; } }", "'R.A' carries [DataMember(EmitDefaultValue = false)], which is not followed; use [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]" },
        { "enum E { [EnumMember(Value = \"a\")] {|LAMBDA056:A|}, [EnumMember(Value = \"b\")] {|LAMBDA056:B|} } record R(E A);", "'E.B' is a number" },
        { "class R { public Newtonsoft.Json.Linq.JObject {|LAMBDA057:A|} { get; set; } = null!; }", "'R.A' is of type 'Newtonsoft.Json.Linq.JObject', whose content is not written: it would be empty arrays; use JsonNode, JsonObject, JsonArray or JsonElement of System.Text.Json" },
        { "record R(List<Newtonsoft.Json.Linq.JToken> {|LAMBDA057:A|});", "'R.A' is of type 'Newtonsoft.Json.Linq.JToken'" },
        { "record R(NodaTime.Instant {|LAMBDA059:A|});", "so that JSON does not have it" },
        { "class Text(OneOf.OneOf<int, string> a) : OneOf.OneOfBase<int, string>(a); class R { public Text? {|LAMBDA059:A|} => null; }", "'R.A' is of type 'Text'" },
        { "class {|LAMBDA060:R|} { private readonly decimal _amount; public R(decimal amount) => _amount = amount; public override string ToString() => $\"{_amount}\"; }", "'R' holds data but has no public property, so that it is written as an empty object; add a public property, mark what it holds [JsonInclude], or give it a [JsonConverter]" },
        { "class {|LAMBDA060:R|} { private readonly List<string> _items = []; public void Add(string item) => _items.Add(item); }", "'R' holds data" },
        { "class {|LAMBDA060:R|}(int amount) { public int Get() => amount; }", "'R' holds data" },
        { "class {|LAMBDA060:R|} { internal int A { get; set; } }", "'R' holds data" },
        { "class Base { protected int A = 1; } class {|LAMBDA060:R|} : Base;", "'R' holds data" },
        { "[Vogen.ValueObject<int>] readonly partial struct {|LAMBDA061:R|};", "'R' carries [ValueObject]" },
        { "abstract class {|LAMBDA064:R|} { public int A { get; set; } } class Sub : R { public int B { get; set; } }", "A value of type 'R' is written with the members of 'R' only, and those of 'Sub' are lost; put [JsonDerivedType(typeof(Sub), \"Sub\")] on 'R', or use 'Sub' itself" },
        { "interface {|LAMBDA064:R|}; class Sub : R { public int B { get; set; } }", "those of 'Sub' are lost" },
        { "abstract record {|LAMBDA064:R|} { public sealed record Sub(int B) : R; }", "those of 'R.Sub' are lost" },
        { "class {|LAMBDA064:R|}; class Sub : R { public int B { get; set; } }", "those of 'Sub' are lost" },
        { "class R : List<int> { public int {|LAMBDA067:Total|} { get; set; } }", "'R.Total' is a property of a collection" },
        { "class R(int total) : List<int> { public int {|LAMBDA067:Total|} { get; } = total; }", "'R.Total' is a property of a collection" },
        { "class {|LAMBDA068:R|} : IJsonOnSerializing { public int A { get; set; } public void OnSerializing() => A++; }", "'R' implements IJsonOnSerializing" },
    };

    [Theory]
    [MemberData(nameof(Read))]
    public void MemberThatIsNotRead_IsAWarning(string types, string message) => MemberWarnings.Verify(MemberWarnings.InProgram(types, isRead: true), message);

    [Theory]
    [MemberData(nameof(Written))]
    public void MemberThatIsNotWritten_IsAWarning(string types, string message) => MemberWarnings.Verify(MemberWarnings.InProgram(types, isRead: false), message);

    [Theory]
    [InlineData("static void Run((int, int) {|LAMBDA052:e|}) { }", "'e' is of type '(int, int)'")]
    [InlineData("static (int, int) {|LAMBDA052:Run|}() => default;", "'result' is of type '(int, int)'")]
    [InlineData("static Task<List<(int A, int B)>> {|LAMBDA052:Run|}() => null!;", "'result' is of type '(int A, int B)'")]
    [InlineData("static NodaTime.Instant {|LAMBDA059:Run|}() => default;", "'result' is of type 'NodaTime.Instant'")]
    [InlineData("static Newtonsoft.Json.Linq.JObject {|LAMBDA057:Run|}() => null!;", "'result' is of type")]
    public void EventOrResult_IsMarkedInTheSignature(string method, string message) =>
        MemberWarnings.Verify($"{MemberWarnings.Usings}internal static class F {{ [LambdaHandler] internal {method} }}", message);

    [Theory]
    [InlineData("record R(FSharpOption<int> {|LAMBDA058:A|});", true, "'R.A' is of type 'Microsoft.FSharp.Core.FSharpOption<int>', which is an object with the member \"value\" in JSON and not the value itself; use a nullable type, or give it a [JsonConverter]")]
    [InlineData("record R(FSharpOption<int> {|LAMBDA058:A|});", false, "FSharpOption<int>'")]
    [InlineData("record R(FSharpValueOption<int> {|LAMBDA058:A|});", false, "FSharpValueOption<int>'")]
    [InlineData("record R(FSharpResult<int, string> {|LAMBDA058:A|});", false, "a union, of which the case is not read; give it a [JsonConverter], or use a record")]
    [InlineData("record R(FSharpChoice<int, string> {|LAMBDA058:A|});", false, "a union")]
    [InlineData("record R(Microsoft.FSharp.Collections.FSharpList<int> A);", false, "")]
    public void FSharpType_IsAWarningIfItsJsonDiffersFromFSharp(string types, bool isRead, string message) =>
        MemberWarnings.Verify("using Microsoft.FSharp.Core;\n" + MemberWarnings.InProgram(types, isRead), message, FSharp);

    /// <summary>A member of a type that two handlers and LambdaJson read and write is reported once.</summary>
    [Fact]
    public void TypeThatManyHandlersReach_IsReportedOnce() => MemberWarnings.Verify(
        """
        internal record R { public int {|LAMBDA051:A|}; public int {|LAMBDA049:B|} { get; private set; } }
        internal static class F
        {
            [LambdaHandler] internal static R One(R r) => LambdaJson.Deserialize<R>(LambdaJson.Serialize(r))!;
            [LambdaHandler] internal static System.Collections.Generic.List<R> Two(R[] r) => [.. r];
        }
        """,
        "'R.B' is not read");

    [Fact]
    public void TypeOfLambdaJson_IsReportedLikeAnEvent() => MemberWarnings.Verify(
        "internal record R { public int {|LAMBDA049:B|} { get; private set; } } internal static class F { [LambdaHandler] internal static int Run(string json) => LambdaJson.Deserialize<R>(json)!.B; }", "'R.B' is not read");

    /// <summary>The reader and the writer are generated in spite of a warning.</summary>
    [Fact]
    public void Warning_DoesNotChangeTheGeneratedCode()
    {
        const string Source = "public record R {{ {0}public int B {{ get; private set; }} = 4; }} public static class F {{ [LambdaHandler] public static R Run(R r) => LambdaJson.Deserialize<R>(LambdaJson.Serialize(r))!; }}";
        var generation = Generation.Of(string.Format(CultureInfo.InvariantCulture, Source, ""), expected: "LAMBDA049");
        using var function = CompiledFunction.Start(generation);
        Assert.Equal((false, """{"b":4}"""), function.Invoke("""{"b":5}"""));
    }

    [Fact]
    public Task PragmaAtTheMember_SuppressesTheWarning() => DiagnosticTests.Verify(
        """
        internal record R
        {
        #pragma warning disable LAMBDA049 // Only this project sets it.
            public int A { get; private set; }
        #pragma warning restore LAMBDA049
        }
        internal static class F { [LambdaHandler] internal static int Run(R r) => r.A; }
        """,
        "");
}
