using System.Diagnostics;
using System.Globalization;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Package.Tests.Binaries;

/// <summary>The throughput of the real binary with several slots and a handler that awaits.</summary>
public sealed class ThroughputTests(PackedPackages packages)
{
    private const int Slots = 8;
    private const double Required = 7;

    private const int LeastRounds = 5;

    /// <summary>
    /// Other work on the machine makes both slower, so the best time of each counts. Rounds are short, so that other work disturbs only some of
    /// them.
    /// </summary>
    private const int MostRounds = 200;

    [Fact]
    public async Task EightSlots_HaveSevenTimesThroughputOfOne()
    {
        await using LambdaFunction one = await Start(1);
        await using LambdaFunction eight = await Start(Slots);
        await Time(one, callers: 1, each: 20);
        await Time(eight, callers: Slots, each: 20);

        (TimeSpan alone, TimeSpan together) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        double ratio = 0;
        int rounds = 0;
        for (; rounds < LeastRounds || (rounds < MostRounds && ratio < Required); rounds++)
        {
            alone = Least(alone, await Time(one, callers: 1, each: 20));
            together = Least(together, await Time(eight, callers: Slots, each: 20));
            ratio = Slots * (alone / together);
        }

        Report($"eight slots serve {ratio:0.0} times as much as one, after {rounds} rounds");
        Report($"one slot: {Status(one, "Threads")} threads, {Status(one, "VmRSS")} resident");
        Report($"eight slots: {Status(eight, "Threads")} threads, {Status(eight, "VmRSS")} resident");
        Assert.InRange(ratio, Required, double.MaxValue);
    }

    private async Task<LambdaFunction> Start(int slots) => await LambdaFunction.StartAsync(
        await packages.Probe.Bootstrap, new() { Handler = "Await", MaxConcurrency = slots, Timeout = TimeSpan.FromMinutes(1) }, TestContext.Current.CancellationToken);

    /// <summary>Measures the time until each caller has received a number of responses in sequence.</summary>
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

    private static TimeSpan Least(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static string Status(LambdaFunction function, string name) =>
        File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{function.ProcessId}/status"))
            .Single(line => line.StartsWith(name + ":", StringComparison.Ordinal))[(name.Length + 1)..].Trim();

    private static void Report(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);
}
