namespace Lambda.Runtime.Build.Globalization;

/// <summary>The libraries of ICU that .NET loads at the start of a program with cultures, under any version.</summary>
internal static class IcuLibraries
{
    private static readonly string[] Names = ["libicudata.so", "libicui18n.so", "libicuuc.so"];

    /// <summary>Those of which none of these files is a version.</summary>
    /// <param name="zip">Names in the zip. The loader looks in its root and in <c>lib/</c>.</param>
    /// <param name="brought">File names of libraries that a layer has, or the zip.</param>
    public static List<string> MissingIn(IEnumerable<string> zip, IEnumerable<string> brought)
    {
        string[] files = [.. zip.Select(static name => name.StartsWith("lib/", StringComparison.Ordinal) ? name["lib/".Length..] : name), .. brought];
        return [.. Names.Where(name => !files.Any(file => file == name || file.StartsWith($"{name}.", StringComparison.Ordinal)))];
    }
}
