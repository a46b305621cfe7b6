namespace Lambda.Runtime.Benchmarks.Functions;

/// <summary>A row of the table: one thing that was measured, of each program.</summary>
/// <param name="Group">What it was measured in: <c>start</c>, <c>cold</c> or an event's name.</param>
/// <param name="Name">What it is, which with the group says which row this is.</param>
/// <param name="Values">By the name of the program. Those that have no such figure are missing.</param>
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
