using System.Text.Json;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Json;
using Lambda.Runtime.Emulator.Streaming;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Service.FunctionUrls;

/// <summary>The response to a request of a function URL, buffered or as it comes.</summary>
internal sealed class FunctionUrlResponse(HttpContext http)
{
    private const string Bytes = "application/octet-stream";

    private bool _isBroken;

    /// <summary>The first chunk of a streamed answer is there.</summary>
    /// <exception cref="FormatException">What the function says cannot be sent.</exception>
    public ValueTask WriteHeadAsync(StreamHead head, CancellationToken cancellationToken)
    {
        _isBroken = head.Prelude is null && IsPrelude(head.ContentType);
        if (!_isBroken)
            Start(head.ContentType, head.Prelude);
        return ValueTask.CompletedTask;
    }

    public async ValueTask WriteChunkAsync(ResponseChunk chunk, CancellationToken cancellationToken)
    {
        if (!_isBroken && HttpResponseHead.HasBody(http))
            await http.Response.Body.WriteAsync(chunk.Bytes, cancellationToken);
    }

    /// <summary>The invocation has ended.</summary>
    /// <exception cref="FormatException">The answer is no HTTP response.</exception>
    public async Task CompleteAsync(InvocationResult outcome)
    {
        if (outcome.Error is { } error)
        {
            await FailAsync(error.Type, error.Message);
            return;
        }

        if (outcome.IsStreamed)
        {
            // Without a chunk the head has not been written.
            if (outcome.StreamedLength == 0)
                Start(outcome.ContentType, outcome.Prelude);
            return;
        }

        var response = BufferedHttpResponse.Parse(outcome.Payload);
        HttpResponseHead.Apply(response.Head, http.Response);
        if (!HttpResponseHead.HasBody(http))
            return;

        http.Response.ContentLength = response.Body.Length;
        await http.Response.Body.WriteAsync(response.Body, http.RequestAborted);
    }

    /// <summary>502, with more than the service says; where a part has been sent already, a broken connection.</summary>
    public Task FailAsync(string errorType, string errorMessage)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return Task.CompletedTask;
        }

        http.Response.Headers.Clear();
        return ServiceResponse.WriteAsync(http, StatusCodes.Status502BadGateway,
            ReflectionJson.SerializeToUtf8Bytes(new { message = "Internal Server Error", errorType, errorMessage }));
    }

    private void Start(string? contentType, HttpResponsePrelude? prelude)
    {
        http.Response.ContentType = prelude is null && contentType is not null ? contentType : Bytes;
        if (prelude is not null)
            HttpResponseHead.Apply(prelude, http.Response);
    }

    private static bool IsPrelude(string? contentType) =>
        contentType?.StartsWith(HttpPreludeReader.ContentType, StringComparison.OrdinalIgnoreCase) == true;
}
