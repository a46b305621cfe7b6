namespace Lambda.Runtime.Emulator.RuntimeApi;

/// <summary>The service's limits, in bytes.</summary>
internal static class RuntimeApiLimits
{
    /// <summary>An event, and a buffered response: 6 MiB and 100 bytes.</summary>
    public const int MaxPayloadBytes = 6_291_556;

    /// <summary>A streamed response: 200 MiB.</summary>
    public const int MaxStreamedBytes = 200 * 1024 * 1024;

    /// <summary>The trailers of a streamed response with the empty line after them: they must fit a buffer of Go's HTTP server.</summary>
    /// <remarks>"suspiciously long trailer" in https://go.dev/src/net/http/transfer.go</remarks>
    public const int MaxTrailerBytes = 4096;

    /// <summary>The service sends larger events in chunks, because its HTTP server buffers only this much to find the length.</summary>
    public const int ChunkedAboveBytes = 2048;
}
