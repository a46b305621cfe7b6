namespace Lambda.Runtime.Events;

/// <summary>What the loop over a batch needs of a record that has been read already.</summary>
/// <param name="Id">By which the response names it.</param>
/// <param name="Group">What records of the same group share.</param>
/// <param name="ReceiveCount">How often it was received.</param>
/// <param name="SourceArn">The ARN of the queue or stream.</param>
internal readonly record struct RecordKeys(string? Id, string? Group = null, string? ReceiveCount = null, string? SourceArn = null);
