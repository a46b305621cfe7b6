namespace Lambda.Runtime.Generators.Tests;

/// <summary>LAMBDA063: values that a call of <see cref="LambdaJson"/> writes as <c>object</c>.</summary>
public sealed class ObjectCallDiagnosticTests
{
    private const string Unless = " unless it is null, string, bool, int, long, double, decimal, JsonElement, JsonNode or JsonDocument";

    /// <summary>Methods in a class with a record <c>R</c>.</summary>
    public static TheoryData<string, string> Calls => new()
    {
        { "static string W(R r) => LambdaJson.Serialize<object>({|LAMBDA063:r|});", "LambdaJson.Serialize writes 'F.R' as object, which fails when it is written, because no code is generated for a type that the call does not name; name it: 'LambdaJson.Serialize<F.R>(value)'" },
        { "static string W(R r) => LambdaJson.Serialize((object){|LAMBDA063:r|});", "name it: 'LambdaJson.Serialize<F.R>(value)'" },
        { "static byte[] W(R r) => LambdaJson.SerializeToUtf8Bytes<object>({|LAMBDA063:r|});", "LambdaJson.SerializeToUtf8Bytes writes 'F.R' as object" },
        { "static string W(R r) { object d = r; return LambdaJson.Serialize({|LAMBDA063:d|}); }", "LambdaJson.Serialize writes 'F.R' as object" },
        { "static string W(R? r) => LambdaJson.Serialize(r is null ? \"none\" : (object){|LAMBDA063:r|});", "'F.R'" },
        { "static string W(object value) => LambdaJson.Serialize({|LAMBDA063:value|});", $"LambdaJson.Serialize writes an object, which fails when it is written{Unless}, because no code is generated for a type that the call does not name; cast it to its type: 'LambdaJson.Serialize((Order)value)'" },
        { "static string W() { object d; d = new R(1); return LambdaJson.Serialize({|LAMBDA063:d|}); }", "LambdaJson.Serialize writes an object, which fails" },
        { "static string W(bool b) { object d = 1; if (b) d = new R(1); return LambdaJson.Serialize({|LAMBDA063:d|}); }", "LambdaJson.Serialize writes an object, which fails" },
        { "static string W(bool b) { object d = 1; Set(out d); return LambdaJson.Serialize({|LAMBDA063:d|}); } static void Set(out object d) => d = 2;", "LambdaJson.Serialize writes an object, which fails" },
        { "static string W(R? r) => LambdaJson.Serialize<object>({|LAMBDA063:r|}!);", "LambdaJson.Serialize writes 'F.R' as object" },
        { "static string W(IList<int> list) => LambdaJson.Serialize<object>({|LAMBDA063:list|});", $"LambdaJson.Serialize writes 'System.Collections.Generic.IList<int>' as object, which fails when it is written{Unless}, because no code is generated for a type that the call does not name; name it: 'LambdaJson.Serialize<System.Collections.Generic.IList<int>>(value)'" },
        { "static string W<T>(T value) => LambdaJson.Serialize<object?>({|LAMBDA063:value|});", "LambdaJson.Serialize writes 'T' as object, which fails" },
        { "static string W() => LambdaJson.Serialize<object>({|LAMBDA063:DateTime.UtcNow|});", "'LambdaJson.Serialize<System.DateTime>(value)'" },
        { "static string W() => LambdaJson.Serialize<object>({|LAMBDA063:new { A = 1 }|});", "LambdaJson.Serialize writes an anonymous type as object, which fails when it is written, because no code is generated for a type that the call does not name; declare a record and use it instead: 'record Value(int A);'" },
        { "record S(int A, object? B); static string W() => LambdaJson.Serialize(new S(1, {|LAMBDA063:new R(1)|}));", "LambdaJson.Serialize writes 'F.R' as object, which fails when it is written, because no code is generated for a type that the call does not name; declare the member or the elements with that type" },
        { "static string W() => LambdaJson.Serialize(new Dictionary<string, object> { [\"a\"] = 1, [\"b\"] = {|LAMBDA063:new { A = 1 }|} });", "an anonymous type" },
        { "static string W() { var d = new Dictionary<string, object> { [\"a\"] = {|LAMBDA063:new R(1)|} }; d[\"b\"] = {|LAMBDA063:new R(2)|}; d.Add(\"c\", 3); return LambdaJson.Serialize(d); }", "'F.R'" },
        { "class S { public object? B { get; set; } } static string W(R r) { S s = new(); s.B = {|LAMBDA063:r|}; return LambdaJson.Serialize(s); }", "'F.R'" },
        { "static string W() => LambdaJson.Serialize<object[]>([1, {|LAMBDA063:new R(1)|}]);", "'F.R'" },
        { "static string W() => LambdaJson.Serialize<object>({|LAMBDA063:new R(1)|}) + LambdaJson.Serialize<object>({|LAMBDA063:new R(1)|});", "'F.R'" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public void ObjectThatCannotBeWritten_IsAWarning(string member, string message) => MemberWarnings.Verify(Source(member), message);

    [Theory]
    [InlineData("static string W() => LambdaJson.Serialize<object>(1) + LambdaJson.Serialize<object?>(null) + LambdaJson.Serialize<object>(\"a\") + LambdaJson.Serialize((object)2.5m);")]
    [InlineData("static string W(JsonElement a, JsonNode b, JsonArray c) => LambdaJson.Serialize<object>(a) + LambdaJson.Serialize<object>(b) + LambdaJson.Serialize<object>(c);")]
    [InlineData("static string W(string json) => LambdaJson.Serialize(LambdaJson.Deserialize<object>(json));")]
    [InlineData("static string W(string json) { object? d = LambdaJson.Deserialize<object>(json); return LambdaJson.Serialize(d); }")]
    [InlineData("static string W() { object d = 1; return LambdaJson.Serialize(d); }")]
    [InlineData("static string W(Dictionary<string, object> d) => LambdaJson.Serialize(d);")]
    [InlineData("static string W() { var d = new Dictionary<string, object>(); d[\"a\"] = 1; var e = new Dictionary<string, object>(); e[\"a\"] = new R(1); Use(e); return LambdaJson.Serialize(d); } static void Use(Dictionary<string, object> e) { }")]
    [InlineData("record S(object? B); static string W(object? b) => LambdaJson.Serialize(new S(b));")]
    [InlineData("static string W(R r) => LambdaJson.Serialize(r) + LambdaJson.Serialize(new R[] { r });")]
    public void ObjectThatCanBeWritten_HasNoWarning(string member) => MemberWarnings.Verify(Source(member));

    /// <summary>A <c>JsonSerializerContext</c> that covers <c>object</c> writes what it has metadata for.</summary>
    [Fact]
    public void ObjectThatAContextCovers_HasNoWarning() => MemberWarnings.Verify($$"""
        {{MemberWarnings.Usings}}
        [assembly: LambdaJson(typeof(C))]
        [JsonSerializable(typeof(object))] internal class C : JsonSerializerContext
        {
            public C() : base(null) { }
            public static C Default { get; } = new();
            protected override JsonSerializerOptions? GeneratedSerializerOptions => null;
            public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null;
        }
        public static class F { [LambdaHandler] public static string Run(string name) => LambdaJson.Serialize<object>(new Uri(name)); }
        """);

    private static string Source(string member) =>
        $"{MemberWarnings.Usings}internal static class F {{ internal record R(int A); internal {member} [LambdaHandler] internal static void Run() {{ }} }}";
}
