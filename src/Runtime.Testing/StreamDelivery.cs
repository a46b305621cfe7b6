using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Emulator.Streams;

namespace Lambda.Runtime.Testing;

/// <summary>A batch of records with which a function was invoked, or which were too old for that, and what became of them.</summary>
public sealed class StreamDelivery
{
    internal StreamDelivery(RecordStream stream, DeliveredRecords delivered)
    {
        var remaining = delivered.Outcome.Remaining.Select(static record => record.Record).ToHashSet();
        (StreamedRecord Record, bool IsLeft)[] records = [.. delivered.Records.Select(record => (new StreamedRecord(stream, record.Record), remaining.Contains(record.Record)))];
        Records = [.. records.Select(static record => record.Record)];
        Handled = [.. records.Where(static record => !record.IsLeft).Select(static record => record.Record)];
        Failed = [.. records.Where(static record => record.IsLeft).Select(static record => record.Record)];
        IsDiscarded = delivered.Outcome.Discarded is not null;
        Outcome = delivered.Result is { } result ? new InvocationOutcome(result) : null;
        Problem = delivered.Verdict.Problem;
        Warning = delivered.Verdict.Warning;
    }

    /// <summary>The records of the event, in its order.</summary>
    public IReadOnlyList<StreamedRecord> Records { get; }

    /// <summary>Those before the first one that has failed: they do not come again. Of a topic, those before the first one of their partition.</summary>
    public IReadOnlyList<StreamedRecord> Handled { get; }

    /// <summary>Those that come again, or are discarded: the first one that has failed, and all later ones. Of a topic, the same for each partition.</summary>
    public IReadOnlyList<StreamedRecord> Failed { get; }

    /// <summary>Whether the failed records are discarded: their retries are exhausted, or they are too old.</summary>
    public bool IsDiscarded { get; }

    /// <summary>The outcome of the invocation; <see langword="null"/> if the function was not invoked.</summary>
    public InvocationOutcome? Outcome { get; }

    /// <summary>Why the batch has failed as a whole, such as the error of the function, or a malformed list of failures; <see langword="null"/> if it has not.</summary>
    public string? Problem { get; }

    /// <summary>What the function reported and Lambda ignores, such as a misspelled member of the response; <see langword="null"/> if there is nothing.</summary>
    public string? Warning { get; }

    /// <summary>Formats the delivery for the message of a failed assertion.</summary>
    public override string ToString()
    {
        string note = (Problem ?? Warning) is { } text ? $" {text}" : "";
        string records = string.Concat(Records.Select(record => $"\n{(Failed.Contains(record) ? "failed " : "handled")} {record}"));
        return $"{Records.Count} records, {Failed.Count} {(IsDiscarded ? "discarded" : "failed")}.{note}{records}";
    }
}
