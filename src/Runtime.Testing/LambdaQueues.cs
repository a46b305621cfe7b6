using System.Collections.Concurrent;
using Lambda.Runtime.Emulator.Queues;
using Lambda.Runtime.Emulator.Streams;

namespace Lambda.Runtime.Testing;

/// <summary>The queues of a test, which follow the rules of Amazon SQS. They are in the memory of this process.</summary>
/// <remarks>
/// Each function has its own, unless several get the same ones by <see cref="LambdaFunctionOptions.Queues"/>, for example because one function sends what another one
/// handles. With <see cref="LambdaServiceEmulatorOptions.Queues"/>, programs reach them by the API of Amazon SQS. Safe to use from several threads.
/// </remarks>
/// <param name="timeProvider">The clock of delays, visibility timeouts, batching windows and ages; the system's unless given. A test can pass one that it advances.</param>
/// <example>
/// <code>
/// var queues = new LambdaQueues();
/// await using LambdaFunction accept = await LambdaFunction.StartAsync(typeof(Store), new() { Handler = "Accept", Queues = queues });
/// await using LambdaFunction ship = await LambdaFunction.StartAsync(typeof(Store), new() { Handler = "Ship", Queues = queues });
/// LambdaQueue orders = ship.Queue("orders");
/// await orders.SendAsync(new Order("A-1", 2));
/// await queues.WaitUntilIdleAsync();
/// </code>
/// </example>
public sealed class LambdaQueues(TimeProvider? timeProvider = null)
{
    private readonly ConcurrentDictionary<string, LambdaQueue> _queues = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<LambdaEventSource, bool> _sources = [];

    internal QueueRegistry Registry { get; } = new(timeProvider ?? TimeProvider.System);

    /// <summary>The streams, tables and topics, with the same clock.</summary>
    internal StreamRegistry Streams { get; } = new(timeProvider ?? TimeProvider.System);

    /// <summary>Where an emulator serves the API of Amazon SQS; <see langword="null"/> if none does.</summary>
    internal Uri? Endpoint { get; set; }

    /// <summary>Returns a queue, and creates it if it does not exist. To let a function handle its messages, call <see cref="LambdaFunction.Queue"/>.</summary>
    /// <param name="name">The name. A queue whose name ends with <c>.fifo</c> is a FIFO queue.</param>
    /// <exception cref="ArgumentException">The name is not 1 to 80 letters, digits, hyphens and underscores, with <c>.fifo</c> at the end of a FIFO queue.</exception>
    public LambdaQueue Get(string name)
    {
        RequireName(name);
        return _queues.GetOrAdd(name, _ => new LambdaQueue(this, Registry.GetOrCreate(name, new QueueSettings(), out bool _)));
    }

    /// <summary>Waits until no function handles messages of any queue or records of any stream, table or topic, and none will before the clock advances.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task WaitUntilIdleAsync(CancellationToken cancellationToken = default)
    {
        // What a function handles may send messages to a queue that was idle.
        while (true)
        {
            int before = CountDeliveries();
            foreach (LambdaQueue queue in _queues.Values)
                await queue.WaitUntilIdleAsync(cancellationToken);
            foreach (LambdaEventSource source in _sources.Keys)
                await source.WaitUntilIdleAsync(cancellationToken);
            if (CountDeliveries() == before)
                return;
        }
    }

    internal void Connect(LambdaEventSource source)
    {
        _sources[source] = true;
        source.Poll();
    }

    internal void Disconnect(LambdaEventSource source)
    {
        source.Disconnect();
        _sources.TryRemove(source, out _);
    }

    internal static void RequireName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!QueueRegistry.IsName(name))
        {
            throw new ArgumentException(
                $"The name of the queue is '{name}'. Expected 1 to 80 letters, digits, hyphens and underscores, with .fifo at the end of a FIFO queue.", nameof(name));
        }
    }

    private int CountDeliveries() =>
        _queues.Values.Sum(static queue => queue.Deliveries.Count) + _sources.Keys.Sum(static source => source.Deliveries.Count);
}
