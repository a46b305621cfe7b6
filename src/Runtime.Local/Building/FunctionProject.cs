namespace Lambda.Runtime.Local.Building;

/// <summary>The project to run, or the file-based app, as MSBuild describes it.</summary>
internal sealed record FunctionProject
{
    /// <summary>The path of the built assembly.</summary>
    public required string Assembly { get; init; }

    /// <summary>The project file; for a function in a single file, its source file.</summary>
    public string File { get; init; } = "";

    public string Configuration { get; init; } = "Debug";

    /// <summary>The target framework, if the project has several.</summary>
    public string? Framework { get; init; }

    /// <summary>The assets file of the restore, which lists the referenced projects.</summary>
    public string AssetsFile { get; init; } = "";

    /// <summary>The folder for files that this program creates: copies of builds, and the native publish.</summary>
    public string OutputFolder { get; init; } = "";

    public string Name => Path.GetFileNameWithoutExtension(Assembly);

    /// <summary>Whether the project is a single source file.</summary>
    public bool IsSingleFile => Path.GetExtension(File) == ".cs";
}
