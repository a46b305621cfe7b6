namespace Lambda.Runtime.Package.Tests.Start;

/// <summary>The system calls of hello before its first event, which docs/benchmarks.md explains.</summary>
public sealed class StartTests(PackedPackages packages)
{
    /// <summary>The files that .NET's runtime reads to configure its heap: processors, memory, the limits of the control group, the main thread's stack.</summary>
    private static readonly string[] FilesOfTheRuntime =
    [
        "/proc/meminfo", "/proc/self/cgroup", "/proc/self/maps", "/proc/self/mountinfo", "/proc/self/statm", "/sys/devices/system/", "/sys/fs/cgroup/",
    ];

    private static readonly string[] Memory = ["brk", "mmap", "munmap", "mprotect", "madvise"];

    [Fact]
    public async Task StaticHello_ReadsOnlyFilesOfDotNetRuntime()
    {
        IReadOnlyList<SystemCall> calls = await CallsOfHello();
        string[] files = [.. calls.Where(static call => call.Name is "open" or "openat").Select(static call => call.Arguments.Split('"')[1])];
        Assert.Contains("/proc/self/maps", files);
        Assert.All(files, static file => Assert.Contains(FilesOfTheRuntime, known => known.EndsWith('/') ? file.StartsWith(known, StringComparison.Ordinal) : file == known));
    }

    [Fact]
    public async Task StaticHello_StartsOnlyFinalizerThread()
    {
        IReadOnlyList<SystemCall> calls = await CallsOfHello();
        Assert.Single(calls, static call => call.Name.StartsWith("clone", StringComparison.Ordinal));
    }

    /// <summary>.NET's runtime has started when the main thread has read the limits of its stack. Except for memory, the calls after that belong to hello.</summary>
    [Fact]
    public async Task StaticHelloAfterRuntimeStart_OnlySetsSignalsAndConnects()
    {
        IReadOnlyList<SystemCall> calls = await CallsOfHello();
        SystemCall[] main = [.. calls.Where(call => call.Thread == calls[0].Thread)];
        int started = Array.FindLastIndex(main, static call => call.Arguments.Contains("/proc/self/maps", StringComparison.Ordinal));
        int closed = Array.FindIndex(main, started, static call => call.Name == "close");
        string[] own = [.. main[(closed + 1)..].Select(static call => call.Name).Where(static name => !Memory.Contains(name))];
        Assert.Equal(
            ["sched_getaffinity", "rt_sigaction", "rt_sigaction", "rt_sigaction", "sigaltstack", "socket", "setsockopt", "connect", "sendto"], own);
    }

    private async Task<IReadOnlyList<SystemCall>> CallsOfHello()
    {
        string? missing = OperatingSystem.IsLinux() ? await Strace.MissingAsync() : "strace exists only on Linux";
        Assert.SkipUnless(missing is null, missing ?? "");
        return await Strace.UntilNextAsync(await packages.Hello.Bootstrap);
    }
}
