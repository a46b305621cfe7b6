using Lambda.Runtime.Build.Errors;
using Lambda.Runtime.Build.Libraries;
using Microsoft.Build.Framework;

namespace Lambda.Runtime.Build;

/// <summary>Writes <c>bootstrap.libraries.json</c> beside the zip, and <c>bootstrap.report.txt</c> if <c>LambdaReport</c> is true.</summary>
public sealed class ListLibraries : BuildTask
{
    /// <summary>The native compiler's statistics of the binary.</summary>
    [Required]
    public string Statistics { get; set; } = "";

    /// <summary>The program's managed assembly.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>All other assemblies that were compiled.</summary>
    [Required]
    public ITaskItem[] References { get; set; } = [];

    /// <summary>Files in the zip. Native libraries of packages are listed.</summary>
    public ITaskItem[] Content { get; set; } = [];

    /// <summary>The binary.</summary>
    [Required]
    public string Binary { get; set; } = "";

    /// <summary>The linker's map of the binary; empty if the linker did not write one.</summary>
    public string LinkMap { get; set; } = "";

    /// <summary>The folder that paths in the map are relative to.</summary>
    public string ProjectFolder { get; set; } = "";

    /// <summary>The folder with the program's intermediate object files.</summary>
    public string IntermediateFolder { get; set; } = "";

    /// <summary>The root folder of the system's libraries and of the records of its packages.</summary>
    public string Root { get; set; } = "/";

    /// <summary>The program that lists the packages of a system with rpm.</summary>
    public string Rpm { get; set; } = "rpm";

    /// <summary>The folder to write the files to.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>The project's name.</summary>
    [Required]
    public string FunctionName { get; set; } = "";

    /// <summary>The project's version.</summary>
    public string FunctionVersion { get; set; } = "";

    /// <summary>Whether to print and write the report.</summary>
    public bool Report { get; set; }

    /// <inheritdoc/>
    private protected override void Run()
    {
        IReadOnlyList<BinaryPart>? parts = Parts();
        List<string>? linked = Linked();
        IReadOnlyList<Library> libraries = FunctionLibraries.Collect(Compiled(parts), Natives(), linked ?? [], files => NativeLibraries.Find(files, Root, Rpm));
        OutputFile.Write(Path.Combine(Folder, "bootstrap.libraries.json"), CycloneDx.Write(FunctionName, FunctionVersion, libraries, linked is not null));
        if (Report && parts is not null)
            WriteReport(SizeReport.Write(parts, new FileInfo(Binary).Length));
    }

    private IReadOnlyList<BinaryPart>? Parts()
    {
        try
        {
            return BinaryStatistics.Read(Statistics);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            Warning(BuildErrors.UnknownContent(e.Message));
            return null;
        }
    }

    private IEnumerable<string> Compiled(IReadOnlyList<BinaryPart>? parts)
    {
        if (parts is null)
            return References.Select(static reference => reference.GetMetadata("FullPath"));
        var references = new Dictionary<string, (string, bool)>(StringComparer.OrdinalIgnoreCase);
        foreach (ITaskItem reference in References)
            references[reference.GetMetadata("Filename")] = (reference.GetMetadata("FullPath"), IsFramework(reference));
        return CompiledAssemblies.Find(Assembly, references, parts.Select(static part => part.Assembly).OfType<string>().Distinct());
    }

    /// <summary>Returns the absolute paths of the files that the linker added; <see langword="null"/> if they are not known.</summary>
    private List<string>? Linked()
    {
        try
        {
            if (LinkMap.Length == 0)
                throw new IOException("the linker did not write a map.");
            string intermediate = Path.GetFullPath(IntermediateFolder, Path.GetFullPath(ProjectFolder));
            var files = Libraries.LinkMap.Files(LinkMap).Select(file => Path.GetFullPath(file, Path.GetFullPath(ProjectFolder)))
                .Where(file => !file.StartsWith(intermediate, StringComparison.Ordinal)).Distinct().ToList();
            return files.Count > 0 ? files : throw new IOException($"'{LinkMap}' is not in the form of GNU's or LLVM's linker.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Warning(BuildErrors.UnknownLinkedFiles(e.Message));
            return null;
        }
    }

    /// <summary>Returns whether an assembly belongs to .NET. For all other assemblies, the SDK sets one of these two.</summary>
    private static bool IsFramework(ITaskItem reference) =>
        reference.GetMetadata("NuGetPackageId").Length == 0 && reference.GetMetadata("ReferenceSourceTarget").Length == 0;

    private IEnumerable<string> Natives() =>
        Content.Where(static item => item.GetMetadata("NuGetPackageId").Length > 0).Select(static item => item.GetMetadata("FullPath"));

    private void WriteReport(string report)
    {
        OutputFile.Write(Path.Combine(Folder, "bootstrap.report.txt"), System.Text.Encoding.UTF8.GetBytes(report));
        Log.LogMessage(MessageImportance.High, report.TrimEnd());
    }
}
