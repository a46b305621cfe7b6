namespace Lambda.Runtime.Wire;

/// <summary>The ways in which the bytes of a peer can fail to be an HTTP response.</summary>
internal enum ProtocolViolation
{
    /// <summary>The first line is not a status line of HTTP/1.x (RFC 9112, section 4).</summary>
    StatusLine,

    /// <summary>The head is longer than 1 MiB.</summary>
    HeadTooLong,

    /// <summary>A zero byte in the head (RFC 9110, section 5.5).</summary>
    ZeroByte,

    /// <summary>A carriage return in the head without a line feed after it (RFC 9112, section 2.2).</summary>
    BareCarriageReturn,

    /// <summary>A line of the head that is not a name, a colon directly after it, and a value (RFC 9112, section 5).</summary>
    HeaderLine,

    /// <summary>101 Switching Protocols, which no request asked for (RFC 9110, section 15.2.2).</summary>
    SwitchedProtocols,

    /// <summary>A content length that is not a number, or more than 64 MiB (RFC 9110, section 8.6).</summary>
    ContentLength,

    /// <summary>Several content lengths that differ (RFC 9112, section 6.3).</summary>
    ConflictingContentLengths,

    /// <summary>A transfer coding other than <c>chunked</c>, or several (RFC 9112, section 6.1).</summary>
    TransferEncoding,

    /// <summary>Both a content length and a transfer coding (RFC 9112, section 6.3).</summary>
    ContentLengthAndTransferEncoding,

    /// <summary>A transfer coding in a response of HTTP/1.0 (RFC 9112, section 6.1).</summary>
    TransferEncodingInHttp10,

    /// <summary>A byte that cannot be at its place in a chunked body (RFC 9112, section 7.1).</summary>
    Chunk,

    /// <summary>More than 64 KiB of chunk extensions or trailers in one place.</summary>
    ChunkOverheadTooLong,

    /// <summary>A body of more than 64 MiB.</summary>
    BodyTooLong,

    /// <summary>Bytes after the end of the response, although each request is sent only after the response before it.</summary>
    BytesAfterEnd,
}
