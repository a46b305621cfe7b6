namespace Lambda.Runtime.Build.Elf;

/// <summary>A version that a library must have. Without it, the loader ends the process at its start.</summary>
/// <param name="Library">The library's file name: <c>libc.so.6</c>.</param>
/// <param name="Version">The version's name: <c>GLIBC_2.34</c>.</param>
/// <param name="Index">The index by which symbols refer to it.</param>
/// <param name="IsWeak">Whether the loader only warns.</param>
/// <param name="Offset">The offset of its record (<c>vernaux</c>) in the file.</param>
internal sealed record VersionNeed(string Library, string Version, int Index, bool IsWeak, ulong Offset)
{
    /// <summary>The limit for damaged lists. Real programs need a few dozen versions.</summary>
    private const int MaxCount = 10_000;

    /// <summary>Reads the versions of all libraries.</summary>
    /// <remarks>
    /// A list of libraries, each with a list of versions, linked by offsets:
    /// https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/symversion.html#SYMVERRQMTS
    /// </remarks>
    /// <exception cref="ElfException">A list leaves the file, or goes back.</exception>
    public static List<VersionNeed> ReadAll(ElfBytes file, ElfBytes names, ulong offset, ulong count)
    {
        var needs = new List<VersionNeed>();
        for (ulong i = 0; i < count; i++)
        {
            string library = names.Text(file.Word(offset + 4, "a needed version's library"), "a needed version's library");
            ulong version = offset + file.Word(offset + 8, "a library's first version");
            int versions = file.Half(offset + 2, "a library's number of versions");
            for (int j = 0; j < versions; j++)
            {
                if (needs.Count == MaxCount)
                    throw new ElfException($"it needs more than {MaxCount} versions");
                needs.Add(new VersionNeed(
                    library,
                    names.Text(file.Word(version + 8, "a needed version's name"), "a needed version's name"),
                    file.Half(version + 6, "a needed version's index"),
                    (file.Half(version + 4, "a needed version's flags") & 2) != 0,
                    version));
                version = j + 1 < versions ? Next(version, file.Word(version + 12, "a library's next version")) : version;
            }

            offset = i + 1 < count ? Next(offset, file.Word(offset + 12, "the next library with versions")) : offset;
        }

        return needs;
    }

    /// <summary>Returns the next offset, which must be larger, because otherwise the list would not end.</summary>
    private static ulong Next(ulong offset, uint distance) =>
        distance > 0 ? offset + distance : throw new ElfException($"the list of needed versions ends at offset {offset}, before all are read");
}
