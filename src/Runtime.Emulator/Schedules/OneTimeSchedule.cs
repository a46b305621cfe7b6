namespace Lambda.Runtime.Emulator.Schedules;

/// <summary><c>at(2030-12-31T08:00:00)</c></summary>
/// <param name="time">The only time.</param>
internal sealed class OneTimeSchedule(DateTimeOffset time) : ScheduleExpression
{
    public override DateTimeOffset? Next(DateTimeOffset after, DateTimeOffset startedAt) => time > after ? time : null;
}
