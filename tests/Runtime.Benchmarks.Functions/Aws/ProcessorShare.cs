using System.Globalization;

namespace Lambda.Runtime.Benchmarks.Functions.Aws;

/// <summary>A group of processes that get the share of a processor that Lambda gives to an invocation with some memory.</summary>
/// <remarks>A function of 1,769 MB gets a whole processor: https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html</remarks>
internal sealed class ProcessorShare : IDisposable
{
    private const int Period = 20_000;
    private const int MemoryOfAProcessor = 1_769;
    private const string FirstVersion = "/sys/fs/cgroup/cpu", SecondVersion = "/sys/fs/cgroup";

    private readonly string _folder;

    private ProcessorShare(string folder, int memoryMB) => (_folder, MemoryMB) = (folder, memoryMB);

    public int MemoryMB { get; }

    /// <summary>Creates a group.</summary>
    /// <exception cref="InvalidOperationException">The machine does not allow it.</exception>
    public static ProcessorShare Create(int memoryMB)
    {
        bool isFirst = Directory.Exists(FirstVersion);
        var share = new ProcessorShare(Path.Combine(isFirst ? FirstVersion : SecondVersion, $"lambda-bench-{memoryMB}-{Environment.ProcessId}"), memoryMB);
        string quota = (Period * memoryMB / MemoryOfAProcessor).ToString(CultureInfo.InvariantCulture), period = Period.ToString(CultureInfo.InvariantCulture);
        try
        {
            Directory.CreateDirectory(share._folder);
            if (isFirst)
            {
                share.Write("cpu.cfs_period_us", period);
                share.Write("cpu.cfs_quota_us", quota);
            }
            else
            {
                share.Write("cpu.max", $"{quota} {period}");
            }

            return share;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            share.Dispose();
            throw new InvalidOperationException($"The share of a processor cannot be limited here: {failure.Message}", failure);
        }
    }

    /// <summary>Moves a process with all its threads into the group.</summary>
    public void Add(int process) => Write("cgroup.procs", process.ToString(CultureInfo.InvariantCulture));

    public void Dispose()
    {
        // The kernel removes the files of a group with its folder.
        if (Directory.Exists(_folder))
            _ = Libc.RemoveFolder(_folder);
    }

    private void Write(string name, string value)
    {
        using var file = new FileStream(Path.Combine(_folder, name), FileMode.Open, FileAccess.Write);
        file.Write(System.Text.Encoding.ASCII.GetBytes(value));
    }
}
