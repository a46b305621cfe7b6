using System.Text.RegularExpressions;

namespace Lambda.Runtime.Build.Libraries;

/// <summary>
/// Reads from the linker's map which object files and archives are in the binary. The command line names every
/// library that a function may need, and the linker uses only those that are referred to.
/// </summary>
/// <remarks>The forms are those of GNU's ld and gold, and of LLVM's lld (<c>-Map</c>).</remarks>
internal static partial class LinkMap
{
    private const string GnuHeading = "Linker script and memory map";
    private const string GoldHeading = "Memory map";

    /// <summary>Sections that are not loaded. They can contain parts of files that are otherwise not linked.</summary>
    private static readonly string[] _notLoaded = [".debug", ".zdebug", ".comment", ".symtab", ".strtab", ".shstrtab", ".gnu.debug", "/DISCARD/"];

    /// <summary>Returns the distinct paths of the files, as on the linker's command line. An archive is included if one of its members is.</summary>
    /// <exception cref="IOException">The map cannot be read.</exception>
    public static IReadOnlyCollection<string> Files(string map)
    {
        var files = new SortedSet<string>(StringComparer.Ordinal);
        (bool isGnu, bool isLoaded) = (false, false);
        foreach (string line in File.ReadLines(map))
        {
            if (line is GnuHeading or GoldHeading)
                isGnu = true;
            else if (isGnu && line.Length > 0 && !char.IsWhiteSpace(line[0]))
                isLoaded = IsLoaded(line);

            // Before the heading, GNU's ld lists what it discarded.
            Match part = isGnu ? GnuPart().Match(line) : LlvmPart().Match(line);
            if (part.Success && (isGnu ? isLoaded : IsLoaded(part.Groups["section"].Value)))
                Add(part);
        }

        return files;

        void Add(Match part)
        {
            string file = part.Groups["file"].Value;
            bool isEmpty = part.Groups["address"].Value.All(static digit => digit == '0') || part.Groups["size"].Value.All(static digit => digit == '0');
            if (!isEmpty && file.EndsWith(')') && file.LastIndexOf('(') is > 0 and var member)
                file = file[..member];
            if (!isEmpty && Path.HasExtension(file))
                files.Add(file);
        }
    }

    private static bool IsLoaded(string section) => !_notLoaded.Any(name => section.StartsWith(name, StringComparison.Ordinal));

    /// <summary><c> .text   0x0000000000401000   0x26 /usr/lib/crt1.o</c>; a long section name is on a separate line.</summary>
    [GeneratedRegex(@"^\s+(?:\S+\s+)?0x(?<address>[0-9a-f]+)\s+0x(?<size>[0-9a-f]+) (?<file>\S.*)$")]
    private static partial Regex GnuPart();

    /// <summary><c>  201000   201000   26   16         /usr/lib/libc.a(exit.o):(.text)</c>; symbols are further to the right.</summary>
    [GeneratedRegex(@"^\s*(?<address>[0-9a-f]+)\s+[0-9a-f]+\s+(?<size>[0-9a-f]+)\s+\d+ {9}(?<file>[^\s<].*):\((?<section>.*)\)$")]
    private static partial Regex LlvmPart();
}
