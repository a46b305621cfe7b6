using System.Diagnostics;
using System.Globalization;

namespace Lambda.Runtime.Benchmarks.Functions;

/// <summary>An instance of a function: its process, and its connection after it has requested an event.</summary>
internal sealed class FunctionProcess : IDisposable
{
    private FunctionProcess(int id, ApiConnection api, double millisecondsToNext)
    {
        Id = id;
        Api = api;
        MillisecondsToNext = millisecondsToNext;
    }

    /// <summary>The ID of the process.</summary>
    public int Id { get; }

    public ApiConnection Api { get; }

    /// <summary>The time from before the process was created until its request for an event arrived.</summary>
    public double MillisecondsToNext { get; }

    public long CpuNanoseconds => Libc.ProcessCpu(Id);

    public int Threads => (int)Status("Threads:");

    /// <summary>Counted page by page, because the field VmRSS lags by as much as the kernel batches.</summary>
    public double ResidentMiB => Field($"/proc/{Id}/smaps_rollup", "Rss:") / 1024.0;

    public double PeakResidentMiB => Status("VmHWM:") / 1024.0;

    /// <summary>The page faults so far, and those among them that read from disk.</summary>
    public (int All, int Major) PageFaults
    {
        get
        {
            // "123 (bootstrap) S 1 …": the fields after the name; of all fields, the tenth is minflt and the twelfth majflt.
            string stat = File.ReadAllText($"/proc/{Id}/stat");
            string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            int minor = int.Parse(fields[7], CultureInfo.InvariantCulture);
            int major = int.Parse(fields[9], CultureInfo.InvariantCulture);
            return (minor + major, major);
        }
    }

    /// <exception cref="InvalidOperationException">It did not start, or did not request an event.</exception>
    public static FunctionProcess Start(string bootstrap, ApiServer server, params (string Name, string Value)[] changes)
    {
        string?[] arguments = [bootstrap, null];
        var variables = new Dictionary<string, string>
        {
            ["AWS_LAMBDA_RUNTIME_API"] = server.Address,
            ["_HANDLER"] = "bootstrap",
            ["AWS_LAMBDA_FUNCTION_NAME"] = "hello",
            ["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST",
            ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = "256",
            ["AWS_REGION"] = "eu-central-1",
            ["LAMBDA_TASK_ROOT"] = "/var/task",
            ["PATH"] = "/usr/bin:/bin",
        };
        foreach ((string name, string value) in changes)
            variables[name] = value;
        string?[] environment = [.. variables.Select(static variable => $"{variable.Key}={variable.Value}"), null];
        long start = Stopwatch.GetTimestamp();
        int error = Libc.Spawn(out int id, bootstrap, 0, 0, arguments, environment);
        if (error != 0)
            throw new InvalidOperationException($"{bootstrap} cannot be started (errno {error})");
        try
        {
            ApiConnection api = server.Accept();
            api.ReceiveNext();
            return new FunctionProcess(id, api, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        catch (Exception failure)
        {
            End(id);
            throw new InvalidOperationException($"{bootstrap} did not request an event: {failure.Message}", failure);
        }
    }

    public void Dispose()
    {
        End(Id);
        Api.Dispose();
    }

    private static void End(int id)
    {
        _ = Libc.Kill(id, Libc.SignalKill);
        _ = Libc.WaitFor(id, out _, 0);
    }

    private long Status(string name) => Field($"/proc/{Id}/status", name);

    /// <summary><c>VmHWM:	    3384 kB</c></summary>
    private static long Field(string file, string name)
    {
        string line = File.ReadLines(file).First(line => line.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
    }
}
