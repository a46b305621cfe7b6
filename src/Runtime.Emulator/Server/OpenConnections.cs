using Microsoft.AspNetCore.Connections;

namespace Lambda.Runtime.Emulator.Server;

/// <summary>Counts the open connections of a server, so that all that a process sent is read before its exit is reported.</summary>
internal sealed class OpenConnections
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _allClosed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;

    public OpenConnections() => _allClosed.SetResult();

    /// <summary>Completes when no connection is open.</summary>
    public Task AllClosed
    {
        get
        {
            lock (_lock)
                return _allClosed.Task;
        }
    }

    /// <summary>A middleware for connections.</summary>
    public ConnectionDelegate Count(ConnectionDelegate next) => async connection =>
    {
        Add(1);
        try
        {
            await next(connection);
        }
        finally
        {
            Add(-1);
        }
    };

    private void Add(int change)
    {
        lock (_lock)
        {
            _count += change;
            if (_count == 0)
                _allClosed.TrySetResult();
            else if (_allClosed.Task.IsCompleted)
                _allClosed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
