using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Text;

namespace Lambda.Runtime.Build.Symbols;

/// <summary>The path of the PDB in an assembly, where a reader looks first.</summary>
internal static class SymbolFileName
{
    /// <summary>The length of "RSDS", a GUID and an age, which come before the path.</summary>
    private const int HeaderLength = 4 + 16 + 4;

    /// <summary>Removes the folder from the path, so that the PDB is found beside the assembly.</summary>
    public static void WithoutFolder(byte[] assembly)
    {
        using var reader = new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(assembly));
        foreach (DebugDirectoryEntry entry in reader.ReadDebugDirectory())
        {
            if (entry.Type != DebugDirectoryEntryType.CodeView)
                continue;
            Span<byte> path = assembly.AsSpan(entry.DataPointer + HeaderLength, entry.DataSize - HeaderLength);
            byte[] name = Encoding.UTF8.GetBytes(reader.ReadCodeViewDebugDirectoryData(entry).Path.Split('/', '\\')[^1]);
            path.Clear();
            name.CopyTo(path);
        }
    }
}
