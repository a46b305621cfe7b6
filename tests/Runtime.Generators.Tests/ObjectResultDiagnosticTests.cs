namespace Lambda.Runtime.Generators.Tests;

/// <summary>LAMBDA063: values that a handler returns as <c>object</c>.</summary>
public sealed class ObjectResultDiagnosticTests
{
    /// <summary>Methods that return <c>object</c>, in a class <c>F</c>.</summary>
    public static TheoryData<string, string> Objects => new()
    {
        { "static object Run() => {|LAMBDA063:new { A = 1 }|};", "Handler 'F.Run' returns an anonymous type as object, which fails when it is written, because no code is generated for a type that the signature does not name; return a record or class, and name it as the result's type" },
        { "static object Run() { if (DateTime.Now.Year > 1) return {|LAMBDA063:new R(1)|}; return \"text\"; }", "returns 'F.R' as object" },
        { "static async Task<object> Run() { await Task.Yield(); return {|LAMBDA063:new { A = 1 }|}; }", "an anonymous type" },
        { "static Task<object> Run() => Task.FromResult<object>({|LAMBDA063:new { A = 1 }|});", "an anonymous type" },
        { "static ValueTask<object> Run() => new ValueTask<object>({|LAMBDA063:new R(1)|});", "'F.R'" },
        { "static object? Run(bool a) => a ? (object){|LAMBDA063:new { A = 1 }|} : null;", "an anonymous type" },
        { "static object Run(int a) => a switch { 1 => 2, 2 => {|LAMBDA063:new[] { 1 }|}, _ => throw new Exception() };", "'int[]'" },
        { "static object Run() => {|LAMBDA063:DateTime.UtcNow|};", "'System.DateTime'" },
        { "record S(int A, object B); [LambdaHandler] static S Run() => new S(1, {|LAMBDA063:new { A = 1 }|});[#]", "returns an anonymous type as object" },
        { "class S { public object? B { get; set; } } [LambdaHandler] static async Task<List<S>> Run() { await Task.Yield(); return new() { new S { B = {|LAMBDA063:new R(1)|} } }; }[#]", "'F.R'" },
        { "static Dictionary<string, object> Run() => new() { [\"a\"] = 1, [\"b\"] = {|LAMBDA063:new { A = 1 }|} };", "an anonymous type" },
        { "static Dictionary<string, object> Run() => new Dictionary<string, object> { { \"b\", {|LAMBDA063:new { A = 1 }|} } };", "an anonymous type" },
        { "static Dictionary<string, object> Run() { var d = new Dictionary<string, object>(); d[\"a\"] = 1; d[\"b\"] = {|LAMBDA063:new { A = 1 }|}; d.Add(\"c\", {|LAMBDA063:new R(1)|}); return d; }", "an anonymous type" },
        { "static IDictionary<string, object> Run() => new Dictionary<string, object> { [\"b\"] = {|LAMBDA063:new { A = 1 }|} };", "an anonymous type" },
        { "static object[] Run() => [1, {|LAMBDA063:new { A = 1 }|}];", "an anonymous type" },
        { "static IReadOnlyList<object> Run() => new object[] { \"a\", {|LAMBDA063:new R(1)|} };", "'F.R'" },
        { "static IEnumerable<object> Run() { yield return 1; yield return {|LAMBDA063:new { A = 1 }|}; }", "an anonymous type" },
        { "class S { public object? B { get; set; } } [LambdaHandler] static S Run() { var s = new S(); s.B = {|LAMBDA063:new R(1)|}; return s; }[#]", "'F.R'" },
        { "record S(object? B); [LambdaHandler] static S Run(S s) => s with { B = {|LAMBDA063:new { A = 1 }|} };[#]", "an anonymous type" },
        { "static async IAsyncEnumerable<object> Run() { await Task.Yield(); yield return 1; yield return {|LAMBDA063:new { A = 1 }|}; }", "an anonymous type" },
    };

    [Theory]
    [MemberData(nameof(Objects))]
    public void ObjectThatCannotBeWritten_IsAWarning(string method, string message)
    {
        string members = method.EndsWith("[#]", StringComparison.Ordinal)
            ? method[..^3].Replace("[LambdaHandler] ", "[LambdaHandler] public ", StringComparison.Ordinal).Insert(0, "public ")
            : "[LambdaHandler] public " + method;
        MemberWarnings.Verify($"{MemberWarnings.Usings}public static class F {{ public record R(int A); {members} }}", message);
    }

    [Theory]
    [InlineData("static object Run() => 1;")]
    [InlineData("static object? Run(JsonElement e) => e.ValueKind == JsonValueKind.Null ? null : e;")]
    [InlineData("static object Run(object e) => e;")]
    [InlineData("static object Run() { var f = () => new { A = 1 }; return f().A; }")]
    [InlineData("static Task<object> Run() => Later(); static async Task<object> Later() { await Task.Yield(); return 1; }")]
    [InlineData("static object Run() => JsonNode.Parse(\"1\")!;")]
    [InlineData("static int[] Run() { string.Format(\"{0}\", new { A = 1 }); return [new List<object> { new { A = 1 } }.Count]; }")]
    [InlineData("static Dictionary<string, object?> Run() => new() { [\"a\"] = 1, [\"b\"] = null, [\"c\"] = \"d\" };")]
    [InlineData("static Dictionary<string, object> Run() { Log(new Dictionary<string, object> { [\"a\"] = new { A = 1 } }, [new { A = 1 }]); return []; } static void Log(Dictionary<string, object> scope, object[] values) { }")]
    [InlineData("static Dictionary<string, object> Run() { var scope = new Dictionary<string, object>(); scope[\"a\"] = new { A = 1 }; Log(scope); return []; } static void Log(Dictionary<string, object> scope) { }")]
    [InlineData("static List<object> Run() { foreach (object o in new List<object> { new Uri(\"http://a\") }) { } return [1]; }")]
    [InlineData("static IEnumerable<object> Run() => new List<object> { 1, \"a\" };")]
    public void ObjectThatCanBeWritten_HasNoWarning(string method) =>
        MemberWarnings.Verify($"{MemberWarnings.Usings}internal static class F {{ [LambdaHandler] internal {method} }}");
}
