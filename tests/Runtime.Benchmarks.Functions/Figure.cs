namespace Lambda.Runtime.Benchmarks.Functions;

/// <summary>A row of the table: one measurement for each program.</summary>
/// <param name="Group">What was measured: <c>start</c>, <c>cold</c> or an event's name.</param>
/// <param name="Name">The name of the figure, which identifies the row within its group.</param>
/// <param name="Values">The values by program name. Programs without the figure are missing.</param>
internal sealed record Figure(string Group, string Name, string Unit, Dictionary<string, double> Values)
{
    public const string BinaryKB = "binary";
    public const string ZipKB = "zip";
    public const string ToNext = "process start to `/next`";
    public const string First = "first invocation";
    public const string PageFaults = "page faults at `/next`";
    public const string MajorFaults = "page faults that read from disk";
    public const string Threads = "threads";
    public const string ResidentAfterFirst = "RSS after the first invocation";
    public const string Median = "warm p50";
    public const string Percentile99 = "warm p99";
    public const string Throughput = "throughput";
    public const string Cpu = "CPU";
    public const string LoadCpu = "CPU of the load generator";
    public const string PeakResident = "peak RSS";
    public const string Allocated = "allocated in addition to the handler's own";
}
