namespace Lambda.Runtime.Build.Elf;

/// <summary>The header of an ELF file.</summary>
/// <param name="Type"><c>ET_REL</c>, <c>ET_EXEC</c> or <c>ET_DYN</c>.</param>
/// <param name="Machine">The processor: <c>e_machine</c>.</param>
/// <param name="SegmentsOffset">The offset of the segments' headers in the file.</param>
/// <param name="SegmentCount">The number of segments.</param>
/// <param name="SectionsOffset">The offset of the sections' headers in the file.</param>
/// <param name="SectionCount">The number of sections.</param>
internal sealed record ElfHeader(ushort Type, ushort Machine, ulong SegmentsOffset, int SegmentCount, ulong SectionsOffset, int SectionCount)
{
    public const ushort Relocatable = 1;
    public const ushort Executable = 2;
    public const ushort SharedObject = 3;

    private const int Size = 64;
    private const int SegmentSize = 56;
    private const int SectionSize = 64;

    /// <exception cref="ElfException">The file is not a little-endian 64-bit ELF file.</exception>
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

    /// <remarks>With more than 65,279 sections, the number is stored elsewhere, and this is 0. The compiler's object files have far fewer.</remarks>
    public ElfBytes Section(ElfBytes file, int index) =>
        file.Part(SectionsOffset, (ulong)SectionCount * SectionSize, "the section headers").Part((ulong)index * SectionSize, SectionSize, "a section header");
}
