using Lambda.Runtime.Emulator.Hosting;

namespace Lambda.Runtime.Local.Building;

/// <summary>One build of a function, which runs from its own copy: the assembly by the <c>dotnet</c> command, or the native binary.</summary>
internal sealed class FunctionBuild : IFunctionBuild
{
    private readonly ShadowCopy _copy;
    private readonly string _source;
    private readonly string _program;

    private FunctionBuild(ShadowCopy copy, string source, string program, IReadOnlyList<BuiltHandler> handlers)
    {
        _copy = copy;
        _source = source;
        _program = program;
        Handlers = handlers;
    }

    public IReadOnlyList<BuiltHandler> Handlers { get; }

    public string TaskRoot => _copy.Folder;

    /// <summary>Copies the current build output.</summary>
    /// <exception cref="FileNotFoundException">The project is not built.</exception>
    /// <exception cref="InvalidOperationException">The assembly has no handlers.</exception>
    public static FunctionBuild Copy(FunctionProject project, bool native)
    {
        string built = ProgramCommand.FindBuilt(project, native);
        string source = Path.GetDirectoryName(built)!;
        var copy = ShadowCopy.Create(source, project.OutputFolder);
        try
        {
            if (native)
                copy.Link($"{built}.dbg");
            string assembly = native ? project.Assembly : Path.Combine(copy.Folder, Path.GetFileName(built));
            return new FunctionBuild(copy, source, Path.Combine(copy.Folder, Path.GetFileName(built)), BuiltHandlers.Read(assembly));
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    public bool IsOutdated() => _copy.IsOutdated(_source);

    public FunctionHost CreateHost()
    {
        var command = ProgramCommand.For(_program);
        return new ProcessHost(command.File, command.Arguments) { WorkingDirectory = _copy.Folder };
    }

    public void Dispose() => _copy.Dispose();
}
