namespace Lambda.Runtime.Build.Packaging;

/// <summary>How large a function may be.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html</remarks>
internal static class LambdaLimits
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>What one request may upload. A larger zip goes through S3.</summary>
    public const long Zip = 50 * Megabyte;

    /// <summary>All that is unpacked, with the function's layers.</summary>
    public const long Unpacked = 250 * Megabyte;

    /// <summary>Where the plain zip format, and an array that holds one, end: nothing that Lambda would take is near.</summary>
    public const long Packable = int.MaxValue / 2;

    /// <summary>The plain format counts entries in 16 bits, and gives the last value another meaning.</summary>
    public const int Entries = 0xFFFE;

    /// <summary>How many folders symbolic links may lead to that were reached before: far more than content has, and few enough to be found in a moment.</summary>
    public const int LinkedFolders = 10_000;
}
