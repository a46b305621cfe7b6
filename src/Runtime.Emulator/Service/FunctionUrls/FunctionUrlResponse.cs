using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Json;
using Lambda.Runtime.Emulator.Streaming;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Service.FunctionUrls;

/// <summary>Writes the response to a request of a function URL, buffered or as it arrives.</summary>
/// <param name="http">The request.</param>
/// <param name="requestId">The ID of the invocation.</param>
internal sealed class FunctionUrlResponse(HttpContext http, string requestId)
{
    private const string OctetStream = "application/octet-stream";

    private bool _isMalformed;

    /// <summary>Sets status and headers when the first chunk of a streamed response has arrived.</summary>
    /// <exception cref="FormatException">The head cannot be sent.</exception>
    public ValueTask WriteHeadAsync(StreamHead head, CancellationToken cancellationToken)
    {
        _isMalformed = head.Prelude is null && IsPrelude(head.ContentType);
        if (!_isMalformed)
            Start(head.ContentType, head.Prelude);
        return ValueTask.CompletedTask;
    }

    public async ValueTask WriteChunkAsync(ResponseChunk chunk, CancellationToken cancellationToken)
    {
        if (!_isMalformed && HttpResponseHead.HasBody(http))
            await http.Response.Body.WriteAsync(chunk.Bytes, cancellationToken);
    }

    /// <summary>Handles the end of the invocation.</summary>
    /// <exception cref="FormatException">The function's response is not an HTTP response.</exception>
    public async Task CompleteAsync(InvocationResult result)
    {
        if (result.Error is { } error)
        {
            await FailAsync(error.Type, error.Message);
            return;
        }

        if (result.IsStreamed)
        {
            // Without a chunk, the head was not written.
            if (result.StreamedLength == 0)
                Start(result.ContentType, result.Prelude);
            return;
        }

        var response = BufferedHttpResponse.Parse(result.Payload);
        HttpResponseHead.Apply(response.Head, http.Response);
        if (!HttpResponseHead.HasBody(http))
            return;

        http.Response.ContentLength = response.Body.Length;
        await http.Response.Body.WriteAsync(response.Body, http.RequestAborted);
    }

    /// <summary>Responds with 502 and more details than the service gives; if a part was sent already, closes the connection.</summary>
    public Task FailAsync(string errorType, string errorMessage)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return Task.CompletedTask;
        }

        // Those of the function's response.
        http.Response.Headers.Clear();
        http.Response.Headers[ServiceHeaders.RequestId] = requestId;
        return ServiceResponse.WriteAsync(http, StatusCodes.Status502BadGateway,
            ReflectionJson.SerializeToUtf8Bytes(new { message = "Internal Server Error", errorType, errorMessage }));
    }

    private void Start(string? contentType, HttpResponsePrelude? prelude)
    {
        http.Response.ContentType = prelude is null && contentType is not null ? contentType : OctetStream;
        if (prelude is not null)
            HttpResponseHead.Apply(prelude, http.Response);
    }

    private static bool IsPrelude(string? contentType) =>
        contentType?.StartsWith(HttpPreludeReader.ContentType, StringComparison.OrdinalIgnoreCase) == true;
}
