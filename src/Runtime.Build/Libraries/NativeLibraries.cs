namespace Lambda.Runtime.Build.Libraries;

/// <summary>Finds the owners of the files that the linker added from this machine, such as the C library and the compiler's library.</summary>
internal static class NativeLibraries
{
    /// <param name="files">Absolute paths of object files and archives that are not in a NuGet package.</param>
    /// <param name="root">The root folder of the system: <c>/</c>.</param>
    /// <param name="rpm">The program rpm.</param>
    /// <returns>Libraries with their files, unordered.</returns>
    public static IEnumerable<Library> Find(IReadOnlyCollection<string> files, string root, string rpm)
    {
        var distribution = Distribution.Read(root);
        var owners = new Dictionary<string, SystemPackage>(DebianPackages.Owners(files, root, distribution));
        var rest = files.Where(file => !owners.ContainsKey(file)).ToList();
        if (Directory.Exists(Path.Combine(root, "var/lib/rpm")) || Directory.Exists(Path.Combine(root, "usr/lib/sysimage/rpm")))
        {
            foreach ((string? file, SystemPackage? owner) in RpmPackages.Owners(rest, rpm, distribution))
                owners.Add(file, owner);
        }

        return files.Select(file => (Facts: Facts(file, owners.GetValueOrDefault(file), files), File: new LibraryFile(Path.GetFileName(file), null)))
            .GroupBy(static pair => pair.Facts, static pair => pair.File)
            .Select(static group => new Library(
                group.Key.Id, group.Key.Version, group.Key, [.. group.Distinct().OrderBy(static file => file.Name, StringComparer.Ordinal)]));
    }

    private static PackageFacts Facts(string file, SystemPackage? owner, IReadOnlyCollection<string> files)
    {
        var known = NativeFile.Find(Path.GetFileName(file));
        string id = known?.Project ?? owner?.Source ?? Path.GetFileNameWithoutExtension(file);
        string version = owner?.Version ?? Version(known, file, files);
        string url = owner?.Url ?? (version.Length > 0 ? $"pkg:generic/{id}@{Uri.EscapeDataString(version)}" : "");
        return new PackageFacts(id, version, known?.License, null, known is null && owner?.License is { Length: > 0 } license ? license : null, null) { PackageUrl = url };
    }

    /// <summary>Startup files do not contain a version. The library in the same folder does.</summary>
    private static string Version(NativeFile? known, string file, IReadOnlyCollection<string> files)
    {
        if (known is null)
            return "";
        IEnumerable<string> candidates = files.Where(other => NativeFile.Find(Path.GetFileName(other)) == known && other.EndsWith(".a", StringComparison.Ordinal)).Prepend(file);
        return candidates.Select(known.VersionIn).FirstOrDefault(static version => version.Length > 0, "");
    }
}
