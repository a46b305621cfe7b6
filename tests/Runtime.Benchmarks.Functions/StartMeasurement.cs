namespace Lambda.Runtime.Benchmarks.Functions;

/// <summary>Measures new instances of each program in turn, so that other load on the machine affects all equally.</summary>
internal static class StartMeasurement
{
    private const int WarmRounds = 40;
    private const int ColdRounds = 20;

    public static void RunWarm(Results results)
    {
        // Reads the files into the page cache, and compiles the code of this program.
        Run(2, static () => { });
        Samples samples = Run(WarmRounds, static () => { });
        Add(results, "start", samples);
        results.Add("start", Figure.PageFaults, "", samples.Medians(Figure.PageFaults));
        results.Add("start", Figure.Threads, "", samples.Medians(Figure.Threads));
        results.Add("start", Figure.ResidentAfterFirst, "MiB", samples.Medians(Figure.ResidentAfterFirst));
    }

    public static void RunCold(Results results)
    {
        results.Cold = PageCache.How;
        PageCache.Settle();
        Samples samples = Run(ColdRounds, PageCache.Empty);
        Add(results, "cold", samples);
        results.Add("cold", Figure.MajorFaults, "", samples.Medians(Figure.MajorFaults));
    }

    private static void Add(Results results, string group, Samples samples)
    {
        results.Add(group, Figure.ToNext, "ms", samples.Medians(Figure.ToNext));
        results.Add(group, Figure.First, "ms", samples.Medians(Figure.First));
    }

    private static Samples Run(int rounds, Action prepare)
    {
        using var server = new ApiServer();
        var samples = new Samples();
        for (int round = 0; round < rounds; round++)
        {
            // Each round starts with a different program.
            for (int i = 0; i < Peer.All.Length; i++)
            {
                prepare();
                Measure(Peer.All[(round + i) % Peer.All.Length], server, samples);
            }
        }

        return samples;
    }

    private static void Measure(Peer peer, ApiServer server, Samples samples)
    {
        using var function = FunctionProcess.Start(peer.Bootstrap, server);
        (int faults, int major) = function.PageFaults;
        samples.Add(peer, Figure.ToNext, function.MillisecondsToNext);
        samples.Add(peer, Figure.PageFaults, faults);
        samples.Add(peer, Figure.MajorFaults, major);
        if (!peer.HandlesEvents)
        {
            samples.Add(peer, Figure.Threads, function.Threads);
            return;
        }

        samples.Add(peer, Figure.First, function.Api.Invoke(Event.All[0]).TotalMilliseconds);
        samples.Add(peer, Figure.Threads, function.Threads);
        samples.Add(peer, Figure.ResidentAfterFirst, function.ResidentMiB);
    }
}
