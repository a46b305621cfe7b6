using System.Text.Json;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Json;
using Lambda.Runtime.Emulator.Queues;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Service.Queues;

/// <summary>JSON in both directions; a header names the operation.</summary>
/// <remarks>https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html</remarks>
internal sealed class JsonQueueProtocol : QueueProtocol
{
    private const string TargetPrefix = "AmazonSQS.";

    public override string ContentType => "application/x-amz-json-1.0";

    // X-Amz-Target: AmazonSQS.SendMessage
    public static bool Matches(HttpRequest request) => request.Headers[ServiceHeaders.Target].ToString().StartsWith(TargetPrefix, StringComparison.Ordinal);

    public override string ReadOperation(HttpRequest request, ReadOnlyMemory<byte> body) => request.Headers[ServiceHeaders.Target].ToString()[TargetPrefix.Length..];

    public override RequestMembers ReadMembers(HttpRequest request, ReadOnlyMemory<byte> body)
    {
        try
        {
            return new RequestMembers(StrictJson.Parse(body));
        }
        catch (JsonException exception)
        {
            throw QueueErrorException.Serialization($"The request's body is not a JSON object: {exception.Message}");
        }
    }

    public override byte[] Write(string operation, JsonObject response, string requestId) => ReflectionJson.SerializeToUtf8Bytes(response);

    // {"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"..."}
    public override byte[] WriteError(QueueErrorException error, string requestId) =>
        ReflectionJson.SerializeToUtf8Bytes(new { __type = $"com.amazonaws.sqs#{error.Type}", message = error.Message });
}
