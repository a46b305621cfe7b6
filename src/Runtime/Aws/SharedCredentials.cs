namespace Lambda.Runtime.Aws;

/// <summary>Gets credentials from a source once for all that wait, and keeps them until shortly before they expire.</summary>
/// <remarks>A request that is canceled does not cancel what others wait for. Credentials without an expiration are not kept.</remarks>
internal sealed class SharedCredentials(Func<CancellationToken, ValueTask<AwsCredentials>> source, SigningClock clock) : IDisposable
{
    /// <summary>AWS gives containers other credentials at least five minutes before the expiration.</summary>
    private static readonly TimeSpan RefreshBefore = TimeSpan.FromMinutes(5);

    /// <summary>How long valid credentials are used before another attempt, after one has failed.</summary>
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _disposed = new();
    private AwsCredentials? _current;
    private DateTimeOffset _refreshAt;
    private Task<AwsCredentials>? _pending;

    /// <summary>Gets credentials.</summary>
    public ValueTask<AwsCredentials> GetAsync(CancellationToken cancellationToken)
    {
        Task<AwsCredentials> pending;
        TaskCompletionSource<AwsCredentials>? completion = null;
        lock (_lock)
        {
            if (_current is { } current && clock.Now < _refreshAt)
                return new(current);
            if (_pending is null)
            {
                completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
                _pending = completion.Task;
            }

            pending = _pending;
        }

        // Outside the lock: the source may be a method of the user.
        if (completion is not null)
            _ = RefreshAsync(completion);
        return new(pending.WaitAsync(cancellationToken));
    }

    public void Dispose()
    {
        _disposed.Cancel();
        _disposed.Dispose();
    }

    private async Task RefreshAsync(TaskCompletionSource<AwsCredentials> completion)
    {
        AwsCredentials? credentials = null;
        Exception? error = null;
        try
        {
            credentials = await source(_disposed.Token).ConfigureAwait(false) ?? throw AwsErrors.NoCredentials();
        }
        catch (Exception e)
        {
            error = e;
        }

        lock (_lock)
        {
            _pending = null;
            DateTimeOffset now = clock.Now;
            if (credentials is not null)
                Keep(credentials, now);
            else if (_current is { } old && old.Expiration > now)
            {
                credentials = old;
                _refreshAt = now + PauseAfterFailure < old.Expiration ? now + PauseAfterFailure : old.Expiration.Value;
            }
        }

        if (credentials is not null)
        {
            completion.SetResult(credentials);
            return;
        }

        completion.SetException(error!);

        // Observed, even if every request that waited was canceled.
        _ = completion.Task.Exception;
    }

    /// <remarks>Of credentials with a shorter lifetime, half of it is used. Expired ones are used once, because the clock of this machine may be wrong.</remarks>
    private void Keep(AwsCredentials credentials, DateTimeOffset now)
    {
        _current = credentials.Expiration is null ? null : credentials;
        if (credentials.Expiration is { } expiration)
            _refreshAt = expiration - now > 2 * RefreshBefore ? expiration - RefreshBefore : now + (expiration - now) / 2;
    }
}
