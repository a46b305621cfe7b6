using System.Diagnostics;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Layer.Tests;

/// <summary>
/// A function that uses the layer, with its task root and its <c>/tmp</c>. If this machine does not allow a <see cref="LambdaRoot"/>, the function
/// starts with folders outside such a root, which are read-only by their permissions.
/// </summary>
internal sealed class LayerFunction : IDisposable
{
    private const UnixFileMode ReadOnly = (UnixFileMode)0b101_101_101;
    private const UnixFileMode Owners = (UnixFileMode)0b111_101_101;
    private const UnixFileMode Everyones = (UnixFileMode)0b111_111_111;

    // The machine may be busy, and few of the tests check the time limit.
    private const string LongLimit = "export LAMBDA_LAYER_COMPILER_SECONDS=${LAMBDA_LAYER_COMPILER_SECONDS:-100}\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lambda-layered-");
    private readonly string _emulator;
    private string? _script;

    public LayerFunction(BuiltLayer layer, params (string File, string Text)[] files)
        : this(layer.Opt, "", files)
    {
    }

    /// <param name="opt">The layer's folder.</param>
    /// <param name="emulator">A command that runs programs for another processor; empty for this one's.</param>
    /// <param name="files">The files in the task root.</param>
    public LayerFunction(string opt, string emulator, params (string File, string Text)[] files)
    {
        Opt = opt;
        _emulator = emulator;
        foreach (string folder in new[] { TaskRoot, Temporary, Root })
            Directory.CreateDirectory(folder);
        SetMode(Temporary, Everyones);
        foreach ((string file, string text) in files)
            Write(file, text);
    }

    /// <summary>The folder that the function sees as <c>/opt</c>.</summary>
    public string Opt { get; private set; }

    /// <summary>The folder that the function sees as <c>/var/task</c>.</summary>
    public string TaskRoot => Path.Combine(_folder.FullName, "task");

    /// <summary>The folder that the function sees as <c>/tmp</c>.</summary>
    public string Temporary => Path.Combine(_folder.FullName, "tmp");

    /// <summary>The path of that folder for the function.</summary>
    public string OwnTemporary => HasRoot ? "/tmp" : Temporary;

    /// <summary>The entries of the cache.</summary>
    public string[] Cached => Directory.Exists(Cache) ? Directory.GetFiles(Cache) : [];

    /// <summary>The folder of the cache, as a path on this machine.</summary>
    public string Cache => Path.Combine(Temporary, "lambda-csharp-layer");

    // Its libraries are for this machine's processor.
    private bool HasRoot => LambdaRoot.IsAllowed && _emulator.Length == 0;

    private string Root => Path.Combine(_folder.FullName, "root");

    public string At(string file) => Path.Combine(TaskRoot, file);

    public void Write(string file, string text)
    {
        SetMode(TaskRoot, Owners);
        Directory.CreateDirectory(Path.GetDirectoryName(At(file))!);
        File.WriteAllText(At(file), text);
    }

    /// <summary>Gives this function a separate layer, with another compiler or without one.</summary>
    public void ReplaceCompiler(string? program)
    {
        string own = Path.Combine(_folder.FullName, "opt");
        if (Opt != own)
        {
            // Hard links, because copies would take 130 MB.
            Command("cp", "-al", Opt, own);
            Opt = own;
        }

        SetMode(own, Owners);
        string compiler = Path.Combine(own, "csharp-compiler");
        File.Delete(compiler);
        if (program is null)
            return;
        File.WriteAllText(compiler, program);
        SetMode(compiler, Owners);
    }

    /// <summary>Writes a program that starts an instance as Lambda does: it runs the layer's program in the task root.</summary>
    /// <param name="source">The file for a <c>_HANDLER</c> that names only a method; null if the test names the file.</param>
    /// <param name="handler">The value of <c>_HANDLER</c> if it is not set.</param>
    public string Bootstrap(string? source = null, string handler = "")
    {
        string path = Path.Combine(_folder.FullName, "bootstrap");
        string named = source is null ? "" : $"case ${{_HANDLER:={handler}}} in {source}.*|{source}::*) ;; *) _HANDLER={source}.$_HANDLER;; esac\nexport _HANDLER\n";
        string start = HasRoot
            ? LambdaRoot.CreateStartScript(Root, Opt, TaskRoot, Temporary)
            : $"export LAMBDA_TASK_ROOT='{TaskRoot}' TMPDIR='{Temporary}'\ncd '{TaskRoot}'\nexec {_emulator} '{Opt}/bootstrap'";
        string script = $"#!/bin/sh\n{named}{LongLimit}{start}\n";

        // Shells of instances that are starting still read the file: one that finds it empty ends without an error.
        if (script != _script)
        {
            File.WriteAllText(path, script);
            SetMode(path, Owners);
            _script = script;
        }

        if (!HasRoot)
        {
            SetMode(TaskRoot, ReadOnly);
            SetMode(Opt, ReadOnly);
        }

        return path;
    }

    /// <summary>Starts an instance, which waits for events.</summary>
    public Task<LambdaFunction> Start(string handler, LambdaFunctionOptions? options = null) =>
        LambdaFunction.StartAsync(Bootstrap(), With(handler, options ?? new()), TestContext.Current.CancellationToken);

    /// <summary>Starts an instance and returns its response to one event.</summary>
    public async Task<InvocationOutcome> Invoke(string handler, string json)
    {
        await using LambdaFunction function = await Start(handler);
        return await function.InvokeJsonAsync(json, TestContext.Current.CancellationToken);
    }

    /// <summary>Returns the response to an event, which must not be an error.</summary>
    public async Task<string> GetResponse(string handler, string json)
    {
        InvocationOutcome outcome = await Invoke(handler, json);
        Assert.True(outcome.Error is null, $"{outcome.Error?.Type}: {outcome.Error?.Message}");
        return outcome.Text;
    }

    /// <summary>Starts a function that must fail to start, and returns its init error.</summary>
    public async Task<(string Type, string Message)> InitError(string handler, LambdaFunctionOptions? options = null)
    {
        LambdaInitException failure = await Assert.ThrowsAsync<LambdaInitException>(() => Start(handler, options));
        Assert.Equal(1, failure.ExitCode);
        Assert.NotNull(failure.Error);
        return (failure.Error.Type!, failure.Error.Message!);
    }

    /// <summary>Changes the owner of a file or folder to the user of the function's processes.</summary>
    public void SetOwner(string path)
    {
        if (HasRoot && Environment.IsPrivilegedProcess)
            Command("chown", "--no-dereference", LambdaRoot.Owner, path);
    }

    /// <summary>Runs a program of this machine, which must succeed.</summary>
    public static void Command(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.EndWithinLimit();
        Assert.Equal(0, process.ExitCode);
    }

    public void Dispose()
    {
        SetMode(TaskRoot, Owners);
        if (Opt.StartsWith(_folder.FullName, StringComparison.Ordinal))
            SetMode(Opt, Owners);
        _folder.Delete(recursive: true);
    }

    // The machine may be busy, and none of these tests checks times.
    private static LambdaFunctionOptions With(string handler, LambdaFunctionOptions options) => options with
    {
        Handler = handler,
        InitTimeout = TimeSpan.FromMinutes(2),
        Timeout = options.Timeout == new LambdaFunctionOptions().Timeout ? TimeSpan.FromMinutes(1) : options.Timeout,
    };

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, mode);
    }
}
