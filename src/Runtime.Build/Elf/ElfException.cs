namespace Lambda.Runtime.Build.Elf;

/// <summary>A file is not a 64-bit ELF file, or its offsets are not valid.</summary>
/// <remarks>https://refspecs.linuxfoundation.org/elf/gabi4+/contents.html</remarks>
internal sealed class ElfException(string message) : Exception(message)
{
    public static ElfException Outside(string what, ulong offset, ulong length, int end) =>
        new($"{what} should be {length} bytes at offset {offset}, and the file ends at {end}");
}
