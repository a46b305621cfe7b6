namespace Lambda.Runtime.RuntimeApi;

/// <summary>Retries a lost connection: immediately, then after pauses that double, up to eight attempts.</summary>
/// <remarks>
/// After the execution environment was frozen, the first use of the old connection may fail, and the second works. An endpoint that cannot be
/// reached during all pauses, 630 ms, does not come back: the execution environment is being shut down.
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
