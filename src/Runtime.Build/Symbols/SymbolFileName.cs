using System.Collections.Immutable;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Text;

namespace Lambda.Runtime.Build.Symbols;

/// <summary>The path of its PDB that an assembly holds, which is where a reader looks first.</summary>
internal static class SymbolFileName
{
    /// <summary>"RSDS", a GUID and an age stand in front of the path.</summary>
    private const int HeaderLength = 4 + 16 + 4;

    /// <summary>Leaves the file's name of the path, so that the PDB is found beside the assembly.</summary>
    public static void WithoutFolder(byte[] assembly)
    {
        using var reader = new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(assembly));
        foreach (var entry in reader.ReadDebugDirectory())
        {
            if (entry.Type != DebugDirectoryEntryType.CodeView)
                continue;
            var path = assembly.AsSpan(entry.DataPointer + HeaderLength, entry.DataSize - HeaderLength);
            var name = Encoding.UTF8.GetBytes(reader.ReadCodeViewDebugDirectoryData(entry).Path.Split('/', '\\')[^1]);
            path.Clear();
            name.CopyTo(path);
        }
    }
}
