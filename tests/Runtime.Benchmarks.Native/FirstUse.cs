using System.Diagnostics;
using System.Globalization;

namespace Lambda.Runtime.Benchmarks.Native;

/// <summary>Times the first read and the first write of an event, each in a process that has done nothing before, side by side.</summary>
internal static class FirstUse
{
    private const int Processes = 101;

    public static void Run()
    {
        Console.WriteLine($"first use, read and write: medians of {Processes} processes each");
        Console.WriteLine("                  emitted      context   ratio");
        foreach (string name in Case.Names)
        {
            double[] emitted = new double[Processes];
            double[] context = new double[Processes];
            for (int i = 0; i < Processes; i++)
            {
                emitted[i] = Start("emitted", name);
                context[i] = Start("context", name);
            }

            double ours = SteadyState.Median(emitted);
            double theirs = SteadyState.Median(context);
            Console.WriteLine($"{name,-14}{ours / 1000,8:F0} µs  {theirs / 1000,8:F0} µs    {ours / theirs:F2}");
        }
    }

    /// <summary>What the new process does.</summary>
    public static void Measure(string side, string name)
    {
        Case one = Case.Find(name);
        bool isEmitted = side == "emitted";

        // Made here, so that neither side's time has the bytes in it, and the clock has been read once.
        GC.KeepAlive((Events.Hello, Events.Http, Events.Sqs, Events.Document));
        Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp());

        long start = Stopwatch.GetTimestamp();
        object? value = isEmitted ? one.ReadEmitted() : one.ReadContext();
        byte[] json = isEmitted ? one.WriteEmitted(value) : one.WriteContext(value);
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
