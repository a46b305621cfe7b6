using System.Diagnostics;
using System.Globalization;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Package.Tests.Binaries;

/// <summary>What several slots of the real binary are worth to a handler that awaits.</summary>
public sealed class ThroughputTests(PackedPackages packages)
{
    private const int Slots = 8;
    private const double Required = 7;

    /// <summary>The machine may be busy with other things in most rounds; in one it has to be good.</summary>
    private const int MostRounds = 60;

    [Fact]
    public async Task EightSlots_ServeSevenTimesAsMuchAsOne()
    {
        await using LambdaFunction one = await Start(1);
        await using LambdaFunction eight = await Start(Slots);
        await Time(one, callers: 1, each: 20);
        await Time(eight, callers: Slots, each: 20);

        double best = 0;
        int rounds = 0;
        for (; rounds < MostRounds && best < Required; rounds++)
        {
            TimeSpan alone = await Time(one, callers: 1, each: 40);
            TimeSpan together = await Time(eight, callers: Slots, each: 40);
            best = Math.Max(best, Slots * (alone / together));
        }

        Report($"eight slots serve {best:0.0} times as much as one, in round {rounds}");
        Report($"one slot: {Status(one, "Threads")} threads, {Status(one, "VmRSS")} resident");
        Report($"eight slots: {Status(eight, "Threads")} threads, {Status(eight, "VmRSS")} resident");
        Assert.InRange(best, Required, double.MaxValue);
    }

    private async Task<LambdaFunction> Start(int slots) => await LambdaFunction.StartAsync(
        await packages.Probe.Bootstrap, new() { Handler = "Await", MaxConcurrency = slots, Timeout = TimeSpan.FromMinutes(1) }, TestContext.Current.CancellationToken);

    /// <summary>How long it takes until each caller has had so many answers, one after the other.</summary>
    private static async Task<TimeSpan> Time(LambdaFunction function, int callers, int each)
    {
        long start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(async _ =>
        {
            for (int i = 0; i < each; i++)
                Assert.Equal("5", (await function.InvokeJsonAsync("5", TestContext.Current.CancellationToken)).Text);
        }));
        return Stopwatch.GetElapsedTime(start);
    }

    private static string Status(LambdaFunction function, string name) =>
        File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{function.ProcessId}/status"))
            .Single(line => line.StartsWith(name + ":", StringComparison.Ordinal))[(name.Length + 1)..].Trim();

    private static void Report(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);
}
