using System.Globalization;

namespace Lambda.Runtime.Emulator.Schedules;

/// <summary><c>rate(5 minutes)</c>: at once when the schedule is created, and then at this interval.</summary>
/// <param name="interval">The interval.</param>
internal sealed class RateSchedule(TimeSpan interval) : ScheduleExpression
{
    public static RateSchedule? TryParse(string text)
    {
        if (text.Split(' ') is not [var number, var unit] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int count) || count == 0)
            return null;

        return unit switch
        {
            "minute" or "minutes" => new RateSchedule(TimeSpan.FromMinutes(count)),
            "hour" or "hours" => new RateSchedule(TimeSpan.FromHours(count)),
            "day" or "days" => new RateSchedule(TimeSpan.FromDays(count)),
            _ => null,
        };
    }

    public override DateTimeOffset? Next(DateTimeOffset after, DateTimeOffset startedAt) =>
        after < startedAt ? startedAt : startedAt + (interval * (Math.Floor((after - startedAt) / interval) + 1));
}
