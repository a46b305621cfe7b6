namespace Lambda.Runtime.Local.Building;

/// <summary>The command that starts a built function.</summary>
/// <param name="File">The executable file.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record ProgramCommand(string File, params string[] Arguments)
{
    /// <summary>Returns the path of the last build: the assembly, or the native binary.</summary>
    /// <exception cref="FileNotFoundException">The project is not built.</exception>
    public static string FindBuilt(FunctionProject project, bool native)
    {
        string built = native ? Path.Combine(ProjectBuild.NativeFolder(project), "bootstrap") : project.Assembly;
        return System.IO.File.Exists(built)
            ? built
            : throw new FileNotFoundException($"There is no file '{built}'. 'dotnet build' creates the assembly, '--native' the binary.", built);
    }

    /// <summary>Creates the command for a native binary or an assembly.</summary>
    public static ProgramCommand For(string program)
    {
        if (Path.GetExtension(program) != ".dll")
            return new ProgramCommand(program);

        // A self-contained program has its own .NET runtime and cannot run under the dotnet command.
        string executable = Path.ChangeExtension(program, OperatingSystem.IsWindows() ? ".exe" : null);
        string runtimeConfig = Path.ChangeExtension(program, ".runtimeconfig.json");
        bool isSelfContained = System.IO.File.Exists(executable) && System.IO.File.Exists(runtimeConfig)
            && System.IO.File.ReadAllText(runtimeConfig).Contains("\"includedFrameworks\"", StringComparison.Ordinal);
        return isSelfContained ? new ProgramCommand(executable) : new ProgramCommand(Environment.ProcessPath ?? "dotnet", "exec", program);
    }
}
