using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Queues;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Service.Queues;

/// <summary>A protocol of Amazon SQS. Operations do not know which one a caller uses.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-json-faqs.html</remarks>
internal abstract class QueueProtocol
{
    /// <summary>The content type of responses.</summary>
    public abstract string ContentType { get; }

    /// <summary>Reads the name of the operation.</summary>
    public abstract string ReadOperation(HttpRequest request, ReadOnlyMemory<byte> body);

    /// <summary>Reads the parameters.</summary>
    /// <exception cref="QueueErrorException">The request is malformed.</exception>
    public abstract RequestMembers ReadMembers(HttpRequest request, ReadOnlyMemory<byte> body);

    public abstract byte[] Write(string operation, JsonObject response, string requestId);

    public abstract byte[] WriteError(QueueErrorException error, string requestId);
}
