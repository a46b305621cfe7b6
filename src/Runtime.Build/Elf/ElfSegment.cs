namespace Lambda.Runtime.Build.Elf;

/// <summary>A segment of an ELF file, which the kernel and the loader read.</summary>
internal readonly record struct ElfSegment(uint Type, ulong Offset, ulong Address, ulong FileSize)
{
    public const uint Load = 1;
    public const uint Dynamic = 2;
    public const uint Interpreter = 3;

    public static ElfSegment[] ReadAll(ElfBytes file, ElfHeader header)
    {
        var segments = new ElfSegment[header.SegmentCount];
        for (int i = 0; i < segments.Length; i++)
        {
            ElfBytes entry = header.Segment(file, i);
            segments[i] = new ElfSegment(
                entry.Word(0, "a segment's type"),
                entry.Long(8, "a segment's offset"),
                entry.Long(16, "a segment's address"),
                entry.Long(32, "a segment's size"));
        }

        return segments;
    }

    /// <summary>Returns the offset in the file of the byte at an address.</summary>
    /// <exception cref="ElfException">No segment of the file is loaded there.</exception>
    public static ulong OffsetOf(IEnumerable<ElfSegment> segments, ulong address, string what)
    {
        foreach (ElfSegment segment in segments)
        {
            if (segment.Type == Load && address >= segment.Address && address - segment.Address < segment.FileSize)
                return unchecked(segment.Offset + (address - segment.Address));
        }

        throw new ElfException($"{what} should be at address 0x{address:x}, where no part of the file is loaded");
    }
}
