namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>Where a new event source mapping begins in a stream.</summary>
internal enum StartingPosition
{
    /// <summary>At the oldest record that is kept: <c>TRIM_HORIZON</c>.</summary>
    TrimHorizon,

    /// <summary>After the newest record: <c>LATEST</c>.</summary>
    Latest,

    /// <summary>At the first record that arrived at a time or later: <c>AT_TIMESTAMP</c>.</summary>
    AtTimestamp,
}
