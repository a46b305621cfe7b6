namespace Lambda.Runtime.Testing;

/// <summary>Where a function begins in a stream. A function of the same name that has handled records of the stream continues there instead.</summary>
public enum StreamStartingPosition
{
    /// <summary>At the oldest record: <c>TRIM_HORIZON</c>.</summary>
    TrimHorizon,

    /// <summary>After the newest record: <c>LATEST</c>.</summary>
    Latest,

    /// <summary>At the first record that arrived at <see cref="LambdaStreamOptions.StartingTimestamp"/> or later: <c>AT_TIMESTAMP</c>.</summary>
    AtTimestamp,
}
