using System.Security.Cryptography;
using System.Text;

namespace Lambda.Runtime.Emulator.Queues;

/// <summary>Remembers for five minutes what was sent to a FIFO queue, also if the message was deleted in the meantime.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-messagededuplicationid-property.html</remarks>
internal sealed class DeduplicationWindow
{
    private readonly RecentEntries<SentMessage> _sent = new();

    /// <summary>What is remembered, for a copy of the queue; the oldest first.</summary>
    public IEnumerable<DuplicateState> State => _sent.All.Select(static entry => new DuplicateState(entry.Key, entry.Value.Id, entry.Value.SequenceNumber, entry.At));

    /// <summary>The ID of a message that has none: the SHA-256 of its body. Its attributes do not count.</summary>
    public static string IdOf(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));

    /// <summary>Returns the message that was sent with this key within five minutes.</summary>
    public SentMessage? Find(string key, DateTimeOffset now) => _sent.Find(key, now);

    public void Add(string key, SentMessage message, DateTimeOffset now) => _sent.Add(key, message, now);
}
