namespace Lambda.Runtime.Benchmarks.Functions;

/// <summary>Replaces the table in a page.</summary>
internal static class Page
{
    private const string Begin = "<!-- ./build.sh bench page writes what follows -->\n";
    private const string End = "<!-- end -->";

    /// <exception cref="InvalidOperationException">The page does not have the lines that enclose the table.</exception>
    public static void Replace(string file, string table)
    {
        string text = File.ReadAllText(file);
        int begin = text.IndexOf(Begin, StringComparison.Ordinal);
        int end = text.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
            throw new InvalidOperationException($"{file} has no lines {Begin.TrimEnd()} and {End} to enclose the table");
        File.WriteAllText(file, $"{text[..(begin + Begin.Length)]}\n{table}\n{text[end..]}");
    }
}
