namespace Lambda.Runtime.Emulator.RuntimeApi;

/// <summary>The service's limits, in bytes.</summary>
internal static class RuntimeApiLimits
{
    /// <summary>An event, and a buffered response: 6 MiB and 100 bytes.</summary>
    public const int MaxPayloadBytes = 6_291_556;

    /// <summary>A streamed response: 200 MiB.</summary>
    public const int MaxStreamedBytes = 200 * 1024 * 1024;

    /// <summary>The trailers of a streamed response with the empty line behind them: they have to fit a buffer of Go's HTTP server.</summary>
    /// <remarks>"suspiciously long trailer" in https://go.dev/src/net/http/transfer.go</remarks>
    public const int MaxTrailerBytes = 4096;

    /// <summary>Events above this leave the service chunked, as its HTTP server buffers this much before it knows no length.</summary>
    public const int ChunkedAboveBytes = 2048;
}
