using System.Globalization;

namespace Lambda.Runtime.Emulator.Schedules;

/// <summary>The days of a cron expression: by their number in the month or by their weekday, of which the other is <c>?</c>.</summary>
/// <param name="contains">Whether a date is one of them.</param>
internal sealed class CronDays(Func<DateOnly, bool> contains)
{
    private static readonly string[] Weekdays = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    public bool Contains(DateOnly date) => contains(date);

    public static CronDays? TryParse(string daysOfMonth, string daysOfWeek) =>
        daysOfWeek == "?" ? TryParse(daysOfMonth, static part => ParseDayOfMonth(part))
        : daysOfMonth == "?" ? TryParse(daysOfWeek, static part => ParseDayOfWeek(part))
        : null;

    private static CronDays? TryParse(string text, Func<string, Func<DateOnly, bool>?> parse)
    {
        Func<DateOnly, bool>?[] parts = [.. text.Split(',').Select(parse)];
        return parts.Any(static part => part is null) ? null : new CronDays(date => parts.Any(part => part!(date)));
    }

    // L: the last day. LW: the last weekday. 15W: the weekday nearest to the 15th in the same month.
    private static Func<DateOnly, bool>? ParseDayOfMonth(string part)
    {
        if (part == "L")
            return static date => date.Day == LastDay(date);
        if (part == "LW")
            return static date => date.Day == NearestWeekday(date, LastDay(date));
        if (part.EndsWith('W') && ReadDay(part[..^1]) is { } near)
            return date => near <= LastDay(date) && date.Day == NearestWeekday(date, near);
        return CronField.TryParse(part, 1, 31) is { } days ? date => days.Contains(date.Day) : null;
    }

    // 6L: the last Friday. 6#2: the second Friday. L alone: Saturday.
    private static Func<DateOnly, bool>? ParseDayOfWeek(string part)
    {
        if (part == "L")
            return static date => date.DayOfWeek == DayOfWeek.Saturday;
        if (part.Length == 2 && part[1] == 'L' && part[0] is >= '1' and <= '7')
            return date => (int)date.DayOfWeek == part[0] - '1' && date.Day > LastDay(date) - 7;
        if (part.Length == 3 && part[1] == '#' && part[0] is >= '1' and <= '7' && part[2] is >= '1' and <= '5')
            return date => (int)date.DayOfWeek == part[0] - '1' && (date.Day - 1) / 7 == part[2] - '1';
        return CronField.TryParse(part, 1, 7, Weekdays) is { } days ? date => days.Contains((int)date.DayOfWeek + 1) : null;
    }

    private static int? ReadDay(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int day) && day is >= 1 and <= 31 ? day : null;

    private static int LastDay(DateOnly date) => DateTime.DaysInMonth(date.Year, date.Month);

    private static int NearestWeekday(DateOnly month, int day) => new DateOnly(month.Year, month.Month, day).DayOfWeek switch
    {
        DayOfWeek.Saturday => day == 1 ? 3 : day - 1,
        DayOfWeek.Sunday => day == LastDay(month) ? day - 2 : day + 1,
        _ => day,
    };
}
