namespace Lambda.Runtime.Model.Tests.Queues.Requests;

/// <summary>A step of a random sequence.</summary>
/// <param name="Action">What is done.</param>
/// <param name="OnDeadLetters">Whether it is done with the dead-letter queue.</param>
/// <param name="Number">Chooses the message, the handle, or the maximum number of messages.</param>
/// <param name="Group">The number of the group.</param>
/// <param name="Seconds">The delay, the visibility timeout, or the time that passes.</param>
internal sealed record RequestStep(RequestAction Action, bool OnDeadLetters, int Number, int Group, int Seconds);
