using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Layer.Tests;

/// <summary>The methods that are compiled when an instance starts: none of the runtime, because those were compiled when the layer was built.</summary>
public sealed class LayerCodeTests(BuiltLayer layer)
{
    [Fact]
    public async Task InstanceFromCache_DoesNotCompileRuntimeMethods()
    {
        using var files = new LayerFunction(layer, ("f.cs", """
            public record P(string Name);
            public static class F
            {
                public static string Handle(P p) => p.Name;

                // Without it, the function would be killed when it is stopped, before the compiler of methods has written its list.
                [Lambda.Runtime.LambdaShutdown] public static void Stop() { }
            }
            """));
        Assert.Equal("\"a\"", await files.GetResponse("f.Handle", """{"name":"a"}"""));

        LambdaFunction function = await files.Start("f.Handle", new()
        {
            Environment = new Dictionary<string, string> { ["DOTNET_JitStdOutFile"] = $"{files.OwnTemporary}/jit.txt", ["DOTNET_JitDisasmSummary"] = "1" },
        });
        await function.DisposeAsync();
        await function.Exited;

        string[] methods = [.. File.ReadLines(Path.Combine(files.Temporary, "jit.txt")).Where(static line => line.Contains("JIT compiled", StringComparison.Ordinal))];
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', methods));
        Assert.InRange(methods.Length, 1, 60);
        Assert.Contains(methods, static method => method.Contains(" Lambda.Runtime.Generated.", StringComparison.Ordinal));
        Assert.DoesNotContain(methods, static method =>
            method.Contains(" Lambda.Runtime.", StringComparison.Ordinal) && !method.Contains(" Lambda.Runtime.Generated.", StringComparison.Ordinal));
    }
}
