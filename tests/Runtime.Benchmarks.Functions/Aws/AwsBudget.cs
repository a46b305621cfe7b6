namespace Lambda.Runtime.Benchmarks.Functions.Aws;

/// <summary>What calls of AWS may cost.</summary>
internal static class AwsBudget
{
    /// <summary>The kilobytes of a binary that calls with <see cref="HttpClient"/> and the signer.</summary>
    public const int SignerBinaryKB = 5_700;

    /// <summary>The microseconds of CPU of a warm invocation with two calls over TLS, with <see cref="HttpClient"/> and the signer.</summary>
    public const int SignerCpu = 600;

    /// <summary>The milliseconds of the first invocation with the share of a processor for 128 MB, after a call of each client during initialization.</summary>
    public const int FirstAfterCalls = 25;
}
