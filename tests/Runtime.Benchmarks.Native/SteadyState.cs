using System.Diagnostics;

namespace Lambda.Runtime.Benchmarks.Native;

/// <summary>Measures both sides in alternating turns of about a millisecond, so that other load on the machine affects both.</summary>
internal static class SteadyState
{
    private const int Rounds = 400;

    public static void Run(ReadOnlySpan<string> names)
    {
        Console.WriteLine($"warm: medians of {Rounds} turns each");
        Console.WriteLine("                           generated      context   ratio");
        foreach (string name in names)
        {
            var one = Case.Find(name);
            object? value = one.ReadGenerated();
            Compare($"read {name}", () => one.ReadGenerated(), () => one.ReadContext());
            if (one is { WriteGenerated: { } generated, WriteContext: { } context })
                Compare($"write {name}", () => generated(value), () => context(value));
        }
    }

    public static void Compare(string name, Action generated, Action context)
    {
        int calls = Calibrate(context);
        double[] generatedTimes = new double[Rounds];
        double[] contextTimes = new double[Rounds];
        double[] ratios = new double[Rounds];
        for (int round = -Rounds / 4; round < Rounds; round++)
        {
            // The side that goes first alternates.
            double first = Time((round & 1) == 0 ? generated : context, calls);
            double second = Time((round & 1) == 0 ? context : generated, calls);
            if (round < 0)
                continue;
            generatedTimes[round] = (round & 1) == 0 ? first : second;
            contextTimes[round] = (round & 1) == 0 ? second : first;
            ratios[round] = generatedTimes[round] / contextTimes[round];
        }

        Console.WriteLine($"{name,-25}{Median(generatedTimes),8:F0} ns  {Median(contextTimes),8:F0} ns    {Median(ratios):F2}");
    }

    /// <summary>Finds the number of calls that take about a millisecond, after a warm-up.</summary>
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
