using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>Ends the receive of a message, unless the message was purged, or its visibility timeout has passed: then it comes again.</summary>
internal static class ReceivedMessages
{
    /// <summary>Deletes a message that was processed.</summary>
    public static void TryDelete(MessageQueue queue, ReceivedMessage message) => Try(() => queue.Delete(message.ReceiptHandle));

    /// <summary>Makes a message visible that no function has seen.</summary>
    public static void TryRelease(MessageQueue queue, ReceivedMessage message) => Try(() => queue.ChangeVisibility(message.ReceiptHandle, TimeSpan.Zero));

    private static void Try(Action end)
    {
        try
        {
            end();
        }
        catch (QueueErrorException)
        {
            // The message is not in flight any more.
        }
    }
}
