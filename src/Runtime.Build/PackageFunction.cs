using System.Globalization;
using System.Security.Cryptography;
using Lambda.Runtime.Build.Packaging;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace Lambda.Runtime.Build;

/// <summary>Writes the zip that is uploaded to Lambda: the same bytes for the same content, and no half-written file.</summary>
/// <remarks>
/// Errors carry the codes <c>LAMBDA101</c> to <c>LAMBDA109</c> and <c>LAMBDA134</c> of <see cref="PackagingException"/>. A zip that already holds these
/// very bytes is left as it is, with its time, so that what follows in a build can see that nothing changed.
/// </remarks>
public sealed class PackageFunction : Task
{
    /// <summary>
    /// The files to pack, and folders whose files to pack. Metadata <c>EntryName</c> is the name in the zip, with forward slashes;
    /// without it <c>TargetPath</c>, <c>Link</c> or <c>LinkBase</c>, and else the path from <see cref="ProjectFolder"/>. <c>Mode</c> is
    /// the mode in octal digits.
    /// </summary>
    [Required]
    public ITaskItem[] Content { get; set; } = [];

    /// <summary>Where the zip goes; its folder is made where missing. A relative path starts at the project's folder.</summary>
    [Required]
    public string ZipFile { get; set; } = "";

    /// <summary>What the names of content are relative to where its metadata say nothing.</summary>
    public string ProjectFolder { get; set; } = "";

    /// <summary>A file that remembers what the zip was made of, so that it is not compressed again; none without a name.</summary>
    public string StampFile { get; set; } = "";

    /// <summary>The SHA-256, in hexadecimal, of the binary that <see cref="AuditBootstrap"/> read; empty where it read none.</summary>
    public string AuditedSha256 { get; set; } = "";

    /// <summary>The name that the closing message starts with: the project's.</summary>
    public string FunctionName { get; set; } = "";

    /// <summary>The zip's SHA-256 in Base64, as Lambda shows it.</summary>
    [Output]
    public string CodeSha256 { get; private set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            var zipFile = Path.GetFullPath(ZipFile);
            OutputFile.CheckZip(zipFile);
            var entries = FunctionEntry.InOrder(Content.SelectMany(item => ContentItem.Entries(item, ProjectFolder)));
            var length = entries.Sum(static entry => entry.Length);
            if (length > LambdaLimits.Packable)
                throw PackagingException.TooLarge(entries.Count, length);

            var contents = EntryContent.ReadAll(entries, LambdaLimits.Packable);
            CheckProgram(contents);
            Report(zipFile, contents, Write(zipFile, contents));
            return true;
        }
        catch (PackagingException e)
        {
            // No line and column: they would point into the package's own targets file, where nothing is wrong.
            Log.LogError(null, e.Code, null, BuildEngine.ProjectFileOfTaskNode, 0, 0, 0, 0, e.Message);
            return false;
        }
    }

    /// <summary>The audit read the binary before it was collected: what is packed has to be what it read.</summary>
    private void CheckProgram(IReadOnlyList<EntryContent> contents)
    {
        if (AuditedSha256.Length > 0 && contents.FirstOrDefault(static content => content.Entry.Name == "bootstrap") is { } program
            && Convert.ToHexStringLower(SHA256.HashData(program.Bytes)) != AuditedSha256)
            throw PackagingException.NotAudited(program.Entry.SourcePath);
    }

    private byte[] Write(string zipFile, IReadOnlyList<EntryContent> contents)
    {
        var digest = ZipStamp.ContentDigest(contents);
        if (ZipStamp.UpToDate(StampFile, digest, zipFile) is { } upToDate)
            return upToDate;
        var zip = FunctionZip.Create(contents);
        OutputFile.Write(zipFile, zip);
        ZipStamp.Write(StampFile, digest, zip);
        return zip;
    }

    private void Report(string zipFile, IReadOnlyList<EntryContent> contents, byte[] zip)
    {
        var unpacked = contents.Sum(static content => (long)content.Bytes.Length);
        var hash = SHA256.HashData(zip);
        CodeSha256 = Convert.ToBase64String(hash);
        Log.LogMessage(MessageImportance.High, Summary(zipFile, contents, unpacked, zip.Length));
        Log.LogMessage(MessageImportance.High, $"{FunctionName}: SHA-256 {Convert.ToHexStringLower(hash)}, CodeSha256 {CodeSha256}");
        if (zip.Length > LambdaLimits.Zip)
        {
            Warn("LAMBDA108", string.Create(CultureInfo.InvariantCulture,
                $"The zip has {zip.Length:N0} bytes, and Lambda takes at most {LambdaLimits.Zip:N0} (50 MB) in an upload. Upload it to S3 and deploy it from there, or leave content out."));
        }

        if (unpacked >= LambdaLimits.Unpacked)
        {
            Warn("LAMBDA109", string.Create(CultureInfo.InvariantCulture,
                $"The zip unpacks to {unpacked:N0} bytes, and Lambda takes less than {LambdaLimits.Unpacked:N0} (250 MB), layers included. Leave content out, or put it into S3, EFS or a container image."));
        }
    }

    private void Warn(string code, string message) => Log.LogWarning(null, code, null, BuildEngine.ProjectFileOfTaskNode, 0, 0, 0, 0, message);

    /// <summary><c>Hello -&gt; /app/Hello.zip (bootstrap 1,204 KB and 2 other files 14 KB, zip 560 KB)</c></summary>
    /// <remarks>The arrow behind the project's name is what MSBuild's terminal logger takes for the project's result.</remarks>
    private string Summary(string zipFile, IReadOnlyList<EntryContent> contents, long unpacked, long zipLength)
    {
        var program = contents.FirstOrDefault(static content => content.Entry.Name == "bootstrap") ?? contents[0];
        var others = contents.Count switch
        {
            1 => "",
            2 => $" and another file {Kilobytes(unpacked - program.Bytes.Length)}",
            _ => $" and {contents.Count - 1} other files {Kilobytes(unpacked - program.Bytes.Length)}",
        };
        return $"{FunctionName} -> {zipFile} ({program.Entry.Name} {Kilobytes(program.Bytes.Length)}{others}, zip {Kilobytes(zipLength)})";
    }

    private static string Kilobytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{(bytes + 1023) / 1024:N0} KB");
}
