using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Emulator.Service.Queues;

/// <summary>GetQueueAttributes and SetQueueAttributes.</summary>
internal static class AttributeOperations
{
    // {"Attributes":{"VisibilityTimeout":"30",...}}
    public static JsonObject GetQueueAttributes(QueueApiRequest request)
    {
        MessageQueue queue = request.FindQueue();
        return ResponseMembers.Create(
            ("Attributes", ResponseMembers.CreateMap(QueueAttributes.Describe(queue, request.Members.FindStrings("AttributeNames")))));
    }

    public static JsonObject SetQueueAttributes(QueueApiRequest request)
    {
        MessageQueue queue = request.FindQueue();
        IReadOnlyDictionary<string, string> values = request.Members.FindStringMap("Attributes");
        if (values.Count == 0)
            throw QueueErrorException.MissingParameter("Attributes");
        queue.Configure(settings => QueueAttributes.Apply(settings, values, queue.Name, request.Queues));
        return [];
    }
}
