namespace Lambda.Runtime.Model.Tests.Batches;

/// <summary>The ID that a record has in an event.</summary>
internal enum SentId
{
    /// <summary>One that no other record has.</summary>
    Unique,

    /// <summary>The member is missing.</summary>
    Missing,

    /// <summary><c>null</c></summary>
    Null,

    /// <summary>A text without characters.</summary>
    Empty,
}

/// <summary>The plan of a record.</summary>
/// <param name="Id">The ID that it has.</param>
/// <param name="Group">Its group or key; <see langword="null"/> if it has none.</param>
/// <param name="Poison">Why it cannot be read, a number that <see cref="BatchEvent"/> interprets; 0 if it can.</param>
/// <param name="Attempts">What the handler does, each time that it is called. Later, it succeeds.</param>
/// <param name="IsHopeless">Whether the handler throws each time.</param>
internal sealed record RecordPlan(SentId Id, string? Group, int Poison, BatchAction[] Attempts, bool IsHopeless)
{
    public override string ToString() =>
        $"{(Id == SentId.Unique ? "" : $"{Id} ID, ")}group {Group ?? "none"}{(Poison == 0 ? "" : $", poison {Poison}")}, {(IsHopeless ? "hopeless" : string.Join(' ', Attempts))}";
}

/// <summary>A record that a service sends until it is acknowledged, or given up.</summary>
/// <param name="key">A text that is unique in the run.</param>
/// <param name="number">Its place among the records of the round.</param>
/// <param name="plan">The plan.</param>
/// <param name="drops">Whether records that cannot be read are dropped.</param>
internal sealed class SentRecord(string key, int number, RecordPlan plan, bool drops)
{
    /// <summary>After how many attempts a record is given up that can never succeed.</summary>
    private const int MaxAttempts = 3;

    private int _begun;

    public string Key => key;

    public RecordPlan Plan => plan;

    public int Number => number;

    /// <summary>Its ID; <see langword="null"/> if it has none. Sequence numbers are ordered as numbers, not as texts.</summary>
    public string? Id => plan.Id == SentId.Unique ? $"{number + 95}" : null;

    public string? Group => plan.Group;

    /// <summary>Whether the handler is never called for it.</summary>
    public bool IsPoison => plan.Poison != 0;

    /// <summary>Whether reading it suffices, because it is dropped.</summary>
    public bool IsDropped => IsPoison && drops;

    /// <summary>How often it was received.</summary>
    public int Receives { get; set; }

    /// <summary>The content that it had when it was sent last, if the response has to have it.</summary>
    public string Data { get; set; } = "";

    /// <summary>Whether the service does not send it any more.</summary>
    public bool IsSettled { get; set; }

    /// <summary>Whether the service gives it up, as with a redrive policy.</summary>
    /// <remarks>Here, a service knows those that can never succeed, so that all others have to.</remarks>
    public bool IsGivenUp => IsPoison ? !drops && Receives >= MaxAttempts : plan.IsHopeless && _begun >= MaxAttempts;

    /// <summary>What the handler does when it is called next.</summary>
    public BatchAction Next => plan.IsHopeless ? BatchAction.ThrowLater : _begun < plan.Attempts.Length ? plan.Attempts[_begun] : BatchAction.Succeed;

    /// <summary>Counts a call of the handler.</summary>
    public void Begin() => Interlocked.Increment(ref _begun);

    public override string ToString() => $"{key} ({Id}): {plan}";
}
