using System.Text;
using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Emulator.Service.Queues;

/// <summary>The characters that a message can have.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html: those of XML 1.0.</remarks>
internal static class MessageText
{
    /// <summary>Validates a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="where">Where it is, for the message: <c>the message body</c>.</param>
    /// <exception cref="QueueErrorException">The text has another character.</exception>
    public static void Validate(string text, string where)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune.Value is not (0x9 or 0xA or 0xD or (>= 0x20 and <= 0xD7FF) or (>= 0xE000 and <= 0xFFFD) or >= 0x10000))
            {
                throw QueueErrorException.InvalidContents($"Invalid character #x{rune.Value:X} was found in {where}. "
                    + "The set of allowed characters is #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF.");
            }
        }
    }
}
