using Lambda.Runtime.Build.Elf;
using Lambda.Runtime.Build.Errors;
using Lambda.Runtime.Build.Packaging;
using Lambda.Runtime.Build.Platforms;
using Microsoft.Build.Framework;

namespace Lambda.Runtime.Build;

/// <summary>Checks that the native libraries and programs in the zip find the libraries that they need on Lambda.</summary>
/// <remarks>
/// A problem is a warning, because a function may never load the file. Files for other systems are only listed: packages contain them for programs that
/// run elsewhere.
/// </remarks>
public sealed class AuditLibraries : BuildTask
{
    /// <summary>The content of the zip, as in <see cref="PackageFunction.Content"/>.</summary>
    [Required]
    public ITaskItem[] Content { get; set; } = [];

    /// <summary>The folder that names of content are relative to, unless metadata set them.</summary>
    public string ProjectFolder { get; set; } = "";

    /// <summary><c>x86_64</c> or <c>arm64</c>.</summary>
    [Required]
    public string Architecture { get; set; } = "";

    /// <summary>The Lambda runtime: <c>provided.al2023</c> or <c>provided.al2</c>.</summary>
    [Required]
    public string RuntimeTarget { get; set; } = "";

    /// <summary>File names of libraries that the zip or a layer contains.</summary>
    public ITaskItem[] BundledLibraries { get; set; } = [];

    /// <summary>The project's name, which starts the message.</summary>
    public string FunctionName { get; set; } = "";

    /// <inheritdoc/>
    private protected override void Run()
    {
        LambdaArchitecture architecture = LambdaArchitecture.Find(Architecture) ?? throw new BuildException(BuildErrors.UnknownArchitecture(Architecture));
        LambdaTarget target = LambdaTarget.Find(RuntimeTarget) ?? throw new BuildException(BuildErrors.UnknownRuntimeTarget(RuntimeTarget));
        FunctionEntry[] entries = [.. Content.SelectMany(item => ContentItem.Entries(item, ProjectFolder))
            .DistinctBy(static entry => entry.Name).OrderBy(static entry => entry.Name, StringComparer.Ordinal)];
        var zip = entries.Select(static entry => entry.Name).ToHashSet(StringComparer.Ordinal);
        string[] bundled = [.. BundledLibraries.Select(static item => item.ItemSpec)];

        var others = new List<string>();
        foreach (FunctionEntry entry in entries.Where(static entry => entry.Name != "bootstrap"))
        {
            if (Read(entry.SourcePath) is not { } file)
                continue;
            if (LibraryAudit.OtherSystem(file, architecture) is { } system)
                others.Add($"{entry.Name} ({system})");
            else if (LibraryAudit.FindMissing(entry.Name, file, zip, architecture, target, bundled).ToList() is { Count: > 0 } missing)
                Warning(BuildErrors.LibraryNeeds(entry.Name, missing, target.Name));
        }

        if (others.Count > 0)
        {
            Log.LogMessage(
                MessageImportance.High, $"{FunctionName}: built for another system than Lambda's {architecture.Name} with glibc, and not checked: {string.Join(", ", others)}.");
        }
    }

    /// <summary>Reads a native file; <see langword="null"/> for other files, and for those that the zip's step will report.</summary>
    private static ElfProgram? Read(string path)
    {
        try
        {
            return LibraryAudit.IsElf(path) ? ElfProgram.Read(File.ReadAllBytes(path)) : null;
        }
        catch (Exception e) when (e is ElfException or IOException or UnauthorizedAccessException)
        {
            return null; // an object file, data that begins like a library, or a file that the next step cannot read either
        }
    }
}
