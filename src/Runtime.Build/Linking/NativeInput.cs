using Lambda.Runtime.Build.Elf;
using Lambda.Runtime.Build.Errors;

namespace Lambda.Runtime.Build.Linking;

/// <summary>A file or an option that is linked, with the symbols that it does not define, if they are known.</summary>
/// <param name="Name">The name for messages.</param>
/// <param name="Undefined">The undefined symbols; <see langword="null"/> if they are not known.</param>
/// <param name="NeedsFixedAddress">Whether it was compiled for programs with a fixed address.</param>
internal sealed record NativeInput(string Name, IReadOnlyCollection<string>? Undefined, bool NeedsFixedAddress = false)
{
    /// <summary>Reads the compiler's object file.</summary>
    /// <exception cref="BuildException">The file cannot be read.</exception>
    public static NativeInput ReadObjectFile(string path)
    {
        try
        {
            return new NativeInput("", ElfSymbols.ReadUndefined(File.ReadAllBytes(path)));
        }
        catch (Exception e) when (e is ElfException or IOException or UnauthorizedAccessException)
        {
            throw new BuildException(BuildErrors.UnreadableObject(path, e.Message.TrimEnd('.')));
        }
    }

    /// <summary>Reads a library of the user, if it is an archive or an object file. The symbols of other items, such as names, are not known.</summary>
    public static NativeInput ReadUserItem(string item)
    {
        try
        {
            byte[] bytes = File.ReadAllBytes(item);
            List<byte[]> objectFiles = Archive.IsArchive(bytes) ? Archive.ObjectFilesIn(bytes) : [bytes];
            return new NativeInput(item, [.. objectFiles.SelectMany(ElfSymbols.ReadUndefined)], objectFiles.Any(ElfRelocations.NeedFixedAddress));
        }
        catch (Exception e) when (e is ElfException or IOException or UnauthorizedAccessException)
        {
            return new NativeInput(item, null);
        }
    }

    /// <summary>Returns the reasons for a dynamic binary, for messages; empty if it can be static.</summary>
    public IEnumerable<string> DynamicReasons()
    {
        string from = Name.Length > 0 ? $" in '{Name}'" : "";
        if (Undefined is null)
            return [$"'{Name}', whose symbols are not known (a .a or .o file as a NativeLibrary item is read)"];
        return from hazard in StaticHazard.All
               let symbols = hazard.FindIn(Undefined)
               where symbols.Count > 0
               select $"{hazard.Name}{from} ({hazard.Use}: {symbols[0]}{(symbols.Count > 1 ? $" and {symbols.Count - 1} more" : "")})";
    }
}
