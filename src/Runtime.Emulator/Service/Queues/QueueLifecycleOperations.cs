using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Emulator.Service.Queues;

/// <summary>CreateQueue, DeleteQueue, GetQueueUrl, ListQueues, ListDeadLetterSourceQueues and PurgeQueue.</summary>
/// <remarks>A deletion has an effect at once; the service takes up to 60 seconds, and refuses to create a queue with the same name meanwhile.</remarks>
internal static class QueueLifecycleOperations
{
    private const string QueueName = "QueueName", True = "true";

    // {"QueueUrl":"http://127.0.0.1:3000/123456789012/orders"}
    // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
    public static JsonObject CreateQueue(QueueApiRequest request)
    {
        string name = request.Members.RequireString(QueueName);
        var attributes = new SortedDictionary<string, string>(request.Members.FindStringMap("Attributes").ToDictionary(), StringComparer.Ordinal);
        ValidateName(name, attributes.GetValueOrDefault(QueueAttributes.Fifo));
        attributes.Remove(QueueAttributes.Fifo);
        // The service's model has the name in lowercase.
        IReadOnlyDictionary<string, string> tags = request.Members.FindStringMap("tags");
        TagOperations.Validate(tags);

        QueueSettings settings = QueueAttributes.Apply(new QueueSettings(), attributes, name, request.Queues);
        MessageQueue queue = request.Queues.GetOrCreate(name, settings, out bool isCreated);
        if (isCreated)
            queue.ConfigureTags(all => TagOperations.Add(all, tags));
        else if (QueueAttributes.FindDifference(queue, attributes, request.Queues) is { } different)
            throw QueueErrorException.NameExists(name, different);
        return WriteUrl(request, name);
    }

    public static JsonObject DeleteQueue(QueueApiRequest request)
    {
        request.Queues.Delete(request.FindQueue());
        return [];
    }

    public static JsonObject GetQueueUrl(QueueApiRequest request)
    {
        string name = request.Members.RequireString(QueueName);
        string account = request.Members.FindString("QueueOwnerAWSAccountId") ?? QueueRegistry.AccountId;
        return account == QueueRegistry.AccountId && request.Queues.Find(name) is not null
            ? WriteUrl(request, name)
            : throw QueueErrorException.NoSuchQueue(account == QueueRegistry.AccountId ? name : $"{name} of the account {account}", request.Queues.Names);
    }

    // {"QueueUrls":["http://127.0.0.1:3000/123456789012/orders"],"NextToken":"..."}
    public static JsonObject ListQueues(QueueApiRequest request)
    {
        string prefix = request.Members.FindString("QueueNamePrefix") ?? "";
        var page = NamePage.Create(request, request.Queues.Names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)));
        return ResponseMembers.Create(("QueueUrls", ResponseMembers.CreateArray(page.CreateUrls(request))), ("NextToken", page.NextToken));
    }

    // {"queueUrls":["http://127.0.0.1:3000/123456789012/orders"]}, in lowercase, also if there are none.
    public static JsonObject ListDeadLetterSourceQueues(QueueApiRequest request)
    {
        MessageQueue target = request.FindQueue();
        var page = NamePage.Create(request, request.Queues.All.Where(queue => queue.Settings.Redrive?.TargetArn == target.Arn).Select(static queue => queue.Name));
        return ResponseMembers.Create(("queueUrls", new JsonArray([.. page.CreateUrls(request)])), ("NextToken", page.NextToken));
    }

    public static JsonObject PurgeQueue(QueueApiRequest request)
    {
        request.FindQueue().Purge();
        return [];
    }

    private static JsonObject WriteUrl(QueueApiRequest request, string name) => new() { ["QueueUrl"] = request.UrlOf(name) };

    private static void ValidateName(string name, string? fifo)
    {
        if (!QueueRegistry.IsName(name))
        {
            throw QueueErrorException.InvalidParameterValue($"The name of a queue can only include alphanumeric characters, hyphens, or underscores, "
                + $"that of a FIFO queue must end with {QueueRegistry.FifoSuffix}, and be 1 to {QueueLimits.MaxNameLength} in length. Found '{name}'.");
        }

        bool isFifo = QueueRegistry.IsFifo(name);
        if (fifo is not (null or True))
        {
            throw QueueErrorException.InvalidAttributeName(
                $"Unknown Attribute {QueueAttributes.Fifo}. It can only be '{True}', found '{fifo}': a standard queue does not have it.");
        }

        if (isFifo && fifo is null)
        {
            throw QueueErrorException.InvalidParameterValue(
                $"The name '{name}' ends with {QueueRegistry.FifoSuffix}, so the queue needs the attribute {QueueAttributes.Fifo} with the value '{True}'.");
        }

        if (!isFifo && fifo is not null)
            throw QueueErrorException.InvalidParameterValue($"The name of a FIFO queue must end with {QueueRegistry.FifoSuffix}. Found '{name}'.");
    }
}
