using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Tests.Batches;

/// <summary>Expressions of <c>[ScheduleHandler]</c>.</summary>
public sealed class ScheduleExpressionTests
{
    [Theory]
    [InlineData("rate(1 minute)")]
    [InlineData("rate(5 minutes)")]
    [InlineData("rate(1 hour)")]
    [InlineData("rate(365 days)")]
    [InlineData("cron(0 8 * * ? *)")]
    [InlineData("cron(0/15 8-17 ? * MON-FRI *)")]
    [InlineData("cron(0,30 0 1 JAN,jul ? 2030-2035)")]
    [InlineData("cron(0 12 L * ? *)")]
    [InlineData("cron(0 12 LW * ? *)")]
    [InlineData("cron(0 12 3W * ? *)")]
    [InlineData("cron(0 12 ? * 3#2 *)")]
    [InlineData("cron(0 12 ? * 6L *)")]
    [InlineData("cron(*/5 * * * ? *)")]
    [InlineData("cron(0  8  *  *  ?  *)")]
    [InlineData("at(2030-12-31T08:00:00)")]
    public void ValidExpression_IsAccepted(string expression) => Assert.Empty(Diagnostics(expression));

    [Theory]
    [InlineData("rate(0 minutes)", "expected a number above 0 and minutes, hours or days")]
    [InlineData("rate(1.5 hours)", "expected a number above 0")]
    [InlineData("rate(5 seconds)", "expected a number above 0")]
    [InlineData("rate(1hour)", "expected a number above 0")]
    [InlineData("rate(1 hour", "expected a number above 0")]
    [InlineData("Rate(1 hour)", "expected rate(1 hour), cron(0 8 * * ? *) or at(2030-12-31T08:00:00)")]
    [InlineData("0 8 * * *", "expected rate(1 hour), cron(0 8 * * ? *) or at(2030-12-31T08:00:00)")]
    [InlineData("cron(0 8 * * *)", "expected the six fields minutes hours day-of-month month day-of-week year of cron, such as cron(0 8 * * ? *), found 5")]
    [InlineData("cron(0 8 * * * *)", "expected ? for either day-of-month or day-of-week, such as cron(0 8 * * ? *) or cron(0 8 ? * MON-FRI *)")]
    [InlineData("cron(0 8 ? * ? *)", "expected ? for either day-of-month or day-of-week")]
    [InlineData("cron(60 8 * * ? *)", "found 60 for minutes, expected values from 0 to 59")]
    [InlineData("cron(0 8 ? * 0 *)", "found 0 for day-of-week, expected values from 1 to 7 or SUN to SAT")]
    [InlineData("cron(0 8 ? * MON-XYZ *)", "found MON-XYZ for day-of-week")]
    [InlineData("cron(0 8 * 13 ? *)", "found 13 for month, expected values from 1 to 12 or JAN to DEC")]
    [InlineData("cron(0/0 8 * * ? *)", "found 0/0 for minutes")]
    [InlineData("cron(0 8 * * ? 1969)", "found 1969 for year, expected values from 1970 to 2199")]
    [InlineData("cron(0, 8 * * ? *)", "found 0, for minutes")]
    [InlineData("at(2030-12-31)", "expected a time without a zone, such as at(2030-12-31T08:00:00)")]
    [InlineData("at(2030-02-30T08:00:00)", "expected a time without a zone")]
    [InlineData("at(2030-12-31T08:00:00Z)", "expected a time without a zone")]
    public void MalformedExpression_IsAnError(string expression, string message)
    {
        Diagnostic error = Assert.Single(Diagnostics(expression));
        Assert.Equal("LAMBDA073", error.Id);
        Assert.Contains($"has the schedule \"{expression}\", which EventBridge Scheduler does not accept; {message}", error.GetMessage(null), StringComparison.Ordinal);
    }

    /// <summary>The publish writes templates from it.</summary>
    [Theory]
    [InlineData("ScheduleHandler(\"rate(1 hour)\")", "\"rate(1 hour)\"")]
    [InlineData("ScheduleHandler", "null")]
    [InlineData("EventBridgeHandler(\"order-placed\")", "\"order-placed\"")]
    [InlineData("EventBridgeHandler(Name = \"placed\")", "null")]
    public void Argument_IsTheSourceNameOfTheDescription(string attribute, string expected)
    {
        var generation = Generation.Of($"{BatchFunction.Program}\n[{attribute}] public static void Run(string text) {{ }} }}", packages: BatchFunction.Packages);
        string description = generation.Result.GeneratedSources.Single(static source => source.HintName == "LambdaDescriptions.g.cs").SourceText.ToString();
        Assert.Contains($"internal const string SourceName = {expected};", description, StringComparison.Ordinal);
    }

    /// <summary>A payload is the input of the schedule, and not a part of the event that EventBridge writes without one.</summary>
    [Theory]
    [InlineData("", "Lambda.Runtime.Events.ScheduledEvent")]
    [InlineData("ScheduledEvent scheduled", "Lambda.Runtime.Events.ScheduledEvent")]
    [InlineData("LambdaContext context", "Lambda.Runtime.Events.ScheduledEvent")]
    [InlineData("int[] sizes", "int[]")]
    [InlineData("string text", null)]
    public void EventType_IsThatOfTheInput(string parameter, string? expected)
    {
        var generation = Generation.Of($"{BatchFunction.Program}\n[ScheduleHandler] public static void Run({parameter}) {{ }} }}", packages: BatchFunction.Packages);
        string description = generation.Result.GeneratedSources.Single(static source => source.HintName == "LambdaDescriptions.g.cs").SourceText.ToString();
        Assert.Contains($"internal const string EventType = {(expected is null ? "null" : $"\"{expected}\"")};", description, StringComparison.Ordinal);
        Assert.Contains("internal const string PayloadType = null;", description, StringComparison.Ordinal);
    }

    private static ImmutableArray<Diagnostic> Diagnostics(string expression) => Generation.Run(
        $"{BatchFunction.Program}\n[ScheduleHandler(\"{expression}\")] public static void Run() {{ }} }}", packages: BatchFunction.Packages).Result.Diagnostics;
}
