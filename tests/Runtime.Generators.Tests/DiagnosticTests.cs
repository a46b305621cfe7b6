using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Lambda.Runtime.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>Handlers that cannot be served: each is an error at the place that is marked in the source.</summary>
public sealed class DiagnosticTests
{
    /// <summary>In a class <c>Functions</c>.</summary>
    public static TheoryData<string, string> Methods => new()
    {
        { "public static void {|LAMBDA001:Run|}<T>() { }", "'Functions.Run' cannot be a handler because it or its type is generic, and nothing says which type an event has; write a method that is not generic, in a type that is not" },
        { "private static void {|LAMBDA002:Run|}() { }", "'Functions.Run' cannot be a handler because the program cannot call it: 'Run' is private; make it and the types around it internal or public" },
        { "static void {|LAMBDA002:Run|}() { }", "'Run' is private" },
        { "protected static void {|LAMBDA002:Run|}() { }", "'Run' is protected" },
        { "private protected static void {|LAMBDA002:Run|}() { }", "'Run' is private protected" },
        { "public void {|LAMBDA003:Run|}() { }", "'Functions.Run' cannot be a handler because it is an instance method; make it static" },
        { "public static void Run(ref string {|LAMBDA004:name|}) { }", "Parameter 'name' of handler 'Functions.Run' is passed by reference; a handler takes its event and its LambdaContext by value" },
        { "public static void Run(in LambdaContext {|LAMBDA004:context|}) { }", "passed by reference" },
        { "public static void Run(out string {|LAMBDA004:name|}) => name = \"\";", "passed by reference" },
        { "public static void Run(ref readonly int {|LAMBDA004:name|}) { }", "passed by reference" },
        { "public static void Run(string a, int {|LAMBDA005:b|}) { }", "Handler 'Functions.Run' has two parameters that are the event, 'a' and 'b', but an invocation has one; put what it holds into one type" },
        { "public static void Run(LambdaContext a, LambdaContext {|LAMBDA006:b|}) { }", "Handler 'Functions.Run' takes the LambdaContext twice, as 'a' and 'b'; remove one" },
        { "public static async void {|LAMBDA007:Run|}() => await System.Threading.Tasks.Task.Yield();", "Handler 'Functions.Run' is async void, so that no one can tell when it is done or whether it failed; return Task" },
        { "public static ref int {|LAMBDA009:Run|}() => throw null!;", "Handler 'Functions.Run' returns by reference; return nothing, a JSON type, or either in Task or ValueTask" },
        { "public static ref readonly int {|LAMBDA009:Run|}() => throw null!;", "by reference" },
        { "public static int Run2() => 1; [*] public static void Run(System.Span<byte> {|LAMBDA020:bytes|}) { }", "'bytes' is of type 'System.Span<byte>', which cannot be read from JSON: it is a ref struct, which cannot be kept; use another type, give it a [JsonConverter], or name a JsonSerializerContext that covers it: [assembly: LambdaJson(typeof(MyContext))]" },
        { "public static System.IDisposable {|LAMBDA020:Run|}() => null!;", "'result' is of type 'System.IDisposable', which cannot be written as JSON: this type of .NET is not supported" },
        { "public static void Run(byte[] {|LAMBDA020:bytes|}) { }", "as an event or a result it means raw bytes, which are not supported" },
        { "public static void Run(int[,] {|LAMBDA020:numbers|}) { }", "it is an array of several dimensions" },
        { "public static void Run(dynamic {|LAMBDA020:any|}) { }", "dynamic is not supported" },
        { "public static void Run(System.Action {|LAMBDA020:action|}) { }", "a delegate is not supported" },
        { "public static unsafe void Run(int* {|LAMBDA020:pointer|}) { }", "a pointer is not supported" },
        { "public static void Run(System.Text.StringBuilder {|LAMBDA020:text|}) { }", "this type of .NET is not supported" },
        { "public static void Run(System.Collections.Generic.Dictionary<string[], int> {|LAMBDA020:map|}) { }", "a key of type 'string[]' is no name in JSON; keys are strings, numbers, enums, booleans, chars, Guids, dates and times, Uris and Versions" },
        { "[System.Text.Json.Serialization.JsonConverter(typeof(C))] public enum Key { A } public class C : System.Text.Json.Serialization.JsonConverter<Key> { public override Key Read(ref System.Text.Json.Utf8JsonReader r, System.Type t, System.Text.Json.JsonSerializerOptions o) => 0; public override void Write(System.Text.Json.Utf8JsonWriter w, Key v, System.Text.Json.JsonSerializerOptions o) { } } [*] public static void Run(System.Collections.Generic.Dictionary<Key, int> {|LAMBDA020:map|}) { }", "a key of type 'Functions.Key' is no name in JSON" },
        { "public static System.Threading.Tasks.Task<System.Threading.Tasks.Task<int>> {|LAMBDA020:Run|}() => null!;", "this type of .NET is not supported" },
        { "private record Hidden(int A); [*] public static void Run(string a) { } internal static class Inner { [LambdaHandler] public static string {|LAMBDA011:Run|}() => \"\"; }", "could mean 'Function::Functions::Run' as well as 'Function::Functions+Inner::Run'; give one of them a name of its own: [LambdaHandler(\"name\")]" },
        { "public static void Run() { } [LambdaHandler] public static void {|LAMBDA011:Run|}(string a) { }", "_HANDLER=\"Run\" could mean" },
        { "public abstract class Base { public string A { get; set; } = \"\"; } [*] public static void Run(Base {|LAMBDA020:value|}) { }", "it is abstract and cannot be made" },
        { "public class Sub : System.Collections.ArrayList; [*] public static void Run(Sub {|LAMBDA020:value|}) { }", "of collections, those with elements of one type are supported" },
        { "public record Deep(A First); public record A(B[] Second); public record B(System.Collections.Generic.List<System.Text.StringBuilder> Third); [*] public static void Run(Deep {|LAMBDA020:deep|}) { }", "'deep.First.Second[].Third[]' is of type 'System.Text.StringBuilder'" },
        { "public class OwnAttribute : System.Text.Json.Serialization.JsonConverterAttribute { } public record R { [Own] public int A { get; set; } } [*] public static void Run(R {|LAMBDA021:value|}) { }", "'value.A' carries [Own], which is not supported; remove it, give the type that has it a [JsonConverter], or name a JsonSerializerContext that covers that type: [assembly: LambdaJson(typeof(MyContext))]" },
        { "public class OwnAttribute : System.Text.Json.Serialization.JsonConverterAttribute { } [Own] public record R(int A); [*] public static R {|LAMBDA021:Run|}() => null!;", "'result' carries [Own]" },
        { "public class OwnAttribute : System.Text.Json.Serialization.JsonConverterAttribute { } [Own] public enum E { A } public record R(E A); [*] public static void Run(R {|LAMBDA021:value|}) { }", "'value.A' carries [Own], which is not supported" },
        { "public class OwnAttribute : System.Text.Json.Serialization.JsonConverterAttribute { } [Own] public class L : System.Collections.Generic.List<int>; [*] public static void Run(L[] {|LAMBDA021:value|}) { }", "'value[]' carries [Own], which is not supported" },
        { "[System.Text.Json.Serialization.JsonObjectCreationHandling(System.Text.Json.Serialization.JsonObjectCreationHandling.Populate)] public class L : System.Collections.Generic.List<int>; [*] public static void Run(L {|LAMBDA029:value|}) { }", "'value' is of type 'Functions.L', which carries [JsonObjectCreationHandling], but as a collection has no members to say it of; remove it, and say it of the members that hold the collection" },
        { "public class Two { public Two(int a) { } public Two(string b) { } } [*] public static void Run(Two {|LAMBDA022:value|}) { }", "'value' is of type 'Functions.Two', which has no public constructor without parameters and not exactly one with; add one, or mark one with [JsonConstructor]" },
        { "public class None { private None() { } } [*] public static void Run(None {|LAMBDA022:value|}) { }", "add one" },
        { "public class C(int a, string b) { public int A => a; public int B => b.Length; } [*] public static void Run(C {|LAMBDA023:value|}) { }", "'value' is of type 'Functions.C', whose constructor parameter 'b' has no public property of that name and type; add the property or rename the parameter" },
        { "public class C : System.Text.Json.Serialization.JsonConverter<int> { public C(int a) { } public override int Read(ref System.Text.Json.Utf8JsonReader r, System.Type t, System.Text.Json.JsonSerializerOptions o) => 0; public override void Write(System.Text.Json.Utf8JsonWriter w, int v, System.Text.Json.JsonSerializerOptions o) { } } public record R([property: System.Text.Json.Serialization.JsonConverter(typeof(C))] int A); [*] public static void Run(R {|LAMBDA025:value|}) { }", "'value.A' names the converter 'Functions.C', which is no JsonConverter<int> with a public constructor without parameters that the program can call; name one that is" },
        { "public record R { [System.Text.Json.Serialization.JsonExtensionData] public System.Collections.Generic.Dictionary<string, int>? Rest { get; set; } } [*] public static void Run(R {|LAMBDA026:value|}) { }", "'value' is of type 'Functions.R', whose extension data 'Rest' has a type that cannot hold it; make it a Dictionary<string, JsonElement>, a Dictionary<string, object> or a JsonObject" },
        { "public class R { [System.Text.Json.Serialization.JsonExtensionData] public System.Collections.Generic.Dictionary<string, object>? A { get; set; } [System.Text.Json.Serialization.JsonExtensionData] public System.Text.Json.Nodes.JsonObject? B { get; set; } } [*] public static R {|LAMBDA026:Run|}() => null!;", "whose extension data 'B' is not the only one; keep one" },
        { "public record R([property: System.Text.Json.Serialization.JsonExtensionData] System.Text.Json.Nodes.JsonObject Rest); [*] public static void Run(R {|LAMBDA026:value|}) { }", "whose extension data 'Rest' is a parameter of the constructor; make it a property of its own" },
        { "public record R { [System.Text.Json.Serialization.JsonExtensionData] public required System.Text.Json.Nodes.JsonObject Rest { get; set; } } [*] public static void Run(R {|LAMBDA026:value|}) { }", "whose extension data 'Rest' is required, though no member of its name is read into it; do not require it" },
        { "public class R { [System.Text.Json.Serialization.JsonObjectCreationHandling(System.Text.Json.Serialization.JsonObjectCreationHandling.Populate)] public int[] A { get; set; } = []; } [*] public static void Run(R {|LAMBDA028:value|}) { }", "'value.A' is to be filled in place, by [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)], but nothing can be added to its type 'int[]', or a converter reads it; make it a collection, dictionary or object that can be changed, or remove the attribute" },
        { "public class R { [System.Text.Json.Serialization.JsonObjectCreationHandling(System.Text.Json.Serialization.JsonObjectCreationHandling.Populate)] public System.Collections.Generic.List<int> A { private get; set; } = []; } [*] public static void Run(R {|LAMBDA028:value|}) { }", "but it has no getter; add one, or remove the attribute" },
        { "public struct S { public int A { get; set; } } public class R { [System.Text.Json.Serialization.JsonObjectCreationHandling(System.Text.Json.Serialization.JsonObjectCreationHandling.Populate)] public S A { get; } } [*] public static R {|LAMBDA028:Run|}() => null!;", "but its type 'Functions.S' is a struct, and nothing sets it again; add a setter, or remove the attribute" },
        { "[System.Text.Json.Serialization.JsonDerivedType(typeof(D), 1)] public class B; public class D : B; [System.Text.Json.Serialization.JsonObjectCreationHandling(System.Text.Json.Serialization.JsonObjectCreationHandling.Populate)] public class R { public B A { get; set; } = new(); } [*] public static void Run(R {|LAMBDA028:value|}) { }", "but a value of its type 'Functions.B' may be of several types, which JSON says; say JsonObjectCreationHandling.Replace of the member" },
        { "[System.Text.Json.Serialization.JsonObjectCreationHandling(System.Text.Json.Serialization.JsonObjectCreationHandling.Populate)] public record R(int A) { public System.Collections.Generic.List<int> B { get; } = []; } [*] public static void Run(R {|LAMBDA028:value|}) { }", "'value.B' is to be filled in place, by [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)], but its type 'Functions.R' is made by a constructor with parameters, which come first; give the type a constructor without parameters, or remove the attribute" },
        { "public class R { [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)] public int A { get; set; } } [*] public static R {|LAMBDA029:Run|}() => null!;", "'result.A' is not to be written when null, but is of type 'int', which never is; use JsonIgnoreCondition.WhenWritingDefault" },
        { "[System.Text.Json.Serialization.JsonUnmappedMemberHandling(System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow)] public class R { [System.Text.Json.Serialization.JsonExtensionData] public System.Text.Json.Nodes.JsonObject? Rest { get; set; } } [*] public static void Run(R {|LAMBDA029:value|}) { }", "'value' is of type 'Functions.R', which by [JsonUnmappedMemberHandling] refuses members that it does not have, and by its extension data 'Rest' takes them in; remove one of the two" },
        { "public class R { [System.Text.Json.Serialization.JsonRequired] public int A { get; } } [*] public static void Run(R {|LAMBDA029:value|}) { }", "'value.A' is required, but has no setter that JSON reaches; add one, or remove what requires it" },
        { "public class R { [System.Text.Json.Serialization.JsonIgnore] public required int A { get; set; } } [*] public static void Run(R {|LAMBDA029:value|}) { }", "'value.A' is required, but is not to be read; let it be read, or remove what requires it" },
        { "public class R { [System.Text.Json.Serialization.JsonNumberHandling(System.Text.Json.Serialization.JsonNumberHandling.WriteAsString)] public string A { get; set; } = \"\"; } [*] public static void Run(R {|LAMBDA029:value|}) { }", "'value.A' carries [JsonNumberHandling], but is no number and no collection of numbers that is read without a converter; remove it" },
        { "public class B { [System.Text.Json.Serialization.JsonPropertyName(\"x\")] public int A { get; set; } } public class R : B { public R(int a) => A = a; public new int A { get; } } [*] public static void Run(R {|LAMBDA029:value|}) { }", "'value.A' goes by the name \"x\", and another member of its C# name by \"a\", so that there is no telling which of them the constructor's parameter 'a' means; rename one" },
        { "public record R(int A) { [System.Text.Json.Serialization.JsonPropertyName(\"A\")] public int Other { get; set; } } [*] public static void Run(R {|LAMBDA024:value|}) { }", "has the JSON name \"A\", which another member has too, but for its case; give it another by [JsonPropertyName]" },
        { "public class R { [System.Text.Json.Serialization.JsonPropertyName(\"a\\nb\")] public int A { get; set; } } [*] public static R {|LAMBDA024:Run|}() => null!;", "holds a control character; give it another by [JsonPropertyName], give the type a [JsonConverter], or name a JsonSerializerContext that covers it: [assembly: LambdaJson(typeof(MyContext))]" },
    };

