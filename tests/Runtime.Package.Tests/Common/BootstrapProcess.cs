using System.Diagnostics;
using System.Globalization;

namespace Lambda.Runtime.Package.Tests.Common;

/// <summary>A function as a process, with only the environment variables of the test.</summary>
internal static class BootstrapProcess
{
    public static Process Start(string bootstrap, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(bootstrap) { RedirectStandardError = true };
        start.Environment.Clear();
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public static async Task<int> ExitCode(Process process)
    {
        await process.EndWithinLimitAsync();
        return process.ExitCode;
    }

    /// <summary>The standard error of the process, after it has ended.</summary>
    public static Task<string> Errors(Process process) => process.ReadWithinLimitAsync(process.StandardError);

    public static void Signal(Process process, string signal)
    {
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -{signal} {process.Id}"]);
        kill.EndWithinLimit();
    }

    /// <summary>The resident memory, in KiB.</summary>
    public static int Resident(Process process)
    {
        string line = File.ReadLines($"/proc/{process.Id}/status").Single(static line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return int.Parse(line["VmRSS:".Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
    }
}
