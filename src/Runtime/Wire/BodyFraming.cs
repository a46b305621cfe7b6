namespace Lambda.Runtime.Wire;

/// <summary>How a response marks the end of its body.</summary>
internal enum BodyEnd
{
    /// <summary>After <see cref="BodyFraming.Length"/> bytes.</summary>
    Length,

    /// <summary>After the last chunk.</summary>
    Chunks,

    /// <summary>When the peer closes the connection.</summary>
    Close,
}

/// <summary>Where the body of a response ends, and whether the connection can be used again (RFC 9112, sections 6.3 and 9.3).</summary>
internal readonly record struct BodyFraming(BodyEnd End, int Length, bool KeepAlive)
{
    /// <summary>The longest body that is read, in bytes: ten times the largest event of the service.</summary>
    public const int MaxBodyLength = 64 * 1024 * 1024;
}
