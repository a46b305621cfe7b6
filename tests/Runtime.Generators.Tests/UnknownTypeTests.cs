using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>
/// Types that do not exist while generators run, because another generator produces them. The compiler does not report them, and no code can
/// be generated for them. Each is an error, and no other handler may receive the events of the invalid handler.
/// </summary>
public sealed class UnknownTypeTests
{
    private const string Others = """
        namespace Generated
        {
            public record Order(int Id);
            public enum Color { Red }
            public interface IClock;
            public class Clock : IClock;
            public class Base { public int Number { get; set; } }
            public class Middleware : ILambdaMiddleware { public System.Threading.Tasks.ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next) => next.Invoke(invocation); }
            public class SoldOutException : System.Exception;
            public class CentsConverter : System.Text.Json.Serialization.JsonConverter<decimal>
            {
                public override decimal Read(ref System.Text.Json.Utf8JsonReader reader, System.Type type, System.Text.Json.JsonSerializerOptions options) => 0;
                public override void Write(System.Text.Json.Utf8JsonWriter writer, decimal value, System.Text.Json.JsonSerializerOptions options) => writer.WriteNullValue();
            }
            public class Dog : global::Animal;
            public static class Names { public const string Id = "identifier"; public const int Margin = 5; }
        }
        """;

    private const string Animal = "[System.Text.Json.Serialization.JsonDerivedType(typeof(Dog), \"dog\")] public class Animal;";

