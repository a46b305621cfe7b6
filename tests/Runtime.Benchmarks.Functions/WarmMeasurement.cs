using System.Diagnostics;

namespace Lambda.Runtime.Benchmarks.Functions;

/// <summary>Measures many invocations of one event. All programs run at once and take turns, so that other load on the machine affects all equally.</summary>
internal sealed class WarmMeasurement
{
    private const int Turns = 40;

    private readonly Event _event;
    private readonly List<double> _times = [];
    private readonly FunctionProcess _function;
    private double _seconds;
    private double _cpu;
    private double _loadCpu;

    private WarmMeasurement(Peer peer, ApiServer server, Event measured)
    {
        Peer = peer;
        _event = measured;
        _function = FunctionProcess.Start(measured.IsEcho && peer.Name == Peer.Static ? Peer.EchoBootstrap : peer.Bootstrap, server);
    }

    private Peer Peer { get; }

    public static void Run(Event measured, Results results)
    {
        using var server = new ApiServer();
        WarmMeasurement[] measurements = [.. Peer.All.Where(peer => measured.IsEcho ? peer.Name is Peer.Loop or Peer.Static : peer.HandlesEvents)
            .Select(peer => new WarmMeasurement(peer, server, measured))];
        foreach (WarmMeasurement measurement in measurements)
            measurement.WarmUp();
        for (int turn = 0; turn < Turns; turn++)
        {
            for (int i = 0; i < measurements.Length; i++)
                measurements[(turn + i) % measurements.Length].TakeTurn(measured.Invocations / Turns);
        }

        void Add(string name, string unit, Func<WarmMeasurement, double> figure) =>
            results.Add(measured.Name, name, unit, measurements.ToDictionary(measurement => measurement.Peer.Name, figure));
        Add(Figure.Median, "µs", measurement => Samples.Quantile(measurement._times, 0.5));
        Add(Figure.Percentile99, "µs", measurement => Samples.Quantile(measurement._times, 0.99));
        Add(Figure.Throughput, "/s", measurement => measurement._times.Count / measurement._seconds);
        Add(Figure.Cpu, "µs", measurement => measurement._cpu / 1000 / measurement._times.Count);
        Add(Figure.LoadCpu, "µs", measurement => measurement._loadCpu / 1000 / measurement._times.Count);
        Add(Figure.PeakResident, "MiB", measurement => measurement._function.PeakResidentMiB);
        foreach (WarmMeasurement measurement in measurements)
            measurement._function.Dispose();
    }

    private void WarmUp()
    {
        for (int i = 0; i < _event.Invocations / 20; i++)
            _function.Api.Invoke(_event);
    }

    private void TakeTurn(int invocations)
    {
        long start = Stopwatch.GetTimestamp();
        long cpu = _function.CpuNanoseconds;
        long loadCpu = Libc.ThreadCpu();
        for (int i = 0; i < invocations; i++)
            _times.Add(_function.Api.Invoke(_event).TotalMicroseconds);
        _loadCpu += Libc.ThreadCpu() - loadCpu;
        _cpu += _function.CpuNanoseconds - cpu;
        _seconds += Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
