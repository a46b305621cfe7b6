using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Layer.Tests;

/// <summary>Files with top-level statements, which read the event from standard input and write the response to standard output.</summary>
public sealed class ScriptTests(BuiltLayer layer)
{
    [Theory]
    [InlineData("hello.cs", "Console.Write(\"Hello!\");", "Hello!")]
    [InlineData("hello.csx", "#!/usr/bin/env dotnet\n#:package Lambda.Runtime@0.1.0\nConsole.Write(Console.In.ReadToEnd().ToUpperInvariant());", "{\"A\":1}")]
    [InlineData("hello.cs", "await Task.Yield();\nConsole.Write(await Console.In.ReadToEndAsync());\nreturn 0;", "{\"a\":1}")]
    [InlineData("hello.cs", "// nothing\n", "")]
    [InlineData("hello.cs", "Console.Write(Double(\"ab\"));\nstatic string Double(string s) => new Twice().Of(s);\nclass Twice { public string Of(string s) => s + s; }", "abab")]
    [InlineData("hello.cs", "Console.Write(LambdaContext.Current!.FunctionName);", "function")]
    [InlineData("hello.cs", "static class App { static void Main() => Console.Write(7); }", "7")]
    [InlineData("hello.cs", "#:package Newtonsoft.Json@13.0.4\nConsole.Write(Newtonsoft.Json.Linq.JObject.Parse(Console.In.ReadToEnd())[\"a\"]);", "1")]
    public async Task Script_RunsForEachEvent(string file, string text, string expected)
    {
        using var files = new LayerFunction(layer, (file, text));
        await using LambdaFunction function = await files.Start(file);
        for (int i = 0; i < 3; i++)
        {
            InvocationOutcome outcome = await function.InvokeJsonAsync("""{"a":1}""", TestContext.Current.CancellationToken);
            Assert.True(outcome.Error is null, outcome.Error?.Message);
            Assert.Equal(expected, outcome.Text);
        }
    }

    [Fact]
    public async Task Locals_AreNewForEachEvent_AndStaticsAreKept()
    {
        using var files = new LayerFunction(layer, ("count.cs", "int local = 0;\nConsole.Write($\"{++local} {++Count.Of}\");\nstatic class Count { public static int Of; }"));
        await using LambdaFunction function = await files.Start("count.cs");
        Assert.Equal("1 1", (await function.InvokeJsonAsync("{}", TestContext.Current.CancellationToken)).Text);
        Assert.Equal("1 2", (await function.InvokeJsonAsync("{}", TestContext.Current.CancellationToken)).Text);
    }

    [Fact]
    public async Task ThrowingScript_IsErrorWithLine_AndLoopContinues()
    {
        using var files = new LayerFunction(layer, ("s.cs", "string text = Console.In.ReadToEnd();\nif (text == \"1\")\n    throw new FormatException(\"not one\");\nConsole.Write(text);"));
        await using LambdaFunction function = await files.Start("s.cs");
        InvocationOutcome failed = await function.InvokeJsonAsync("1", TestContext.Current.CancellationToken);
        Assert.Equal(("FormatException", "not one"), (failed.Error!.Type, failed.Error.Message));
        Assert.Contains("in s.cs:line 3", failed.Error.StackTrace[0], StringComparison.Ordinal);
        Assert.Equal("2", (await function.InvokeJsonAsync("2", TestContext.Current.CancellationToken)).Text);
    }

    [Fact]
    public async Task NonzeroReturnValue_IsError()
    {
        using var files = new LayerFunction(layer, ("s.cs", "Console.Write(\"lost\");\nreturn 3;"));
        InvocationOutcome outcome = await files.Invoke("s.cs", "{}");
        Assert.Equal(("ScriptFailed", "The script returned 3, and 0 is success."), (outcome.Error!.Type, outcome.Error.Message));
    }

    [Fact]
    public async Task ScriptThatEndsProcess_IsRuntimeExitError_AndNextEventStartsNewInstance()
    {
        using var files = new LayerFunction(layer, ("s.cs", "if (Console.In.ReadToEnd() == \"1\")\n    Environment.Exit(4);\nConsole.Write(2);"));
        await using LambdaFunction function = await files.Start("s.cs");
        InvocationOutcome ended = await function.InvokeJsonAsync("1", TestContext.Current.CancellationToken);
        Assert.Equal("Runtime.ExitError", ended.Error!.Type);
        Assert.Equal(4, ended.ExitCode);
        Assert.Equal("2", (await function.InvokeJsonAsync("2", TestContext.Current.CancellationToken)).Text);
    }
}
