using System.Globalization;
using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime.Events;

/// <summary>Handles the messages of a batch one by one, as <see cref="SqsHandlerAttribute"/> does, for handlers that take the whole batch.</summary>
/// <example>
/// <code>
/// [LambdaHandler]
/// public static SqsBatchResponse Handle(SqsEvent batch, LambdaContext context)
/// {
///     // What all messages need is loaded once.
///     DateTimeOffset now = DateTimeOffset.UtcNow;
///     return SqsBatch.Handle(batch.Records, context, message => Console.WriteLine($"{now}: {message.Body}"));
/// }
/// </code>
/// </example>
public static class SqsBatch
{
    /// <summary>Calls a method for each message.</summary>
    /// <typeparam name="TMessage"><see cref="SqsMessage"/>, or the generic one.</typeparam>
    /// <param name="messages">The messages, from the event.</param>
    /// <param name="context">The invocation: its deadline, and its log for failed messages.</param>
    /// <param name="handle">Handles one message. A message for which it throws has failed.</param>
    /// <returns>The messages that have failed or were not begun. Of a FIFO queue, also the later ones of the same groups.</returns>
    /// <exception cref="BatchFailedException">A failed message has no id, or <c>LAMBDA_BATCH_RESPONSES</c> is <c>off</c> and a message has failed.</exception>
    public static SqsBatchResponse Handle<TMessage>(IReadOnlyList<TMessage> messages, LambdaContext context, Action<TMessage> handle)
        where TMessage : SqsRecord
    {
        ArgumentNullException.ThrowIfNull(messages);
        ArgumentNullException.ThrowIfNull(context);
        return Respond(messages, BatchLoop.Handle(Source(context), messages, context, KeysOf, handle));
    }

    /// <summary>Calls an asynchronous method for each message.</summary>
    /// <param name="messages">The messages, from the event.</param>
    /// <param name="context">The invocation: its deadline, and its log for failed messages.</param>
    /// <param name="handle">Handles one message. A message for which it throws has failed.</param>
    /// <param name="maxConcurrency">How many messages are handled at once. Those of one group of a FIFO queue are handled one after the other.</param>
    /// <inheritdoc cref="Handle" path="/*[not(self::param or self::summary)]"/>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxConcurrency"/> is less than 1.</exception>
    public static async Task<SqsBatchResponse> HandleAsync<TMessage>(
        IReadOnlyList<TMessage> messages, LambdaContext context, Func<TMessage, Task> handle, int maxConcurrency = 1)
        where TMessage : SqsRecord
    {
        ArgumentNullException.ThrowIfNull(messages);
        ArgumentNullException.ThrowIfNull(context);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxConcurrency, 1);
        return Respond(messages, await BatchLoop.HandleAsync(Source(context), messages, context, KeysOf, handle, maxConcurrency).ConfigureAwait(false));
    }

    private static SqsBatchReader Source(LambdaContext context) => new(context.Environment, cancellationMargin: -1);

    private static RecordKeys KeysOf(SqsRecord message) => new(
        message.MessageId,
        message.Attributes?.MessageGroupId,
        message.Attributes?.ApproximateReceiveCount?.ToString(CultureInfo.InvariantCulture),
        message.EventSourceArn);

    private static SqsBatchResponse Respond(IReadOnlyList<SqsRecord> messages, List<int> failed) =>
        new() { BatchItemFailures = failed.ConvertAll(record => new SqsBatchItemFailure { ItemIdentifier = messages[record].MessageId }) };
}
