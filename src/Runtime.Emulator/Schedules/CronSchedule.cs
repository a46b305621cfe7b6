namespace Lambda.Runtime.Emulator.Schedules;

/// <summary><c>cron(0 8 ? * MON-FRI *)</c>: minutes, hours, day of month, month, day of week, year.</summary>
/// <param name="minutes">The minutes.</param>
/// <param name="hours">The hours.</param>
/// <param name="days">The days.</param>
/// <param name="months">The months.</param>
/// <param name="years">The years.</param>
internal sealed class CronSchedule(CronField minutes, CronField hours, CronDays days, CronField months, CronField years) : ScheduleExpression
{
    private const int LastYear = 2199;

    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

    public static CronSchedule? TryParse(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var minutes, var hours, var daysOfMonth, var months, var daysOfWeek, var years]
        && CronField.TryParse(minutes, 0, 59) is { } atMinutes && CronField.TryParse(hours, 0, 23) is { } atHours && CronDays.TryParse(daysOfMonth, daysOfWeek) is { } atDays
        && CronField.TryParse(months, 1, 12, Months) is { } atMonths && CronField.TryParse(years, 1970, LastYear) is { } atYears
            ? new CronSchedule(atMinutes, atHours, atDays, atMonths, atYears)
            : null;

    public override DateTimeOffset? Next(DateTimeOffset after, DateTimeOffset startedAt)
    {
        DateTime utc = after.UtcDateTime;
        var date = DateOnly.FromDateTime(utc);
        for (; date.Year <= LastYear; date = date.AddDays(1))
        {
            if (!years.Contains(date.Year) || !months.Contains(date.Month) || !days.Contains(date))
                continue;

            // On the first day, only what is later.
            int first = date == DateOnly.FromDateTime(utc) ? (utc.Hour * 60) + utc.Minute + 1 : 0;
            for (int minute = first; minute < 24 * 60; minute++)
            {
                if (hours.Contains(minute / 60) && minutes.Contains(minute % 60))
                    return new DateTimeOffset(date.ToDateTime(new TimeOnly(minute / 60, minute % 60)), TimeSpan.Zero);
            }
        }

        return null;
    }
}
