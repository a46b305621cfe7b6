namespace Lambda.Runtime.Model.Tests.Queues.Requests;

/// <summary>A message in a <see cref="ModelQueue"/>. Times are in seconds since the start.</summary>
/// <param name="body">The body, which no other message has.</param>
/// <param name="group">The group of a FIFO queue; of a standard queue, the body.</param>
internal sealed class ModelMessage(string body, string group)
{
    public string Body => body;

    public string Group => group;

    public int SentAt { get; set; }

    public int VisibleAt { get; set; }

    /// <summary>How often the message was received in all queues.</summary>
    public int Receives { get; set; }

    /// <summary>How often the message was received in this queue.</summary>
    public int ReceivesHere { get; set; }

    /// <summary>The handle of the last receive in this queue.</summary>
    public string? Handle { get; set; }

    /// <summary>The queue from which the message was moved here.</summary>
    public ModelQueue? Source { get; set; }

    public bool IsInFlight(int now) => Handle is not null && VisibleAt > now;

    /// <summary>Formats the state that a queue must show.</summary>
    public string Describe(int now) => $"{body} sent {SentAt} visible {VisibleAt} received {Receives}{(IsInFlight(now) ? " in flight" : "")}";
}
