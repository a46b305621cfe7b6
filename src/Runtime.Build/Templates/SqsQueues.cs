namespace Lambda.Runtime.Build.Templates;

/// <summary>The queues that a template creates: those of handlers, and those for what cannot be processed.</summary>
/// <param name="handlers">All handlers of the function.</param>
/// <param name="timeout">The function's timeout in seconds.</param>
internal sealed class SqsQueues(IReadOnlyList<DeployedHandler> handlers, int timeout)
{
    /// <summary>How long a message is invisible after it was received, as a multiple of the function's timeout.</summary>
    /// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html</remarks>
    private const int VisibilityFactor = 6;

    /// <summary>Returns the queue of a handler. Its messages move to a dead-letter queue.</summary>
    public SqsQueue ForSource(DeployedSource source)
    {
        string name = source.Name!;
        return new SqsQueue(
            source.Id, source.Variable, name, VisibilityFactor * timeout, ForFailures($"{source.Id}DeadLetters", $"{source.Variable}_dead_letters", DeadLetterQueueName.Of(name)));
    }

    /// <summary>Returns a queue for what cannot be processed. If a handler processes a queue of this name, it is that one.</summary>
    public SqsQueue ForFailures(string id, string variable, string name) =>
        handlers.Select(static handler => handler.Source).FirstOrDefault(source => source?.Service is SqsSource && source.Name == name) is { } processed
            ? ForSource(processed)
            : new SqsQueue(id, variable, name, null, null);

    /// <summary>Returns the queue for what a function could not process.</summary>
    public SqsQueue ForFailuresOf(DeployedHandler handler) =>
        ForFailures($"{handler.Id}Failures", $"{handler.Id.ToLowerInvariant()}_failures", $"{handler.FunctionName}-failures");

    /// <summary>Returns the handlers of a source, in their order.</summary>
    public DeployedHandler[] HandlersOf(DeployedSource source) => [.. handlers.Where(handler => ReferenceEquals(handler.Source, source))];
}
