namespace Lambda.Runtime.Build.Platforms;

/// <summary>The limits of Lambda and of the zip format.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html</remarks>
internal static class LambdaLimits
{
    /// <summary>The smallest memory size, in megabytes: https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html.</summary>
    public const int MinMemorySize = 128;

    /// <summary>The largest memory size, in megabytes.</summary>
    public const int MaxMemorySize = 10_240;

    /// <summary>The shortest timeout, in seconds.</summary>
    public const int MinTimeout = 1;

    /// <summary>The longest timeout, in seconds.</summary>
    public const int MaxTimeout = 900;

    private const int Megabyte = 1024 * 1024;

    /// <summary>The limit of a direct upload, in bytes. A larger zip is deployed from S3.</summary>
    public const long MaxZipBytes = 50 * Megabyte;

    /// <summary>The limit of the unpacked content including layers, in bytes.</summary>
    public const long MaxUnpackedBytes = 250 * Megabyte;

    /// <summary>The limit of the plain zip format and of an array, in bytes, far above what Lambda accepts.</summary>
    public const long MaxPackableBytes = int.MaxValue / 2;

    /// <summary>The limit of entries: the plain format counts them in 16 bits, and the last value has another meaning.</summary>
    public const int MaxEntries = 0xFFFE;

    /// <summary>The limit of symbolic links to folders that were reached before: far more than real content has, and small enough to be fast.</summary>
    public const int MaxLinkedFolders = 10_000;
}
