using System.Globalization;

namespace Lambda.Runtime.Emulator.Schedules;

/// <summary>A field of a cron expression: the values that it allows.</summary>
internal sealed class CronField
{
    private readonly HashSet<int> _values = [];

    private CronField()
    {
    }

    public bool Contains(int value) => _values.Contains(value);

    /// <summary>Parses values, ranges and steps: <c>*</c>, <c>0/5</c>, <c>MON-FRI</c>, <c>1,15</c>.</summary>
    /// <param name="text">The field.</param>
    /// <param name="least">The lowest value.</param>
    /// <param name="most">The highest value.</param>
    /// <param name="names">Names for the values, from the lowest on.</param>
    public static CronField? TryParse(string text, int least, int most, params string[] names)
    {
        var field = new CronField();
        return text.Split(',').All(part => field.TryAdd(part, least, most, names)) ? field : null;
    }

    private bool TryAdd(string part, int least, int most, string[] names)
    {
        string[] steps = part.Split('/');
        int step = 1;
        if (steps.Length > 2 || (steps.Length == 2 && (!int.TryParse(steps[1], NumberStyles.None, CultureInfo.InvariantCulture, out step) || step == 0)))
            return false;

        string[] ends = steps[0] == "*" ? [$"{least}", $"{most}"] : steps[0].Split('-');
        if (ends.Length > 2 || Read(ends[0], least, most, names) is not { } first || Read(ends[^1], least, most, names) is not { } last)
            return false;

        // 0/5 has no end, and 7 alone is its own.
        if (ends.Length == 1 && steps.Length == 2)
            last = most;
        // FRI-MON passes the end of the week.
        for (int value = first; value <= (last < first ? last + most - least + 1 : last); value += step)
            _values.Add(value > most ? value - (most - least + 1) : value);
        return true;
    }

    private static int? Read(string text, int least, int most, string[] names)
    {
        int index = Array.FindIndex(names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (index >= 0)
            return least + index;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most ? number : null;
    }
}
