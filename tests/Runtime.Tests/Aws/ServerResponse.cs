namespace Lambda.Runtime.Tests.Aws;

/// <summary>What <see cref="SigningServer"/> sends.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The body.</param>
/// <param name="Headers">Headers besides the length.</param>
internal sealed record ServerResponse(int Status, string Body = "", params (string Name, string Value)[] Headers)
{
    /// <summary>Whether the body is sent in a chunk, as Amazon S3 sends its errors.</summary>
    public bool IsChunked { get; init; }

    /// <summary>Whether the connection ends before the end of the body.</summary>
    public bool IsCutOff { get; init; }

    /// <summary>Whether the connection is reset instead of a response.</summary>
    public bool IsReset { get; init; }
}