    /// <summary>A handler in a class <c>F</c>, and the beginning of the message.</summary>
    public static TheoryData<string, string> Handlers => new()
    {
        { "static void Run(Order {|order|}) { }", "Parameter 'order' of handler 'F.Run' is of type 'Order', which" },
        { "static void Run(Order? {|order|}) { }", "is of type 'Order?', made of 'Order', which" },
        { "static void Run(System.Collections.Generic.List<Order> {|orders|}) { }", "is of type 'System.Collections.Generic.List<Order>', made of 'Order', which" },
        { "static void Run(System.Collections.Generic.Dictionary<string, Order[]> {|orders|}) { }", "made of 'Order', which" },
        { "static void Run(System.Collections.Generic.Dictionary<Color, int> {|orders|}) { }", "made of 'Color', which" },
        { "static void Run(Holder {|e|}) { } internal record Holder(Order First);", "'e.First' is of type 'Order', which" },
        { "static void Run(Holder {|e|}) { } internal record Holder(Color? Color);", "'e.Color' is of type 'Color?', made of 'Color', which" },
        { "static void Run(Holder<Order> {|e|}) { } internal record Holder<T>(int A);", "made of 'Order', which" },
        { "static void Run(Holder {|e|}) { } internal class Holder : Base { public int A { get; set; } }", "'e' is of type 'F.Holder', which derives from 'Base', which" },
        { "static void Run(Holder {|e|}) { } internal record Holder([property: System.Text.Json.Serialization.JsonConverter(typeof(CentsConverter))] decimal Price);", "'e.Price' carries [JsonConverter], whose argument" },
        { "static void Run(Holder {|e|}) { } [System.Text.Json.Serialization.JsonConverter(typeof(CentsConverter))] internal record Holder(decimal Price);", "'F.Holder', the type of 'e', carries [JsonConverter], whose argument" },
        { "static void Run(IHolder {|e|}) { } [System.Text.Json.Serialization.JsonConverter(typeof(CentsConverter))] internal interface IHolder;", "'F.IHolder', the type of 'e', carries [JsonConverter], whose argument" },
        { "static void Run(Holder {|e|}) { } internal record Holder([property: System.Text.Json.Serialization.JsonPropertyName(Names.Id)] int Id);", "'e.Id' carries [JsonPropertyName], whose argument" },
        { "static void Run(Holder {|e|}) { } internal record Holder([property: System.Text.Json.Serialization.JsonIgnore(Condition = Names.When)] int Id);", "'e.Id' carries [JsonIgnore], whose argument" },
        { "static void Run(Shade {|e|}) { } internal enum Shade { [System.Text.Json.Serialization.JsonStringEnumMemberName(Names.Id)] Dark }", "'F.Shade.Dark', a value of 'e', carries [JsonStringEnumMemberName], whose argument" },
        { "static void Run(System.Collections.Generic.Dictionary<Shade, int> {|e|}) { } internal enum Shade { [System.Text.Json.Serialization.JsonStringEnumMemberName(Names.Id)] Dark }", "'F.Shade.Dark', a value of 'e', carries [JsonStringEnumMemberName]" },
        { "static void Run(Animal {|e|}) { }", "'Animal', the type of 'e', carries [JsonDerivedType], whose argument" },
        { "static Order {|Run|}() => null!;", "'result' is of type 'Order', which" },
        { "static System.Threading.Tasks.Task<Order> {|Run|}() => null!;", "'result' is of type 'Order', which" },
        { "static System.Threading.Tasks.ValueTask<System.Collections.Generic.List<Order>> {|Run|}() => default;", "made of 'Order', which" },
        { "static System.Collections.Generic.IAsyncEnumerable<Order> {|Run|}() => null!;", "'result[]' is of type 'Order', which" },
        { "static void Run([FromServices] IClock {|clock|}) { }", "Parameter 'clock' of handler 'F.Run' is of type 'IClock', which" },
        { "static void Run([FromServices] System.Lazy<IClock> {|clock|}) { }", "made of 'IClock', which" },
        { "static void Run([Microsoft.Extensions.DependencyInjection.FromKeyedServices(Names.Id)] System.IDisposable {|clock|}) { }", "Parameter 'clock' of handler 'F.Run' carries [FromKeyedServices], whose argument" },
        { "[LambdaMiddleware<Middleware>] static void {|Run|}() { }", "Handler 'F.Run' has the middleware 'Middleware', which" },
        { "[MapException<SoldOutException>(\"A\")] static void {|Run|}() { }", "Handler 'F.Run' maps the exception 'SoldOutException', which" },
        { "[MapException<System.Exception>(Names.Id)] static void {|Run|}() { }", "Handler 'F.Run' carries [MapException], whose argument" },
        { "static void Run([FromMessageAttribute(Names.Id)] string {|id|}) { }", "Parameter 'id' of handler 'F.Run' carries [FromMessageAttribute], whose argument" },
        { "[LambdaMiddleware<Timer>] static void {|Run|}() { } internal class Timer(IClock clock) : ILambdaMiddleware { public System.Threading.Tasks.ValueTask InvokeAsync(Invocation i, InvocationDelegate next) => next.Invoke(i); }", "Parameter 'clock' of the constructor of 'Timer' is of type 'IClock', which" },
        { "[LambdaHandler(Names.Id)] static void {|Run|}() { }[#]", "Handler 'F.Run' carries [LambdaHandler], whose argument" },
        { "[LambdaHandler(CancellationMarginMilliseconds = Names.Margin)] static void {|Run|}(System.Threading.CancellationToken token) { }[#]", "Handler 'F.Run' carries [LambdaHandler], whose argument" },
    };

    [Theory]
    [MemberData(nameof(Handlers))]
    public void TypeOfAnotherGenerator_IsAnErrorAtTheHandler(string handler, string message) => Check($"internal partial class F {{ {Mark(handler)} }}", message);

