namespace Lambda.Runtime.Build.Elf;

/// <summary>What a program needs from the machine that it runs on.</summary>
/// <param name="Machine">The processor: <c>e_machine</c>.</param>
/// <param name="Interpreter">The loader's path; <see langword="null"/> in a static program.</param>
/// <param name="Libraries">File names of the libraries that the loader has to find.</param>
/// <param name="Versions">The versions that these libraries must have.</param>
/// <param name="Symbols">The functions and variables from these libraries, with the index of a version.</param>
/// <param name="HasPackedRelocations">Whether there are relocations in the format that needs glibc 2.36 (<c>DT_RELR</c>).</param>
internal sealed record ElfProgram(
    ushort Machine,
    string? Interpreter,
    IReadOnlyList<string> Libraries,
    IReadOnlyList<VersionNeed> Versions,
    IReadOnlyList<(string Name, int VersionIndex)> Symbols,
    bool HasPackedRelocations)
{
    /// <exception cref="ElfException">The file is not a program, or is damaged.</exception>
    public static ElfProgram Read(byte[] program)
    {
        var file = new ElfBytes(program);
        var header = ElfHeader.Read(file);
        if (header.Type is not (ElfHeader.Executable or ElfHeader.SharedObject))
            throw new ElfException("it is not a program");
        ElfSegment[] segments = ElfSegment.ReadAll(file, header);
        if (!segments.Any(static segment => segment.Type == ElfSegment.Load))
            throw new ElfException("nothing of it is loaded");

        string? interpreter = null;
        DynamicTable? table = null;
        foreach (ElfSegment segment in segments)
        {
            if (segment.Type == ElfSegment.Interpreter)
                interpreter = file.Part(segment.Offset, segment.FileSize, "the interpreter's path").Text(0, "the interpreter's path");
            if (segment.Type == ElfSegment.Dynamic)
                table = DynamicTable.Read(file, segment);
        }

        return table is null
            ? new ElfProgram(header.Machine, interpreter, [], [], [], false)
            : ReadDynamic(file, header, segments, interpreter, table);
    }

    private static ElfProgram ReadDynamic(ElfBytes file, ElfHeader header, ElfSegment[] segments, string? interpreter, DynamicTable table)
    {
        ElfBytes names = Names(file, segments, table);
        var libraries = new List<string>();
        foreach (ulong name in table.All(DynamicTable.NeededLibrary))
            libraries.Add(names.Text(name, "a needed library's name"));

        List<VersionNeed> versions = [];
        if (table.Find(DynamicTable.VersionNeeds) is { } address)
        {
            ulong offset = ElfSegment.OffsetOf(segments, address, "the list of needed versions");
            versions = VersionNeed.ReadAll(file, names, offset, table.Get(DynamicTable.VersionNeedCount, "the number of needed versions"));
        }

        return new ElfProgram(
            header.Machine,
            interpreter,
            libraries,
            versions,
            ReadSymbols(file, header, segments, names, table),
            table.Find(DynamicTable.PackedRelocations) is not null);
    }

    /// <summary>Returns the string table of the dynamic segment.</summary>
    public static ElfBytes Names(ElfBytes file, ElfSegment[] segments, DynamicTable table) => table.Find(DynamicTable.Names) is { } names
        ? file.Part(ElfSegment.OffsetOf(segments, names, "the table of names"), table.Get(DynamicTable.NamesSize, "the size of the table of names"), "the table of names")
        : default;

    /// <summary>Returns the undefined symbols, with the indices of their versions; empty if the headers of the sections were removed.</summary>
    /// <remarks>Only these headers contain the number of symbols. The loader does not need it, because it finds symbols by hashes.</remarks>
    private static List<(string Name, int VersionIndex)> ReadSymbols(
        ElfBytes file, ElfHeader header, ElfSegment[] segments, ElfBytes names, DynamicTable table)
    {
        var undefined = new List<(string, int)>();
        if (table.Find(DynamicTable.SymbolVersions) is not { } address)
            return undefined;
        foreach (ElfSection section in ElfSection.ReadAll(file, header).Where(section => section.Type == ElfSection.SymbolVersions && section.Address == address))
        {
            const int hidden = 0x8000;
            ElfBytes indices = file.Part(section.Offset, section.Size, "the symbols' versions");
            ulong offset = ElfSegment.OffsetOf(segments, table.Get(DynamicTable.Symbols, "the symbol table"), "the symbol table");
            ElfBytes symbols = file.Part(offset, section.Size / sizeof(ushort) * ElfSymbols.EntrySize, "the symbol table");
            for (int i = 0; i < indices.Length / sizeof(ushort); i++)
            {
                if (ElfSymbols.UndefinedName(symbols, names, i) is { } name)
                    undefined.Add((name, indices.Half((ulong)i * sizeof(ushort), "a symbol's version") & ~hidden));
            }
        }

        return undefined;
    }
}
