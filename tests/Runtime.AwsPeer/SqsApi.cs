using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;

namespace Lambda.Runtime.AwsPeer;

/// <summary>SQS: creates queues, changes their attributes by SQS's rules, and takes messages, which nobody receives.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Operations.html</remarks>
public sealed class SqsApi
{
    private const string Address = "https://sqs.us-east-1.amazonaws.com/123456789012/";
    private const string Arn = "arn:aws:sqs:us-east-1:123456789012:";

    private readonly ConcurrentDictionary<string, JsonObject> _queues = new();
    private readonly ConcurrentQueue<string> _messages = new();

    /// <summary>The attributes of the queues by name.</summary>
    public IReadOnlyDictionary<string, JsonObject> Queues => _queues;

    /// <summary>The bodies of the messages, in order.</summary>
    public IReadOnlyList<string> Messages => [.. _messages];

    /// <summary>Adds a queue.</summary>
    public void Add(string name) => _queues[name] = [];

    internal JsonObject? FindByArn(string arn) => arn.StartsWith(Arn, StringComparison.Ordinal) ? _queues.GetValueOrDefault(arn[Arn.Length..]) : null;

    /// <summary>Responds in the protocol of the request: JSON, or, for older clients, forms and XML.</summary>
    internal AwsResponse Respond(string target, byte[] body)
    {
        SqsProtocol protocol = target.Length > 0 ? SqsProtocol.Json : SqsProtocol.Query;
        JsonObject request = protocol.Read(target, body, out string operation);
        string name = (string?)request["QueueName"] ?? ((string)request["QueueUrl"]!)[Address.Length..];
        JsonObject attributes = request["Attributes"]?.AsObject() ?? [];
        if (operation != "CreateQueue" && !_queues.ContainsKey(name))
            return protocol.WriteError(operation, "QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue", "The specified queue does not exist.");
        (string Type, string Code, string Message)? error = FindError(operation, name, attributes);
        if (error is { } found)
            return protocol.WriteError(operation, found.Type, found.Code, found.Message);
        JsonObject queue = _queues.GetOrAdd(name, static _ => []);
        foreach ((string attribute, JsonNode? value) in attributes)
            queue[attribute] = value!.DeepClone();
        return protocol.Write(operation, operation switch
        {
            "CreateQueue" or "GetQueueUrl" => new() { ["QueueUrl"] = Address + name },
            "GetQueueAttributes" => new() { ["Attributes"] = new JsonObject(queue.Select(Clone).Append(KeyValuePair.Create<string, JsonNode?>("QueueArn", Arn + name))) },
            "SetQueueAttributes" => [],
            "SendMessage" => Send((string)request["MessageBody"]!),
            _ => throw new NotSupportedException(operation),
        });
    }

    private JsonObject Send(string message)
    {
        _messages.Enqueue(message);
        return new() { ["MessageId"] = Guid.NewGuid().ToString(), ["MD5OfMessageBody"] = Md5.Hex(Encoding.UTF8.GetBytes(message)) };
    }

    private static KeyValuePair<string, JsonNode?> Clone(KeyValuePair<string, JsonNode?> member) => KeyValuePair.Create(member.Key, member.Value?.DeepClone());

    private (string Type, string Code, string Message)? FindError(string operation, string name, JsonObject attributes)
    {
        bool isFifo = name.EndsWith(".fifo", StringComparison.Ordinal);
        if (operation == "CreateQueue" && _queues.ContainsKey(name))
            return ("QueueNameExists", "QueueAlreadyExists", "A queue already exists with the same name and a different value for an attribute.");
        if (operation == "CreateQueue" && isFifo != ((string?)attributes["FifoQueue"] == "true"))
            return Invalid("The name of a FIFO queue must end with .fifo suffix.");
        if (operation == "SetQueueAttributes" && attributes.ContainsKey("FifoQueue"))
            return ("InvalidAttributeName", "InvalidAttributeName", "You can specify the FifoQueue only during queue creation.");
        if ((string?)attributes["RedrivePolicy"] is not { } policy)
            return null;
        string target = (string)JsonNode.Parse(policy)!["deadLetterTargetArn"]!;
        return FindByArn(target) is null ? Invalid("Dead letter target does not exist.")
            : target.EndsWith(".fifo", StringComparison.Ordinal) != isFifo ? Invalid("Dead-letter queue must be same type of queue as the source.")
            : null;

        static (string Type, string Code, string Message) Invalid(string message) => ("InvalidParameterValueException", "InvalidParameterValue", message);
    }
}
