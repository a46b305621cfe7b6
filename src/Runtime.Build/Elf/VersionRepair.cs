using System.Buffers.Binary;
using System.Text;
using Lambda.Runtime.Build.Platforms;

namespace Lambda.Runtime.Build.Elf;

/// <summary>
/// Binds functions to the first glibc version if a newer one has the same behavior. A linker uses the newest version
/// of the build machine's glibc, and the binary would not start with an older one.
/// </summary>
internal static class VersionRepair
{
    /// <summary>
    /// C#'s <c>%</c> for <c>double</c> and <c>float</c>. Version 2.38 differs from the first in one thing: it does not call the
    /// <c>matherr</c> hook of System V, which no program can set since 2.27. Arguments and results are the same.
    /// </summary>
    private static readonly string[] SameInTheFirstVersion = ["fmod", "fmodf"];

    /// <summary>
    /// Changes the program's bytes, and returns the functions that are now bound to the first version. A needed version gets the name of the first
    /// one if all functions that refer to it are the same in both, so no list changes its length.
    /// </summary>
    /// <exception cref="ElfException">The program is damaged.</exception>
    public static List<string> Apply(byte[] program, LambdaArchitecture architecture, LambdaTarget target)
    {
        var repaired = new List<string>();
        var before = ElfProgram.Read(program);
        if (before.Machine != architecture.Machine)
            return repaired;
        foreach (VersionNeed need in before.Versions.Where(need => need.Library == "libm.so.6" && !target.Has(need.Version)))
        {
            List<string> symbols = [.. before.Symbols.Where(symbol => symbol.VersionIndex == need.Index).Select(static symbol => symbol.Name)];
            if (symbols.Count == 0 || symbols.Except(SameInTheFirstVersion).Any() || FindName(program, architecture.FirstGlibc) is not { } name)
                continue;
            Rename(program, need, name, architecture.FirstGlibc);
            repaired.AddRange(symbols.Select(symbol => $"{symbol}@{need.Version}"));
        }

        return repaired;
    }

    /// <summary>Returns the offset of the version's name in the string table, which contains it in any program because other functions of glibc need it.</summary>
    private static uint? FindName(byte[] program, string version)
    {
        var file = new ElfBytes(program);
        ElfSegment[] segments = ElfSegment.ReadAll(file, ElfHeader.Read(file));
        ElfBytes names = ElfProgram.Names(file, segments, DynamicTable.Read(file, segments.Last(static segment => segment.Type == ElfSegment.Dynamic)));
        int before = names.Slice(0, (ulong)names.Length, "the table of names").IndexOf(Encoding.ASCII.GetBytes($"\0{version}\0"));
        return before < 0 ? null : (uint)before + 1;
    }

    private static void Rename(byte[] program, VersionNeed need, uint name, string version)
    {
        Span<byte> record = program.AsSpan((int)need.Offset);
        BinaryPrimitives.WriteUInt32LittleEndian(record, Hash(version));
        BinaryPrimitives.WriteUInt32LittleEndian(record[8..], name);
    }

    /// <remarks>https://refspecs.linuxfoundation.org/elf/gabi4+/ch5.dynamic.html#hash</remarks>
    private static uint Hash(string name)
    {
        uint hash = 0;
        foreach (char c in name)
        {
            hash = (hash << 4) + c;
            uint high = hash & 0xf000_0000;
            hash ^= high >> 24;
            hash &= ~high;
        }

        return hash;
    }
}
