using System.Globalization;
using Lambda.Runtime.Emulator.Schedules;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Testing.Tests.Schedules;

/// <summary>When schedules call their functions.</summary>
public sealed class ScheduleExpressionTests
{
    private static readonly DateTimeOffset Monday = At("2026-11-30T08:00:00");

    [Theory]
    [InlineData("rate(1 minute)", "2026-11-30T08:00:00", "2026-11-30T08:01:00")]
    [InlineData("rate(5 minutes)", "2026-11-30T08:04:59", "2026-11-30T08:05:00")]
    [InlineData("rate(2 hours)", "2026-11-30T11:00:00", "2026-11-30T12:00:00")]
    [InlineData("rate(3 days)", "2026-12-01T00:00:00", "2026-12-03T08:00:00")]
    [InlineData("cron(0 8 * * ? *)", "2026-11-30T08:00:00", "2026-12-01T08:00:00")]
    [InlineData("cron(0 8 * * ? *)", "2026-11-30T07:59:59", "2026-11-30T08:00:00")]
    [InlineData("cron(0/15 * * * ? *)", "2026-11-30T08:16:00", "2026-11-30T08:30:00")]
    [InlineData("cron(5,35 14 * * ? *)", "2026-11-30T14:05:00", "2026-11-30T14:35:00")]
    [InlineData("cron(0 18 ? * MON-FRI *)", "2026-12-04T18:00:00", "2026-12-07T18:00:00")]
    [InlineData("cron(0 9 ? * FRI-SUN *)", "2026-11-30T10:00:00", "2026-12-04T09:00:00")]
    [InlineData("cron(0 9 ? * 2#1 *)", "2026-11-30T10:00:00", "2026-12-07T09:00:00")]
    [InlineData("cron(0 9 ? * 6L *)", "2026-11-30T10:00:00", "2026-12-25T09:00:00")]
    [InlineData("cron(0 9 ? * L *)", "2026-11-30T10:00:00", "2026-12-05T09:00:00")]
    [InlineData("cron(0 9 L * ? *)", "2026-11-30T10:00:00", "2026-12-31T09:00:00")]
    [InlineData("cron(0 9 L 2 ? *)", "2026-11-30T10:00:00", "2027-02-28T09:00:00")]
    [InlineData("cron(0 9 LW 1 ? 2027)", "2026-11-30T10:00:00", "2027-01-29T09:00:00")]
    [InlineData("cron(0 9 1W 8 ? 2027)", "2026-11-30T10:00:00", "2027-08-02T09:00:00")]
    [InlineData("cron(0 9 29 FEB ? *)", "2026-11-30T10:00:00", "2028-02-29T09:00:00")]
    [InlineData("cron(0 0 1 1 ? 2030)", "2026-11-30T10:00:00", "2030-01-01T00:00:00")]
    [InlineData("at(2026-12-24T18:00:00)", "2026-11-30T10:00:00", "2026-12-24T18:00:00")]
    public void Next_IsTheFirstTimeAfter(string expression, string after, string next) =>
        Assert.Equal(At(next), ScheduleExpression.Parse(expression)!.Next(At(after), Monday));

    [Theory]
    [InlineData("at(2026-11-30T08:00:00)")]
    [InlineData("cron(0 8 * * ? 2025)")]
    [InlineData("cron(0 8 30 2 ? *)")]
    public void ScheduleThatHasEnded_HasNoNext(string expression) => Assert.Null(ScheduleExpression.Parse(expression)!.Next(Monday, Monday));

    [Theory]
    [InlineData("rate(0 minutes)")]
    [InlineData("rate(1 second)")]
    [InlineData("rate(1 hour")]
    [InlineData("cron(0 8 * * *)")]
    [InlineData("cron(0 8 * * * *)")]
    [InlineData("cron(60 8 * * ? *)")]
    [InlineData("cron(0 8 ? * MOO *)")]
    [InlineData("at(2026-11-30)")]
    [InlineData("hourly")]
    public void OtherText_IsNoSchedule(string expression) => Assert.Null(ScheduleExpression.Parse(expression));

    [Fact]
    public void Rate_CallsAtOnceAndThenAtItsInterval()
    {
        var clock = new FakeTimeProvider(Monday);
        int calls = 0;
        using (var timer = new ScheduleTimer(ScheduleExpression.Parse("rate(1 hour)")!, clock, () => calls++))
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(1, calls);

            clock.Advance(TimeSpan.FromMinutes(59));
            Assert.Equal(1, calls);
            clock.Advance(TimeSpan.FromMinutes(1));
            Assert.Equal(2, calls);
            Assert.Equal(Monday.AddHours(2), timer.NextAt);
        }

        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(2, calls);
    }

    [Fact]
    public void DistantTime_IsReachedInSteps()
    {
        var clock = new FakeTimeProvider(Monday);
        int calls = 0;
        using var timer = new ScheduleTimer(ScheduleExpression.Parse("at(2027-11-30T08:00:00)")!, clock, () => calls++);
        for (int day = 0; day < 364; day++)
            clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, calls);

        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, calls);
        Assert.Null(timer.NextAt);
    }

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
