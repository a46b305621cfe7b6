namespace Lambda.Runtime.Testing.RuntimeApi;

/// <summary>The service's limits, in bytes.</summary>
internal static class RuntimeApiLimits
{
    /// <summary>An event, and a buffered response: 6 MiB and 100 bytes.</summary>
    public const int MaxPayloadBytes = 6_291_556;

    /// <summary>Events above this leave the service chunked, as its HTTP server buffers this much before it knows no length.</summary>
    public const int ChunkedAboveBytes = 2048;
}
