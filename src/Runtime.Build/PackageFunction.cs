using System.Globalization;
using System.Security.Cryptography;
using Lambda.Runtime.Build.Errors;
using Lambda.Runtime.Build.Packaging;
using Lambda.Runtime.Build.Platforms;
using Microsoft.Build.Framework;

namespace Lambda.Runtime.Build;

/// <summary>
/// Writes the zip to upload to Lambda, and a folder with the same files if the project sets one. The same content gives the same bytes, and neither is
/// ever half-written.
/// </summary>
/// <remarks>If the zip contains these bytes already, it keeps its time, so that later steps of a build see that nothing changed.</remarks>
public sealed class PackageFunction : BuildTask
{
    /// <summary>
    /// The files to pack, and folders whose files to pack. Metadata <c>EntryName</c> is the name in the zip, with forward slashes;
    /// without it, <c>TargetPath</c>, <c>Link</c> or <c>LinkBase</c>, or the path from <see cref="ProjectFolder"/>. <c>Mode</c> is
    /// the mode in octal digits.
    /// </summary>
    [Required]
    public ITaskItem[] Content { get; set; } = [];

    /// <summary>The path of the zip, from the project's folder. A missing folder is created.</summary>
    [Required]
    public string ZipFile { get; set; } = "";

    /// <summary>The folder that names of content are relative to, unless metadata set them.</summary>
    public string ProjectFolder { get; set; } = "";

    /// <summary>A file that identifies the content of the zip, so that the same content is not compressed again; empty for no file.</summary>
    public string StampFile { get; set; } = "";

    /// <summary>The SHA-256, in hexadecimal, of the binary that <see cref="AuditBootstrap"/> read; empty if there was no audit.</summary>
    public string AuditedSha256 { get; set; } = "";

    /// <summary>The path of the folder for the content of the zip, from the project's folder; empty for no folder.</summary>
    public string PackageFolder { get; set; } = "";

    /// <summary>The folder of the lists of what publishes wrote to such folders.</summary>
    public string PackageFolderRecords { get; set; } = "";

    /// <summary>The project's name, which starts the last message.</summary>
    public string FunctionName { get; set; } = "";

    /// <summary>The zip's SHA-256 in Base64, as Lambda shows it.</summary>
    [Output]
    public string CodeSha256 { get; private set; } = "";

    /// <inheritdoc/>
    private protected override void Run()
    {
        string zipFile = Path.GetFullPath(ZipFile);
        OutputFile.CheckZip(zipFile);
        IReadOnlyList<FunctionEntry> entries = FunctionEntry.InOrder(Content.SelectMany(item => ContentItem.Entries(item, ProjectFolder)));
        long length = entries.Sum(static entry => entry.Length);
        if (length > LambdaLimits.MaxPackableBytes)
            throw new BuildException(BuildErrors.ContentTooLarge(entries.Count, length));

        IReadOnlyList<EntryContent> contents = EntryContent.ReadAll(entries, LambdaLimits.MaxPackableBytes);
        CheckProgram(contents);
        if (PackageFolder.Length > 0)
            WriteFolder(Path.TrimEndingDirectorySeparator(Path.GetFullPath(PackageFolder)), contents);
        Report(zipFile, contents, Write(zipFile, contents));
    }

    /// <summary>Checks that the binary to pack is the one that the audit read earlier.</summary>
    private void CheckProgram(IReadOnlyList<EntryContent> contents)
    {
        if (AuditedSha256.Length > 0 && contents.FirstOrDefault(static content => content.Entry.Name == "bootstrap") is { } program
            && Convert.ToHexStringLower(SHA256.HashData(program.Bytes)) != AuditedSha256)
            throw new BuildException(BuildErrors.NotAudited(program.Entry.SourcePath));
    }

    /// <summary>Writes the folder before the zip, so that there is no new zip if the folder is refused.</summary>
    private void WriteFolder(string folder, IReadOnlyList<EntryContent> contents)
    {
        FolderPlace.CheckContent(folder, Content.Select(ContentItem.FullPath).Concat(contents.Select(static content => content.Entry.SourcePath)));
        new FunctionFolder(folder, FolderRecord.For(folder, ProjectFolder, PackageFolderRecords)).Write(contents);
        Log.LogMessage(MessageImportance.High, $"{FunctionName}: the files of the zip are also in {folder}");
    }

    private byte[] Write(string zipFile, IReadOnlyList<EntryContent> contents)
    {
        string digest = ZipStamp.ContentDigest(contents);
        if (ZipStamp.UpToDate(StampFile, digest, zipFile) is { } upToDate)
            return upToDate;
        byte[] zip = FunctionZip.Create(contents);
        OutputFile.Write(zipFile, zip);
        ZipStamp.Write(StampFile, digest, zip);
        return zip;
    }

    private void Report(string zipFile, IReadOnlyList<EntryContent> contents, byte[] zip)
    {
        long unpacked = contents.Sum(static content => (long)content.Bytes.Length);
        byte[] hash = SHA256.HashData(zip);
        CodeSha256 = Convert.ToBase64String(hash);
        Log.LogMessage(MessageImportance.High, Summary(zipFile, contents, unpacked, zip.Length));
        Log.LogMessage(MessageImportance.High, $"{FunctionName}: SHA-256 {Convert.ToHexStringLower(hash)}, CodeSha256 {CodeSha256}");
        if (zip.Length > LambdaLimits.MaxZipBytes)
            Warning(BuildErrors.ZipTooLarge(zip.Length));
        if (unpacked >= LambdaLimits.MaxUnpackedBytes)
            Warning(BuildErrors.UnpackedTooLarge(unpacked));
    }

    /// <summary><c>Hello -&gt; /app/Hello.zip (bootstrap 1,204 KB and 2 other files 14 KB, zip 560 KB)</c></summary>
    /// <remarks>MSBuild's terminal logger shows a message with an arrow after the project's name as the project's result.</remarks>
    private string Summary(string zipFile, IReadOnlyList<EntryContent> contents, long unpacked, long zipLength)
    {
        EntryContent program = contents.FirstOrDefault(static content => content.Entry.Name == "bootstrap") ?? contents[0];
        string others = contents.Count switch
        {
            1 => "",
            2 => $" and another file {Kilobytes(unpacked - program.Bytes.Length)}",
            _ => $" and {contents.Count - 1} other files {Kilobytes(unpacked - program.Bytes.Length)}",
        };
        return $"{FunctionName} -> {zipFile} ({program.Entry.Name} {Kilobytes(program.Bytes.Length)}{others}, zip {Kilobytes(zipLength)})";
    }

    private static string Kilobytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{(bytes + 1023) / 1024:N0} KB");
}
