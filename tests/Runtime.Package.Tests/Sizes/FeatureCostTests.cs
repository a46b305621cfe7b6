using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Lambda.Runtime.Package.Tests.Binaries;

/// <summary>What a function does not use is not in its binary: the price of each feature, from real publishes, against the table in docs.</summary>
/// <remarks>All are linked dynamically: a feature that keeps a binary from being static would otherwise save what the C library costs.</remarks>
public sealed class FeatureCostTests(PackedPackages packages)
{
    private const string Page = "docs/handlers.md";

    /// <summary>A row of the table may be off by so much: compilers and linkers differ a little.</summary>
    private const int ToleranceKB = 12;

    private const string Usings = """
        using System.Text;
        using System.Text.Json;
        using System.Text.Json.Nodes;
        using System.Text.Json.Serialization;
        using Lambda.Runtime;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Logging;

        public record Person(string Name);
        public record Greeting(string Message);

        """;

    private const string Hello = "[LambdaHandler] public static Greeting Hello(Person person) => new($\"Hello, {person.Name}!\");";

    /// <summary>Each is the hello function with one thing more, or in another way.</summary>
    private static readonly (string Feature, string Source)[] Features =
    [
        ("hello", $"public static class F {{ {Hello} }}"),
        ("an awaited `Task`", "public static class F { [LambdaHandler] public static async Task<Greeting> Hello(Person person) { await Task.Yield(); return new($\"Hello, {person.Name}!\"); } }"),
        ("`LambdaContext`", "public static class F { [LambdaHandler] public static Greeting Hello(Person person, LambdaContext context) => new(context.AwsRequestId); }"),
        ("`CancellationToken`", "public static class F { [LambdaHandler] public static Greeting Hello(Person person, CancellationToken token) => new($\"{person.Name}{token.IsCancellationRequested}\"); }"),
        ("bytes, in the place of JSON", "public static class F { [LambdaHandler] public static byte[] Hello(ReadOnlyMemory<byte> bytes) => bytes.ToArray(); }"),
        ("`Stream`, in the place of JSON", "public static class F { [LambdaHandler] public static Stream Hello(Stream stream) => stream; }"),
        ("`Payload.Text`", "public static class F { [LambdaHandler(Payload = Payload.Text)] public static string Hello(string text) => text; }"),
        ("`TextReader` and `TextWriter`", "public static class F { [LambdaHandler] public static void Hello(TextReader reader, TextWriter writer) => writer.Write(reader.ReadToEnd()); }"),
        ("`Payload.Console`", "public static class F { [LambdaHandler(Payload = Payload.Console)] public static void Hello() => Console.Write(Console.In.ReadToEnd()); }"),
        ("`JsonElement`", "public static class F { [LambdaHandler] public static JsonElement Hello(JsonElement json) => json; }"),
        ("`JsonNode`", "public static class F { [LambdaHandler] public static JsonNode? Hello(JsonNode? json) => json; }"),
        ("`LambdaResponseStream`", "public static class F { [LambdaHandler] public static void Hello(Person person, LambdaResponseStream stream) => stream.Write(Encoding.UTF8.GetBytes(person.Name)); }"),
        ("`HttpResponsePrelude` besides", "public static class F { [LambdaHandler] public static void Hello(Person person, LambdaResponseStream stream) { stream.WritePrelude(new() { Headers = { [\"a\"] = \"b\" } }); stream.Write(Encoding.UTF8.GetBytes(person.Name)); } }"),
        ("`IAsyncEnumerable<T>`", "public static class F { [LambdaHandler] public static async IAsyncEnumerable<Greeting> Hello(Person person) { await Task.Yield(); yield return new(person.Name); } }"),
        ("an instance class", $"public sealed class F {{ {Hello.Replace("static ", "", StringComparison.Ordinal)} }}"),
        ("`[LambdaShutdown]`", $"public static class F {{ {Hello} [LambdaShutdown] public static void End() {{ }} }}"),
        ("`[MapException<T>]`", $"public static class F {{ [MapException<FormatException>(\"BadName\")] {Hello} }}"),
        ("`[LambdaMiddleware<T>]`", $"public sealed class M : ILambdaMiddleware {{ public ValueTask InvokeAsync(Invocation invocation, InvocationStep next) => next(invocation); }} public static class F {{ [LambdaMiddleware<M>] {Hello} }}"),
        ("`LambdaTracing`, and nobody who listens", $"public static class F {{ [LambdaMiddleware<LambdaTracing>] {Hello} }}"),
        ("a service in a constructor", "[LambdaStartup] static class S { public static void ConfigureServices(IServiceCollection services) => services.AddSingleton<Clock>(); } public sealed class Clock { public int Now => 1; } public sealed class F(Clock clock) { [LambdaHandler] public Greeting Hello(Person person) => new($\"{person.Name} {clock.Now}\"); }"),
        ("a scoped service", "[LambdaStartup] static class S { public static void ConfigureServices(IServiceCollection services) => services.AddScoped<Clock>(); } public sealed class Clock { public int Now => 1; } public static class F { [LambdaHandler] public static Greeting Hello(Person person, [FromServices] Clock clock) => new($\"{person.Name} {clock.Now}\"); }"),
        ("`LambdaContext.Logger`", "public static class F { [LambdaHandler] public static Greeting Hello(Person person, LambdaContext context) { context.Logger.LogInformation(\"greets {Name}\", person.Name); return new($\"Hello, {person.Name}!\"); } }"),
        ("`AddLambdaLogging` and an `ILogger<T>`", "[LambdaStartup] static class S { public static void ConfigureServices(IServiceCollection services) => services.AddLambdaLogging(); } public sealed class F(ILogger<F> logger) { [LambdaHandler] public Greeting Hello(Person person) { logger.LogInformation(\"greets {Name}\", person.Name); return new($\"Hello, {person.Name}!\"); } }"),
        ("a `JsonConverter`", "[JsonConverter(typeof(C))] public readonly record struct Name(string Text); public sealed class C : JsonConverter<Name> { public override Name Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => new(reader.GetString()!); public override void Write(Utf8JsonWriter writer, Name value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text); } public static class F { [LambdaHandler] public static Name Hello(Name name) => name; }"),
    ];

