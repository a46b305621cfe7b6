namespace Lambda.Runtime.Shared;

/// <summary>Finds the name that was probably meant.</summary>
/// <remarks>This file is compiled into the programs with a command line.</remarks>
internal static class NearestName
{
    /// <summary>The name that begins with the word or takes the fewest edits, if those are fewer than half of its letters.</summary>
    public static string? Find(string word, IReadOnlyCollection<string> names)
    {
        if (word.Length > 0 && names.FirstOrDefault(name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase)) is { } longer)
            return longer;

        string? nearest = names.MinBy(name => Distance(word, name));
        return nearest is not null && Distance(word, nearest) * 2 < nearest.Length ? nearest : null;
    }

    /// <summary>How many letters are added, removed, changed, or swapped with their neighbor.</summary>
    private static int Distance(string from, string to)
    {
        int[,] distances = new int[from.Length + 1, to.Length + 1];
        for (int i = 0; i <= from.Length; i++)
        {
            for (int j = 0; j <= to.Length; j++)
                distances[i, j] = i == 0 ? j : j == 0 ? i : Step(i, j);
        }

        return distances[from.Length, to.Length];

        int Step(int i, int j)
        {
            int changed = distances[i - 1, j - 1] + (Same(i, j) ? 0 : 1);
            int addedOrRemoved = Math.Min(distances[i - 1, j], distances[i, j - 1]) + 1;
            int swapped = i > 1 && j > 1 && Same(i, j - 1) && Same(i - 1, j) ? distances[i - 2, j - 2] + 1 : int.MaxValue;
            return Math.Min(Math.Min(changed, addedOrRemoved), swapped);
        }

        bool Same(int i, int j) => char.ToUpperInvariant(from[i - 1]) == char.ToUpperInvariant(to[j - 1]);
    }
}
