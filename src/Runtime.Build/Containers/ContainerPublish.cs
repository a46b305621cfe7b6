namespace Lambda.Runtime.Build.Containers;

/// <summary>The command that publishes a project in a container.</summary>
internal sealed class ContainerPublish
{
    /// <summary>Properties that are not passed to the publish in the container: they are about this machine, or are passed in another way.</summary>
    private static readonly HashSet<string> LocalProperties = new(StringComparer.OrdinalIgnoreCase)
    {
        "ArtifactsPath", "Configuration", "CurrentSolutionConfigurationContents", "LambdaBuildImage", "LambdaContainerEngine", "LambdaSourceRoot",
        "LambdaPackageFolder", "LambdaZipFile", "MSBuildExtensionsPath", "MSBuildRestoreSessionId", "MSBuildSDKsPath", "NoBuild", "NuGetPackageRoot",
        "PublishDir", "RestorePackagesPath",
    };

    public required ContainerEngine Engine { get; init; }

    public required string Image { get; init; }

    /// <summary><c>x86_64</c> or <c>arm64</c>.</summary>
    public required string Architecture { get; init; }

    /// <summary>The project, or the source file of a file-based program. All paths are absolute.</summary>
    public required string Project { get; init; }

    public required string SourceRoot { get; init; }

    public required string PackageCache { get; init; }

    public required string OutputFolder { get; init; }

    /// <summary>The folder for the build output of the container, separate from that of this machine.</summary>
    public required string ArtifactsFolder { get; init; }

    public required string Configuration { get; init; }

    /// <summary>Empty for the default, beside the output.</summary>
    public string ZipFile { get; init; } = "";

    /// <summary>The folder for the content of the zip; empty for none.</summary>
    public string PackageFolder { get; init; } = "";

    /// <summary>The IDs of the user and the group, <c>1000:1000</c>; empty if the engine sets the owner of files.</summary>
    public string User { get; init; } = "";

    /// <summary>The global properties of the publish on this machine.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    /// <summary>Returns the engine's arguments.</summary>
    public IEnumerable<string> Arguments() =>
    [
        "run", "--rm", "--platform", Architecture == "arm64" ? "linux/arm64" : "linux/amd64",
        .. Engine.UserOptions(User),
        .. Folders().SelectMany(static folder => new[] { "--volume", $"{folder}:{ContainerPaths.Map(folder)}" }),
        "--workdir", ContainerPaths.Map(Path.GetDirectoryName(Project)!),

        // The user has no home folder in the container.
        .. Environment("HOME", "/tmp"), .. Environment("DOTNET_CLI_HOME", "/tmp"), .. Environment("NUGET_PACKAGES", ContainerPaths.Map(PackageCache)),
        .. Environment("DOTNET_NOLOGO", "1"), .. Environment("DOTNET_CLI_TELEMETRY_OPTOUT", "1"),
        Image,

        // The same as "dotnet publish" without the target Publish: the project's targets that are attached to it, such as an upload, run outside.
        "dotnet", "build", ContainerPaths.Map(Project), "-target:_LambdaPublishFunction", "-consoleLoggerParameters:NoSummary", "--property:_IsPublishing=true",
        "--configuration", Configuration, $"--property:PublishDir={Escaped(ContainerPaths.Map(OutputFolder))}",
        "--artifacts-path", ContainerPaths.Map(ArtifactsFolder), "--property:LambdaContainerEngine=none",
        .. ZipFile.Length > 0 ? new[] { $"--property:LambdaZipFile={Escaped(ContainerPaths.Map(ZipFile))}" } : [],
        .. PackageFolder.Length > 0 ? new[] { $"--property:LambdaPackageFolder={Escaped(ContainerPaths.Map(PackageFolder))}" } : [],
        .. Properties.Where(static property => !IsLocal(property.Key)).OrderBy(static property => property.Key, StringComparer.Ordinal)
            .Select(static property => $"--property:{property.Key}={Escaped(property.Value)}"),
    ];

    /// <summary>Returns the folder that a file or a folder is in, which has to be mounted because the publish writes beside it first.</summary>
    public static string FolderOf(string path) => Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(path)) ?? path;

    /// <summary>Returns the folders to mount, without those that are inside another.</summary>
    private List<string> Folders()
    {
        var folders = new List<string>();
        IEnumerable<string> needed = [SourceRoot, PackageCache, OutputFolder, .. new[] { ZipFile, PackageFolder }.Where(static path => path.Length > 0).Select(FolderOf)];
        foreach (string folder in needed.Select(Path.TrimEndingDirectorySeparator).OrderBy(static folder => folder.Length))
        {
            if (!folders.Exists(outer => folder == outer || folder.StartsWith(outer + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
                folders.Add(folder);
        }

        return folders;
    }

    private static string[] Environment(string name, string value) => ["--env", $"{name}={value}"];

    private static bool IsLocal(string name) =>
        LocalProperties.Contains(name) || name.StartsWith('_') || name.StartsWith("Solution", StringComparison.OrdinalIgnoreCase);

    /// <summary>Escapes the characters with which MSBuild separates properties.</summary>
    private static string Escaped(string value) => value.Replace("%", "%25", StringComparison.Ordinal)
        .Replace(";", "%3B", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
