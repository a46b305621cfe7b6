using System.Globalization;

namespace Lambda.Runtime.Emulator.Schedules;

/// <summary>When a schedule of Amazon EventBridge Scheduler calls its function. All times are UTC.</summary>
/// <remarks>https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html</remarks>
internal abstract class ScheduleExpression
{
    /// <summary>Parses <c>rate(1 hour)</c>, <c>cron(0 8 * * ? *)</c> or <c>at(2030-12-31T08:00:00)</c>.</summary>
    /// <returns><see langword="null"/> if it is another text. The generator has said what is wrong.</returns>
    public static ScheduleExpression? Parse(string expression)
    {
        string[] parts = expression.Split('(', ')');
        return parts is not [var kind, var text, ""] ? null : kind switch
        {
            "rate" => RateSchedule.TryParse(text),
            "cron" => CronSchedule.TryParse(text),
            "at" when DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime time)
                => new OneTimeSchedule(new DateTimeOffset(time, TimeSpan.Zero)),
            _ => null,
        };
    }

    /// <summary>Returns the first time after another one; <see langword="null"/> if there is none.</summary>
    /// <param name="after">The time.</param>
    /// <param name="startedAt">When the schedule was created.</param>
    public abstract DateTimeOffset? Next(DateTimeOffset after, DateTimeOffset startedAt);
}
