namespace Lambda.Runtime.Build.Elf;

/// <summary>The relocations of an object file that depend on the address at which the program is loaded.</summary>
/// <remarks>
/// The numbers are those of the ABIs: https://gitlab.com/x86-psABIs/x86-64-ABI and
/// https://github.com/ARM-software/abi-aa/blob/main/aaelf64/aaelf64.rst.
/// </remarks>
internal static class ElfRelocations
{
    private const ushort X86_64 = 62;
    private const ushort Arm64 = 183;
    private const int EntrySize = 24;

    /// <summary>
    /// Returns whether the code was compiled for a fixed address (<c>-fno-pic</c>): it contains addresses in fewer than 64 bits, or in read-only parts of
    /// the program.
    /// </summary>
    /// <exception cref="ElfException">The file is not an object file, or a broken one.</exception>
    public static bool NeedFixedAddress(byte[] objectFile)
    {
        var file = new ElfBytes(objectFile);
        var header = ElfHeader.Read(file);
        ElfSection[] sections = ElfSection.ReadAll(file, header);
        foreach (ElfSection section in sections)
        {
            if (section.Type != ElfSection.Relocations || section.Info >= (uint)sections.Length || !sections[section.Info].IsLoaded)
                continue;
            ElfBytes entries = file.Part(section.Offset, section.Size, "the relocations");
            for (ulong offset = 0; offset + EntrySize <= (ulong)entries.Length; offset += EntrySize)
            {
                uint type = entries.Word(offset + 8, "a relocation's type");
                if (IsShortAddress(header.Machine, type) || (IsAddress(header.Machine, type) && !sections[section.Info].IsWritable))
                    return true;
            }
        }

        return false;
    }

    /// <summary><c>R_X86_64_64</c>, <c>R_AARCH64_ABS64</c>.</summary>
    private static bool IsAddress(ushort machine, uint type) => (machine, type) is (X86_64, 1) or (Arm64, 257);

    /// <summary><c>R_X86_64_32</c>, <c>_32S</c>, <c>_16</c>, <c>_8</c>; <c>R_AARCH64_ABS32</c>, <c>_ABS16</c>, <c>_MOVW_UABS_…</c>, <c>_MOVW_SABS_…</c>.</summary>
    private static bool IsShortAddress(ushort machine, uint type) => (machine, type) is (X86_64, 10 or 11 or 12 or 14) or (Arm64, >= 258 and <= 259 or >= 263 and <= 272);
}
