using Lambda.Runtime.Build.Platforms;

namespace Lambda.Runtime.Build.Elf;

/// <summary>Compares what a native library or a program in the zip needs with what Lambda and the zip have.</summary>
internal static class LibraryAudit
{
    /// <summary>Returns whether a file begins like an ELF file. Other content is not read.</summary>
    public static bool IsElf(string path)
    {
        Span<byte> start = stackalloc byte[4];
        using FileStream file = File.OpenRead(path);
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual("\u007fELF"u8);
    }

    /// <summary>Returns the other system that a file was built for, for messages; <see langword="null"/> if it was built for the function's.</summary>
    /// <remarks>Some packages contain a file for each system, and load the one that fits.</remarks>
    public static string? OtherSystem(ElfProgram file, LambdaArchitecture architecture)
    {
        if (file.Machine != architecture.Machine)
            return LambdaArchitecture.NameOf(file.Machine);
        return IsMusl(file.Interpreter ?? "") || file.Libraries.Any(IsMusl) ? "musl" : null;
    }

    /// <summary>Returns what a file needs and does not find on Lambda: libraries, and versions of libraries.</summary>
    /// <param name="name">The file's name in the zip.</param>
    /// <param name="file">The file.</param>
    /// <param name="zip">The names of all files in the zip.</param>
    /// <param name="architecture">The architecture of the function.</param>
    /// <param name="target">The Lambda runtime of the function.</param>
    /// <param name="bundled">File names of other libraries in the zip or in a layer.</param>
    public static IEnumerable<string> FindMissing(
        string name, ElfProgram file, IReadOnlySet<string> zip, LambdaArchitecture architecture, LambdaTarget target, IReadOnlyCollection<string> bundled)
    {
        string folder = name[..(name.LastIndexOf('/') + 1)];
        bool IsFound(string library) => library == architecture.Loader || target.Libraries.Contains(library) || IsBundled(library);

        // The loader looks in the root and in lib/, and in the library's own folder if the library says so, as those of packages do.
        bool IsBundled(string library) => bundled.Contains(library) || new[] { "", "lib/", folder }.Any(place => zip.Contains(place + library));

        return file.Libraries.Where(library => !IsFound(library))
            .Concat(file.Versions.Where(need => !need.IsWeak && !IsBundled(need.Library) && !target.Has(need.Version)).Select(static need => $"{need.Version} of {need.Library}"))
            .Distinct();
    }

    private static bool IsMusl(string library) =>
        Path.GetFileName(library) is var name && (name.StartsWith("libc.musl-", StringComparison.Ordinal) || name.StartsWith("ld-musl-", StringComparison.Ordinal));
}
