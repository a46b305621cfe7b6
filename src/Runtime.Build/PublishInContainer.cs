using System.Runtime.InteropServices;
using Lambda.Runtime.Build.Containers;
using Lambda.Runtime.Build.Errors;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Lambda.Runtime.Build;

/// <summary>Publishes the project inside a Linux container, with the source, the package cache and the output folder mounted.</summary>
/// <remarks>Errors of the publish in the container appear as if there were no container.</remarks>
public sealed class PublishInContainer : ToolTask
{
    private ContainerEngine? _engine;

    /// <summary>The engine's name or path; empty for the first of docker, podman, finch and container on the PATH.</summary>
    public string Engine { get; set; } = "";

    /// <summary>The image to build in.</summary>
    [Required]
    public string Image { get; set; } = "";

    /// <summary><c>x86_64</c> or <c>arm64</c>.</summary>
    [Required]
    public string Architecture { get; set; } = "";

    /// <summary>The project, or the source file of a file-based program.</summary>
    [Required]
    public string Project { get; set; } = "";

    /// <summary>The folder that contains everything the build reads; empty to find it.</summary>
    public string SourceRoot { get; set; } = "";

    /// <summary>The folder of the packages.</summary>
    [Required]
    public string PackageCache { get; set; } = "";

    /// <summary>The publish folder.</summary>
    [Required]
    public string OutputFolder { get; set; } = "";

    /// <summary>The folder for the build output of the container.</summary>
    [Required]
    public string ArtifactsFolder { get; set; } = "";

    /// <summary>Debug or Release.</summary>
    [Required]
    public string Configuration { get; set; } = "";

    /// <summary>The path of the zip; empty for the default.</summary>
    public string ZipFile { get; set; } = "";

    /// <summary>The folder for the content of the zip; empty for none.</summary>
    public string PackageFolder { get; set; } = "";

    /// <summary>The folders of programs, as in <c>PATH</c>.</summary>
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
            string[] beside = [.. new[] { ZipFile, PackageFolder }.Where(static path => path.Length > 0).Select(static path => ContainerPublish.FolderOf(Path.GetFullPath(path)))];
            if (PackageFolder.Length > 0 && Path.GetPathRoot(beside[^1]) == beside[^1])
            {
                Log.Error(Project, BuildErrors.PackageFolderNotMounted(PackageFolder));
                return false;
            }

            // If a mounted folder does not exist, the engine creates it, owned by root.
            foreach (string folder in new[] { PackageCache, OutputFolder, ArtifactsFolder }.Concat(beside))
                Directory.CreateDirectory(folder);
            return base.Execute();
        }

        string found = Engine.Length > 0 ? $"'{Engine}' was not found" : $"none of {string.Join(", ", ContainerEngine.Known)} was found on the PATH";
        Log.Error(Project, BuildErrors.NoContainerEngine(found));
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
            PackageFolder = PackageFolder.Length > 0 ? Path.GetFullPath(PackageFolder) : "",
            User = OperatingSystem.IsWindows() ? "" : $"{GetUserId()}:{GetGroupId()}",
            Properties = BuildEngine is IBuildEngine6 engine ? engine.GetGlobalProperties() : new Dictionary<string, string>(),
        };
        var line = new CommandLineBuilder();
        foreach (string argument in publish.Arguments())
            line.AppendSwitchIfNotNull("", argument);
        return line.ToString();
    }

    /// <summary>The exit code of an engine is 125 if it cannot start a container, and that of a shell if the program does not exist.</summary>
    /// <remarks>https://docs.docker.com/engine/containers/run/#exit-status</remarks>
    protected override bool HandleTaskExecutionErrors()
    {
        string? problem = ExitCode switch
        {
            125 => $"could not start a container of the image '{Image}'; its message is above. Start the engine if it is not running, log in to the image's registry, or set LambdaBuildImage to another image",
            126 or 127 => $"found no dotnet in the image '{Image}'. Set LambdaBuildImage to an image with the .NET SDK and a C compiler",
            _ => null,
        };
        if (problem is null)
            return base.HandleTaskExecutionErrors();
        Log.Error(Project, BuildErrors.UnusableEngine(_engine!.Path, problem));
        return false;
    }

    [DllImport("libc", EntryPoint = "getuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint GetUserId();

    [DllImport("libc", EntryPoint = "getgid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint GetGroupId();
}
