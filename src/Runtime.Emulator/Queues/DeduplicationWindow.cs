using System.Security.Cryptography;
using System.Text;

namespace Lambda.Runtime.Emulator.Queues;

/// <summary>Remembers for five minutes what was sent to a FIFO queue, also if the message was deleted in the meantime.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-messagededuplicationid-property.html</remarks>
internal sealed class DeduplicationWindow
{
    private readonly Dictionary<string, (SentMessage Message, DateTimeOffset SentAt)> _sent = new(StringComparer.Ordinal);

    /// <summary>The ID of a message that has none: the SHA-256 of its body. Its attributes do not count.</summary>
    public static string IdOf(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));

    /// <summary>Returns the message that was sent with this key within five minutes.</summary>
    public SentMessage? Find(string key, DateTimeOffset now)
    {
        foreach (string expired in _sent.Where(entry => now - entry.Value.SentAt >= QueueLimits.DeduplicationInterval).Select(static entry => entry.Key).ToArray())
            _sent.Remove(expired);
        return _sent.TryGetValue(key, out (SentMessage Message, DateTimeOffset SentAt) found) ? found.Message : null;
    }

    public void Add(string key, SentMessage message, DateTimeOffset now) => _sent[key] = (message, now);

    /// <summary>What is remembered, for a copy of the queue.</summary>
    public IReadOnlyDictionary<string, (SentMessage Message, DateTimeOffset SentAt)> Entries => _sent;
}
