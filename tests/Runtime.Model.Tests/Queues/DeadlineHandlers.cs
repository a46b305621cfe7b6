namespace Lambda.Runtime.Model.Tests.Queues;

/// <summary>Handlers that take too long for one of their messages, the first time.</summary>
public static class DeadlineHandlers
{
    private static int _slow;
    private static int _endless;

    [SqsHandler]
    public static void UntilDeadline(string text)
    {
        if (text == "slow" && Interlocked.Increment(ref _slow) == 1)
            Thread.Sleep(4300);
    }

    [SqsHandler]
    public static Task PastDeadline(string text) =>
        text == "endless" && Interlocked.Increment(ref _endless) == 1 ? Task.Delay(Timeout.Infinite) : Task.CompletedTask;
}
