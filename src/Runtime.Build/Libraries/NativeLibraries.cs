namespace Lambda.Runtime.Build.Libraries;

/// <summary>Names the owners of what the linker took from this machine: the C library, the compiler's own library, and what else there is.</summary>
internal static class NativeLibraries
{
    /// <param name="files">Absolute paths of object files and archives of no NuGet package.</param>
    /// <param name="root">The folder of the whole system: <c>/</c>.</param>
    /// <param name="rpm">The program rpm.</param>
    /// <returns>Libraries with their files, in no order.</returns>
    public static IEnumerable<Library> Of(IReadOnlyCollection<string> files, string root, string rpm)
    {
        var distribution = Distribution.Of(root);
        var owners = new Dictionary<string, SystemPackage>(DebianPackages.Owners(files, root, distribution));
        var rest = files.Where(file => !owners.ContainsKey(file)).ToList();
        if (Directory.Exists(Path.Combine(root, "var/lib/rpm")) || Directory.Exists(Path.Combine(root, "usr/lib/sysimage/rpm")))
        {
            foreach (var (file, owner) in RpmPackages.Owners(rest, rpm, distribution))
                owners.Add(file, owner);
        }

        return files.Select(file => (Facts: Facts(file, owners.GetValueOrDefault(file), files), File: new LibraryFile(Path.GetFileName(file), null)))
            .GroupBy(static pair => pair.Facts, static pair => pair.File)
            .Select(static group => new Library(
                group.Key.Id, group.Key.Version, group.Key, [.. group.Distinct().OrderBy(static file => file.Name, StringComparer.Ordinal)]));
    }

    private static PackageFacts Facts(string file, SystemPackage? owner, IReadOnlyCollection<string> files)
    {
        var known = NativeFile.Named(Path.GetFileName(file));
        var id = known?.Project ?? owner?.Source ?? Path.GetFileNameWithoutExtension(file);
        var version = owner?.Version ?? Version(known, file, files);
        var url = owner?.Url ?? (version.Length > 0 ? $"pkg:generic/{id}@{Uri.EscapeDataString(version)}" : "");
        return new PackageFacts(id, version, known?.License, null, known is null && owner?.License is { Length: > 0 } license ? license : null, null) { PackageUrl = url };
    }

    /// <summary>The startup files say nothing; the library beside them does.</summary>
    private static string Version(NativeFile? known, string file, IReadOnlyCollection<string> files)
    {
        if (known is null)
            return "";
        var telling = files.Where(other => NativeFile.Named(Path.GetFileName(other)) == known && other.EndsWith(".a", StringComparison.Ordinal)).Prepend(file);
        return telling.Select(known.VersionIn).FirstOrDefault(static version => version.Length > 0, "");
    }
}
