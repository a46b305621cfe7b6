namespace Lambda.Runtime.Model.Tests.Batches;

/// <summary>The work of the handlers: the action of each record.</summary>
internal static class BatchWork
{
    /// <summary>The work of a handler without a task.</summary>
    public static void Run(BatchItem item, LambdaContext context, CancellationToken token = default)
    {
        var observer = BatchObserver.Of(item);
        observer.Begin(item, context.RemainingTime);
        bool isSuccess = false;
        try
        {
            Act(observer, item, token);
            isSuccess = true;
        }
        finally
        {
            observer.End(item, isSuccess);
        }
    }

    /// <summary>The work of a handler with a task.</summary>
    public static Task RunAsync(BatchItem item, LambdaContext context, CancellationToken token = default)
    {
        if (item.Action is BatchAction.Throw or BatchAction.Block)
            Run(item, context, token);
        var observer = BatchObserver.Of(item);
        observer.Begin(item, context.RemainingTime);
        if (item.Action != BatchAction.ReturnNull)
            return EndAsync(observer, item, token);
        observer.End(item, isSuccess: false);
        return null!;
    }

    private static void Act(BatchObserver observer, BatchItem item, CancellationToken token)
    {
        switch (item.Action)
        {
            case BatchAction.Succeed or BatchAction.SucceedLater or BatchAction.ReturnNull:
                return;
            case BatchAction.SucceedSlowly:
                Thread.Sleep(1);
                return;
            case BatchAction.Overrun or BatchAction.HangPastDeadline:
                ((Delivery)observer).PassStop();
                return;
            case BatchAction.HangUntilCanceled:
                ((Delivery)observer).PassStop();
                token.ThrowIfCancellationRequested();
                break;
            case BatchAction.Block:
                ((Delivery)observer).PassDeadline();
                ((Delivery)observer).Ended.WithinLimit().Wait(CancellationToken.None);
                break;
        }

        throw new BatchException(item.Key);
    }

    private static async Task EndAsync(BatchObserver observer, BatchItem item, CancellationToken token)
    {
        bool isSuccess = false;
        try
        {
            await ActAsync(observer, item, token);
            isSuccess = true;
        }
        finally
        {
            observer.End(item, isSuccess);
        }
    }

    private static async Task ActAsync(BatchObserver observer, BatchItem item, CancellationToken token)
    {
        switch (item.Action)
        {
            case BatchAction.SucceedLater:
                await Task.Yield();
                break;
            case BatchAction.SucceedSlowly:
                await Task.Delay(2, CancellationToken.None);
                break;
            case BatchAction.ThrowLater:
                await Task.Yield();
                throw new BatchException(item.Key);
            case BatchAction.HangUntilCanceled when token.CanBeCanceled:
                await WaitForCancellationAsync((Delivery)observer, token);
                break;
            case BatchAction.HangPastDeadline or BatchAction.HangUntilCanceled:
                await ((Delivery)observer).Ended;
                break;
            default:
                Act(observer, item, token);
                break;
        }
    }

    /// <summary>Waits on a thread that is not the one that changes the time.</summary>
    private static async Task WaitForCancellationAsync(Delivery delivery, CancellationToken token)
    {
        var canceled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration registration = token.Register(() => canceled.TrySetCanceled(token));
        await Task.WhenAll(canceled.Task, Task.Run(delivery.PassStop, CancellationToken.None));
    }
}
