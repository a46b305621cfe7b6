using System.Text;
using System.Text.Json;
using Lambda.Runtime.RudePeer;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>The handler contract: each of its rows is compiled and invoked over a socket. docs/handlers.md lists the same rows.</summary>
public sealed class ContractTests
{
    private const string Types = """
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

    private const string Startup = """
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
        { "`LambdaContext`", "", "static async ValueTask Run(LambdaResponseStream stream, byte[] bytes, LambdaContext context, CancellationToken token) => await stream.WriteAsync(bytes, token);", "no JSON", "no JSON", "application/octet-stream" },
    };

    [Fact]
    public void RowsOfTheDocs_AreTested()
    {
        string page = File.ReadAllText(Checkout.At("docs/handlers.md"));
        IEnumerable<string> documented = new[] { "| Parameter | Description |", "| The handler | The response |", "| The handler has | The event | The response |" }
            .SelectMany(header => page[(page.IndexOf(header, StringComparison.Ordinal) + header.Length)..].Split('\n').Skip(2).TakeWhile(static line => line.StartsWith('|')))
            .Select(static line => line.Split(" | ")[0].TrimStart('|', ' '));
        Assert.Equal(documented.Order(StringComparer.Ordinal), Rows.Select(static row => row.Data.Item1).Distinct().Where(static row => row != "nothing").Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Row_Works(string row, string attribute, string method, string lambdaEvent, string response, string? streamedAs)
    {
        Assert.NotEmpty(row);
        string startup = method.Contains("[From", StringComparison.Ordinal) ? Startup : "";
        Generation generation = Generation.Of($$"""{{Types}}{{startup}} static class Functions { [LambdaHandler({{attribute}})] internal {{method}} }""");
        using CompiledFunction function = CompiledFunction.Start(generation, "all");
        for (int i = 0; i < 2; i++)
        {
            RudeRequest post = function.Post(Encoding.UTF8.GetBytes(lambdaEvent), TimeSpan.FromSeconds(30));
            Assert.Equal((response, ""), (post.Text, function.Log));
            Assert.EndsWith("/response", post.Path, StringComparison.Ordinal);
            Assert.Equal(streamedAs is null ? null : "streaming", post.Headers.GetValueOrDefault("Lambda-Runtime-Function-Response-Mode"));
            Assert.Equal(streamedAs ?? "application/json", post.Headers["Content-Type"]);
        }
    }

    /// <summary>Handlers that fail, with the error that the caller receives.</summary>
    public static TheoryData<string, string, string, string, string> Failures => new()
    {
        { "Payload = Payload.Text", "static string Run(string text) => text;", "a\xFFz", "FormatException", "The event is not utf-8 text: found 0xFF at byte 1 of 3." },
        { "Payload = Payload.Text", "static string Run(string text) => \"a\\ud800\";", "a", "FormatException", "The response cannot be written as utf-8: found U+D800 at character 1" },
        { "", "static void Run(TextWriter writer) { writer.Write('\\ud83d'); }", "a", "FormatException", "The response cannot be written as utf-8: found U+D83D" },
        { "", "static byte[]? Run() => null;", "a", "InvalidOperationException", "The handler returned null instead of bytes. For an empty response, return Array.Empty<byte>()." },
        { "", "static Stream? Run() => null;", "a", "InvalidOperationException", "The handler returned null instead of a stream. For an empty response, return Stream.Null." },
        { "", "static IAsyncEnumerable<int>? Run() => null;", "a", "InvalidOperationException", "The handler returned null instead of a sequence." },
        { "", "static Task? Run() => null;", "a", "InvalidOperationException", "The handler returned null instead of a task." },
        { "", "static Stream Run() => new BufferedStream(new Endless());", "a", "InvalidOperationException", "The stream that the handler returned contains more than 6291556 bytes, the limit of a response in one piece. To stream the response, write to a LambdaResponseStream" },
        { "", "static void Run(LambdaResponseStream stream) { stream.WritePrelude(new()); stream.WritePrelude(new()); }", "a", "InvalidOperationException", "The response has a prelude already." },
        { "", "static void Run(LambdaResponseStream stream) { stream.WriteByte(1); stream.WritePrelude(new()); }", "a", "InvalidOperationException", "The response has begun. Write the prelude before the body." },
        { "", "static void Run(LambdaResponseStream stream) { stream.WriteByte(1); stream.ContentType = \"a/b\"; }", "a", "InvalidOperationException", "The response has begun. Set the content type before the first write." },
        { "", "static void Run(LambdaResponseStream stream) { stream.ContentType = \"a\\r\\nb\"; }", "a", "ArgumentException", "A content type has at most 256 characters, of printable ASCII." },
        { "", "static void Run(LambdaResponseStream stream) { stream.WritePrelude(new() { StatusCode = 42 }); }", "a", "ArgumentException", "42 is not an HTTP status. Expected 100 to 599." },
        { "", "static LambdaResponseStream? s; internal static void Run(LambdaResponseStream stream, ReadOnlyMemory<byte> bytes) { if (bytes.Length == 1) s = stream; else s!.WriteByte(1); }", "a,bb", "InvalidOperationException", "The response has ended with its invocation." },
        { "", "static TextWriter? s; internal static void Run(TextWriter writer, ReadOnlyMemory<byte> bytes) { if (bytes.Length == 1) s = writer; else s!.Write('a'); }", "a,bb", "InvalidOperationException", "The invocation of this writer has ended" },
        { "CancellationMarginMilliseconds = 100", "static async Task Run(CancellationToken token) => await Task.Delay(-1, token);", "a", "TimeoutException", "The invocation was canceled 100 ms before its deadline, and the handler ended." },
        { "CancellationMarginMilliseconds = 50", "static async Task Run([FromServices] IClock clock, CancellationToken token) => await Task.Delay(-1, token);", "a", "TimeoutException", "The invocation was canceled 50 ms before its deadline" },
        { "CancellationMarginMilliseconds = 100", "static async IAsyncEnumerable<int> Run([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token) { await Task.Delay(-1, token); yield return 1; }", "a", "TimeoutException", "The invocation was canceled 100 ms before its deadline" },
        { "", "static void Run(CancellationToken token) => throw new OperationCanceledException(\"mine\");", "a", "OperationCanceledException", "mine" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void Failure_IsReportedToTheCaller(string attribute, string method, string events, string errorType, string message)
    {
        string startup = method.Contains("[From", StringComparison.Ordinal) ? Startup : "";
        string method2 = method.StartsWith("static LambdaResponseStream? s", StringComparison.Ordinal) || method.StartsWith("static TextWriter? s", StringComparison.Ordinal)
            ? method.Replace("; internal", $"; [LambdaHandler({attribute})] internal", StringComparison.Ordinal)
            : $"[LambdaHandler({attribute})] internal {method}";
        const string Endless = "sealed class Endless : MemoryStream { public override int Read(byte[] b, int o, int c) => c; public override int Read(Span<byte> b) => b.Length; }";
        Generation generation = Generation.Of($$"""{{Types}}{{startup}} {{(method.Contains("Endless", StringComparison.Ordinal) ? Endless : "")}} static class Functions { {{method2}} }""");
        using CompiledFunction function = CompiledFunction.Start(generation);
        RudeRequest? post = null;
        foreach (string lambdaEvent in events.Split(','))
            post = function.Post(Encoding.Latin1.GetBytes(lambdaEvent), TimeSpan.FromSeconds(3));
        Assert.EndsWith("/error", post!.Path, StringComparison.Ordinal);
        JsonElement error = JsonDocument.Parse(post.Body).RootElement;
        Assert.StartsWith(message, error.GetProperty("errorMessage").GetString(), StringComparison.Ordinal);
        Assert.Equal(errorType, error.GetProperty("errorType").GetString());
        Assert.Contains(errorType, function.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("CancellationMarginMilliseconds = 900000")]
    public void CancellationMargin_IsAtMostHalfOfTheRemainingTime(string attribute)
    {
        Generation generation = Generation.Of($$"""{{Types}} static class Functions { [LambdaHandler({{attribute}})] internal static Task Run(CancellationToken token) => Task.Delay(-1, token); }""");
        using CompiledFunction function = CompiledFunction.Start(generation);
        string message = function.Post("a"u8.ToArray(), TimeSpan.FromMilliseconds(500)).Text.Split("was canceled ")[1];
        Assert.InRange(int.Parse(message[..message.IndexOf(' ', StringComparison.Ordinal)], null), 1, 250);
    }

    [Theory]
    [InlineData("")]
    [InlineData("CancellationMarginMilliseconds = 10")]
    public void CancellationMarginInTheEnvironment_OverridesTheAttribute(string attribute)
    {
        Generation generation = Generation.Of($$"""{{Types}} static class Functions { [LambdaHandler({{attribute}})] internal static Task Run(CancellationToken token) => Task.Delay(-1, token); }""");
        using CompiledFunction function = CompiledFunction.Start(generation, "", ("LAMBDA_CANCELLATION_MARGIN", "777"));
        Assert.Contains("was canceled 777 ms before its deadline", function.Post("a"u8.ToArray(), TimeSpan.FromSeconds(3)).Text, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string> Encodings => new()
    {
        { "utf-16", "grün 😀", "" },
        { "utf-16BE", "grün 😀", "" },
        { "utf-32", "grün 😀", "" },
        { "iso-8859-1", "grün", "The response cannot be written as iso-8859-1: found U+1F600 at character 0" },
        { "us-ascii", "green", "The response cannot be written as us-ascii: found U+1F600 at character 0" },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void TextEncoding_IsSetByTheEnvironment(string name, string text, string unwritable)
    {
        Generation generation = Generation.Of($$"""
            {{Types}}
            static class Functions
            {
                [LambdaHandler(Payload = Payload.Text)] internal static string Run(string text) => text == "smile" ? "😀" : text;
                [LambdaHandler] internal static void Script(TextReader reader, TextWriter writer) => writer.Write(reader.ReadToEnd());
            }
            """);
        var encoding = Encoding.GetEncoding(name);
        foreach (string handler in new[] { "Run", "Script" })
        {
            using CompiledFunction function = CompiledFunction.Start(generation, handler, ("LAMBDA_TEXT_ENCODING", name));
            Assert.Equal(encoding.GetBytes(text), function.Post(encoding.GetBytes(text), TimeSpan.FromSeconds(30)).Body);
            if (unwritable.Length > 0 && handler == "Run")
                Assert.Contains(unwritable, function.Post(encoding.GetBytes("smile"), TimeSpan.FromSeconds(30)).Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("LAMBDA_TEXT_ENCODING", "klingon", "Runtime.InvalidTextEncoding", "LAMBDA_TEXT_ENCODING is \\\"klingon\\\", which is not an encoding that this function has. Expected one of: utf-8")]
    [InlineData("LAMBDA_CANCELLATION_MARGIN", "1s", "Runtime.InvalidCancellationMargin", "LAMBDA_CANCELLATION_MARGIN is \\\"1s\\\". Expected a number of milliseconds from 0 to 900000.")]
    public void InvalidVariable_IsAnInitError(string variable, string value, string errorType, string message)
    {
        Generation generation = Generation.Of($"{Types} static class Functions {{ [LambdaHandler] internal static void Run(TextReader reader, CancellationToken token) {{ }} }}");
        using CompiledFunction function = CompiledFunction.Start(generation, "", (variable, value));
        Assert.EndsWith("/init/error", function.FirstRequest.Path, StringComparison.Ordinal);
        Assert.Equal(errorType, function.FirstRequest.Headers["Lambda-Runtime-Function-Error-Type"]);
        Assert.Contains(message, function.FirstRequest.Text, StringComparison.Ordinal);
    }
}
