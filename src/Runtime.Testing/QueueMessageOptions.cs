namespace Lambda.Runtime.Testing;

/// <summary>What a message has besides its body.</summary>
/// <example>
/// <code>
/// await using LambdaFunction function = await LambdaFunction.StartAsync(typeof(Store), new() { Handler = "Ship" });
/// LambdaQueue orders = function.Queue("orders.fifo");
/// await orders.SendAsync(new Order("A-1", 2), new QueueMessageOptions { GroupId = "ada", Attributes = { ["tenant"] = "7" } });
/// </code>
/// </example>
public sealed record QueueMessageOptions
{
    /// <summary>The message group. A FIFO queue keeps the order within a group, and requires one.</summary>
    public string? GroupId { get; init; }

    /// <summary>
    /// Of a FIFO queue: within five minutes, it accepts one message with this ID. Required, unless the queue has
    /// <see cref="LambdaQueueOptions.ContentBasedDeduplication"/>.
    /// </summary>
    public string? DeduplicationId { get; init; }

    /// <summary>How long the message is invisible at first, up to 15 minutes; that of the queue unless set. A FIFO queue takes no delay of a message.</summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>Message attributes of the type <c>String</c>.</summary>
    public IDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    /// <summary>Message attributes of the type <c>Binary</c>.</summary>
    public IDictionary<string, byte[]> BinaryAttributes { get; init; } = new Dictionary<string, byte[]>();
}
