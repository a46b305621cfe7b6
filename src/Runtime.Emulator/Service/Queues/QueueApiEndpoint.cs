using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Queues;
using Lambda.Runtime.Emulator.Server;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Service.Queues;

/// <summary>Handles POST / and POST /{account}/{queue} for Amazon SQS: <c>aws sqs send-message</c>.</summary>
/// <param name="queues">The queues.</param>
/// <param name="refused">Called for each request that is refused.</param>
internal sealed class QueueApiEndpoint(QueueRegistry queues, Action<RefusedRequest>? refused)
{
    /// <summary>The maximum of a request: a batch of 1 MiB, each byte as an escape of six characters, and the rest.</summary>
    public const int MaxRequestBytes = 8 * 1024 * 1024;

    private static readonly JsonQueueProtocol Json = new();
    private static readonly FormQueueProtocol Form = new();

    /// <returns>The protocol; <see langword="null"/> if the request is not for Amazon SQS.</returns>
    public static QueueProtocol? FindProtocol(HttpRequest request, RequestBody body) =>
        JsonQueueProtocol.Matches(request) ? Json : FormQueueProtocol.Matches(request, body.Bytes) ? Form : null;

    public async Task HandleAsync(HttpContext http, RequestBody body, QueueProtocol protocol, string requestId)
    {
        try
        {
            string operation = protocol.ReadOperation(http.Request, body.Bytes);
            JsonObject response = await RunAsync(http, body, protocol, operation);
            await WriteAsync(http, StatusCodes.Status200OK, protocol, protocol.Write(operation, response, requestId));
        }
        catch (QueueErrorException error)
        {
            refused?.Invoke(new RefusedRequest(requestId, http.Request.Method, http.Request.Path, StatusCodes.Status400BadRequest, error.Type, error.Message));
            // Clients show the code of the older protocol: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#awsquerycompatible-trait
            http.Response.Headers["x-amzn-query-error"] = $"{error.Code};Sender";
            await WriteAsync(http, StatusCodes.Status400BadRequest, protocol, protocol.WriteError(error, requestId));
        }
    }

    private ValueTask<JsonObject> RunAsync(HttpContext http, RequestBody body, QueueProtocol protocol, string operation)
    {
        if (body.IsTruncated)
            throw QueueErrorException.Serialization($"The request ended early, after {body.Length} bytes.");
        if (body.Length > MaxRequestBytes)
            throw QueueErrorException.InvalidParameterValue($"One or more parameters are invalid. Reason: A request has at most {MaxRequestBytes} bytes, found {body.Length}.");

        string address = $"{http.Request.Scheme}://{http.Request.Host.Value}";
        return QueueOperations.RunAsync(operation, new QueueApiRequest(queues, protocol.ReadMembers(http.Request, body.Bytes), address, http.RequestAborted));
    }

    private static Task WriteAsync(HttpContext http, int status, QueueProtocol protocol, byte[] body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = protocol.ContentType;
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }
}
