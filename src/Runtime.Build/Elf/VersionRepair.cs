using System.Buffers.Binary;
using System.Text;

namespace Lambda.Runtime.Build.Elf;

/// <summary>
/// Binds functions to the version that every glibc has, where a newer one is the same to this program. A linker takes the newest
/// that the build machine's glibc has, and the binary would not start on an older one.
/// </summary>
internal static class VersionRepair
{
    /// <summary>
    /// C#'s <c>%</c> for <c>double</c> and <c>float</c>. Version 2.38 differs from the first in one thing: it does not call the
    /// <c>matherr</c> hook of System V, which no program can set since 2.27. Arguments and results are the same.
    /// </summary>
    private static readonly string[] SameInTheFirstVersion = ["fmod", "fmodf"];

    /// <summary>
    /// Changes the program's bytes, and says which functions are bound to the first version now. A needed version gets the first
    /// one's name where all that refer to it can do with that; so no list has to be made shorter.
    /// </summary>
    /// <exception cref="ElfException">The program is broken.</exception>
    public static List<string> Apply(byte[] program, LambdaArchitecture architecture, LambdaTarget target)
    {
        var repaired = new List<string>();
        ElfProgram before = ElfProgram.Read(program);
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

    /// <summary>Where the table of names has the version: other functions of glibc need it in any program.</summary>
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
