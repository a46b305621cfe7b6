using System.Text.Json;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>Valid handlers, each compiled and invoked.</summary>
public sealed class HandlerTests
{
    private const string Types = "public record Person(string Name); public record Greeting(string Message);\n";

    [Fact]
    public void HandlerWithRecords_ReturnsItsResponse()
    {
        Generation generation = Generation.Of("""
            public record Person(string Name);
            public record Greeting(string Message);

            public static class Functions
            {
                [LambdaHandler]
                public static Greeting Hello(Person person) => new($"Hello, {person.Name}!");
            }
            """);
        Snapshots.Match(generation);
        using CompiledFunction function = CompiledFunction.Start(generation);
        Assert.Equal((false, """{"message":"Hello, World!"}"""), function.Invoke("""{"name":"World"}"""));
    }

    public static TheoryData<string, string> Signatures => new()
    {
        { "static void Run() { }", "null" },
        { "static void Run(Person person) { }", "null" },
        { "static void Run(LambdaContext context) { }", "null" },
        { "static string Run() => \"a\";", "\"a\"" },
        { "static Greeting Run() => new(\"a\");", """{"message":"a"}""" },
        { "static Greeting? Run(Person? person) => null;", "null" },
        { "static int Run(Person person) => person.Name.Length;", "5" },
        { "static int? Run(Person person) => null;", "null" },
        { "static string Run(Person person, LambdaContext context) => person.Name + context.AwsRequestId.Length;", "\"World36\"" },
        { "static string Run(LambdaContext context, Person person) => person.Name + context.AwsRequestId.Length;", "\"World36\"" },
        { "static System.Threading.Tasks.Task Run(Person person) => System.Threading.Tasks.Task.CompletedTask;", "null" },
        { "static async System.Threading.Tasks.Task Run() => await System.Threading.Tasks.Task.Yield();", "null" },
        { "static async System.Threading.Tasks.Task<string> Run(Person person) { await System.Threading.Tasks.Task.Yield(); return person.Name; }", "\"World\"" },
        { "static System.Threading.Tasks.Task<Greeting> Run(Person person) => System.Threading.Tasks.Task.FromResult(new Greeting(person.Name));", """{"message":"World"}""" },
        { "static async System.Threading.Tasks.ValueTask Run(LambdaContext context) => await System.Threading.Tasks.Task.Yield();", "null" },
        { "static System.Threading.Tasks.ValueTask Run() => default;", "null" },
        { "static async System.Threading.Tasks.ValueTask<int> Run(Person person) { await System.Threading.Tasks.Task.Yield(); return 7; }", "7" },
        { "static System.Threading.Tasks.ValueTask<bool> Run() => new(true);", "true" },
        { "static string Run(Person person, LambdaContext? context = null) => person.Name;", "\"World\"" },
        { "static string @event(Person @class) => @class.Name;", "\"World\"" },
    };

    [Theory]
    [MemberData(nameof(Signatures))]
    public void EverySignature_IsSupported(string method, string expected)
    {
        Generation generation = Generation.Of($$"""{{Types}} static class Functions { [LambdaHandler] internal {{method}} }""");
        using CompiledFunction function = CompiledFunction.Start(generation);
        Assert.Equal((false, expected), function.Invoke("""{"name":"World"}"""));
    }

    [Fact]
    public void SeveralHandlers_AreSelectedByTheirNames()
    {
        Generation generation = Generation.Of("""
            namespace Shop;

            public record Order(string Id, System.Collections.Generic.List<Line> Lines);
            public record Line(string Article, int Count);

            public static class Orders
            {
                [LambdaHandler]
                public static int Count(Order order) => order.Lines.Count;

                [LambdaHandler("shop-total")]
                public static int Total(Order order) { int total = 0; foreach (Line line in order.Lines) total += line.Count; return total; }

                public static class Inner
                {
                    [LambdaHandler]
                    public static Order Same(Order order) => order;
                }
            }
            """);
        Snapshots.Match(generation);
        string order = """{"id":"1","lines":[{"article":"a","count":2},{"article":"b","count":3}]}""";
        (string Handler, string Response)[] expected =
        [
            ("Count", "2"),
            ("Orders.Count", "2"),
            ("Function::Shop.Orders::Count", "2"),
            ("shop-total", "5"),
            ("Orders.Total", "5"),
            ("Same", order),
            ("Inner.Same", order),
            ("Function::Shop.Orders+Inner::Same", order),
        ];
        foreach ((string handler, string response) in expected)
        {
            using CompiledFunction function = CompiledFunction.Start(generation, handler);
            Assert.Equal((false, response), function.Invoke(order));
        }
    }

