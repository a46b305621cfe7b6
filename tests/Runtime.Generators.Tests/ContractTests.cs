using System.Text;
using Lambda.Runtime.RudePeer;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>The handler contract: each of its rows is compiled and invoked over a socket. docs/handlers.md lists the same rows.</summary>
public sealed class ContractTests
{
    internal const string Types = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Text;
        using System.Text.Json;
        using System.Text.Json.Nodes;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.DependencyInjection;

        public record Person(string Name);
        public record Greeting(string Message);
        public interface IClock { string Now { get; } }
        public sealed class Clock(string now) : IClock { public string Now => now; }

        """;

    internal const string Startup = """
        [LambdaStartup]
        internal static class Startup
        {
            public static void ConfigureServices(IServiceCollection services)
            {
                services.AddSingleton<IClock>(new Clock("noon"));
                services.AddKeyedSingleton<IClock>("late", new Clock("midnight"));
            }
        }

        """;

    /// <summary>A row of the table, the arguments of the attribute, the method, the event, the response, and the content type if it is streamed.</summary>
    public static TheoryData<string, string, string, string, string, string?> Rows => new()
    {
        // The event.
        { "a JSON type", "", "static string Run(Person person) => person.Name;", """{"name":"World"}""", "\"World\"", null },
        { "a JSON type", "", "static string Run(JsonElement e) => e.GetProperty(\"name\").GetString()!;", """{"name":"World"}""", "\"World\"", null },
        { "a JSON type", "", "static string Run(JsonNode? node) => node!.ToJsonString();", "[1]", "\"[1]\"", null },
        { "`ReadOnlyMemory<byte>`", "", "static int Run(ReadOnlyMemory<byte> bytes) => bytes.Length;", "no JSON", "7", null },
        { "`byte[]`", "", "static int Run(byte[] bytes) => bytes.Length;", "no JSON", "7", null },
        { "`Stream`", "", "static string Run(Stream stream) => new StreamReader(stream).ReadToEnd();", "no JSON", "\"no JSON\"", null },
        { "`string` with `Payload.Text`", "Payload = Payload.Text", "static string Run(string text) => text.ToUpperInvariant();", "\uFEFFgrün", "GRÜN", null },
        { "`TextReader`", "", "static int Run(TextReader reader) => reader.ReadToEnd().Length;", "grün", "4", null },
        { "nothing", "", "static string Run() => \"a\";", "{}", "\"a\"", null },

        // Other parameters.
        { "`LambdaContext`", "", "static int Run(LambdaContext context) => context.AwsRequestId.Length;", "{}", "36", null },
        { "`CancellationToken`", "", "static bool Run(CancellationToken token) => token.CanBeCanceled && !token.IsCancellationRequested;", "{}", "true", null },
        { "`[FromServices] T`", "", "static string Run([FromServices] IClock clock) => clock.Now;", "{}", "\"noon\"", null },
        { "`[FromServices] T`", "", "static string Run([FromServices] Person? missing, Person person) => $\"{missing is null} {person.Name}\";", """{"name":"a"}""", "\"True a\"", null },
        { "`[FromKeyedServices(key)] T`", "", "static async Task<string> Run([FromKeyedServices(\"late\")] IClock clock) { await Task.Yield(); return clock.Now; }", "{}", "\"midnight\"", null },
        { "`LambdaResponseStream`", "", "static void Run(Person person, LambdaResponseStream stream) => stream.Write(Encoding.UTF8.GetBytes(person.Name));", """{"name":"World"}""", "World", "application/octet-stream" },
        { "`LambdaResponseStream`", "", "static async Task Run(LambdaResponseStream stream) { stream.ContentType = \"text/html\"; await using var writer = new StreamWriter(stream); await writer.WriteAsync(\"<p>\"); }", "{}", "<p>", "text/html" },
        { "`LambdaResponseStream`", "", "static void Run(LambdaResponseStream stream) { }", "{}", "", "application/octet-stream" },
        { "`TextWriter`", "", "static void Run(TextReader reader, TextWriter writer) { while (reader.ReadLine() is { } line) writer.WriteLine(line.Length); }", "a\nbc\n", "1\n2\n", null },
        { "`TextWriter`", "", "static async Task Run(Person person, TextWriter writer) { await writer.WriteAsync(person.Name); await writer.WriteLineAsync('ü'); await writer.FlushAsync(); }", """{"name":"World"}""", "Worldü\n", null },
        { "`TextWriter`", "", "static void Run(TextWriter writer) { writer.Write('\\ud83d'); writer.Write('\\ude00'); }", "{}", "😀", null },
        { "`Console.In` and `Console.Out` with `Payload.Console`", "Payload = Payload.Console", "static void Run() => Console.Write(Console.In.ReadToEnd().ToUpperInvariant());", "grün", "GRÜN", null },
        { "`Console.In` and `Console.Out` with `Payload.Console`", "Payload = Payload.Console", "static async Task Run(LambdaContext context) { await Task.Yield(); Console.WriteLine(context.AwsRequestId.Length + Console.ReadLine()); }", "a", "36a\n", null },

        // Results.
        { "returns nothing", "", "static void Run(Person person) { }", """{"name":"World"}""", "null", null },
        { "returns nothing", "", "static async Task Run() => await Task.Yield();", "{}", "null", null },
        { "returns nothing", "", "static async ValueTask Run() => await Task.Yield();", "{}", "null", null },
        { "returns nothing", "Payload = Payload.Text", "static void Run(string text) { }", "a", "", null },
        { "returns a JSON type", "", "static Greeting Run(Person person) => new(person.Name);", """{"name":"World"}""", """{"message":"World"}""", null },
        { "returns a JSON type", "", "static async Task<Greeting> Run(Person person) { await Task.Yield(); return new(person.Name); }", """{"name":"World"}""", """{"message":"World"}""", null },
        { "returns a JSON type", "", "static ValueTask<JsonNode?> Run(JsonNode? node) => new(node);", """{"a":[1]}""", """{"a":[1]}""", null },
        { "returns a JSON type", "", "static JsonElement Run(JsonElement e) => e;", """{"a":[1]}""", """{"a":[1]}""", null },
        { "returns bytes", "", "static byte[] Run(byte[] bytes) => bytes;", "no JSON", "no JSON", null },
        { "returns bytes", "", "static ReadOnlyMemory<byte> Run(ReadOnlyMemory<byte> bytes) => bytes.Slice(3);", "no JSON", "JSON", null },
        { "returns bytes", "", "static async Task<byte[]> Run(ReadOnlyMemory<byte> bytes) { await Task.Yield(); return bytes.ToArray(); }", "no JSON", "no JSON", null },
        { "returns bytes", "", "static Stream Run(Stream stream) => stream;", "no JSON", "no JSON", null },
        { "returns bytes", "", "static async ValueTask<MemoryStream> Run(Stream stream) { var copy = new MemoryStream(); await stream.CopyToAsync(copy); copy.Position = 0; return copy; }", "no JSON", "no JSON", null },
        { "returns a `string` with `Payload.Text`", "Payload = Payload.Text", "static async Task<string> Run(TextReader reader) => await reader.ReadToEndAsync();", "\"a\"", "\"a\"", null },
        { "returns `IAsyncEnumerable<T>`", "", "static async IAsyncEnumerable<Greeting> Run(Person person) { yield return new(person.Name); await Task.Yield(); yield return new(\"b\"); }", """{"name":"a"}""", "{\"message\":\"a\"}\n{\"message\":\"b\"}\n", "application/x-ndjson" },
        { "returns `IAsyncEnumerable<T>`", "", "static async IAsyncEnumerable<int> Run() { await Task.Yield(); yield break; }", "{}", "", "application/x-ndjson" },
        { "returns `IAsyncEnumerable<T>`", "", "static async IAsyncEnumerable<string> Run(TextReader reader) { while (await reader.ReadLineAsync() is { } line) yield return line + \"ü\"; }", "a\nb", "aübü", "text/plain; charset=utf-8" },
        { "returns `IAsyncEnumerable<T>`", "", "static async IAsyncEnumerable<byte[]> Run(ReadOnlyMemory<byte> bytes) { await Task.Yield(); yield return bytes.ToArray(); yield return [33]; }", "no JSON", "no JSON!", "application/octet-stream" },
        { "returns `IAsyncEnumerable<T>`", "", "static Task<IAsyncEnumerable<ReadOnlyMemory<byte>>> Run() { return Task.FromResult(Both()); static async IAsyncEnumerable<ReadOnlyMemory<byte>> Both() { yield return new byte[] { 65 }; await Task.Yield(); } }", "{}", "A", "application/octet-stream" },
        { "returns `IAsyncEnumerable<T>`", "", "static async IAsyncEnumerable<string> Run([FromServices] IClock clock, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token) { await Task.Yield(); yield return clock.Now + token.CanBeCanceled; }", "{}", "noonTrue", "text/plain; charset=utf-8" },

        // Several at once, in another order.
        { "a JSON type", "\"all\"", "static async Task<string> Run(CancellationToken token, [FromServices] IClock clock, LambdaContext context, [FromKeyedServices(\"late\")] IClock late, Person person) { await Task.Delay(1, token); return $\"{clock.Now} {late.Now} {context.AwsRequestId.Length} {person.Name}\"; }", """{"name":"a"}""", "\"noon midnight 36 a\"", null },
        { "`LambdaContext`", "", "static async ValueTask Run(LambdaResponseStream stream, byte[] bytes, LambdaContext context, CancellationToken token) { await stream.WriteAsync(bytes.AsMemory(0, 2), token); await stream.WriteAsync(bytes[2..]); }", "no JSON", "no JSON", "application/octet-stream" },
    };

    [Fact]
    public void RowsOfTheDocs_AreTested()
    {
        string page = File.ReadAllText(Repository.At("docs/handlers.md"));
        IEnumerable<string> documented = new[] { "| Parameter | Description |", "| The handler | The response |", "| The handler has | The event | The response |" }
            .SelectMany(header => page[(page.IndexOf(header, StringComparison.Ordinal) + header.Length)..].Split('\n').Skip(2).TakeWhile(static line => line.StartsWith('|')))
            .Select(static line => line.Split(" | ")[0].TrimStart('|', ' '));
        Assert.Equal(
            documented.Order(StringComparer.Ordinal), Rows.Select(static row => row.Data.Item1).Distinct().Where(static row => row != "nothing").Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Row_Works(string row, string attribute, string method, string lambdaEvent, string response, string? streamedAs)
    {
        Assert.NotEmpty(row);
        string startup = method.Contains("[From", StringComparison.Ordinal) ? Startup : "";
        var generation = Generation.Of($$"""{{Types}}{{startup}} static class Functions { [LambdaHandler({{attribute}})] internal {{method}} }""");
        using var function = CompiledFunction.Start(generation, "all");
        for (int i = 0; i < 2; i++)
        {
            RudeRequest post = function.Post(Encoding.UTF8.GetBytes(lambdaEvent), TimeSpan.FromSeconds(30));
            Assert.Equal((response, ""), (post.Text, function.Log));
            Assert.EndsWith("/response", post.Path, StringComparison.Ordinal);
            Assert.Equal(streamedAs is null ? null : "streaming", post.Headers.GetValueOrDefault("Lambda-Runtime-Function-Response-Mode"));
            Assert.Equal(streamedAs ?? "application/json", post.Headers["Content-Type"]);
        }
    }
}
