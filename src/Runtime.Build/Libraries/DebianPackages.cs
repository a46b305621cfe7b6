namespace Lambda.Runtime.Build.Libraries;

/// <summary>Finds the package of a file on Debian and similar distributions, in the records of dpkg, without starting it.</summary>
/// <remarks>https://www.debian.org/doc/debian-policy/ch-controlfields.html; https://github.com/package-url/purl-spec.</remarks>
internal static class DebianPackages
{
    /// <param name="paths">Absolute paths.</param>
    /// <param name="root">The root folder: <c>/</c>.</param>
    /// <param name="distribution">The distribution.</param>
    /// <returns>The packages by path. A file without a package is not included.</returns>
    public static IReadOnlyDictionary<string, SystemPackage> Owners(IEnumerable<string> paths, string root, Distribution distribution)
    {
        var owners = new Dictionary<string, SystemPackage>();
        string info = Path.Combine(root, "var/lib/dpkg/info");
        string status = Path.Combine(root, "var/lib/dpkg/status");
        if (!Directory.Exists(info) || !File.Exists(status))
            return owners;

        // /lib is a link to /usr/lib, and records contain either path.
        var wanted = paths
            .SelectMany(static path => new[] { (Record: path, Path: path), (Record: path.StartsWith("/usr/", StringComparison.Ordinal) ? path[4..] : $"/usr{path}", Path: path) })
            .ToDictionary(static pair => pair.Record, static pair => pair.Path, StringComparer.Ordinal);
        var names = new Dictionary<string, string>();
        foreach (string list in Directory.EnumerateFiles(info, "*.list"))
        {
            foreach (string line in File.ReadLines(list).Where(wanted.ContainsKey))
                names[wanted[line]] = Path.GetFileNameWithoutExtension(list);
        }

        Dictionary<string, SystemPackage> packages = Packages(status, [.. names.Values], distribution);
        foreach ((string? path, string? name) in names)
        {
            if (packages.TryGetValue(name, out SystemPackage? package))
                owners[path] = package;
        }

        return owners;
    }

    /// <param name="status">The file with a paragraph for each package.</param>
    /// <param name="names">Names as in the lists of files: <c>libc6-dev:amd64</c>, or without the architecture.</param>
    /// <param name="distribution">The distribution.</param>
    private static Dictionary<string, SystemPackage> Packages(string status, HashSet<string> names, Distribution distribution)
    {
        var packages = new Dictionary<string, SystemPackage>();
        var fields = new Dictionary<string, string>();
        foreach (string line in File.ReadLines(status).Append(""))
        {
            if (line.Length > 0)
            {
                if (line.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon && line[0] != ' ')
                    fields[line[..colon]] = line[(colon + 2)..];
                continue;
            }

            if (fields.TryGetValue("Package", out string? name) && fields.TryGetValue("Version", out string? version))
            {
                string architecture = fields.GetValueOrDefault("Architecture", "");
                string source = fields.GetValueOrDefault("Source", name).Split(' ')[0];
                foreach (string listed in new[] { name, $"{name}:{architecture}" }.Where(names.Contains))
                    packages[listed] = new SystemPackage(source, version, "", distribution.Url("deb", name, version, ("arch", architecture), ("upstream", source)));
            }

            fields.Clear();
        }

        return packages;
    }
}
