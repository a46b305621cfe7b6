namespace Lambda.Runtime.Benchmarks.Functions;

/// <summary>Puts a table into a page, in the place of the one that is there.</summary>
internal static class Page
{
    private const string Begin = "<!-- ./build.sh bench page writes what follows -->\n";
    private const string End = "<!-- end -->";

    /// <exception cref="InvalidOperationException">The page has no place for it.</exception>
    public static void Replace(string file, string table)
    {
        string text = File.ReadAllText(file);
        int begin = text.IndexOf(Begin, StringComparison.Ordinal);
        int end = text.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
            throw new InvalidOperationException($"{file} has no lines {Begin.TrimEnd()} and {End} for the table to stand between");
        File.WriteAllText(file, $"{text[..(begin + Begin.Length)]}\n{table}\n{text[end..]}");
    }
}
