using Lambda.Runtime.Emulator.EventSources;

namespace Lambda.Runtime.Testing;

/// <summary>A batch of messages with which a function was invoked, and what became of them.</summary>
public sealed class QueueDelivery
{
    internal QueueDelivery(DeliveredBatch batch)
    {
        Messages = [.. batch.Messages.Select(static message => new QueuedMessage(message))];
        Failed = [.. Messages.Where(message => batch.Verdict.Failed.Contains(message.Id))];
        Handled = [.. Messages.Except(Failed)];
        Outcome = batch.Result is { } result ? new InvocationOutcome(result) : null;
        Problem = batch.Verdict.Problem;
        Warning = batch.Verdict.Warning;
    }

    /// <summary>The messages of the event, in its order.</summary>
    public IReadOnlyList<QueuedMessage> Messages { get; }

    /// <summary>Those that were deleted from the queue.</summary>
    public IReadOnlyList<QueuedMessage> Handled { get; }

    /// <summary>Those that become visible again after their visibility timeout.</summary>
    public IReadOnlyList<QueuedMessage> Failed { get; }

    /// <summary>The outcome of the invocation; <see langword="null"/> if the function could not be invoked.</summary>
    public InvocationOutcome? Outcome { get; }

    /// <summary>Why the batch has failed as a whole, such as the error of the function, or a malformed list of failures; <see langword="null"/> if it has not.</summary>
    public string? Problem { get; }

    /// <summary>What the function reported and Lambda ignores, such as a misspelled member of the response; <see langword="null"/> if there is nothing.</summary>
    public string? Warning { get; }

    /// <summary>Formats the delivery for the message of a failed assertion.</summary>
    public override string ToString()
    {
        string note = (Problem ?? Warning) is { } text ? $" {text}" : "";
        string messages = string.Concat(Messages.Select(message => $"\n{(Failed.Contains(message) ? "failed " : "handled")} {message}"));
        return $"{Messages.Count} messages, {Failed.Count} failed.{note}{messages}";
    }
}
