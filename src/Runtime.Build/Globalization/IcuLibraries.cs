namespace Lambda.Runtime.Build.Globalization;

/// <summary>The libraries of ICU, of any version, that .NET loads at the start of a program with cultures.</summary>
internal static class IcuLibraries
{
    private static readonly string[] Names = ["libicudata.so", "libicui18n.so", "libicuuc.so"];

    /// <summary>Returns the libraries that are missing.</summary>
    /// <param name="zip">Names in the zip. The loader looks in its root and in <c>lib/</c>.</param>
    /// <param name="bundled">File names of other libraries in the zip or in a layer.</param>
    public static List<string> FindMissing(IEnumerable<string> zip, IEnumerable<string> bundled)
    {
        string[] files = [.. zip.Select(static name => name.StartsWith("lib/", StringComparison.Ordinal) ? name["lib/".Length..] : name), .. bundled];
        return [.. Names.Where(name => !files.Any(file => file == name || file.StartsWith($"{name}.", StringComparison.Ordinal)))];
    }
}
