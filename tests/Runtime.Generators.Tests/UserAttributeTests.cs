using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>Attributes that the compiler reports wherever a member is used: it reports them in the user's code only, and generated code uses the members.</summary>
public sealed class UserAttributeTests
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Diagnostics.CodeAnalysis;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using System.Threading.Tasks;
        using Microsoft.Extensions.DependencyInjection;

        """;

    private const string Function = """
        MARK public enum Color { Red, MARK Green }
        MARK public class Line
        {
            MARK public Line() { }
            MARK public int Count { get; MARK set; }
            MARK [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public List<Color> More { get; } = [];
        }
        MARK public record Order(MARKPROPERTY int Id, MARKPROPERTY Color Color, MARKPROPERTY List<Line> Lines)
        {
            MARK public required Line First { get; init; }
            MARK [JsonInclude] public int Field;
            MARK [JsonInclude] internal int Hidden { get; set; }
            MARK [JsonConverter(typeof(JsonStringEnumConverter<Color>))] public Color Named { get; set; }
            MARK public Text Text { get; set; } = new("");
            MARK [JsonExtensionData] public Dictionary<string, JsonElement>? Rest { get; set; }
        }
        MARK [JsonConverter(typeof(TextConverter))] public record Text(string Value);
        MARK public class TextConverter : JsonConverter<Text>
        {
            MARK public TextConverter() { }
            public override Text Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => new(reader.GetString()!);
            public override void Write(Utf8JsonWriter writer, Text value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
        }
        MARK [LambdaJsonType] public record Marked(MARKPROPERTY int A);
        MARK public interface IClock;
        MARK public sealed class Clock : IClock { MARK public Clock() { } }
        MARK public enum Kind { MARK Fast }
        MARK public sealed class Pass : ILambdaMiddleware
        {
            MARK public Pass(IClock clock) { }
            public ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next) => next(invocation);
        }
        MARK [LambdaErrorType("Late")] public sealed class LateException : Exception;
        MARK [LambdaStartup] public static class Startup
        {
            MARK public static void ConfigureServices(IServiceCollection services) => services.AddSingleton<IClock, Clock>().AddKeyedSingleton<IClock, Clock>(Kind.Fast);
            MARK public static void Initialize(IServiceProvider services) { }
        }
        MARK public sealed class Functions
        {
            static Functions() { }
            MARK public Functions([FromKeyedServices(Kind.Fast)] IClock clock) { }
            MARK [LambdaMiddleware<Pass>] [MapException<LateException>("TooLate")] [LambdaHandler]
            public Order Run(Order order, [FromServices] IClock clock) => LambdaJson.Deserialize<Order>(LambdaJson.Serialize(order))!;
            MARK [LambdaShutdown] public static void Stop() { }
        }
        """;

    /// <summary>Only the pragma of the user's code is needed. Code that is obsolete itself may use what is obsolete as an error.</summary>
    [Theory]
    [InlineData("[Obsolete]", "#pragma warning disable CS0612")]
    [InlineData("[Obsolete(\"old\")]", "#pragma warning disable CS0618")]
    [InlineData("[Obsolete(\"old\", error: true)]", "")]
    [InlineData("[Obsolete(\"old\", DiagnosticId = \"SHOP002\", UrlFormat = \"https://example.com/{0}\")]", "#pragma warning disable SHOP002")]
    [InlineData("[Obsolete(\"old\", true, DiagnosticId = \"SHOP-3\")]", "")]
    [InlineData("[Experimental(\"SHOP001\")]", "#pragma warning disable SHOP001")]
    [InlineData("[Experimental(\"SHOP001\", UrlFormat = \"https://example.com/{0}\")]", "#pragma warning disable SHOP001")]
    public void MarkedMembers_AreUsedWithoutAWarning(string attribute, string pragma)
    {
        string marked = Function.Replace("MARKPROPERTY", $"[property: {attribute[1..^1]}]", StringComparison.Ordinal);
        var generation = Generation.Of(pragma + "\n" + Usings + marked.Replace("MARK", attribute, StringComparison.Ordinal));
        Assert.Empty(generation.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        using var function = CompiledFunction.Start(generation);
        const string Order = """{"id":1,"color":1,"lines":[{"count":2,"more":[0,1]}],"first":{"count":3,"more":[]},"field":4,"hidden":5,"named":"Green","text":"t","other":7}""";
        (bool isError, string body) = function.Invoke(Order);
        Assert.False(isError, body);
        Assert.Equal("""{"id":1,"color":1,"lines":[{"count":2,"more":[0,1]}],"first":{"count":3,"more":[]},"hidden":5,"named":"Green","text":"t","field":4,"other":7}""", body);
    }

    /// <summary>The types of a referenced assembly, whose user has suppressed the id for the project.</summary>
    [Fact]
    public void ExperimentalLibrary_IsUsedWithoutAWarning()
    {
        MetadataReference library = Library.Compile("""
            using System.Diagnostics.CodeAnalysis;
            [assembly: Experimental("LIB1")]
            public record Order(int Id);
            """);
        var generation = Generation.Of("""
            #pragma warning disable LIB1
            public static class Functions { [LambdaHandler] public static Order Run(Order order) => LambdaJson.Deserialize<Order>(LambdaJson.Serialize(order))!; }
            """, library: library);
        Assert.Empty(generation.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        using var function = CompiledFunction.Start(generation);
    }

    /// <summary>What the user's code names is reported there, once.</summary>
    [Theory]
    [InlineData("[Obsolete(\"old\")]", "CS0618")]
    [InlineData("[Obsolete(\"old\", true)]", "CS0619")]
    [InlineData("[Obsolete(\"old\", DiagnosticId = \"SHOP002\")]", "SHOP002")]
    [InlineData("[Experimental(\"SHOP001\")]", "SHOP001")]
    public void UseInUserCode_IsReportedThereOnly(string attribute, string id)
    {
        var generation = Generation.Run(
            $"{Usings} {attribute} public record Order(int Id); public static class Functions {{ [LambdaHandler] public static void Run(Order order) {{ }} }}");
        Diagnostic found = Assert.Single(
            generation.Output.GetDiagnostics(TestContext.Current.CancellationToken), static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
        Assert.Equal((id, "Order"), (found.Id, Analysis.Marked(found)));
    }

    /// <summary>A program with its own entry point names one generated class, which is not obsolete.</summary>
    [Fact]
    public void OwnEntryPoint_HasNoWarning()
    {
        var generation = Generation.Of("""
            return LambdaHost.Run(Lambda.Runtime.Generated.LambdaHandlers.All);
            public static class F { [LambdaHandler] public static void Run() { } }
            """);
        Assert.Empty(generation.Output.GetDiagnostics(TestContext.Current.CancellationToken));
    }
}
