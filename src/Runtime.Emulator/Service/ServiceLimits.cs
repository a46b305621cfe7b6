namespace Lambda.Runtime.Emulator.Service;

/// <summary>The service's limits for callers, in bytes.</summary>
internal static class ServiceLimits
{
    /// <summary>The event of a synchronous invocation: 6 MiB. The Runtime API's limit is 100 bytes higher.</summary>
    public const int MaxEventBytes = 6 * 1024 * 1024;

    /// <summary>The event of an asynchronous invocation: 1 MiB.</summary>
    public const int MaxAsynchronousEventBytes = 1024 * 1024;

    /// <summary>The client context in base64.</summary>
    public const int MaxClientContextBytes = 3583;

    /// <summary>The end of the log that a caller can request.</summary>
    public const int MaxLogTailBytes = 4096;

    /// <summary>The maximum depth of JSON.</summary>
    public const int MaxJsonDepth = 1000;
}
