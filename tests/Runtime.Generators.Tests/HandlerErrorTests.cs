using System.Text;
using System.Text.Json;
using Lambda.Runtime.RudePeer;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>Handlers that fail: the caller receives the error.</summary>
public sealed class HandlerErrorTests
{
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
        { "", "static object Run() => Find(); static object Find() => new Version(1, 2);", "a", "NotSupportedException", "A value declared as object is a System.Version, for which no writer was generated. Expected null, a string, a boolean, an int, long, double or decimal, a JsonElement or a JsonNode; or declare the value with that type." },
        { "", "static object Run() => Find(); static object Find() => new { A = 1 };", "a", "NotSupportedException", "A value declared as object is an anonymous type, for which no writer was generated. Expected null, a string, a boolean, an int, long, double or decimal, a JsonElement or a JsonNode; or use a record instead, and declare the value with its type." },
        { "", "static void Run(CancellationToken token) => throw new OperationCanceledException(\"mine\");", "a", "OperationCanceledException", "mine" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void Failure_IsReportedToTheCaller(string attribute, string method, string events, string errorType, string message)
    {
        string startup = method.Contains("[From", StringComparison.Ordinal) ? ContractTests.Startup : "";
        string method2 = method.StartsWith("static LambdaResponseStream? s", StringComparison.Ordinal) || method.StartsWith("static TextWriter? s", StringComparison.Ordinal)
            ? method.Replace("; internal", $"; [LambdaHandler({attribute})] internal", StringComparison.Ordinal)
            : $"[LambdaHandler({attribute})] internal {method}";
        const string Endless = "sealed class Endless : MemoryStream { public override int Read(byte[] b, int o, int c) => c; public override int Read(Span<byte> b) => b.Length; }";
        var generation = Generation.Of(
            $$"""{{ContractTests.Types}}{{startup}} {{(method.Contains("Endless", StringComparison.Ordinal) ? Endless : "")}} static class Functions { {{method2}} }""");
        using var function = CompiledFunction.Start(generation);
        RudeRequest? post = null;
        foreach (string lambdaEvent in events.Split(','))
            post = function.Post(Encoding.Latin1.GetBytes(lambdaEvent), TimeSpan.FromSeconds(3));
        Assert.EndsWith("/error", post!.Path, StringComparison.Ordinal);
        JsonElement error = JsonDocument.Parse(post.Body).RootElement;
        Assert.StartsWith(message, error.GetProperty("errorMessage").GetString(), StringComparison.Ordinal);
        Assert.Equal(errorType, error.GetProperty("errorType").GetString());
        Assert.Contains(errorType, function.Log, StringComparison.Ordinal);
    }
}
