using System.Globalization;
using System.Text;

namespace Lambda.Runtime.Emulator.Queues;

/// <summary>The text that identifies a receive of a message. Receivers must not read it, so it is in base64.</summary>
/// <param name="Queue">The name of the queue.</param>
/// <param name="MessageId">The ID of the message.</param>
/// <param name="ReceiveCount">How often the message was received, this time included.</param>
internal sealed record ReceiptHandle(string Queue, string MessageId, int ReceiveCount)
{
    public override string ToString() => Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Queue} {MessageId} {ReceiveCount}")));

    /// <returns><see langword="null"/> if it is not one of this emulator.</returns>
    public static ReceiptHandle? Parse(string text)
    {
        byte[] bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out int length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(' ') is [var queue, var id, var count]
            && int.TryParse(count, CultureInfo.InvariantCulture, out int receiveCount)
                ? new ReceiptHandle(queue, id, receiveCount)
                : null;
    }
}
