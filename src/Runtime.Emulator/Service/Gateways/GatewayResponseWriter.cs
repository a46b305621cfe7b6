using Lambda.Runtime.Emulator.Events;
using Lambda.Runtime.Emulator.Gateways;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Streaming;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Service.Gateways;

/// <summary>Writes the response to an HTTP request, buffered or as it arrives.</summary>
/// <param name="http">The request.</param>
/// <param name="gateway">The service that got the request.</param>
/// <param name="cors">The headers of CORS that the service adds; <see langword="null"/> if it has no such configuration.</param>
internal sealed class GatewayResponseWriter(HttpContext http, HttpGateway gateway, IEnumerable<KeyValuePair<string, string>>? cors = null)
{
    private readonly List<string> _set = [];
    private bool _isMalformed;

    /// <summary>Sets status and headers when the first chunk of a streamed response has arrived.</summary>
    /// <exception cref="FormatException">The head cannot be sent.</exception>
    public ValueTask WriteHeadAsync(StreamHead head, CancellationToken cancellationToken)
    {
        _isMalformed = head.Prelude is null && IsPrelude(head.ContentType);
        if (!_isMalformed)
            SetHead(gateway.ReadHead(head.ContentType, head.Prelude));
        return ValueTask.CompletedTask;
    }

    public async ValueTask WriteChunkAsync(ResponseChunk chunk, CancellationToken cancellationToken)
    {
        if (!_isMalformed && HasBody())
            await http.Response.Body.WriteAsync(chunk.Bytes, cancellationToken);
    }

    /// <summary>Handles the end of an invocation that did not fail.</summary>
    /// <returns>What the client may not expect.</returns>
    /// <exception cref="FormatException">The function's response is not an HTTP response.</exception>
    public async Task<IReadOnlyList<GatewayNotice>> CompleteAsync(HttpEventRequest request, InvocationResult result)
    {
        if (!result.IsStreamed || !gateway.CanStream)
        {
            GatewayResponse response = gateway.Read(request, result.Payload);
            await WriteAsync(response);
            return response.Notices;
        }

        // Without a chunk, the head was not written.
        if (result.StreamedLength == 0)
            SetHead(gateway.ReadHead(result.ContentType, result.Prelude));
        return [];
    }

    /// <summary>Writes a response of the service itself; if a part of another was sent already, closes the connection.</summary>
    public Task FailAsync(GatewayResponse response)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return Task.CompletedTask;
        }

        // Those of the function's response.
        foreach (string name in _set)
            http.Response.Headers.Remove(name);
        return WriteAsync(response);
    }

    /// <summary>Writes a response.</summary>
    /// <exception cref="FormatException">A header cannot be sent; the message says which.</exception>
    public async Task WriteAsync(GatewayResponse response)
    {
        SetHead(response);
        if (!HasBody())
            return;

        http.Response.ContentLength = response.Body.Length;
        await http.Response.Body.WriteAsync(response.Body, http.RequestAborted);
    }

    private void SetHead(GatewayResponse response)
    {
        http.Response.StatusCode = response.Status;
        IEnumerable<KeyValuePair<string, string>> headers = cors is null ? response.Headers
            : response.Headers.Where(header => !gateway.ReplacesCors || !GatewayCors.IsHeader(header.Key)).Concat(cors);
        foreach ((string name, string value) in headers)
        {
            try
            {
                http.Response.Headers.Append(name, value);
                _set.Add(name);
            }
            catch (InvalidOperationException exception)
            {
                throw new FormatException($"its header '{name}' cannot be sent: {exception.Message}", exception);
            }
        }
    }

    /// <summary>Whether a response of this status to this request can have a body.</summary>
    private bool HasBody() =>
        !HttpMethods.IsHead(http.Request.Method)
        && http.Response.StatusCode is not (StatusCodes.Status204NoContent or StatusCodes.Status205ResetContent or StatusCodes.Status304NotModified);

    private static bool IsPrelude(string? contentType) =>
        contentType?.StartsWith(HttpPreludeReader.ContentType, StringComparison.OrdinalIgnoreCase) == true;
}
