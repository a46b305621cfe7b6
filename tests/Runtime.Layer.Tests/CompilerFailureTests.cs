using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Layer.Tests;

/// <summary>A layer whose compiler fails: the errors that the function's owner sees, and the functions that run without it.</summary>
public sealed class CompilerFailureTests(BuiltLayer layer)
{
    private const string Rebuilt = "Expected a layer that ./build.sh layer has built. An assembly needs no compilation.";

    [Theory]
    [InlineData("echo 'out of its mind' >&2; exit 3", "The layer's compiler ended with status 3. Its message is in the log. " + Rebuilt)]
    [InlineData("printf 'one line alone'; exit 1", "The layer's compiler ended with status 1. Its message is in the log. " + Rebuilt)]
    [InlineData("kill -ABRT $$", "The layer's compiler was ended (status 134, signal 6). Its message is in the log. " + Rebuilt)]
    [InlineData("kill -SEGV $$", "The layer's compiler crashed (status 139, signal 11), usually because of a stack overflow. ")]
    [InlineData("kill -KILL $$", "The layer's compiler was killed (status 137, signal 9), usually because it ran out of memory. Expected a function with more memory, ")]
    [InlineData("printf garbage", "The layer's compiler succeeded, but the 7 bytes that it wrote are not a compiled function. " + Rebuilt)]
    [InlineData("", "The layer's compiler succeeded, but the 0 bytes that it wrote are not a compiled function. " + Rebuilt)]
    public async Task FailedCompiler_IsInitErrorWithReason(string body, string message)
    {
        using LayerFunction files = Source();
        files.ReplaceCompiler($"#!/bin/sh\n{body}\n");
        await AssertFails(files, message);
    }

    [Fact]
    public async Task CompilerThatCannotStart_IsInitErrorWithReason()
    {
        using LayerFunction files = Source();
        files.ReplaceCompiler("no program");
        await AssertFails(files, "csharp-compiler cannot be started: Exec format error. " + Rebuilt);
        files.ReplaceCompiler(null);
        await AssertFails(files, "csharp-compiler cannot be started: No such file or directory. " + Rebuilt);
    }

    /// <summary>The compiler's standard error is in the function's log.</summary>
    [Fact]
    public async Task CompilerOutput_IsLogged()
    {
        using LayerFunction files = Source();
        files.ReplaceCompiler("#!/bin/sh\necho 'out of its mind' >&2\nexit 3\n");
        LambdaInitException failure = await Assert.ThrowsAsync<LambdaInitException>(() => files.Start("f.Handle"));
        Assert.Contains("out of its mind", failure.Logs);
        Assert.Contains(failure.Logs, static line => line.StartsWith("FATAL Lambda.Runtime: init failed: Runtime.CompilerFailed: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task CachedFunction_DoesNotNeedCompiler()
    {
        using LayerFunction files = Source();
        Assert.Equal("2", await files.GetResponse("f.Handle", "1"));
        files.ReplaceCompiler(null);
        Assert.Equal("2", await files.GetResponse("f.Handle", "1"));
    }

    private LayerFunction Source() => new(layer, ("f.cs", "public static class F { public static int Handle(int i) => i + 1; }"));

    private static async Task AssertFails(LayerFunction files, string message)
    {
        (string type, string found) = await files.InitError("f.Handle");
        Assert.Contains(message, found, StringComparison.Ordinal);
        Assert.Equal("Runtime.CompilerFailed", type);
        Assert.Empty(files.Cached);
    }
}
