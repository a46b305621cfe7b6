namespace Lambda.Runtime.RuntimeApi;

/// <summary>Retries a lost connection: immediately, then after pauses that double, up to eight attempts.</summary>
/// <remarks>
/// After the execution environment was frozen, the first request on the old connection may fail; a second one, on a new connection, succeeds. If no
/// attempt succeeds, which takes 630 ms, none will later: the execution environment is being shut down.
/// </remarks>
internal struct ConnectionRetry
{
    private const int MaxAttempts = 8;

    /// <summary>How many attempts have failed.</summary>
    public int Attempts { get; private set; }

    /// <summary>Counts a failure and pauses.</summary>
    /// <returns>Whether to try again.</returns>
    public bool Wait()
    {
        if (++Attempts >= MaxAttempts)
            return false;
        if (Attempts > 1)
            Thread.Sleep(5 << Attempts - 1);
        return true;
    }
}
