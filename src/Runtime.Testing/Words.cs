using System.Globalization;

namespace Lambda.Runtime.Testing;

/// <summary>The service's sentences on functions that took too long or ended, the same in every culture.</summary>
internal static class Words
{
    // RequestId: 8e1c... Error: Task timed out after 3.00 seconds
    public static string TaskTimedOut(string requestId, TimeSpan timeout) =>
        $"RequestId: {requestId} Error: Task timed out after {Seconds(timeout)} seconds";

    // RequestId: 8e1c... Error: Runtime exited with error: exit status 1
    public static string Exited(string requestId, string status) => $"RequestId: {requestId} Error: {status}";

    public static string StayedAway(TimeSpan timeout) =>
        $"The function has answered, and did not ask for /next within {Seconds(timeout)} seconds: it is ended, and the event that waits for it starts another instance.";

    // Runtime exited with error: exit status 1 before its first /next
    public static string ExitedBeforeNext(string status, int exitCode) => exitCode == 0
        ? $"{status} before its first /next. Does the program have a Main or top-level statements? They have to end with "
            + $"'return LambdaHost.Run({GeneratedNames.HandlersType}.{GeneratedNames.HandlersProperty});', or be deleted (LAMBDA012)"
        : $"{status} before its first /next";

    public static string InitTimedOut(TimeSpan timeout) =>
        $"The function neither asked for /next nor posted /init/error nor exited within {Seconds(timeout)} seconds";

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);
}
