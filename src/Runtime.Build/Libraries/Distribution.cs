namespace Lambda.Runtime.Build.Libraries;

/// <summary>A package of the build machine's system.</summary>
/// <param name="Source">The source package that it was built from.</param>
/// <param name="Version">Its version, with the distribution's own part.</param>
/// <param name="License">The license as the distribution names it; empty if it is not machine-readable.</param>
/// <param name="Url">The package URL.</param>
internal sealed record SystemPackage(string Source, string Version, string License, string Url);

/// <summary>A Linux distribution.</summary>
/// <param name="Id">Its name in package URLs and in /etc/os-release: <c>debian</c>, <c>amzn</c>.</param>
/// <param name="Version">Its version: <c>12</c>, <c>2023</c>; empty if it has none.</param>
/// <remarks>https://www.freedesktop.org/software/systemd/man/latest/os-release.html</remarks>
internal sealed record Distribution(string Id, string Version)
{
    public static Distribution Read(string root)
    {
        try
        {
            ILookup<string, string> values = File.ReadLines(Path.Combine(root, "etc/os-release")).Select(static line => line.Split('=', 2)).Where(static pair => pair.Length == 2)
                .ToLookup(static pair => pair[0], static pair => pair[1].Trim('"', '\''));
            return new Distribution(values["ID"].FirstOrDefault("linux"), values["VERSION_ID"].FirstOrDefault(""));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Distribution("linux", "");
        }
    }

    /// <summary><c>pkg:deb/debian/libc6-dev@2.36-9?arch=amd64&amp;distro=debian-12&amp;upstream=glibc</c></summary>
    /// <param name="type">The kind of package.</param>
    /// <param name="name">The package's name.</param>
    /// <param name="version">Its version.</param>
    /// <param name="qualifiers">Further qualifiers, in alphabetical order. Those without a value are omitted.</param>
    public string Url(string type, string name, string version, params IEnumerable<(string Name, string Value)> qualifiers)
    {
        IOrderedEnumerable<(string, string)> all = qualifiers.Append(("distro", Version.Length > 0 ? $"{Id}-{Version}" : Id)).Where(static pair => pair.Item2.Length > 0)
            .OrderBy(static pair => pair.Item1, StringComparer.Ordinal);
        return $"pkg:{type}/{Id}/{Uri.EscapeDataString(name)}@{Uri.EscapeDataString(version)}?"
            + $"{string.Join('&', all.Select(static pair => $"{pair.Item1}={Uri.EscapeDataString(pair.Item2)}"))}";
    }
}