    [Fact]
    public async Task EachFeature_CostsWhatThePageSays()
    {
        var sizes = new long[Features.Length];
        await Parallel.ForAsync(0, Features.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (i, _) =>
        {
            using var function = new PublishedFunction(
                packages, $"Feature{i}", Usings + Features[i].Source, "<ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable><LambdaStaticLinking>false</LambdaStaticLinking>");
            sizes[i] = new FileInfo(await function.Bootstrap).Length;
        });

        var table = new StringBuilder("| A function with | KB more than hello |\n| --- | --- |\n");
        for (int i = 1; i < sizes.Length; i++)
            table.Append(CultureInfo.InvariantCulture, $"| {Features[i].Feature} | {KB(sizes[i] - sizes[0])} |\n");
        string page = await File.ReadAllTextAsync(Repository.At(Page), TestContext.Current.CancellationToken);
        Dictionary<string, int> stated = Regex.Matches(page, @"^\| (.+) \| (-?\d+) \|$", RegexOptions.Multiline)
            .ToDictionary(row => row.Groups[1].Value, row => int.Parse(row.Groups[2].Value, CultureInfo.InvariantCulture));
        Assert.True(
            stated.Count == Features.Length - 1
            && Enumerable.Range(1, sizes.Length - 1).All(i =>
                stated.TryGetValue(Features[i].Feature, out int kilobytes) && Math.Abs(kilobytes - KB(sizes[i] - sizes[0])) <= ToleranceKB),
            $"hello has {sizes[0]} bytes. {Page} should have:\n{table}");
    }

    private static int KB(long bytes) => (int)Math.Round(bytes / 1024.0);
}
