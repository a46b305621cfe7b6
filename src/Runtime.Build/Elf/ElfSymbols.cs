namespace Lambda.Runtime.Build.Elf;

/// <summary>Symbols that a file uses and does not define.</summary>
internal static class ElfSymbols
{
    /// <summary>The size of an entry of a symbol table.</summary>
    public const int EntrySize = 24;

    /// <summary>Returns the symbols of an object file that the linker has to find elsewhere.</summary>
    /// <exception cref="ElfException">The file is not an object file, or is damaged.</exception>
    public static List<string> ReadUndefined(byte[] objectFile)
    {
        var file = new ElfBytes(objectFile);
        var header = ElfHeader.Read(file);
        if (header.Type != ElfHeader.Relocatable)
            throw new ElfException("it is not an object file");

        ElfSection[] sections = ElfSection.ReadAll(file, header);
        var undefined = new List<string>();
        foreach (ElfSection section in sections)
        {
            if (section.Type != ElfSection.SymbolTable)
                continue;
            if (section.Link >= (uint)sections.Length)
                throw new ElfException($"its symbol table takes names from section {section.Link}, and there are {sections.Length}");
            ElfSection names = sections[section.Link];
            AddUndefined(
                undefined,
                file.Part(section.Offset, section.Size, "the symbol table"),
                file.Part(names.Offset, names.Size, "the symbols' names"));
        }

        return undefined;
    }

    /// <summary>Returns the name of an undefined symbol; <see langword="null"/> if the symbol is defined in this file or has no name.</summary>
    public static string? UndefinedName(ElfBytes symbols, ElfBytes names, int index)
    {
        ElfBytes entry = symbols.Part((ulong)index * EntrySize, EntrySize, "a symbol");
        uint name = entry.Word(0, "a symbol's name");
        return entry.Half(6, "a symbol's section") == 0 && name != 0 ? names.Text(name, "a symbol's name") : null;
    }

    private static void AddUndefined(List<string> undefined, ElfBytes symbols, ElfBytes names)
    {
        for (int i = 0; i < symbols.Length / EntrySize; i++)
        {
            if (UndefinedName(symbols, names, i) is { } name)
                undefined.Add(name);
        }
    }
}
