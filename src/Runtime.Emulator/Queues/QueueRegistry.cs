using System.Text.RegularExpressions;

namespace Lambda.Runtime.Emulator.Queues;

/// <summary>The queues by name. Safe to use from any thread.</summary>
/// <param name="time">The clock for delays, timeouts and ages.</param>
internal sealed partial class QueueRegistry(TimeProvider time)
{
    public const string FifoSuffix = ".fifo";

    /// <summary>The account of all queues.</summary>
    public const string AccountId = "123456789012";

    private const string ArnPrefix = $"arn:aws:sqs:us-east-1:{AccountId}:";

    private readonly SortedDictionary<string, MessageQueue> _queues = new(StringComparer.Ordinal);

    /// <summary>Raised after a change of a queue, on the thread of the change.</summary>
    /// <remarks>A handler must return soon, and must not wait for another thread: a poller may hold the lock.</remarks>
    public event Action<MessageQueue>? Changed;

    /// <summary>Raised after a message was moved to a dead-letter queue, on the thread of the receive.</summary>
    public event Action<DeadLetter>? Moved;

    /// <summary>The ID of the IAM user that sends all messages.</summary>
    public const string SenderId = "AIDAIENQZJOLO23YVJ4VO";

    public TimeProvider Time => time;

    /// <summary>The tasks that move messages out of dead-letter queues.</summary>
    public MessageMoveTasks MoveTasks { get; } = new(time);

    /// <summary>The queues, in the order of their names.</summary>
    public IReadOnlyList<MessageQueue> All
    {
        get
        {
            lock (Lock)
                return [.. _queues.Values];
        }
    }

    public IReadOnlyList<string> Names => [.. All.Select(static queue => queue.Name)];

    /// <summary>Guards all queues, because messages move between them.</summary>
    internal Lock Lock { get; } = new();

    public static string ArnOf(string name) => ArnPrefix + name;

    public static bool IsFifo(string name) => name.EndsWith(FifoSuffix, StringComparison.Ordinal);

    /// <summary>Whether a text can be the name of a queue: 1 to 80 letters, digits, hyphens and underscores, with the suffix of a FIFO queue.</summary>
    public static bool IsName(string name) => name.Length <= QueueLimits.MaxNameLength && NamePattern().IsMatch(name);

    /// <summary>Returns the name of a queue that belongs to something else: with hyphens instead of characters that it cannot have, and cut to its maximum length.</summary>
    public static string ToName(string text, string end = "")
    {
        string letters = string.Concat(text.Select(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '-'));
        return letters[..Math.Min(letters.Length, QueueLimits.MaxNameLength - end.Length)] + end;
    }

    /// <summary>Creates a queue, or returns the one that has this name, whatever its settings are.</summary>
    /// <param name="name">The name, which <see cref="IsName"/> accepts.</param>
    /// <param name="settings">The settings of a new queue.</param>
    /// <param name="isCreated">Whether the queue is new.</param>
    public MessageQueue GetOrCreate(string name, QueueSettings settings, out bool isCreated)
    {
        MessageQueue? queue;
        lock (Lock)
        {
            isCreated = !_queues.TryGetValue(name, out queue);
            if (isCreated)
                _queues[name] = queue = new MessageQueue(this, name, settings);
        }

        if (isCreated)
            NotifyChanged(queue!);
        return queue!;
    }

    public MessageQueue? Find(string name)
    {
        lock (Lock)
            return _queues.GetValueOrDefault(name);
    }

    public MessageQueue? FindByArn(string? arn) => arn?.StartsWith(ArnPrefix, StringComparison.Ordinal) == true ? Find(arn[ArnPrefix.Length..]) : null;

    /// <returns><see langword="false"/> if there was no such queue.</returns>
    public bool Delete(MessageQueue queue)
    {
        lock (Lock)
        {
            if (Find(queue.Name) != queue)
                return false;
            _queues.Remove(queue.Name);
        }

        NotifyChanged(queue);
        return true;
    }

    /// <summary>A copy of all queues at one moment.</summary>
    public IReadOnlyList<QueueState> GetState()
    {
        lock (Lock)
            return [.. _queues.Values.Select(static queue => queue.GetState())];
    }

    /// <summary>Creates the queues of a copy. The registry must not have them yet.</summary>
    /// <exception cref="InvalidDataException">The copy is not one that <see cref="GetState"/> can return. No queue is created.</exception>
    public void SetState(IReadOnlyList<QueueState> states)
    {
        if (states.Select(static state => state is null ? "A queue is null." : state.FindProblem()).FirstOrDefault(static problem => problem is not null) is { } problem)
            throw new InvalidDataException(problem);
        if (states.CountBy(static state => state.Name, StringComparer.Ordinal).FirstOrDefault(static count => count.Value > 1).Key is { } repeated)
            throw new InvalidDataException($"Several queues have the name {repeated}.");

        lock (Lock)
        {
            foreach (QueueState state in states)
            {
                var queue = new MessageQueue(this, state.Name, state.Settings);
                queue.SetState(state);
                _queues.Add(state.Name, queue);
            }
        }
    }

    internal void NotifyChanged(MessageQueue queue) => Changed?.Invoke(queue);

    internal void NotifyMoved(DeadLetter moved)
    {
        NotifyChanged(moved.Target);
        Moved?.Invoke(moved);
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-]+(\.fifo)?\z")]
    private static partial Regex NamePattern();
}
