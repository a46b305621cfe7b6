using Lambda.Runtime.Build.Elf;
using Lambda.Runtime.Build.Errors;

namespace Lambda.Runtime.Build.Linking;

/// <summary>Something that is linked: what it leaves to the C library and the linker, as far as that can be seen.</summary>
/// <param name="Name">What a person knows it by.</param>
/// <param name="Undefined">The names it leaves undefined; <see langword="null"/> where it cannot be looked into.</param>
/// <param name="NeedsFixedAddress">Whether it was compiled for programs that are always loaded at one address.</param>
internal sealed record NativeInput(string Name, IReadOnlyCollection<string>? Undefined, bool NeedsFixedAddress = false)
{
    /// <summary>The compiler's object file, which has to be readable.</summary>
    /// <exception cref="BuildException">It is not.</exception>
    public static NativeInput OfCompiler(string path)
    {
        try
        {
            return new NativeInput("", ElfSymbols.UndefinedIn(File.ReadAllBytes(path)));
        }
        catch (Exception e) when (e is ElfException or IOException or UnauthorizedAccessException)
        {
            throw new BuildException(BuildErrors.UnreadableObject(path, e.Message.TrimEnd('.')));
        }
    }

    /// <summary>A library of the user's: a static one or an object file is read, and a name or anything else says nothing.</summary>
    public static NativeInput OfUser(string item)
    {
        try
        {
            byte[] bytes = File.ReadAllBytes(item);
            List<byte[]> objectFiles = Archive.IsOne(bytes) ? Archive.ObjectFilesIn(bytes) : [bytes];
            return new NativeInput(item, [.. objectFiles.SelectMany(ElfSymbols.UndefinedIn)], objectFiles.Any(ElfRelocations.NeedFixedAddress));
        }
        catch (Exception e) when (e is ElfException or IOException or UnauthorizedAccessException)
        {
            return new NativeInput(item, null);
        }
    }

    /// <summary>Why this should not be linked statically, in words; nothing where it may be.</summary>
    public IEnumerable<string> Reasons()
    {
        string from = Name.Length > 0 ? $" in '{Name}'" : "";
        if (Undefined is null)
            return [$"'{Name}', into which one cannot see (a .a or .o file as a NativeLibrary item is read)"];
        return from hazard in StaticHazard.All
               let symbols = hazard.Among(Undefined)
               where symbols.Count > 0
               select $"{hazard.Name}{from} ({hazard.Use}: {symbols[0]}{(symbols.Count > 1 ? $" and {symbols.Count - 1} more" : "")})";
    }
}
