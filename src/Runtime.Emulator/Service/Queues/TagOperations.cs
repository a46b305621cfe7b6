using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Emulator.Service.Queues;

/// <summary>TagQueue, UntagQueue and ListQueueTags.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-tags.html</remarks>
internal static class TagOperations
{
    private const int MaxTags = 50, MaxKeyLength = 128, MaxValueLength = 256;

    public static JsonObject TagQueue(QueueApiRequest request)
    {
        MessageQueue queue = request.FindQueue();
        IReadOnlyDictionary<string, string> tags = request.Members.FindStringMap("Tags");
        if (tags.Count == 0)
            throw QueueErrorException.MissingParameter("Tags");
        Validate(tags);
        queue.ConfigureTags(all => Add(all, tags));
        return [];
    }

    public static JsonObject UntagQueue(QueueApiRequest request)
    {
        MessageQueue queue = request.FindQueue();
        IReadOnlyList<string> keys = request.Members.FindStrings("TagKeys");
        if (keys.Count == 0)
            throw QueueErrorException.MissingParameter("TagKeys");
        queue.ConfigureTags(all =>
        {
            foreach (string key in keys)
                all.Remove(key);
        });
        return [];
    }

    // {"Tags":{"team":"orders"}}
    public static JsonObject ListQueueTags(QueueApiRequest request) => ResponseMembers.Create(("Tags", ResponseMembers.CreateMap(request.FindQueue().Tags)));

    /// <exception cref="QueueErrorException">A tag is too long, or there are too many.</exception>
    public static void Validate(IReadOnlyDictionary<string, string> tags)
    {
        RequireCount(tags.Count);
        foreach ((string key, string value) in tags)
        {
            if (key.Length is 0 or > MaxKeyLength || value.Length > MaxValueLength)
            {
                throw QueueErrorException.InvalidParameterValue(
                    $"The tag '{key}' is invalid. A key has 1 to {MaxKeyLength} characters, found {key.Length}, and a value at most {MaxValueLength}, found {value.Length}.");
            }
        }
    }

    /// <exception cref="QueueErrorException">The queue would have too many tags.</exception>
    public static void Add(IDictionary<string, string> all, IReadOnlyDictionary<string, string> tags)
    {
        foreach ((string key, string value) in tags)
            all[key] = value;
        RequireCount(all.Count);
    }

    private static void RequireCount(int count)
    {
        if (count > MaxTags)
            throw QueueErrorException.InvalidParameterValue($"A queue has at most {MaxTags} tags, found {count}.");
    }
}
