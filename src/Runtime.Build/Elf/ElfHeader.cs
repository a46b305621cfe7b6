namespace Lambda.Runtime.Build.Elf;

/// <summary>What stands at the front of every ELF file.</summary>
/// <param name="Type"><c>ET_REL</c>, <c>ET_EXEC</c> or <c>ET_DYN</c>.</param>
/// <param name="Machine">The processor: <c>e_machine</c>.</param>
/// <param name="SegmentsOffset">Where in the file the segments' headers begin.</param>
/// <param name="SegmentCount">How many there are.</param>
/// <param name="SectionsOffset">Where in the file the sections' headers begin.</param>
/// <param name="SectionCount">How many there are.</param>
internal sealed record ElfHeader(ushort Type, ushort Machine, ulong SegmentsOffset, int SegmentCount, ulong SectionsOffset, int SectionCount)
{
    public const ushort Relocatable = 1;
    public const ushort Executable = 2;
    public const ushort SharedObject = 3;

    private const int Size = 64;
    private const int SegmentSize = 56;
    private const int SectionSize = 64;

    /// <exception cref="ElfException">The file is no ELF file of 64 bits, little endian.</exception>
    public static ElfHeader Read(ElfBytes file)
    {
        if (file.Length < Size || !file.Slice(0, 4, "the magic number").SequenceEqual("\u007fELF"u8))
            throw new ElfException("it does not begin with an ELF header");
        if (file.Byte(4, "the class") != 2)
            throw new ElfException("it is not of 64 bits");
        if (file.Byte(5, "the byte order") != 1)
            throw new ElfException("it is not little endian");

        var header = new ElfHeader(
            file.Half(16, "the type"),
            file.Half(18, "the machine"),
            file.Long(32, "the segments' offset"),
            file.Half(56, "the number of segments"),
            file.Long(40, "the sections' offset"),
            file.Half(60, "the number of sections"));
        if (header.SegmentCount > 0 && file.Half(54, "the size of a segment") != SegmentSize)
            throw new ElfException($"its segment headers are not of {SegmentSize} bytes");
        if (header.SectionCount > 0 && file.Half(58, "the size of a section") != SectionSize)
            throw new ElfException($"its section headers are not of {SectionSize} bytes");
        return header;
    }

    public ElfBytes Segment(ElfBytes file, int index) =>
        file.Part(SegmentsOffset, (ulong)SegmentCount * SegmentSize, "the segment headers").Part((ulong)index * SegmentSize, SegmentSize, "a segment header");

    /// <remarks>Above 65,279 sections the number stands elsewhere, and here is 0. The compiler's object files stay far below.</remarks>
    public ElfBytes Section(ElfBytes file, int index) =>
        file.Part(SectionsOffset, (ulong)SectionCount * SectionSize, "the section headers").Part((ulong)index * SectionSize, SectionSize, "a section header");
}
