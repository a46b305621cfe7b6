using Lambda.Runtime.Build.Libraries;
using Lambda.Runtime.Build.Packaging;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace Lambda.Runtime.Build;

/// <summary>Writes <c>bootstrap.libraries.json</c> beside the zip, and <c>bootstrap.report.txt</c> where it is asked for.</summary>
/// <remarks>The warning <c>LAMBDA141</c> says that the compiler's own account of the binary is missing, or in a form not known here, and <c>LAMBDA142</c> the same of the linker's.</remarks>
public sealed class ListLibraries : Task
{
    /// <summary>What the native compiler wrote about the binary.</summary>
    [Required]
    public string Statistics { get; set; } = "";

    /// <summary>The program's managed assembly.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>Every assembly that it was given, besides the program.</summary>
    [Required]
    public ITaskItem[] References { get; set; } = [];

    /// <summary>Files in the zip, of which native libraries of packages count.</summary>
    public ITaskItem[] Content { get; set; } = [];

    /// <summary>The binary.</summary>
    [Required]
    public string Binary { get; set; } = "";

    /// <summary>The linker's map of the binary; empty where the linker was not told to write one.</summary>
    public string LinkMap { get; set; } = "";

    /// <summary>What relative paths in the map begin at.</summary>
    public string ProjectFolder { get; set; } = "";

    /// <summary>The folder with the program's own object files.</summary>
    public string IntermediateFolder { get; set; } = "";

    /// <summary>Where the system's libraries and the records of its packages are.</summary>
    public string Root { get; set; } = "/";

    /// <summary>The program that knows the packages of a system with rpm.</summary>
    public string Rpm { get; set; } = "rpm";

    /// <summary>Where the files go.</summary>
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
    public override bool Execute()
    {
        try
        {
            var parts = Parts();
            var linked = Linked();
            var libraries = FunctionLibraries.Of(Compiled(parts), Natives(), linked ?? [], files => NativeLibraries.Of(files, Root, Rpm));
            OutputFile.Write(Path.Combine(Folder, "bootstrap.libraries.json"), CycloneDx.Write(FunctionName, FunctionVersion, libraries, linked is not null));
            if (Report && parts is not null)
                WriteReport(SizeReport.Write(parts, new FileInfo(Binary).Length));
        }
        catch (PackagingException e)
        {
            Log.LogError(null, e.Code, null, BuildEngine.ProjectFileOfTaskNode, 0, 0, 0, 0, e.Message);
        }

        return !Log.HasLoggedErrors;
    }

    private IReadOnlyList<BinaryPart>? Parts()
    {
        try
        {
            return BinaryStatistics.Read(Statistics);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            Log.LogWarning(null, "LAMBDA141", null, BuildEngine.ProjectFileOfTaskNode, 0, 0, 0, 0,
                $"What is in the binary is not known, so bootstrap.libraries.json lists all that it may be compiled from: {e.Message} Delete the folder obj and publish again; leave IlcGenerateMstatFile out.");
            return null;
        }
    }

    private IEnumerable<string> Compiled(IReadOnlyList<BinaryPart>? parts)
    {
        if (parts is null)
            return References.Select(static reference => reference.GetMetadata("FullPath"));
        var references = new Dictionary<string, (string, bool)>(StringComparer.OrdinalIgnoreCase);
        foreach (var reference in References)
            references[reference.GetMetadata("Filename")] = (reference.GetMetadata("FullPath"), IsFramework(reference));
        return CompiledAssemblies.Of(Assembly, references, parts.Select(static part => part.Assembly).OfType<string>().Distinct());
    }

    /// <summary>Absolute paths of what the linker took from elsewhere; <see langword="null"/> where that is not known.</summary>
    private List<string>? Linked()
    {
        try
        {
            if (LinkMap.Length == 0)
                throw new IOException("the linker is not known to write a map.");
            var own = Path.GetFullPath(IntermediateFolder, Path.GetFullPath(ProjectFolder));
            var files = Libraries.LinkMap.Files(LinkMap).Select(file => Path.GetFullPath(file, Path.GetFullPath(ProjectFolder)))
                .Where(file => !file.StartsWith(own, StringComparison.Ordinal)).Distinct().ToList();
            return files.Count > 0 ? files : throw new IOException($"'{LinkMap}' is not in the form of GNU's or LLVM's linker.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.LogWarning(null, "LAMBDA142", null, BuildEngine.ProjectFileOfTaskNode, 0, 0, 0, 0,
                $"What the linker put into the binary is not known, so bootstrap.libraries.json lacks the C library and other native code, and says that it is incomplete: {e.Message} Link with GNU's or LLVM's linker, or add the code to NoWarn.");
            return null;
        }
    }

    /// <summary>The SDK says where all others are from.</summary>
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
