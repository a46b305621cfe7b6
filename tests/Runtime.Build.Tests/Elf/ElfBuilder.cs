using System.Buffers.Binary;
using System.Text;

namespace Lambda.Runtime.Build.Tests.Elf;

/// <summary>Writes small ELF programs with the data that the loader reads, and without code. Addresses are offsets.</summary>
internal sealed class ElfBuilder
{
    private readonly List<byte> _file = [];
    private readonly Dictionary<string, uint> _names = [];
    private readonly List<(string Library, List<(string Version, string[] Symbols)> Versions)> _needs = [];
    private readonly List<string> _libraries = [];

    public ushort Machine { get; init; } = 62;

    public ushort Type { get; init; } = 3;

    public string? Interpreter { get; init; } = "/lib64/ld-linux-x86-64.so.2";

    public bool HasPackedRelocations { get; init; }

    public bool HasSections { get; init; } = true;

    public bool VersionsAreWeak { get; init; }

    public ElfBuilder Needs(string library)
    {
        _libraries.Add(library);
        return this;
    }

    public ElfBuilder Needs(string library, string version, params string[] symbols)
    {
        if (_needs.All(need => need.Library != library))
            _needs.Add((library, []));
        _needs.Single(need => need.Library == library).Versions.Add((version, symbols));
        return this;
    }

    public byte[] Build()
    {
        const int headers = 64 + (3 * 56);
        _file.AddRange(new byte[headers]);
        ulong interpreter = Write(Encoding.ASCII.GetBytes($"{Interpreter}\0"));
        byte[] names = Names();
        ulong strings = Write(names);
        (byte[] symbols, byte[] versions, byte[] needs) = Tables();
        ulong symbolTable = Write(symbols), versionTable = Write(versions), needTable = Write(needs);

        var dynamic = new List<(ulong, ulong)>();
        dynamic.AddRange(_libraries.Select(library => (1UL, (ulong)_names[library])));
        dynamic.AddRange([(5, strings), (10, (ulong)names.Length), (6, symbolTable)]);
        if (_needs.Count > 0)
            dynamic.AddRange([(0x6ffffff0, versionTable), (0x6ffffffe, needTable), (0x6fffffff, (ulong)_needs.Count)]);
        if (HasPackedRelocations)
            dynamic.Add((36, 0));
        dynamic.Add((0, 0));
        byte[] dynamicTable = [.. dynamic.SelectMany(static entry => Longs(entry.Item1, entry.Item2))];
        ulong dynamicOffset = Write(dynamicTable);

        ulong sections = Write([.. new byte[64], .. Words(0, 0x6fffffff), .. Longs(2, versionTable, versionTable, (ulong)versions.Length), .. new byte[24]]);
        byte[] file = [.. _file];
        WriteHeader(file, sections);
        WriteSegment(file, 0, 1, 0, (ulong)file.Length);
        WriteSegment(file, 1, 2, dynamicOffset, (ulong)dynamicTable.Length);
        WriteSegment(file, 2, Interpreter is null ? 0 : 3u, interpreter, (ulong)(Interpreter?.Length ?? 0) + 1);
        return file;
    }

    /// <summary>Creates a statically linked program, which needs no loader.</summary>
    public static byte[] Static(ushort machine)
    {
        var file = new byte[64 + 56];
        new ElfBuilder { Machine = machine, Type = 2, HasSections = false }.WriteHeader(file, 0, segments: 1);
        WriteSegment(file, 0, 1, 0, (ulong)file.Length);
        return file;
    }

    /// <summary>Creates an object file with these undefined symbols.</summary>
    public static byte[] ObjectFile(params string[] undefined)
    {
        byte[] names = Encoding.ASCII.GetBytes("\0" + string.Concat(undefined.Select(static name => $"{name}\0")));
        var symbols = new List<byte>(new byte[24]);
        uint name = 1;
        foreach (string symbol in undefined)
        {
            symbols.AddRange([.. Words(name), .. new byte[20]]);
            name += (uint)symbol.Length + 1;
        }

        // A symbol with the last name that is defined in this file, so the linker does not search for it.
        symbols.AddRange([.. Words(name - (uint)(undefined.LastOrDefault()?.Length ?? 0) - 1), 0, 0, 1, 0, .. new byte[16]]);
        ulong namesOffset = 64, symbolsOffset = namesOffset + (ulong)names.Length, sections = symbolsOffset + (ulong)symbols.Count;
        byte[] file =
        [
            .. new byte[64], .. names, .. symbols, .. new byte[64],
            .. Words(0, 2), .. Longs(0, 0, symbolsOffset, (ulong)symbols.Count), .. Words(2), .. new byte[20],
            .. Words(0, 3), .. Longs(0, 0, namesOffset, (ulong)names.Length), .. new byte[24],
        ];
        new ElfBuilder { Type = 1 }.WriteHeader(file, sections, segments: 0, sectionCount: 3);
        return file;
    }

