using System.Text.RegularExpressions;

namespace Lambda.Runtime.Build.Settings;

/// <summary>Names of settings, and corrections of misspelled ones.</summary>
internal static partial class SettingName
{
    private const string Prefix = "Lambda";

    /// <summary>Returns the settings that MSBuild files read: every <c>$(LambdaName)</c> in them, so that the list is always complete.</summary>
    public static IReadOnlyList<string> ReadFrom(IEnumerable<string> files) =>
        [.. files.SelectMany(static file => Read().Matches(File.ReadAllText(file))).Select(static match => match.Groups[1].Value)
            .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];

    /// <summary>
    /// Returns the setting with the most similar name. <see langword="null"/> for a setting, and for a name that is not similar to one, which is a property
    /// of the project.
    /// </summary>
    public static string? FindSimilar(string name, IReadOnlyList<string> settings)
    {
        if (settings.Contains(name, StringComparer.OrdinalIgnoreCase))
            return null; // MSBuild ignores case
        (string Setting, int Edits) nearest = settings.Select(setting => (Setting: setting, Edits: Edits(name.ToUpperInvariant(), setting.ToUpperInvariant())))
            .OrderBy(static pair => pair.Edits).First();
        if (nearest.Edits <= Math.Max(1, (nearest.Setting.Length - Prefix.Length) / 4))
            return nearest.Setting;

        // LambdaMemory, LambdaZip.
        return name.Length > Prefix.Length + 2
            ? settings.FirstOrDefault(setting => setting.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            : null;
    }

    /// <summary>Returns how many letters have to be added, removed, replaced or exchanged with the next one.</summary>
    private static int Edits(string from, string to)
    {
        int[,] table = new int[from.Length + 1, to.Length + 1];
        for (int i = 0; i <= from.Length; i++)
        {
            for (int j = 0; j <= to.Length; j++)
                table[i, j] = Math.Min(i, j) == 0 ? Math.Max(i, j) : Least(table, from, to, i, j);
        }

        return table[from.Length, to.Length];
    }

    private static int Least(int[,] table, string from, string to, int i, int j)
    {
        int replaced = table[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
        int least = Math.Min(replaced, Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
        return i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1] ? Math.Min(least, table[i - 2, j - 2] + 1) : least;
    }

    [GeneratedRegex(@"\$\((Lambda\w+)\)")]
    private static partial Regex Read();
}
