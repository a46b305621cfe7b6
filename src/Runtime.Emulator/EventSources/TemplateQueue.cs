using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>Creates the queue of a handler as the deployment templates do, with its dead-letter queue.</summary>
internal static class TemplateQueue
{
    /// <summary>How often a message may be received before it moves to the dead-letter queue.</summary>
    public const int MaxReceiveCount = 5;

    // AWS recommends it: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
    private const int VisibilityFactor = 6;

    /// <summary>How long a message is invisible after a receive, for a function with this timeout, and with a batching window.</summary>
    public static TimeSpan VisibilityTimeoutFor(TimeSpan functionTimeout, TimeSpan batchingWindow = default)
    {
        TimeSpan timeout = (functionTimeout * VisibilityFactor) + batchingWindow;
        return timeout < QueueLimits.MaxVisibilityTimeout ? timeout : QueueLimits.MaxVisibilityTimeout;
    }

    /// <summary>Creates the queue and its dead-letter queue, unless they exist.</summary>
    /// <param name="queues">The queues.</param>
    /// <param name="name">The name of the queue.</param>
    /// <param name="settings">The settings of a new queue; the dead-letter queue is added.</param>
    /// <param name="maxReceiveCount">How often a message may be received before it moves to the dead-letter queue.</param>
    public static MessageQueue GetOrCreate(QueueRegistry queues, string name, QueueSettings settings, int maxReceiveCount = MaxReceiveCount)
    {
        MessageQueue deadLetters = queues.GetOrCreate(DeadLetterQueueName.Of(name), new QueueSettings { Retention = QueueLimits.MaxRetention }, out _);
        return queues.GetOrCreate(name, settings with { Redrive = new RedrivePolicy(deadLetters.Arn, maxReceiveCount) }, out _);
    }
}
