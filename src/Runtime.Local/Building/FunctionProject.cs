namespace Lambda.Runtime.Local.Building;

/// <summary>What MSBuild says of the project that is run, or of the file that is one.</summary>
internal sealed record FunctionProject
{
    /// <summary>The path of the assembly that a build leaves.</summary>
    public required string Assembly { get; init; }

    /// <summary>The project file; of a function in a single file, its source.</summary>
    public string File { get; init; } = "";

    public string Configuration { get; init; } = "Debug";

    /// <summary>The target framework, where the project has several.</summary>
    public string? Framework { get; init; }

    /// <summary>What restore wrote about the project, which names the projects that it refers to.</summary>
    public string AssetsFile { get; init; } = "";

    /// <summary>A folder for what is made here: copies that run, and the native publish.</summary>
    public string OutputFolder { get; init; } = "";

    public string Name => Path.GetFileNameWithoutExtension(Assembly);

    /// <summary>Whether a source file stands for the project.</summary>
    public bool IsSingleFile => Path.GetExtension(File) == ".cs";
}
