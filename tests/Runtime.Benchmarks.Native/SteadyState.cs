using System.Diagnostics;

namespace Lambda.Runtime.Benchmarks.Native;

/// <summary>Times both sides in turns of about a millisecond, so that what else the machine does meets both.</summary>
internal static class SteadyState
{
    private const int Rounds = 400;

    public static void Run(ReadOnlySpan<string> names)
    {
        Console.WriteLine($"warm: medians of {Rounds} turns each");
        Console.WriteLine("                             emitted      context   ratio");
        foreach (string name in names)
        {
            Case one = Case.Find(name);
            object? value = one.ReadEmitted();
            Compare($"read {name}", () => one.ReadEmitted(), () => one.ReadContext());
            Compare($"write {name}", () => one.WriteEmitted(value), () => one.WriteContext(value));
        }
    }

    public static void Compare(string name, Action emitted, Action context)
    {
        int calls = Calibrate(context);
        double[] emittedTimes = new double[Rounds];
        double[] contextTimes = new double[Rounds];
        double[] ratios = new double[Rounds];
        for (int round = -Rounds / 4; round < Rounds; round++)
        {
            // Who goes first changes.
            double first = Time((round & 1) == 0 ? emitted : context, calls);
            double second = Time((round & 1) == 0 ? context : emitted, calls);
            if (round < 0)
                continue;
            emittedTimes[round] = (round & 1) == 0 ? first : second;
            contextTimes[round] = (round & 1) == 0 ? second : first;
            ratios[round] = emittedTimes[round] / contextTimes[round];
        }

        Console.WriteLine($"{name,-25}{Median(emittedTimes),8:F0} ns  {Median(contextTimes),8:F0} ns    {Median(ratios):F2}");
    }

    /// <summary>How many calls take about a millisecond, when the first ones are over.</summary>
    private static int Calibrate(Action action)
    {
        Time(action, 100);
        int calls = 1;
        while (Time(action, calls) * calls < 500_000)
            calls *= 2;
        return calls;
    }

    private static double Time(Action action, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
            action();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / calls;
    }

    internal static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
