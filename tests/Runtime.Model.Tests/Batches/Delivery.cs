using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Model.Tests.Batches;

/// <summary>A batch that a service sends once: what the handlers did with it, and which rules they saw broken.</summary>
/// <param name="mode">The mode.</param>
/// <param name="all">All records of the round, in their order.</param>
/// <param name="sent">The records of the event. The same one may occur twice.</param>
/// <param name="time">The clock of the function.</param>
internal sealed class Delivery(BatchMode mode, SentRecord[] all, SentRecord[] sent, FakeTimeProvider time) : BatchObserver
{
    /// <summary>The timeout of the function. In real time, a handler that ignores the deadline is left behind after three quarters of it.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(100);

    /// <summary>The time before the deadline in which no record is begun: half of the timeout, because the usual one is longer.</summary>
    private static readonly TimeSpan Margin = Timeout / 2;

    private static readonly ConcurrentDictionary<int, Delivery> Deliveries = new();
    private static readonly Lock Clock = new();
    private static int _last;

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private readonly DateTimeOffset _start = time.GetUtcNow();
    private readonly List<string> _history = [];
    private readonly List<string> _violations = [];
    private readonly HashSet<SentRecord> _begun = [];
    private readonly HashSet<SentRecord> _succeeded = [];
    private int _running;
    private int _late;
    private bool _isClosed;

    public int Number { get; } = Interlocked.Increment(ref _last);

    /// <summary>After how many entries in its journal the process kills itself; 0 for never.</summary>
    public int KillAfter { get; init; }

    public BatchMode Mode => mode;

    public SentRecord[] Sent => sent;

    /// <summary>Completes when the service has the outcome.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Whether the time came after which no record is begun.</summary>
    public bool IsLate => time.GetUtcNow() >= _start + Timeout - Margin;

    /// <summary>What happened, for errors.</summary>
    public IReadOnlyList<string> History => _history;

    public IReadOnlyList<string> Violations => _violations;

    public static Delivery Find(int number) => Deliveries[number];

    /// <summary>Lets handlers find it.</summary>
    public void Register() => Deliveries[Number] = this;

    /// <summary>Whether its handler was called.</summary>
    public bool HasBegun(SentRecord record) => _begun.Contains(record);

    /// <summary>Whether its handler succeeded before the outcome.</summary>
    public bool HasSucceeded(SentRecord record) => _succeeded.Contains(record);

    public override void Begin(BatchItem item, TimeSpan remaining)
    {
        SentRecord record = all.Single(record => record.Key == item.Key);
        lock (_lock)
        {
            record.Begin();
            _history.Add($"begins {record.Key}: {item.Action}");
            Require(!_isClosed, record, "is begun after the outcome");
            Require(_begun.Add(record), record, "is handled twice");
            Require(++_running <= mode.Limit, record, $"is the {_running}. at once");

            // Every other task may have taken a record before the time came, and begin it now.
            if (remaining <= Margin)
                Require(++_late < mode.Limit, record, "is begun near the deadline");
            foreach (SentRecord earlier in all.Where(earlier => earlier.Number < record.Number && mode.HasOrder(earlier, record)))
                Require(earlier.IsSettled || (sent.Contains(earlier) && IsProcessed(earlier)), record, $"is begun before {earlier.Key} was processed");
        }
    }

    public override void End(BatchItem item, bool isSuccess)
    {
        lock (_lock)
        {
            _running--;
            _history.Add($"{(isSuccess ? "succeeds" : "fails")} {item.Key}{(_isClosed ? ", late" : "")}");
            if (isSuccess && !_isClosed)
                _succeeded.Add(all.Single(record => record.Key == item.Key));
        }
    }

    /// <summary>Notes that the service has the outcome. What happens later does not count.</summary>
    public void Close(string outcome)
    {
        lock (_lock)
        {
            _isClosed = true;
            _history.Add($"ends: {outcome}");
        }
    }

    /// <summary>Lets handlers continue that waited for the end.</summary>
    public void End() => _ended.TrySetResult();

    /// <summary>Lets the time come after which no record is begun.</summary>
    public void PassStop() => AdvanceTo(_start + Timeout - Margin);

    /// <summary>Lets the deadline pass.</summary>
    public void PassDeadline() => AdvanceTo(_start + Timeout);

    /// <summary>Adds a broken rule.</summary>
    public void Require(bool condition, SentRecord? record, string violation)
    {
        if (!condition)
            _violations.Add($"{record?.Key} {violation}");
    }

    /// <summary>Whether the service need not send it again.</summary>
    public bool IsProcessed(SentRecord record) => HasSucceeded(record) || record.IsDropped;

    private void AdvanceTo(DateTimeOffset to)
    {
        lock (Clock)
        {
            if (!_ended.Task.IsCompleted && to - time.GetUtcNow() is { Ticks: > 0 } left)
                time.Advance(left);
        }
    }
}