    [Theory]
    [InlineData("internal class F(IClock clock) { [LambdaHandler] public void {|Run|}() { } }", "Parameter 'clock' of the constructor of 'F' is of type 'IClock', which")]
    [InlineData("[LambdaMiddleware<Middleware>] internal class F { [LambdaHandler] public static void {|Run|}() { } }", "Handler 'F.Run' has the middleware 'Middleware', which")]
    [InlineData("[assembly: LambdaMiddleware<Middleware>] internal class F { [LambdaHandler] public static void {|Run|}() { } [LambdaHandler] public static void Stop() { } }", "Handler 'F.Run' has the middleware 'Middleware', which")]
    [InlineData("[assembly: LambdaJson(typeof(Context))] internal class F { [LambdaHandler] public static void {|Run|}(int e) { } }", "The assembly carries [LambdaJson], whose argument")]
    [InlineData("[assembly: LambdaJson(NumberHandling = Names.Numbers)] internal class F { [LambdaHandler] public static void {|Run|}(int e) { } }", "The assembly carries [LambdaJson], whose argument")]
    [InlineData("internal class F { [LambdaHandler] public static void Run() { } } [LambdaStartup] internal class S { public static void {|ConfigureServices|}(Services services) { } }", "A parameter or the result of the startup class's 'ConfigureServices' is of type 'Services', which")]
    [InlineData("[LambdaJsonType] internal record {|R|}(Order First);", "'R.First' is of type 'Order', which")]
    [InlineData("internal class C { public static object D(string text) => LambdaJson.{|Deserialize<Order>|}(text); }", "is of type 'Order', which")]
    [InlineData("internal class C { public static string S(Order order) => LambdaJson.{|Serialize|}(order); }", "is of type 'Order', which")]
    [InlineData("internal class C { public static string S() => LambdaJson.{|Serialize|}(new Order(1)); }", "is of type 'Order', which")]
    [InlineData("internal class C { public static string S() => LambdaJson.{|Serialize|}(Orders.Make()); }", "which does not exist while source generators run")]
    public void TypeOfAnotherGeneratorElsewhere_IsAnErrorAtItsUse(string source, string message) => Check(source, message);

    /// <summary>While a user writes a program, types are often missing. The compiler reports each place, and the generator each type once.</summary>
    [Fact]
    public void MisspelledTypeThatManyHandlersReach_IsReportedOnce()
    {
        var generation = Generation.Run("""
            internal record Holder(Missing First, System.Collections.Generic.List<Missing> Others);
            internal static class F
            {
                [LambdaHandler] internal static Holder One(Holder e) => e;
                [LambdaHandler] internal static void Two(Holder e) { }
                [LambdaHandler] internal static void Three(Missing e) { }
            }
            """);
        Assert.Equal("LAMBDA039", Assert.Single(generation.Result.Diagnostics).Id);
        Assert.All(
            generation.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(static d => d.Severity == DiagnosticSeverity.Error),
            static d => Assert.Equal(("CS0246", "Functions.cs"), (d.Id, d.Location.SourceTree?.FilePath)));
    }

