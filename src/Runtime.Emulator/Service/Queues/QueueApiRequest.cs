using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Emulator.Service.Queues;

/// <summary>A request for an operation of Amazon SQS, independent of the protocol.</summary>
/// <param name="Queues">The queues.</param>
/// <param name="Members">The parameters.</param>
/// <param name="Address">Scheme, host and port that the caller used, for the URLs of queues.</param>
/// <param name="CancellationToken">Is canceled when the caller disconnects.</param>
internal sealed record QueueApiRequest(QueueRegistry Queues, RequestMembers Members, string Address, CancellationToken CancellationToken)
{
    /// <summary>Finds the queue of the parameter <c>QueueUrl</c>.</summary>
    /// <exception cref="QueueErrorException">The URL is missing or malformed, or there is no such queue.</exception>
    public MessageQueue FindQueue() => QueueUrl.FindIn(Queues, Members.RequireString("QueueUrl"));

    public string UrlOf(string queue) => QueueUrl.Create(Address, queue);

    /// <summary>Reads a number that may be absent.</summary>
    /// <exception cref="QueueErrorException">The number is out of range.</exception>
    public int? FindInteger(string name, int min, int max) => Members.FindInteger(name) is { } value ? RequireRange(name, value, min, max) : null;

    public TimeSpan? FindSeconds(string name, TimeSpan max) => FindInteger(name, 0, (int)max.TotalSeconds) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    public static int RequireRange(string name, int value, int min, int max) => value >= min && value <= max
        ? value
        : throw QueueErrorException.InvalidParameterValue($"Value {value} for parameter {name} is invalid. Reason: Must be between {min} and {max}, if provided.");
}
