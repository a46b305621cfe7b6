using Lambda.Runtime.Emulator.Hosting;

namespace Lambda.Runtime.Local.Building;

/// <summary>One build of a function, ready to run from a copy of its own: the assembly by the <c>dotnet</c> command, or the native binary.</summary>
internal sealed class FunctionBuild : IDisposable
{
    private readonly ShadowCopy _copy;
    private readonly string _source;
    private readonly string _program;

    private FunctionBuild(ShadowCopy copy, string source, string program, IReadOnlyList<IReadOnlyList<string>> handlers)
    {
        _copy = copy;
        _source = source;
        _program = program;
        Handlers = handlers;
    }

    /// <summary>The names of each handler, first the one that is shown.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Handlers { get; }

    /// <summary>What is <c>LAMBDA_TASK_ROOT</c> to it.</summary>
    public string TaskRoot => _copy.Folder;

    /// <summary>Takes what is built at the moment.</summary>
    /// <exception cref="FileNotFoundException">Nothing is.</exception>
    /// <exception cref="InvalidOperationException">It has no handlers.</exception>
    public static FunctionBuild Take(FunctionProject project, bool native)
    {
        string built = native ? Path.Combine(ProjectBuild.NativeFolder(project), "bootstrap") : project.Assembly;
        if (!File.Exists(built))
            throw new FileNotFoundException($"There is no file '{built}'. 'dotnet build' of the project makes the assembly, '--native' the binary.", built);

        string source = Path.GetDirectoryName(built)!;
        var copy = ShadowCopy.Of(source, project.OutputFolder);
        try
        {
            string assembly = native ? project.Assembly : Path.Combine(copy.Folder, Path.GetFileName(built));
            return new FunctionBuild(copy, source, Path.Combine(copy.Folder, Path.GetFileName(built)), HandlerNames.Of(assembly));
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    /// <summary>Whether another build has changed something since.</summary>
    public bool IsOutdated() => _copy.IsOutdated(_source);

    public FunctionHost NewHost()
    {
        if (Path.GetExtension(_program) != ".dll")
            return new ProcessHost(_program);

        // A program that brings its own runtime cannot be run by another.
        string own = Path.ChangeExtension(_program, OperatingSystem.IsWindows() ? ".exe" : null);
        string settings = Path.ChangeExtension(_program, ".runtimeconfig.json");
        bool isSelfContained = File.Exists(own) && File.Exists(settings) && File.ReadAllText(settings).Contains("\"includedFrameworks\"", StringComparison.Ordinal);
        return isSelfContained
            ? new ProcessHost(own)
            : new ProcessHost(Environment.ProcessPath ?? "dotnet", "exec", _program) { WorkingDirectory = _copy.Folder };
    }

    public void Dispose() => _copy.Dispose();
}
