using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Testing.Tests.Service.Queues;

/// <summary>A clock that tells when a wait has begun and ended.</summary>
internal sealed class ObservedTimeProvider : FakeTimeProvider
{
    /// <summary>Is released for each timer.</summary>
    public SemaphoreSlim Created { get; } = new(0);

    /// <summary>Is released when a timer is disposed.</summary>
    public SemaphoreSlim Disposed { get; } = new(0);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = base.CreateTimer(callback, state, dueTime, period);
        Created.Release();
        return new ObservedTimer(timer, Disposed);
    }

    private sealed class ObservedTimer(ITimer timer, SemaphoreSlim disposed) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            timer.Dispose();
            disposed.Release();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