    [Fact]
    public void UnknownHandler_IsAnInitErrorThatListsTheNames()
    {
        Generation generation = Generation.Of(
            "static class F { [LambdaHandler] internal static void A() { } [LambdaHandler(\"b-b\")] internal static void B() { } }");
        using CompiledFunction function = CompiledFunction.Start(generation, "B");
        Assert.Equal("/2018-06-01/runtime/init/error", function.FirstRequest.Path);
        Assert.Contains("Expected one of: A, b-b.", JsonDocument.Parse(function.FirstRequest.Body).RootElement.GetProperty("errorMessage").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void StaticConstructorThatThrows_IsAnInitError()
    {
        Generation generation = Generation.Of("""
            public static class Functions
            {
                private static readonly int Table = int.Parse("no number");

                [LambdaHandler]
                public static int Run() => Table;
            }
            """);
        using CompiledFunction function = CompiledFunction.Start(generation);
        Assert.Equal("/2018-06-01/runtime/init/error", function.FirstRequest.Path);
        Assert.Contains("FormatException", function.FirstRequest.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void NullTask_IsAnErrorThatSaysWhatToReturn()
    {
        Generation generation = Generation.Of(
            "public static class F { [LambdaHandler] public static System.Threading.Tasks.Task<int> Run() => null!; }");
        using CompiledFunction function = CompiledFunction.Start(generation);
        (bool isError, string body) = function.Invoke("1");
        Assert.True(isError);
        Assert.Contains("returned null instead of a task", body, StringComparison.Ordinal);
    }

    /// <summary>A user could suppress a warning in generated code only for the whole project.</summary>
    [Fact]
    public void ObsoleteMembers_WorkWithoutAWarning()
    {
        Generation generation = Generation.Of("""
            using System;
            [Obsolete("old")] public record Order([property: Obsolete] int Id);
            [Obsolete("old")] public sealed class Pass : ILambdaMiddleware { public System.Threading.Tasks.ValueTask InvokeAsync(Invocation i, InvocationDelegate next) => next(i); }
            public sealed class Functions
            {
                [Obsolete("old")] public Functions() { }
                #pragma warning disable CS0618
                [LambdaMiddleware<Pass>] [LambdaHandler] [Obsolete] public Order Run(Order order) => order;
            }
            """);
        using CompiledFunction function = CompiledFunction.Start(generation);
        Assert.Equal((false, """{"id":1}"""), function.Invoke("""{"id":1}"""));
    }

    /// <summary>System.Text.Json accesses such members by reflection; code that names them does not compile.</summary>
    [Fact]
    public void MemberThatCodeCannotName_IsReadAndWritten()
    {
        Generation generation = Generation.Of("""
            using System;
            using System.Collections.Generic;
            using System.Diagnostics.CodeAnalysis;
            using System.Text.Json.Serialization;
            public class Order
            {
                [Obsolete("Use Total.", error: true)] public int Sum { get; set; }
                [Obsolete("Use Total.", true)] public int Init { get; init; } = 7;
                [Obsolete("Use Total.", true), JsonInclude] public int Field;
                [Experimental("ORDER1")] public int Trial { get; set; }
                [Obsolete("Use Total.", true), JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public List<int> Lines { get; } = [];
            }
            public static class Functions { [LambdaHandler] public static Order Run(Order order) => order; }
            """);
        using CompiledFunction function = CompiledFunction.Start(generation);
        Assert.Equal(
            (false, """{"sum":1,"init":2,"trial":4,"lines":[5],"field":3}"""),
            function.Invoke("""{"sum":1,"init":2,"field":3,"trial":4,"lines":[5]}"""));
    }

    [Theory]
    [InlineData("public static int Run(LambdaContext context, System.Collections.Generic.Dictionary<string, Person?> people) => 1;", "\"System.Collections.Generic.Dictionary<string, Person>\"", false)]
    [InlineData("public static int Run(byte[] bytes) => 1;", "null", false)]
    [InlineData("public static int Run() => 1;", "null", false)]
    [InlineData("public static System.Collections.Generic.IAsyncEnumerable<Person> Run(int? count) => throw new System.Exception();", "\"int?\"", true)]
    [InlineData("public static void Run(LambdaResponseStream stream) { }", "null", true)]
    public void Description_HasWhatDeploymentToolsNeed(string handler, string eventType, bool isStreamed)
    {
        Generation generation = Generation.Of($"{Types}public static class F {{ [LambdaHandler(\"run\")] {handler} }}");
        string description = generation.Result.GeneratedSources.Single(static source => source.HintName == "LambdaDescriptions.g.cs").SourceText.ToString();
        Assert.Contains("const string Names = \"run\\nF.Run\\nFunction::F::Run\";", description, StringComparison.Ordinal);
        Assert.Contains($"const string EventType = {eventType};", description, StringComparison.Ordinal);
        Assert.Contains($"const bool IsStreamed = {(isStreamed ? "true" : "false")};", description, StringComparison.Ordinal);
    }

    [Fact]
    public void ProgramWithAMain_KeepsIt()
    {
        Generation generation = Generation.Of("""
            return LambdaHost.Run(Lambda.Runtime.Generated.LambdaHandlers.All);

            public static class F { [LambdaHandler] public static void Run() { } }
            """);
        Assert.DoesNotContain(generation.Result.GeneratedSources, static source => source.HintName == "LambdaProgram.g.cs");
        Assert.Empty(generation.Result.Diagnostics);
    }
}
