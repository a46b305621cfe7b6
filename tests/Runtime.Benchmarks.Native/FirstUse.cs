using System.Diagnostics;
using System.Globalization;

namespace Lambda.Runtime.Benchmarks.Native;

/// <summary>Measures the first read and the first write of an event, in a new process for each side, alternating between the sides.</summary>
internal static class FirstUse
{
    private const int Processes = 101;

    public static void Run()
    {
        Console.WriteLine($"first use, read and write: medians of {Processes} processes each");
        Console.WriteLine("                generated      context   ratio");
        foreach (string name in Case.Names)
        {
            double[] generated = new double[Processes];
            double[] context = new double[Processes];
            for (int i = 0; i < Processes; i++)
            {
                generated[i] = Start("generated", name);
                context[i] = Start("context", name);
            }

            double ours = SteadyState.Median(generated);
            double theirs = SteadyState.Median(context);
            Console.WriteLine($"{name,-14}{ours / 1000,8:F0} µs  {theirs / 1000,8:F0} µs    {ours / theirs:F2}");
        }
    }

    /// <summary>Runs the measurement in the new process.</summary>
    public static void Measure(string side, string name)
    {
        var one = Case.Find(name);
        bool isGenerated = side == "generated";

        // Creates the events and reads the clock once, so that neither is part of a side's time.
        GC.KeepAlive((Events.Hello, Events.Http, Events.Sqs, Events.DynamoDb, Events.Document));
        Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp());

        long start = Stopwatch.GetTimestamp();
        object? value = isGenerated ? one.ReadGenerated() : one.ReadContext();
        byte[]? json = (isGenerated ? one.WriteGenerated : one.WriteContext)?.Invoke(value);
        double time = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        GC.KeepAlive(json);
        Console.WriteLine(time.ToString(CultureInfo.InvariantCulture));
    }

    private static double Start(string side, string name)
    {
        using Process process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["first", side, name]) { RedirectStandardOutput = true })!;
        string printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return double.Parse(printed, CultureInfo.InvariantCulture);
    }
}
