using System.Globalization;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Task = Microsoft.Build.Utilities.Task;

namespace Lambda.Runtime.Build;

/// <summary>Writes the zip that is uploaded to Lambda: the same bytes for the same content, and no half-written file.</summary>
/// <remarks>
/// Errors carry the codes <c>LAMBDA101</c> to <c>LAMBDA104</c> of <see cref="PackagingException"/>. A zip that already holds these
/// very bytes is left as it is, with its time, so that what follows in a build can see that nothing changed.
/// </remarks>
public sealed class PackageFunction : Task
{
    /// <summary>
    /// The files to pack. Metadata <c>EntryName</c> is the name in the zip, with forward slashes; without it, the file's own name.
    /// </summary>
    [Required]
    public ITaskItem[] Content { get; set; } = [];

    /// <summary>Where the zip goes; its folder is made where missing. A relative path starts at the project's folder.</summary>
    [Required]
    public string ZipFile { get; set; } = "";

    /// <summary>The name that the closing message starts with: the project's.</summary>
    public string FunctionName { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            var zipFile = Path.GetFullPath(ZipFile);
            var entries = FunctionEntry.InOrder(Content.Select(ToEntry));
            var zip = FunctionZip.Create(entries);
            ZipOutput.Write(zipFile, zip);
            Log.LogMessage(MessageImportance.High, Summary(zipFile, entries, zip.Length));
            return true;
        }
        catch (PackagingException e)
        {
            // No line and column: they would point into the package's own targets file, where nothing is wrong.
            Log.LogError(null, e.Code, null, BuildEngine.ProjectFileOfTaskNode, 0, 0, 0, 0, e.Message);
            return false;
        }
    }

    private static FunctionEntry ToEntry(ITaskItem item)
    {
        // "FullPath" is MSBuild's, and absolute.
        var path = item.GetMetadata("FullPath");
        var name = item.GetMetadata("EntryName");
        return new FunctionEntry(name.Length > 0 ? name : Path.GetFileName(path), path);
    }

    /// <summary><c>Hello -&gt; /app/Hello.zip (bootstrap 1,204 KB, zip 560 KB)</c></summary>
    /// <remarks>The arrow behind the project's name is what MSBuild's terminal logger takes for the project's result.</remarks>
    private string Summary(string zipFile, IReadOnlyList<FunctionEntry> entries, long zipLength)
    {
        var content = entries.Count == 1 ? entries[0].Name : $"{entries.Count} files";
        return $"{FunctionName} -> {zipFile} ({content} {Kilobytes(entries.Sum(entry => entry.Length))}, zip {Kilobytes(zipLength)})";
    }

    private static string Kilobytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{(bytes + 1023) / 1024:N0} KB");
}
