using System.Diagnostics;
using Lambda.Runtime.Testing;
using Lambda.Runtime.Testing.Hosting;

namespace Lambda.Runtime.Layer.Tests;

/// <summary>The files of a function that uses the layer: what stands for <c>/var/task</c>, which is not to be written, and for <c>/tmp</c>.</summary>
internal sealed class LayerFunction : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lambda-layered-");

    public LayerFunction(BuiltLayer layer, params (string File, string Text)[] files)
    {
        Opt = layer.Opt;
        Directory.CreateDirectory(TaskRoot);
        Directory.CreateDirectory(Temporary);
        foreach ((string file, string text) in files)
            Write(file, text);
    }

    /// <summary>What stands for <c>/opt</c>.</summary>
    public string Opt { get; private set; }

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

    /// <summary>Gives this function a layer of its own, with another compiler, or none.</summary>
    public void ReplaceCompiler(string? program)
    {
        string own = Path.Combine(_folder.FullName, "opt");
        if (Opt != own)
        {
            // Files of the same bytes: a copy would be 130 MB.
            using Process copy = Process.Start("cp", ["-al", Opt, own]);
            copy.WaitForExit();
            Assert.Equal(0, copy.ExitCode);
            Opt = own;
        }

        string compiler = Path.Combine(own, "csharp-compiler");
        File.Delete(compiler);
        if (program is null)
            return;
        File.WriteAllText(compiler, program);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(compiler, (UnixFileMode)0b111_101_101);
    }

    /// <summary>As on Lambda: the program of the layer, in the function's folder.</summary>
    public Task<LambdaFunction> Start(string handler, LambdaFunctionOptions? options = null) => LambdaFunction.StartAsync(
        () => new ProcessHost(Path.Combine(Opt, "bootstrap")) { WorkingDirectory = TaskRoot }, TaskRoot, With(handler, options ?? new()), TestContext.Current.CancellationToken);

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
