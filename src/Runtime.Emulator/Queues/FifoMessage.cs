using System.Text.RegularExpressions;

namespace Lambda.Runtime.Emulator.Queues;

/// <summary>The rules for a message of a FIFO queue.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html</remarks>
internal static partial class FifoMessage
{
    /// <summary>Validates the message, and adds a deduplication ID if the queue derives it from the body.</summary>
    /// <exception cref="QueueErrorException">The group or the deduplication ID is missing or malformed, or the message has its own delay.</exception>
    public static NewMessage Complete(NewMessage message, QueueSettings settings)
    {
        if (message.GroupId is null)
            throw QueueErrorException.MissingParameter("MessageGroupId");
        RequireToken("MessageGroupId", message.GroupId);
        if (message.Delay is { } delay && delay != settings.Delay && delay != TimeSpan.Zero)
            throw QueueErrorException.InvalidForQueueType("DelaySeconds", $"{delay.TotalSeconds}");

        if (message.DeduplicationId is { } id)
        {
            RequireToken("MessageDeduplicationId", id);
            return message with { Delay = null };
        }

        if (!settings.ContentBasedDeduplication)
        {
            throw QueueErrorException.InvalidParameterValue(
                "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly");
        }

        return message with { Delay = null, DeduplicationId = DeduplicationWindow.IdOf(message.Body) };
    }

    /// <exception cref="QueueErrorException">The text is empty, too long, or has other characters.</exception>
    public static void RequireToken(string parameter, string text)
    {
        if (!TokenPattern().IsMatch(text))
        {
            throw QueueErrorException.InvalidParameterValue(
                $"Value {text} for parameter {parameter} is invalid. Reason: {parameter} can only include alphanumeric and punctuation characters. 1 to {QueueLimits.MaxTokenLength} in length.");
        }
    }

    [GeneratedRegex(@"^[!-~]{1,128}\z")]
    private static partial Regex TokenPattern();
}
