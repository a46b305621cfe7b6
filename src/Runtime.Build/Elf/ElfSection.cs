namespace Lambda.Runtime.Build.Elf;

/// <summary>A section of an ELF file, which the linker reads. Its type identifies it, so the name is not read.</summary>
internal readonly record struct ElfSection(uint Type, ulong Flags, ulong Address, ulong Offset, ulong Size, uint Link, uint Info)
{
    public const uint SymbolTable = 2;
    public const uint Relocations = 4;
    public const uint SymbolVersions = 0x6fffffff;

    /// <summary>Whether the process may write to it.</summary>
    public bool IsWritable => (Flags & 1) != 0;

    /// <summary>Whether it is in the process's memory, unlike debug information.</summary>
    public bool IsLoaded => (Flags & 2) != 0;

    public static ElfSection[] ReadAll(ElfBytes file, ElfHeader header)
    {
        var sections = new ElfSection[header.SectionCount];
        for (int i = 0; i < sections.Length; i++)
        {
            ElfBytes entry = header.Section(file, i);
            sections[i] = new ElfSection(
                entry.Word(4, "a section's type"),
                entry.Long(8, "a section's flags"),
                entry.Long(16, "a section's address"),
                entry.Long(24, "a section's offset"),
                entry.Long(32, "a section's size"),
                entry.Word(40, "a section's link"),
                entry.Word(44, "a section's info"));
        }

        return sections;
    }
}