    /// <summary>No constructor of the attribute takes the arguments, so the compiler's error is the only one.</summary>
    [Theory]
    [InlineData("[SqsHandler(\"orders\")] public static void Run(string body) { }", "CS1729")]
    [InlineData("[SqsHandler(Missing)] public static void Run(string body) { }", "CS1729", "CS0103")]
    [InlineData("[LambdaHandler(5)] public static void Run() { }", "CS1503")]
    [InlineData("[LambdaHandler(\"a\", \"b\")] public static void Run() { }", "CS1729")]
    [InlineData("[LambdaHandler, MapException<System.Exception>] public static void Run() { }", "CS1729")]
    [InlineData("[LambdaHandler, MapException<System.Exception>(5.5)] public static void Run() { }", "CS1503")]
    [InlineData("[LambdaHandler] public static void Run(Holder e) { } public record Holder([property: System.Text.Json.Serialization.JsonPropertyName(5)] int Id);", "CS1503")]
    public void ArgumentsThatNoConstructorTakes_AreReportedByTheCompilerAlone(string members, params string[] ids)
    {
        var generation = Generation.Run($"public static class F {{ {members} }}");
        Assert.Empty(generation.Result.Diagnostics);
        Assert.Equal(
            ids.Order(StringComparer.Ordinal),
            generation.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(static d => d.Severity == DiagnosticSeverity.Error)
                .Select(static d => d.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void UnknownTypeThatJsonDoesNotReach_IsNotAnError()
    {
        var generation = Generation.Run(
            "using Generated; internal record Holder(int A) : IClock { [System.Text.Json.Serialization.JsonIgnore] public Order? First { get; set; } private Color Hidden => default; } internal static class F { [LambdaHandler] internal static void Run(Holder? e) { } }",
            others: Others);
        Assert.Empty(generation.Result.Diagnostics);
    }

    /// <summary>If the error is suppressed, the build succeeds. The invalid handler keeps its name, so the other handler is not the only one.</summary>
    [Theory]
    [InlineData("Count", "NotSupportedException", "The handler F.Count cannot run")]
    [InlineData("F.Count", "NotSupportedException", "The handler F.Count cannot run")]
    [InlineData("bootstrap", "Runtime.HandlerNotFound", "Count, Other")]
    public void SuppressedError_KeepsTheNamesOfTheHandler(string name, string type, string message)
    {
        Generation generation = Suppressed(
            "LAMBDA039",
            "using Generated; internal static class F { [LambdaHandler] internal static int Count(Order order) => 1; [LambdaHandler] internal static int Other() => 2; }");
        using var function = CompiledFunction.Start(generation, name);
        Assert.EndsWith("/init/error", function.FirstRequest.Path, StringComparison.Ordinal);
        Assert.Contains(type, function.FirstRequest.Text, StringComparison.Ordinal);
        Assert.Contains(message, function.FirstRequest.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LAMBDA001", "internal static int Count<T>() => 1;")]
    [InlineData("LAMBDA002", "private static int Count() => 1;")]
    [InlineData("LAMBDA004", "internal static int Count(ref int e) => 1;")]
    [InlineData("LAMBDA010", "internal static int Count() => 1;", "(\"a b\")")]
    [InlineData("LAMBDA020", "internal static int Count(System.Action e) => 1;")]
    public void OtherSuppressedErrors_KeepTheNames(string id, string method, string arguments = "")
    {
        Generation generation = Suppressed(id, $"internal static class F {{ [LambdaHandler{arguments}] {method} [LambdaHandler] internal static int Other() => 2; }}");
        using var function = CompiledFunction.Start(generation, "Count");
        Assert.EndsWith("/init/error", function.FirstRequest.Path, StringComparison.Ordinal);
        Assert.Contains("The handler F.Count cannot run", function.FirstRequest.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void OverloadOfAHandlerWithAnError_IsNotSelected()
    {
        Generation generation = Suppressed(
            "LAMBDA039",
            "using Generated; internal static class F { [LambdaHandler] internal static int Count(int e) => 2; [LambdaHandler] internal static int Count(Order order) => 1; }");
        using var function = CompiledFunction.Start(generation, "Count");
        Assert.Contains("The handler F.Count cannot run", function.FirstRequest.Text, StringComparison.Ordinal);
    }

    private static Generation Suppressed(string id, string source)
    {
        var generation = Generation.Run($"{source}\n{Animal}".Replace("typeof(Dog)", "typeof(Generated.Dog)", StringComparison.Ordinal), others: Others);
        Assert.Equal(id, Assert.Single(generation.Result.Diagnostics).Id);
        return generation;
    }

    private static string Mark(string members)
    {
        string accessible = members.Replace("static", "internal static", StringComparison.Ordinal);
        return accessible.EndsWith("[#]", StringComparison.Ordinal) ? accessible[..^3] : "[LambdaHandler] " + accessible;
    }

    private static void Check(string source, string message)
    {
        string plain = source.Replace("{|", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal);
        int marked = source.IndexOf("{|", StringComparison.Ordinal);
        string expected = source[(marked + 2)..source.IndexOf("|}", StringComparison.Ordinal)];

        var generation = Generation.Run(
            $"using Generated;\n{plain}\n{Animal}",
            source.Contains("[LambdaHandler", StringComparison.Ordinal) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, others: Others);
        Diagnostic diagnostic = Assert.Single(generation.Result.Diagnostics);
        Assert.Equal(("LAMBDA039", DiagnosticSeverity.Error), (diagnostic.Id, diagnostic.Severity));
        Assert.Contains(message, diagnostic.Text(), StringComparison.Ordinal);
        Assert.Contains(
            "does not exist while source generators run; add the missing using or reference, or, if another generator produces it, move it to a project that this one references",
            diagnostic.Text(), StringComparison.Ordinal);
        Assert.Equal(expected, diagnostic.Location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(diagnostic.Location.SourceSpan));

        // The generated files contain nothing that fails to compile without the other generator's types.
        ImmutableArray<Diagnostic> compiled = generation.Output.GetDiagnostics(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(compiled, static d => d.Severity == DiagnosticSeverity.Error && d.Location.SourceTree?.FilePath != "Functions.cs");
    }
}
