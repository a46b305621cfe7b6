using Lambda.Runtime.Generators.Analysis;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>LAMBDA040: parts of types that another generator adds. Both generators run, and neither sees the output of the other.</summary>
public sealed class OtherGeneratorTests
{
    private const string Handler = "public static class F { [LambdaHandler] public static Order Handle(Order order) => order; }";
    private const string Remedy = ", which another source generator adds; write it by hand, or move the type to a project that this one references";

    [Theory]
    [InlineData("public partial class Order { private string _name = \"\"; }", "partial class Order { public string Name { get => _name; set => _name = value; } }", "its member 'Name'")]
    [InlineData("public partial class Order { public int Id { get; set; } }", "partial class Order { public int A { get; set; } public int B { get; set; } }", "its members 'A', 'B'")]
    [InlineData("public partial struct Order;", "[System.Text.Json.Serialization.JsonConverter(typeof(C))] partial struct Order { public class C : System.Text.Json.Serialization.JsonConverter<Order> { public override Order Read(ref System.Text.Json.Utf8JsonReader r, System.Type t, System.Text.Json.JsonSerializerOptions o) => default; public override void Write(System.Text.Json.Utf8JsonWriter w, Order v, System.Text.Json.JsonSerializerOptions o) => w.WriteNullValue(); } }", "its constructor, base class, or an attribute such as [JsonConverter]")]
    [InlineData("public partial class Order { public int Id { get; } public Order() { } }", "partial class Order { [System.Text.Json.Serialization.JsonConstructor] public Order(int id) => Id = id; }", "its member 'Id'")]
    [InlineData("public partial record Order(int Id);", "[System.Text.Json.Serialization.JsonUnmappedMemberHandling(System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow)] partial record Order;", "its constructor, base class, or an attribute such as [JsonConverter]")]
    [InlineData("public partial class Order { public int Id { get; set; } }", "public class Base { public int Number { get; set; } } partial class Order : Base;", "its member 'Number'")]
    [InlineData("public partial class Order { public int Id { get; set; } }", "partial class Order { public System.Action? Callback { get; set; } }", "a part with an error (LAMBDA020: 'order.Callback' is of type 'System.Action")]
    public void PartOfAnEventType_IsAWarningAtTheHandler(string type, string added, string unknown)
    {
        Diagnostic diagnostic = Assert.Single(Analyze($"{type} {Handler}", added));
        Assert.Equal(("LAMBDA040", DiagnosticSeverity.Warning), (diagnostic.Id, diagnostic.Severity));
        Assert.Contains(Analysis.Marked(diagnostic), new[] { "order", "Handle" });
        Assert.StartsWith(unknown.StartsWith("a part", StringComparison.Ordinal) ? "The code generated for handler 'F.Handle' does not include " + unknown : $"The code generated for 'Order' does not include {unknown}{Remedy}", diagnostic.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public partial class Part { public int A { get; set; } } public record Order(System.Collections.Generic.List<Part?> Parts);", "partial class Part { public int B { get; set; } }", "'Part' does not include its member 'B'")]
    [InlineData("public partial class Part { public int A { get; set; } } public class Order : Part { public int C { get; set; } }", "partial class Part { public int B { get; set; } }", "'Order' does not include its member 'B'")]
    [InlineData("public partial class Part<T> { public T? A { get; set; } } public record Order(Part<int> One);", "partial class Part<T> { public T? B { get; set; } }", "'Part<int>' does not include its member 'B'")]
    public void PartOfATypeThatTheEventReaches_IsReportedForThatTypeOnly(string type, string added, string message) =>
        Assert.Contains(message, Assert.Single(Analyze($"{type} {Handler}", added)).Text(), StringComparison.Ordinal);

    [Theory]
    [InlineData("public partial class F { [LambdaHandler] public void Handle() { } }", "partial class F { public F() { } }", "")]
    [InlineData("public partial class F { [LambdaHandler] public void Handle() { } }", "partial class F { public F(System.IDisposable log) { } }", "handler 'F.Handle' does not include the constructor of its class")]
    [InlineData("public partial class F { [LambdaHandler] public void Handle() { } }", "partial class F : System.IDisposable { public void Dispose() { } }", "handler 'F.Handle' does not include the constructor of its class")]
    [InlineData("public static partial class F { [LambdaHandler] public static void Handle() { } }", "[MapException<System.Exception>(\"A\")] partial class F;", "handler 'F.Handle' does not include its middleware or exception mappings")]
    [InlineData("public static partial class F { [LambdaHandler] public static void Handle() { } }", "partial class F { [LambdaShutdown] public static void Stop() { } }", "the program does not include the shutdown method 'F.Stop'")]
    [InlineData("public static partial class F { [LambdaHandler] public static void Handle() { } }", "[LambdaStartup] static class S { public static void Initialize() { } }", "the program does not include the startup class 'S' or a method of it")]
    [InlineData("public static class F { [LambdaHandler] public static void Handle() { } } [LambdaStartup] static partial class S { public static void Initialize() { } }", "partial class S { public static void ConfigureServices(Microsoft.Extensions.DependencyInjection.IServiceCollection services) { } }", "the program does not include the startup class 'S' or a method of it")]
    [InlineData("public static class F { [LambdaHandler] public static void Handle() { } }", "[LambdaErrorType(\"A\")] public class E : System.Exception;", "the program does not include the error type of 'E'")]
    public void PartOfTheProgram_IsAWarning(string source, string added, string message)
    {
        Diagnostic[] found = Analyze(source, added);
        if (message.Length == 0)
            Assert.Empty(found);
        else
            Assert.Equal($"The code generated for {message}{Remedy}", Assert.Single(found).Text());
    }

    /// <summary>The table would have one handler, which would receive the events of both.</summary>
    [Fact]
    public void HandlerOfAnotherGenerator_IsAnError()
    {
        Diagnostic diagnostic = Assert.Single(Analyze(
            "public static partial class F { [LambdaHandler] public static void Handle() { } }", "partial class F { [LambdaHandler] public static void Other() { } }"));
        Assert.Equal(("LAMBDA047", DiagnosticSeverity.Error, "Other"), (diagnostic.Id, diagnostic.Severity, Analysis.Marked(diagnostic)));
        Assert.Equal(
            "Handler 'F.Other' is in code that another source generator produces, which this one does not see, so nothing runs it, and a single other handler would receive its events; "
            + "write the method by hand, and call the generated code from it",
            diagnostic.Text());
    }

    [Fact]
    public void HandlersThatAreAllGenerated_AreErrors() => Assert.Equal(
        ["LAMBDA047", "LAMBDA047"],
        Analyze("public partial class Order;", "public static class F { [LambdaHandler] public static void A() { } [LambdaHandler] public static void B() { } }", OutputKind.DynamicallyLinkedLibrary).Select(static d => d.Id));

    [Theory]
    [InlineData("LambdaJson.Deserialize<Order>(\"{}\")")]
    [InlineData("LambdaJson.Serialize(new Order())")]
    public void PartOfATypeOfLambdaJson_IsAWarningAtTheCall(string call)
    {
        Diagnostic diagnostic = Assert.Single(Analyze(
            $"public partial class Order {{ }} public static class C {{ public static object Use() => {call}; }}", "partial class Order { public int A { get; set; } }", OutputKind.DynamicallyLinkedLibrary));
        Assert.Equal(call, Analysis.Marked(diagnostic));
    }

    [Fact]
    public void PartOfAMarkedType_IsAWarning() => Assert.Single(Analyze(
        "[LambdaJsonType] public partial class Order { }", "partial class Order { public int A { get; set; } }", OutputKind.DynamicallyLinkedLibrary));

    [Theory]
    [InlineData("partial class Order { public void Check() { } public static int Count { get; set; } private int Hidden { get; set; } }")]
    [InlineData("partial class Order : System.IEquatable<Order> { public bool Equals(Order? other) => true; public override bool Equals(object? other) => true; public override int GetHashCode() => 0; }")]
    [InlineData("partial class Order { [System.Text.Json.Serialization.JsonIgnore] public int Cache { get; set; } }")]
    [InlineData("partial class Order { private static readonly System.Action s_log = () => { }; }")]
    [InlineData("partial class F { private static readonly System.Action s_log = () => { }; static partial void Log(); }")]
    public void PartThatGeneratedCodeDoesNotUse_HasNoWarning(string added) => Assert.Empty(Analyze(
        "public partial class Order { public int Id { get; set; } } public static partial class F { [LambdaHandler] public static Order Handle(Order order) => order; }", added));

    /// <summary>The analyzer does not repeat an error of the generator.</summary>
    [Theory]
    [InlineData("public static class F { [LambdaHandler] public static void Handle(Order order) { } }")]
    [InlineData("public static class C { public static object Use() => LambdaJson.Deserialize<Order>(\"{}\"); }")]
    [InlineData("[LambdaJsonType] public class Holder { public Order? A { get; set; } }")]
    public void TypeOfAnotherGenerator_IsReportedOnlyByTheGenerator(string source)
    {
        Generation generation = Generation.Run(source, others: "public record Order(int Id);");
        Assert.Contains("LAMBDA039", generation.Result.Diagnostics.Select(static diagnostic => diagnostic.Id));
        Assert.Empty(Analysis.Run(new OtherGeneratorsAnalyzer(), generation));
    }

    [Fact]
    public void PragmaAtTheHandler_SuppressesIt() => Assert.Empty(Analyze(
        $"public partial class Order;\n#pragma warning disable LAMBDA040\n{Handler}", "partial class Order { public int A { get; set; } }"));

    /// <summary>Twenty-five event types of services, with attributes of every kind: no generator adds anything, so nothing is reported.</summary>
    [Fact]
    public void ProgramWithoutAnotherGenerator_HasNoWarning() => Assert.Empty(Analysis.Run(new OtherGeneratorsAnalyzer(), EventProgram.Generation));

    private static Diagnostic[] Analyze(string source, string added, OutputKind kind = OutputKind.ConsoleApplication)
    {
        Generation generation = Generation.Run(source, kind, others: added);
        Assert.DoesNotContain(generation.Result.Diagnostics, static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return Analysis.Run(new OtherGeneratorsAnalyzer(), generation);
    }
}
