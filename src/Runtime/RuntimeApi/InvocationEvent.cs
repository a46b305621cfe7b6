using Lambda.Runtime.Wire;

namespace Lambda.Runtime.RuntimeApi;

/// <summary>One event as the service sent it: the IDs that its completion repeats, the headers, and the body.</summary>
/// <remarks>Refers to the receive buffer of the connection. Valid until the completion is posted; if it is streamed, until its end.</remarks>
/// <param name="headers">The lines of the headers.</param>
/// <param name="requestId">Where the request ID is within the headers.</param>
/// <param name="invocationId">Where the invocation ID is within the headers; empty if the service sent none.</param>
/// <param name="body">The event.</param>
internal readonly struct InvocationEvent(ReadOnlyMemory<byte> headers, Range requestId, Range invocationId, ReadOnlyMemory<byte> body)
{
    /// <summary>The request ID: a part of the path of the completion.</summary>
    public ReadOnlySpan<byte> RequestId => headers.Span[requestId];

    /// <summary>The invocation ID, which the completion repeats in a header, so that a late one cannot complete another invocation.</summary>
    public ReadOnlySpan<byte> InvocationId => headers.Span[invocationId];

    /// <summary>The X-Ray trace header; empty if the service sent none.</summary>
    public ReadOnlySpan<byte> TraceId => Headers.Value(RuntimeApiHeaders.TraceId);

    /// <summary>All headers.</summary>
    public HeaderBlock Headers => new(headers.Span);

    /// <summary>The lines of the headers.</summary>
    public ReadOnlyMemory<byte> HeaderBytes => headers;

    /// <summary>The event.</summary>
    public ReadOnlyMemory<byte> Body => body;
}