    /// <summary>Creates an object file with one section and one relocation in it.</summary>
    public static byte[] ObjectFileWith(ushort machine, uint relocation, bool isWritable, bool isLoaded = true)
    {
        byte[] file =
        [
            .. new byte[64], .. new byte[8], .. Longs(0, relocation, 0), .. new byte[64],
            .. Words(0, 1), .. Longs((isWritable ? 1u : 0u) | (isLoaded ? 2u : 0u), 0, 64, 8), .. new byte[24],
            .. Words(0, 4), .. Longs(0, 0, 72, 24), .. Words(0, 1), .. new byte[16],
        ];
        new ElfBuilder { Type = 1, Machine = machine }.WriteHeader(file, 96, segments: 0, sectionCount: 3);
        return file;
    }

    private byte[] Names()
    {
        var table = new List<byte> { 0 };
        foreach (string name in _libraries.Concat(_needs.SelectMany(static need => need.Versions.SelectMany(static version => version.Symbols.Append(version.Version)).Append(need.Library))))
        {
            if (_names.TryAdd(name, (uint)table.Count))
                table.AddRange(Encoding.ASCII.GetBytes($"{name}\0"));
        }

        return [.. table];
    }

    private (byte[] Symbols, byte[] Versions, byte[] Needs) Tables()
    {
        var (symbols, versions, needs) = (new List<byte>(new byte[24]), new List<byte>(new byte[2]), new List<byte>());
        ushort index = 2;
        for (int i = 0; i < _needs.Count; i++)
        {
            var (library, wanted) = _needs[i];
            bool last = i == _needs.Count - 1;
            needs.AddRange([.. Halves(1, (ushort)wanted.Count), .. Words(_names[library], 16, last ? 0 : 16 + (16 * (uint)wanted.Count))]);
            for (int j = 0; j < wanted.Count; j++, index++)
            {
                needs.AddRange([.. Words(0), .. Halves((ushort)(VersionsAreWeak ? 2 : 0), index), .. Words(_names[wanted[j].Version], j == wanted.Count - 1 ? 0u : 16u)]);
                foreach (string symbol in wanted[j].Symbols)
                {
                    symbols.AddRange([.. Words(_names[symbol]), .. new byte[20]]);
                    versions.AddRange(Halves(index));
                }
            }
        }

        return ([.. symbols], [.. versions], [.. needs]);
    }

    private void WriteHeader(byte[] file, ulong sections, ushort segments = 3, ushort sectionCount = 2)
    {
        "\u007fELF\u0002\u0001\u0001"u8.CopyTo(file);
        Halves(Type, Machine).CopyTo(file, 16);
        Longs(64, sections).CopyTo(file, 32);
        Halves(64, 56, segments, 64, HasSections ? sectionCount : (ushort)0, 0).CopyTo(file, 52);
    }

    private static void WriteSegment(byte[] file, int index, uint type, ulong offset, ulong size)
    {
        byte[] segment = [.. Words(type, 0), .. Longs(offset, offset, offset, size, size, 1)];
        segment.CopyTo(file, 64 + (56 * index));
    }

    private ulong Write(byte[] bytes)
    {
        var offset = (ulong)_file.Count;
        _file.AddRange(bytes);
        return offset;
    }

    private static byte[] Halves(params ushort[] values) => [.. values.SelectMany(static value => { var b = new byte[2]; BinaryPrimitives.WriteUInt16LittleEndian(b, value); return b; })];

    private static byte[] Words(params uint[] values) => [.. values.SelectMany(static value => { var b = new byte[4]; BinaryPrimitives.WriteUInt32LittleEndian(b, value); return b; })];

    private static byte[] Longs(params ulong[] values) => [.. values.SelectMany(static value => { var b = new byte[8]; BinaryPrimitives.WriteUInt64LittleEndian(b, value); return b; })];
}
