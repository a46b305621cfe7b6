namespace Lambda.Runtime.Emulator.Hosting;

/// <summary>Describes the exit of a process as the service does.</summary>
internal static class ExitStatus
{
    private const int SignalBase = 128;

    public static string Describe(int exitCode) => exitCode switch
    {
        0 => "Runtime exited without providing a reason",
        // .NET reports the end by a signal as a shell does.
        SignalBase + 6 => "Runtime exited with error: signal: aborted",
        SignalBase + 9 => "Runtime exited with error: signal: killed",
        SignalBase + 11 => "Runtime exited with error: signal: segmentation fault",
        SignalBase + 15 => "Runtime exited with error: signal: terminated",
        _ => $"Runtime exited with error: exit status {exitCode}",
    };
}
