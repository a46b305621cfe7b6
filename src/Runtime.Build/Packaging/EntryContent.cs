namespace Lambda.Runtime.Build.Packaging;

/// <summary>An entry of the zip with the bytes of its file.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Bytes">What was read.</param>
/// <remarks>
/// Each file is read once: what is hashed, compressed and counted are the same bytes. A file that changes meanwhile, and changes back, would
/// otherwise leave a zip that its stamp takes for up to date. All content is in memory at once, which Lambda's limit for it allows.
/// </remarks>
internal sealed record EntryContent(FunctionEntry Entry, byte[] Bytes)
{
    /// <exception cref="PackagingException">The file cannot be read.</exception>
    public static EntryContent Read(FunctionEntry entry)
    {
        try
        {
            return new EntryContent(entry, File.ReadAllBytes(entry.SourcePath));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PackagingException.UnreadableFile(entry.Name, entry.SourcePath, e);
        }
    }
}
