namespace Lambda.Runtime.RuntimeApi;

/// <summary>How often and how soon a lost connection is made again: at once, then after pauses that double, eight times in all.</summary>
/// <remarks>
/// After a thaw the first use of the old connection may fail, and the second works. An endpoint that stays away for as long as all
/// the pauses, 630 ms, is gone for good: the sandbox is being taken down.
/// </remarks>
internal struct ConnectionRetry
{
    private const int MostAttempts = 8;

    /// <summary>How many attempts have failed.</summary>
    public int Attempts { get; private set; }

    /// <summary>Counts a failure and pauses.</summary>
    /// <returns>False when it was the last that is forgiven.</returns>
    public bool Wait()
    {
        if (++Attempts >= MostAttempts)
            return false;
        if (Attempts > 1)
            Thread.Sleep(5 << Attempts - 1);
        return true;
    }
}