    [Theory]
    [MemberData(nameof(Methods))]
    public Task MethodThatCannotBeServed_IsAnError(string method, string message) =>
        Verify($$"""public class Functions { {{HandlerLast(method)}} }""", message);

    [Theory]
    [InlineData("public static class F<T> { [LambdaHandler] public static void {|LAMBDA001:Run|}() { } }", "'F.Run' cannot be a handler because it or its type is generic")]
    [InlineData("public class O { private class F { [LambdaHandler] public static void {|LAMBDA002:Run|}() { } } }", "'F' is private")]
    [InlineData("file static class F { [LambdaHandler] public static void {|LAMBDA002:Run|}() { } }", "'F' is local to its file")]
    [InlineData("public interface F { [LambdaHandler] static void {|LAMBDA008:Run|}() { } }", "'F.Run' cannot be a handler because it is a member of an interface; write an ordinary static method")]
    [InlineData("public abstract class F { [LambdaHandler] public abstract void {|LAMBDA008:Run|}(); }", "it is abstract")]
    [InlineData("public partial class F { [LambdaHandler] static partial void {|LAMBDA008:Run|}(); }", "a partial method without a body")]
    [InlineData("public class F { public static int P { [LambdaHandler] {|LAMBDA008:get|} => 1; } }", "it is no ordinary method")]
    [InlineData("public class F { [LambdaHandler] public static F operator {|LAMBDA008:+|}(F a, F b) => a; }", "it is no ordinary method")]
    [InlineData("public static class F { [LambdaHandler(\"\")] public static void {|LAMBDA010:Run|}() { } }", "The name \"\" of handler 'F.Run' is empty or holds white space")]
    [InlineData("public static class F { [LambdaHandler(\"a b\")] public static void {|LAMBDA010:Run|}() { } }", "The name \"a b\" of handler 'F.Run'")]
    [InlineData("public static class F { [LambdaHandler(\"F.Other\")] public static void Run() { } [LambdaHandler] public static void {|LAMBDA011:Other|}() { } }", "_HANDLER=\"F.Other\" could mean")]
    [InlineData("namespace A { public static class F { [LambdaHandler(\"a\")] public static void Run() { } } } namespace B { public static class F { [LambdaHandler(\"b\")] public static void {|LAMBDA011:Run|}() { } } }", "_HANDLER=\"F.Run\" could mean 'Function::A.F::Run' as well as 'Function::B.F::Run'")]
    public Task TypeThatCannotBeServed_IsAnError(string source, string message) => Verify(source, message);

