namespace Lambda.Runtime.Build.Elf;

/// <summary>The entries of the dynamic segment, which the loader reads: pairs of a tag and a number.</summary>
/// <remarks>https://refspecs.linuxfoundation.org/elf/gabi4+/ch5.dynamic.html</remarks>
internal sealed class DynamicTable
{
    public const ulong NeededLibrary = 1;
    public const ulong Names = 5;
    public const ulong Symbols = 6;
    public const ulong NamesSize = 10;
    public const ulong PackedRelocations = 36;
    public const ulong SymbolVersions = 0x6ffffff0;
    public const ulong VersionNeeds = 0x6ffffffe;
    public const ulong VersionNeedCount = 0x6fffffff;

    private readonly List<(ulong Tag, ulong Value)> _entries = [];

    /// <exception cref="ElfException">The segment does not lie in the file.</exception>
    public static DynamicTable Read(ElfBytes file, ElfSegment segment)
    {
        const int entrySize = 16;
        var table = new DynamicTable();
        ElfBytes entries = file.Part(segment.Offset, segment.FileSize, "the dynamic segment");
        for (int i = 0; i < entries.Length / entrySize; i++)
        {
            ElfBytes entry = entries.Part((ulong)i * entrySize, entrySize, "an entry of the dynamic segment");
            ulong tag = entry.Long(0, "a tag of the dynamic segment");
            if (tag == 0)
                break;
            table._entries.Add((tag, entry.Long(8, "a value of the dynamic segment")));
        }

        return table;
    }

    public IEnumerable<ulong> All(ulong tag) => _entries.Where(entry => entry.Tag == tag).Select(static entry => entry.Value);

    /// <summary>Returns the last entry with a tag, as the loader does.</summary>
    public ulong? Find(ulong tag) => All(tag).Select(static value => (ulong?)value).LastOrDefault();

    /// <exception cref="ElfException">The file has no dynamic segment.</exception>
    public ulong Get(ulong tag, string what) => Find(tag) ?? throw new ElfException($"its dynamic segment does not say where {what} is");
}
