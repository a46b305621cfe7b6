namespace Lambda.Runtime.Layer;

/// <summary>A file that may be a .NET assembly.</summary>
/// <remarks>ECMA-335, II.24 and II.25. Read here because the reader that .NET brings takes longer to load than this takes to read.</remarks>
internal static class ModuleFile
{
    private const int PointerToHeader = 0x3C;
    private const int SectionHeaderLength = 40;
    private const int MetadataSignature = 0x424A5342;

    /// <summary>The module's version id, another one for each thing that was compiled; <see langword="null"/> for what is no .NET assembly.</summary>
    public static Guid? VersionId(string path)
    {
        try
        {
            using var reader = new BinaryReader(File.OpenRead(path));
            return Read(reader);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static Guid? Read(BinaryReader reader)
    {
        if (reader.ReadUInt16() != 0x5A4D) // MZ
            return null;
        int header = At(reader, PointerToHeader).ReadInt32();
        if (At(reader, header).ReadInt32() != 0x4550) // PE
            return null;
        int sections = At(reader, header + 6).ReadUInt16();
        int optionalHeaderLength = At(reader, header + 20).ReadUInt16();
        int optionalHeader = header + 24;
        bool isPe32Plus = At(reader, optionalHeader).ReadUInt16() == 0x20B;
        int directories = optionalHeader + (isPe32Plus ? 112 : 96);
        int firstSection = optionalHeader + optionalHeaderLength;

        // The fifteenth directory is the CLI header, whose metadata's address stands behind its length and version.
        if (Offset(At(reader, directories + (14 * 8)).ReadInt32()) is not { } cliHeader || Offset(At(reader, cliHeader + 8).ReadInt32()) is not { } metadata)
            return null;
        return OfMetadata(reader, metadata);

        int? Offset(int address)
        {
            for (int i = 0; i < sections && address != 0; i++)
            {
                At(reader, firstSection + (i * SectionHeaderLength) + 8);
                (int size, int start, _, int file) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
                if (address >= start && address < start + size)
                    return address - start + file;
            }

            return null;
        }
    }

    /// <summary>The first of the GUIDs.</summary>
    private static Guid? OfMetadata(BinaryReader reader, int metadata)
    {
        if (At(reader, metadata).ReadInt32() != MetadataSignature)
            return null;
        int versionLength = At(reader, metadata + 12).ReadInt32();
        int streams = At(reader, metadata + 16 + versionLength + 2).ReadUInt16();
        for (int i = 0; i < streams; i++)
        {
            int offset = reader.ReadInt32();
            _ = reader.ReadInt32();
            string name = "";
            for (char c = (char)reader.ReadByte(); c != '\0'; c = (char)reader.ReadByte())
                name += c;
            reader.BaseStream.Position += 3 - (name.Length % 4); // names are padded, with their zero, to four bytes
            if (name == "#GUID")
                return new Guid(At(reader, metadata + offset).ReadBytes(16));
        }

        return null;
    }

    private static BinaryReader At(BinaryReader reader, int position)
    {
        if (position < 0)
            throw new IOException("The file's own offsets lead out of it.");
        reader.BaseStream.Position = position;
        return reader;
    }
}
