using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Emulator.Json;
using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Testing;

/// <summary>A queue with the rules of Amazon SQS, of which <see cref="LambdaFunction.Queue"/> lets a function handle the messages.</summary>
/// <remarks>Safe to use from several threads.</remarks>
/// <example>
/// <code>
/// await using LambdaFunction function = await LambdaFunction.StartAsync&lt;Order>();
/// LambdaQueue orders = function.Queue("orders");
/// await orders.SendAsync(new Order("1", 2));
/// await orders.WaitUntilIdleAsync();
/// Console.WriteLine(orders.Handled.Count);
/// </code>
/// </example>
[SuppressMessage("Naming", "CA1711", Justification = "It is a queue, though not a collection: the service's word.")]
public sealed class LambdaQueue
{
    private readonly LambdaQueues _queues;
    private readonly MessageQueue _queue;
    private readonly ConcurrentQueue<QueueDelivery> _deliveries = [];
    private readonly ConcurrentQueue<QueuedMessage> _filtered = [];
    private readonly ConcurrentDictionary<QueuePoller, bool> _pollers = [];

    internal LambdaQueue(LambdaQueues queues, MessageQueue queue)
    {
        _queues = queues;
        _queue = queue;
    }

    /// <summary>The queue's name.</summary>
    public string Name => _queue.Name;

    /// <summary>The queue's ARN, as in events.</summary>
    public string Arn => _queue.Arn;

    /// <summary>How long a message is invisible after a receive.</summary>
    public TimeSpan VisibilityTimeout => _queue.Settings.VisibilityTimeout;

    /// <summary>The messages in the queue, oldest first: visible, delayed and in flight.</summary>
    public IReadOnlyList<QueuedMessage> Messages => [.. _queue.Peek().Select(static message => new QueuedMessage(message))];

    /// <summary>The invocations with messages of this queue that have ended, in the order of their ends.</summary>
    public IReadOnlyList<QueueDelivery> Deliveries => [.. _deliveries];

    /// <summary>The messages that a function has handled: they were deleted.</summary>
    public IReadOnlyList<QueuedMessage> Handled => [.. _deliveries.SelectMany(static delivery => delivery.Handled)];

    /// <summary>The failures so far. A message that has failed several times is here as often, with another <see cref="QueuedMessage.ReceiveCount"/>.</summary>
    public IReadOnlyList<QueuedMessage> Failed => [.. _deliveries.SelectMany(static delivery => delivery.Failed)];

    /// <summary>The messages that no filter let pass: they were deleted, and no function got them.</summary>
    public IReadOnlyList<QueuedMessage> Filtered => [.. _filtered];

    /// <summary>The messages in the dead-letter queue.</summary>
    /// <exception cref="InvalidOperationException">The queue has no dead-letter queue.</exception>
    public IReadOnlyList<QueuedMessage> DeadLetters => DeadLetterQueue.Messages;

    /// <summary>The dead-letter queue.</summary>
    /// <exception cref="InvalidOperationException">The queue has no dead-letter queue.</exception>
    public LambdaQueue DeadLetterQueue => _queues.Registry.FindByArn(_queue.Settings.Redrive?.TargetArn) is { } target
        ? _queues.Get(target.Name)
        : throw new InvalidOperationException($"The queue '{Name}' has no dead-letter queue. {nameof(LambdaFunction)}.{nameof(LambdaFunction.Queue)} creates a queue with one.");

    /// <summary>Sends a message whose body is JSON, serialized with <see cref="JsonSerializerOptions.Web"/>.</summary>
    /// <param name="message">The body. A string is the text of the body, unchanged.</param>
    /// <param name="options">The group, the delay and the attributes of the message.</param>
    /// <returns>The message's ID.</returns>
    /// <exception cref="ArgumentException">The queue refuses the message, for example because it is over 1 MiB, or a FIFO queue because it has no group.</exception>
    public Task<string> SendAsync<T>(T message, QueueMessageOptions? options = null) =>
        SendTextAsync(message as string ?? JsonSerializer.Serialize(message, ReflectionJson.Web), options ?? new QueueMessageOptions());

    /// <summary>
    /// Waits until no function handles messages of this queue, and none will before the clock advances: all others are invisible, or wait for the end of a batching window.
    /// </summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task WaitUntilIdleAsync(CancellationToken cancellationToken = default)
    {
        foreach (QueuePoller poller in _pollers.Keys)
            await poller.WaitUntilIdleAsync(cancellationToken);
    }

    /// <summary>Moves the messages of a dead-letter queue back to the queues from which they came.</summary>
    /// <returns>The number of messages that were moved.</returns>
    public int Redrive() => _queue.Redrive(destination: null);

    /// <summary>Deletes all messages, also those in flight. Other than by the API of Amazon SQS, it may be called several times within a minute.</summary>
    public void Purge() => _queue.Purge(isLimited: false);

    /// <summary>Deletes all messages, and forgets what was handled, has failed and was filtered, so that tests can share a queue.</summary>
    public void Reset()
    {
        Purge();
        _deliveries.Clear();
        _filtered.Clear();
    }

    /// <summary>Returns the numbers of messages: <c>orders: 1 in the queue, 2 handled, 3 failures</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}: {Messages.Count} in the queue, {Handled.Count} handled, {Failed.Count} failures");

    internal QueuePoller Connect(LambdaFunction function, QueueMapping mapping)
    {
        var poller = new QueuePoller(
            _queues.Registry, _queue, mapping, () => function.Instances, batch => _deliveries.Enqueue(new QueueDelivery(batch)),
            message => _filtered.Enqueue(new QueuedMessage(message)));
        _pollers[poller] = true;
        poller.Poll();
        return poller;
    }

    internal void Disconnect(QueuePoller poller)
    {
        poller.Dispose();
        _pollers.TryRemove(poller, out _);
    }

    private Task<string> SendTextAsync(string body, QueueMessageOptions options)
    {
        var attributes = new SortedDictionary<string, MessageAttribute>(StringComparer.Ordinal);
        foreach ((string name, string text) in options.Attributes)
            attributes[name] = new MessageAttribute("String", text, default);
        foreach ((string name, byte[] bytes) in options.BinaryAttributes)
            attributes[name] = new MessageAttribute("Binary", null, bytes);
        RequireSize(body, attributes);
        try
        {
            return Task.FromResult(_queue.Send(new NewMessage(body)
            {
                Attributes = attributes,
                GroupId = options.GroupId,
                // As under dotnet run: without an ID, each message is a new one.
                DeduplicationId = options.DeduplicationId ?? (_queue.IsFifo && !_queue.Settings.ContentBasedDeduplication ? Guid.NewGuid().ToString() : null),
                Delay = options.Delay,
            }).Id);
        }
        catch (QueueErrorException refusal)
        {
            throw new ArgumentException($"The queue '{Name}' refuses the message: {refusal.Message}", nameof(options), refusal);
        }
    }

    private void RequireSize(string body, IReadOnlyDictionary<string, MessageAttribute> attributes)
    {
        long bytes = Encoding.UTF8.GetByteCount(body) + attributes.Sum(static attribute => (long)attribute.Value.CountBytes(attribute.Key));
        int max = _queue.Settings.MaxMessageBytes;
        if (body.Length == 0 || bytes > max)
        {
            throw new ArgumentException(
                $"The queue '{Name}' refuses the message: its body and attributes have {bytes} bytes. Expected a body, and up to {max} bytes.", nameof(body));
        }
    }
}
