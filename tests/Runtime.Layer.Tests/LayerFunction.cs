using Lambda.Runtime.Testing;
using Lambda.Runtime.Testing.Hosting;

namespace Lambda.Runtime.Layer.Tests;

/// <summary>The files of a function that uses the layer: what stands for <c>/var/task</c>, which is not to be written, and for <c>/tmp</c>.</summary>
internal sealed class LayerFunction : IDisposable
{
    private readonly BuiltLayer _layer;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lambda-layered-");

    public LayerFunction(BuiltLayer layer, params (string File, string Text)[] files)
    {
        _layer = layer;
        Directory.CreateDirectory(TaskRoot);
        Directory.CreateDirectory(Temporary);
        foreach ((string file, string text) in files)
            Write(file, text);
    }

    public string TaskRoot => Path.Combine(_folder.FullName, "task");

    public string Temporary => Path.Combine(_folder.FullName, "tmp");

    /// <summary>The entries of the cache.</summary>
    public string[] Cached => Directory.Exists(Path.Combine(Temporary, "lambda-csharp-layer")) ? Directory.GetFiles(Path.Combine(Temporary, "lambda-csharp-layer")) : [];

    public string At(string file) => Path.Combine(TaskRoot, file);

    public void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(file))!);
        File.WriteAllText(At(file), text);
    }

    /// <summary>As on Lambda: the program of the layer, in the function's folder.</summary>
    public Task<LambdaFunction> Start(string handler, LambdaFunctionOptions? options = null) => LambdaFunction.StartAsync(
        () => new ProcessHost(_layer.Bootstrap) { WorkingDirectory = TaskRoot }, TaskRoot, With(handler, options ?? new()), TestContext.Current.CancellationToken);

    /// <summary>A new instance, one event, its answer.</summary>
    public async Task<InvocationOutcome> Invoke(string handler, string json)
    {
        await using LambdaFunction function = await Start(handler);
        return await function.InvokeJsonAsync(json, TestContext.Current.CancellationToken);
    }

    /// <summary>The answer to an event, which is no error.</summary>
    public async Task<string> Answer(string handler, string json)
    {
        InvocationOutcome outcome = await Invoke(handler, json);
        Assert.True(outcome.Error is null, $"{outcome.Error?.Type}: {outcome.Error?.Message}");
        return outcome.Text;
    }

    /// <summary>The function does not start; what the service is told.</summary>
    public async Task<(string Type, string Message)> InitError(string handler)
    {
        LambdaInitException failure = await Assert.ThrowsAsync<LambdaInitException>(() => Start(handler));
        Assert.Equal(1, failure.ExitCode);
        Assert.NotNull(failure.Error);
        return (failure.Error.Type!, failure.Error.Message!);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    // The machine may be busy, and none of these tests is about time.
    private LambdaFunctionOptions With(string handler, LambdaFunctionOptions options) => options with
    {
        Handler = handler,
        InitTimeout = TimeSpan.FromMinutes(2),
        Timeout = options.Timeout == new LambdaFunctionOptions().Timeout ? TimeSpan.FromMinutes(1) : options.Timeout,
        Environment = new Dictionary<string, string>(options.Environment) { ["TMPDIR"] = Temporary },
    };
}
