namespace Lambda.Runtime.Local.Sources;

/// <summary>A queue or other source that a handler declares, and the function that gets its records.</summary>
/// <param name="Function">The function's name.</param>
/// <param name="Service">The service, as the generator names it: <c>Sqs</c>.</param>
/// <param name="Name">The name in the handler's attribute; of EventBridge the <c>detail-type</c>, and of a schedule the expression. <see langword="null"/> if it has none.</param>
internal sealed record HandlerSource(string Function, string Service, string? Name)
{
    public const string Sqs = "Sqs";

    /// <summary>An example of the payload as JSON; <see langword="null"/> if none is known.</summary>
    public string? Payload { get; init; }

    /// <summary>The name of the queue: that in the attribute, or that of the function, with hyphens instead of characters that a queue's name cannot have.</summary>
    public string QueueName => Name ?? string.Concat(Function.Take(80).Select(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '-'));
}
