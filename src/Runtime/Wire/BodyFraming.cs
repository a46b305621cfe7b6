namespace Lambda.Runtime.Wire;

/// <summary>How the end of a reply's body is known.</summary>
internal enum BodyEnd
{
    /// <summary>After <see cref="BodyFraming.Length"/> bytes.</summary>
    Length,

    /// <summary>After the last chunk.</summary>
    Chunks,

    /// <summary>When the peer closes the connection.</summary>
    Close,
}

/// <summary>Where a reply's body ends, and whether the connection can be used again (RFC 9112, sections 6.3 and 9.3).</summary>
internal readonly record struct BodyFraming(BodyEnd End, int Length, bool KeepAlive)
{
    /// <summary>Ten times the largest event that the service sends. A longer body is a broken peer and not an event.</summary>
    public const int LargestBody = 64 * 1024 * 1024;
}
