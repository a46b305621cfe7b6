using System.Globalization;

namespace Lambda.Runtime.Emulator.Instances;

/// <summary>The service's messages about functions that timed out or exited, independent of the culture.</summary>
internal static class ServiceMessages
{
    // RequestId: 8e1c... Error: Task timed out after 3.00 seconds
    public static string TaskTimedOut(string requestId, TimeSpan timeout) =>
        $"RequestId: {requestId} Error: Task timed out after {Seconds(timeout)} seconds";

    // RequestId: 8e1c... Error: Runtime exited with error: exit status 1
    public static string Exited(string requestId, string status) => $"RequestId: {requestId} Error: {status}";

    public static string DidNotPoll(TimeSpan timeout) =>
        $"The function completed an event, and did not request /next within {Seconds(timeout)} seconds. It is ended, and the waiting event starts another instance.";

    // Runtime exited with error: exit status 1 before its first /next
    public static string ExitedBeforeNext(string status, int exitCode) => exitCode == 0
        ? $"{status} before its first /next. Does the program have a Main or top-level statements? They have to end with "
            + $"'return Lambda.Runtime.LambdaHost.Run({GeneratedNames.HandlersType}.{GeneratedNames.HandlersProperty});', or be deleted (LAMBDA012)"
        : $"{status} before its first /next";

    public static string InitTimedOut(TimeSpan timeout) =>
        $"The function neither requested /next nor posted /init/error nor exited within {Seconds(timeout)} seconds";

    public static string InitRetryTimedOut(TimeSpan timeout) =>
        $"The initialization had failed, so it was repeated as a part of this invocation, and did not end within the timeout of {Seconds(timeout)} seconds.";

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);
}
