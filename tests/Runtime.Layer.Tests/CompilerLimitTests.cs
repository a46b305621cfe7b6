using System.Diagnostics;
using System.Globalization;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Layer.Tests;

/// <summary>Code that the compiler cannot compile in the time or with the stack that it has, and a compiler that does not end.</summary>
public sealed class CompilerLimitTests(BuiltLayer layer)
{
    private const string TookTooLong = "The layer's compiler had not ended after 2 seconds and was killed, so that this error is reported before Lambda ends the initialization.";
    private const string Crashed = "The layer's compiler crashed (status 139, signal 11), usually because of a stack overflow. Expected code that is less deeply nested: ";

    /// <summary>Without a limit, each takes longer than a minute and uses more and more memory.</summary>
    [Theory]
    [InlineData("else if")]
    [InlineData("calls")]
    public async Task CodeThatTakesTooLong_IsInitError(string kind)
    {
        using var files = new LayerFunction(layer, ("f.cs", Source(kind == "else if"
            ? "if (i == 0) return 0;" + string.Concat(Enumerable.Range(1, 100_000).Select(static i => $" else if (i == {i}) return {i};")) + " return 1;"
            : $"return \"\"{Repeat(".Trim()")}.Length;")));
        await AssertFails(files, "f.Handle", TookTooLong);
    }

    [Fact]
    public async Task ExpressionWithTwentyThousandParentheses_IsInitError()
    {
        using var files = new LayerFunction(layer);
        await AssertFails(files, $"(int i)=>{new string('(', 20_000)}i{new string(')', 20_000)}", TookTooLong);
    }

    /// <summary>The compiler itself rejects the other kinds of deep nesting.</summary>
    [Theory]
    [InlineData("brackets")]
    [InlineData("type arguments")]
    [InlineData("interpolated strings")]
    public async Task CodeThatOverflowsCompilerStack_IsInitErrorWithReason(string kind)
    {
        using var files = new LayerFunction(layer, ("f.cs", Source(kind switch
        {
            "brackets" => $"return {Repeat("(")}i{Repeat(")")};",
            "type arguments" => $"return typeof({Repeat("List<")}int{Repeat(">")}).Name.Length;",
            _ => $"""return ($"{Repeat("{$\"")}{Repeat("\"}")}").Length;""",
        })));
        await AssertFails(files, "f.Handle", Crashed, limit: "100");
    }

    [Theory]
    [InlineData("blocks")]
    [InlineData("signs")]
    [InlineData("conditions")]
    [InlineData("calls in arguments")]
    public async Task CodeNestedTooDeeply_IsCompilationError(string kind)
    {
        using var files = new LayerFunction(layer, ("f.cs", Source(kind switch
        {
            "blocks" => $"{Repeat("{")}{Repeat("}")} return i;",
            "signs" => $"return {Repeat("- ")}i;",
            "conditions" => $"return {Repeat("i == 1 ? 2 : ")}3;",
            _ => $"return {Repeat("Handle(")}i{Repeat(")")};",
        })));
        (string type, string message) = await files.InitError("f.Handle");
        Assert.Equal("Runtime.CompilationError", type);
        Assert.Contains("error CS8078: An expression is too long or complex to compile", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exec sleep 1000")]
    [InlineData("sleep 1000")]
    [InlineData("exec >&-; exec sleep 1000")]
    [InlineData("sleep 1000 & exit 0")]
    [InlineData("trap '' TERM; while :; do printf x; done")]
    public async Task HangingCompiler_IsInitErrorInTime(string body)
    {
        using var files = new LayerFunction(layer, ("f.cs", Source("return i;")));
        files.ReplaceCompiler($"#!/bin/sh\n{body}\n");
        await AssertFails(files, "f.Handle", TookTooLong);
    }

    /// <summary>Otherwise, under an emulator, the compiler would continue although nothing reads its output.</summary>
    [Fact]
    public async Task CompilerOfKilledFunction_Ends()
    {
        using var files = new LayerFunction(layer, ("f.cs", Source(
            "if (i == 0) return 0;" + string.Concat(Enumerable.Range(1, 100_000).Select(static i => $" else if (i == {i}) return {i};")) + " return 1;")));
        using var function = new Process { StartInfo = new ProcessStartInfo(files.Bootstrap()) { RedirectStandardError = true } };
        function.StartInfo.Environment["_HANDLER"] = "f.Handle";
        function.StartInfo.Environment["AWS_LAMBDA_RUNTIME_API"] = "127.0.0.1:9";
        function.StartInfo.Environment["LAMBDA_LAYER_COMPILER_SECONDS"] = "900";
        function.Start();
        try
        {
            using Process compiler = await ChildAsync(function);
            function.Kill();
            await compiler.EndWithinLimitAsync();
        }
        finally
        {
            function.Kill(entireProcessTree: true);
            await function.EndWithinLimitAsync();
        }
    }

    private static string Repeat(string text) => string.Concat(Enumerable.Repeat(text, 100_000));

    private static string Source(string body) => $$"""public static class F { public static int Handle(int i) { {{body}} } }""";

    private static async Task AssertFails(LayerFunction files, string handler, string message, string limit = "2")
    {
        var options = new LambdaFunctionOptions { Environment = new Dictionary<string, string> { ["LAMBDA_LAYER_COMPILER_SECONDS"] = limit } };
        (string type, string found) = await files.InitError(handler, options);
        Assert.StartsWith(message, found, StringComparison.Ordinal);
        Assert.Equal("Runtime.CompilerFailed", type);
        Assert.Empty(files.Cached);
    }

    /// <summary>Waits for the compiler, the child of the function. Before it starts, the function is a shell script with short-lived child processes.</summary>
    private static async Task<Process> ChildAsync(Process function)
    {
        string children = $"/proc/{function.Id}/task/{function.Id}/children";
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < Limit.Short; await Task.Delay(20, TestContext.Current.CancellationToken))
        {
            foreach (string id in File.ReadAllText(children).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (NameOf(id) == "csharp-compiler")
                    return Process.GetProcessById(int.Parse(id, CultureInfo.InvariantCulture));
            }
        }

        throw new TimeoutException("The function did not start its compiler.");
    }

    private static string? NameOf(string id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/comm").TrimEnd('\n');
        }
        catch (IOException)
        {
            // The process has ended.
            return null;
        }
    }
}
