using System.Runtime.InteropServices;
using Lambda.Runtime.Build.Containers;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Lambda.Runtime.Build;

/// <summary>Publishes the project once more, inside a Linux container, with the source, the package cache and the output folder mounted.</summary>
/// <remarks>Without a container engine the error is <c>LAMBDA113</c>, and <c>LAMBDA132</c> where it starts no container. Errors of the publish inside appear as they would outside.</remarks>
public sealed class PublishInContainer : ToolTask
{
    private ContainerEngine? _engine;

    /// <summary>The engine's name or path; empty for the first of docker, podman, finch and container that is on the PATH.</summary>
    public string Engine { get; set; } = "";

    /// <summary>The image to build in.</summary>
    [Required]
    public string Image { get; set; } = "";

    /// <summary><c>x86_64</c> or <c>arm64</c>.</summary>
    [Required]
    public string Architecture { get; set; } = "";

    /// <summary>The project, or the source file of a program without one.</summary>
    [Required]
    public string Project { get; set; } = "";

    /// <summary>The folder that holds all that the build reads; empty to look for it.</summary>
    public string SourceRoot { get; set; } = "";

    /// <summary>The folder of the packages.</summary>
    [Required]
    public string PackageCache { get; set; } = "";

    /// <summary>The publish folder.</summary>
    [Required]
    public string OutputFolder { get; set; } = "";

    /// <summary>A folder for the container's own build output.</summary>
    [Required]
    public string ArtifactsFolder { get; set; } = "";

    /// <summary>Debug or Release.</summary>
    [Required]
    public string Configuration { get; set; } = "";

    /// <summary>Where the zip goes; empty for the default.</summary>
    public string ZipFile { get; set; } = "";

    /// <summary>What stands for the PATH.</summary>
    public string SearchPath { get; set; } = Environment.GetEnvironmentVariable("PATH") ?? "";

    /// <inheritdoc/>
    protected override string ToolName => Path.GetFileName(_engine?.Path ?? "docker");

    /// <inheritdoc/>
    protected override MessageImportance StandardOutputLoggingImportance => MessageImportance.High;

    /// <inheritdoc/>
    protected override MessageImportance StandardErrorLoggingImportance => MessageImportance.High;

    /// <inheritdoc/>
    public override bool Execute()
    {
        _engine = ContainerEngine.Find(Engine, SearchPath);
        if (_engine is not null)
        {
            // What is mounted has to be there, or the engine makes it, for root.
            foreach (string folder in new[] { PackageCache, OutputFolder, ArtifactsFolder })
                Directory.CreateDirectory(folder);
            return base.Execute();
        }

        string found = Engine.Length > 0 ? $"'{Engine}' was not found" : $"none of {string.Join(", ", ContainerEngine.Known)} was found on the PATH";
        Log.LogError(
            null, "LAMBDA113", null, BuildEngine.ProjectFileOfTaskNode, 0, 0, 0, 0,
            $"Native code for Lambda is linked on Linux, and the container engine that would do it here is missing: {found}. Install one, publish in WSL or on a Linux machine, or publish in CI.");
        return false;
    }

    /// <inheritdoc/>
    protected override string GenerateFullPathToTool() => _engine!.Path;

    /// <inheritdoc/>
    protected override string GenerateCommandLineCommands()
    {
        string project = Path.GetFullPath(Project);
        var publish = new ContainerPublish
        {
            Engine = _engine!,
            Image = Image,
            Architecture = Architecture,
            Project = project,
            SourceRoot = SourceRoot.Length > 0 ? Path.GetFullPath(SourceRoot) : ContainerPaths.SourceRoot(Path.GetDirectoryName(project)!),
            PackageCache = Path.GetFullPath(PackageCache),
            OutputFolder = Path.GetFullPath(OutputFolder),
            ArtifactsFolder = Path.GetFullPath(ArtifactsFolder),
            Configuration = Configuration,
            ZipFile = ZipFile.Length > 0 ? Path.GetFullPath(ZipFile) : "",
            User = OperatingSystem.IsWindows() ? "" : $"{GetUserId()}:{GetGroupId()}",
            Properties = BuildEngine is IBuildEngine6 engine ? engine.GetGlobalProperties() : new Dictionary<string, string>(),
        };
        var line = new CommandLineBuilder();
        foreach (string argument in publish.Arguments())
            line.AppendSwitchIfNotNull("", argument);
        return line.ToString();
    }

    /// <summary>Engines end with 125 where they could not start a container, and as a shell does where there is no such program in it.</summary>
    /// <remarks>https://docs.docker.com/engine/containers/run/#exit-status</remarks>
    protected override bool HandleTaskExecutionErrors()
    {
        string? remedy = ExitCode switch
        {
            125 => $"could not start a container of the image '{Image}': its own words are above. Start the engine if it is not running, log in where the image is kept, or name another image in LambdaBuildImage",
            126 or 127 => $"found no dotnet to start in the image '{Image}'. LambdaBuildImage has to name an image with the .NET SDK and a C compiler",
            _ => null,
        };
        if (remedy is null)
            return base.HandleTaskExecutionErrors();
        Log.LogError(null, "LAMBDA132", null, BuildEngine.ProjectFileOfTaskNode, 0, 0, 0, 0, $"'{_engine!.Path}' {remedy}.");
        return false;
    }

    [DllImport("libc", EntryPoint = "getuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint GetUserId();

    [DllImport("libc", EntryPoint = "getgid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint GetGroupId();
}
