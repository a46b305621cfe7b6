namespace Lambda.Runtime.Emulator.Service;

/// <summary>What the service takes from callers, in bytes.</summary>
internal static class ServiceLimits
{
    /// <summary>The event of a call that waits for its answer: 6 MiB. The Runtime API's own limit is 100 bytes above.</summary>
    public const int MaxEventBytes = 6 * 1024 * 1024;

    /// <summary>The event of a call that does not wait: 1 MiB.</summary>
    public const int MaxAsynchronousEventBytes = 1024 * 1024;

    /// <summary>The client context in base64.</summary>
    public const int MaxClientContextBytes = 3583;

    /// <summary>The end of the log that a caller may ask for.</summary>
    public const int MaxLogTailBytes = 4096;

    /// <summary>Deeper JSON is refused.</summary>
    public const int MaxJsonDepth = 1000;
}