    [Fact]
    public Task AttributeOnAType_IsLeftToTheCompiler() => Verify(
        "[LambdaHandler] public static class F { [LambdaHandler] public static void Run() { } }",
        "",
        DiagnosticResult.CompilerError("CS0592").WithSpan("/0/Test0.cs", 2, 2, 2, 15).WithArguments("LambdaHandler", "method"));

    [Fact]
    public Task LocalFunction_IsAnError() => Verify(
        "Run(); [LambdaHandler] static void {|LAMBDA008:Run|}() { }",
        "a local function, which nothing outside its method can call",
        new DiagnosticResult("LAMBDA012", DiagnosticSeverity.Info).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations).WithSpan("/0/Test0.cs", 2, 36, 2, 39));

    [Fact]
    public Task ProgramWithoutHandlerOrMain_IsAnError() => Verify(
        "public static class F { }",
        "The program has neither a handler nor a Main; put [LambdaHandler] on a static method",
        new DiagnosticResult("LAMBDA013", DiagnosticSeverity.Error),
        DiagnosticResult.CompilerError("CS5001"));

    [Fact]
    public Task PragmaAtTheHandler_SilencesWhatIsNoError() => Verify(
        "#pragma warning disable LAMBDA012\nreturn; public static class F { [LambdaHandler] public static void Run() { } }", "");

    [Fact]
    public void EveryDiagnostic_HasAPageAReleaseLineAndATest()
    {
        string root = AppContext.BaseDirectory[..AppContext.BaseDirectory.IndexOf("artifacts", StringComparison.Ordinal)];
        string tests = string.Concat(Directory.GetFiles(Path.Combine(root, "tests", "Runtime.Generators.Tests"), "*Tests.cs").Select(File.ReadAllText));
        string releases = File.ReadAllText(Path.Combine(root, "src", "Runtime.Generators", "AnalyzerReleases.Unshipped.md"))
            + File.ReadAllText(Path.Combine(root, "src", "Runtime.Generators", "AnalyzerReleases.Shipped.md"));
        DiagnosticDescriptor[] descriptors =
            [.. new[] { typeof(Diagnostics.HandlerDiagnostics), typeof(Diagnostics.JsonDiagnostics) }
                .SelectMany(static type => type.GetFields())
                .Select(static field => (DiagnosticDescriptor)field.GetValue(null)!)];

        Assert.Equal(descriptors.Length, descriptors.Select(static d => d.Id).Distinct().Count());
        Assert.All(descriptors, descriptor =>
        {
            string page = Path.Combine(root, descriptor.HelpLinkUri);
            Assert.True(File.Exists(page), $"{descriptor.Id} has no page {descriptor.HelpLinkUri}");
            Assert.StartsWith($"# {descriptor.Id}: {descriptor.Title}\n", File.ReadAllText(page), StringComparison.Ordinal);
            Assert.Contains($"{descriptor.Id} | Lambda.Runtime | ", releases, StringComparison.Ordinal);
            Assert.Contains(descriptor.Id, tests, StringComparison.Ordinal);
        });
        string[] pages = [.. Directory.GetFiles(Path.Combine(root, "docs", "diagnostics"), "LAMBDA0*.md").Select(f => Path.GetFileNameWithoutExtension(f)!)];
        Assert.Equal(descriptors.Select(static d => d.Id).Order(), pages.Order());
    }

    /// <summary>Puts the attribute in front of the last member, or where the source says [*].</summary>
    private static string HandlerLast(string members)
    {
        int mark = members.IndexOf("[*]", StringComparison.Ordinal);
        return mark < 0 ? "[LambdaHandler] " + members : members.Replace("[*]", "[LambdaHandler]", StringComparison.Ordinal);
    }

    /// <summary>Checks the marked places with the testing library, and the message of the first diagnostic of ours.</summary>
    private static async Task Verify(string source, string message, params DiagnosticResult[] further)
    {
        var test = new CSharpSourceGeneratorTest<LambdaHandlerGenerator, DefaultVerifier>
        {
            TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck,
            CompilerDiagnostics = CompilerDiagnostics.Errors,
            ReferenceAssemblies = new ReferenceAssemblies("net10.0"),
            TestState =
            {
                Sources = { "using Lambda.Runtime;\n" + source },
                OutputKind = OutputKind.ConsoleApplication,
            },
        };
        test.TestState.AdditionalReferences.AddRange([.. Net100.References.All, MetadataReference.CreateFromFile(typeof(LambdaHost).Assembly.Location)]);
        test.TestState.ExpectedDiagnostics.AddRange(further);
        test.SolutionTransforms.Add(static (solution, project) =>
        {
            var options = (Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions)solution.GetProject(project)!.CompilationOptions!;
            return solution.WithProjectCompilationOptions(project, options.WithAllowUnsafe(true).WithNullableContextOptions(NullableContextOptions.Enable));
        });
        await test.RunAsync(TestContext.Current.CancellationToken);

        string plain = System.Text.RegularExpressions.Regex.Replace(source, @"\{\|\w+:(.*?)\|\}", "$1");
        ImmutableArray<Diagnostic> found = Generation.Run(plain).Result.Diagnostics;
        if (message.Length > 0)
            Assert.Contains(message, string.Join("\n", found.Select(static d => d.GetMessage(null))), StringComparison.Ordinal);
    }
}
