using System.Globalization;
using System.Text;

namespace Lambda.Runtime.Benchmarks.Functions;

/// <summary>Measures reading and returning one text of many lengths, compared with the C loop. Large strings on .NET's heap must not be slow.</summary>
internal static class TextCurve
{
    private const int Turns = 20;

    /// <summary>The approximate total of the texts that are measured for each length.</summary>
    private const int TotalKilobytes = 200_000;

    private static readonly int[] Kilobytes = [10, 30, 42, 64, 100, 200, 500, 1_000, 2_000, 6_000];

    /// <summary>Creates the table in docs/performance.md.</summary>
    /// <param name="variables">Environment variables for our function, in addition to Lambda's.</param>
    public static string Run(params (string Name, string Value)[] variables)
    {
        var text = new StringBuilder("| Text | C loop | ours | ratio | goal | peak RSS | goal |\n| --- | --- | --- | --- | --- | --- | --- |\n");
        double before = 0;
        foreach (int kilobytes in Kilobytes)
        {
            (double loop, double ours, double peak) = Measure(kilobytes, variables);
            double ratio = ours / loop;
            double most = kilobytes <= 100 ? 2 : 3;
            bool isJump = before > 0 && Math.Max(ratio / before, before / ratio) > 1.5;
            double? mostPeak = kilobytes <= 200 ? 24 : kilobytes <= 500 ? 48 : null;
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {kilobytes:N0} KB | {loop:N0} µs | {ours:N0} µs | {ratio:F2} | {most}{(ratio > most ? ", **not met**" : "")}"
                + $"{(isJump ? $", **a jump of {Math.Max(ratio / before, before / ratio):F2}**" : "")} | {peak:N1} MiB | "
                + $"{(mostPeak is null ? "" : $"{mostPeak} MiB{(peak > mostPeak ? ", **not met**" : "")}")} |\n");
            before = ratio;
        }

        return text.ToString();
    }

    private static (double Loop, double Ours, double Peak) Measure(int kilobytes, (string Name, string Value)[] variables)
    {
        var measured = Event.Echo(kilobytes, Math.Clamp(TotalKilobytes / kilobytes, 100, 10_000));
        using var server = new ApiServer();
        using var loop = FunctionProcess.Start(Path.Combine(Peer.Folder, Peer.Loop, "bootstrap"), server);
        using var ours = FunctionProcess.Start(Peer.EchoBootstrap, server, variables);
        var times = new Dictionary<FunctionProcess, List<double>> { [loop] = [], [ours] = [] };

        // The first turns are not counted: the heap has not settled, and pages are not mapped yet.
        for (int turn = -Turns / 4; turn < Turns; turn++)
        {
            foreach ((FunctionProcess function, List<double> all) in (turn & 1) == 0 ? times : times.Reverse())
            {
                for (int i = 0; i < measured.Invocations / Turns; i++)
                {
                    double time = function.Api.Invoke(measured).TotalMicroseconds;
                    if (turn >= 0)
                        all.Add(time);
                }
            }
        }

        return (Samples.Quantile(times[loop], 0.5), Samples.Quantile(times[ours], 0.5), ours.PeakResidentMiB);
    }
}
