using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Emulator.Json;
using Lambda.Runtime.Emulator.Queues;
using Lambda.Runtime.Emulator.Streams;

namespace Lambda.Runtime.Testing;

/// <summary>A stream, table or topic of which a function handles the records, and what it has handled.</summary>
/// <remarks>
/// Functions that have the same <see cref="LambdaQueues"/> have the same streams; each handles all records. Safe to use from several threads.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "Disposing of the function ends the poller.")]
public abstract class LambdaEventSource
{
    private readonly ConcurrentQueue<StreamDelivery> _deliveries = [];
    private readonly ConcurrentQueue<StreamedRecord> _filtered = [];
    private readonly RecordStream _stream;
    private readonly StreamPoller _poller;

    private protected LambdaEventSource(LambdaFunction function, LambdaQueues queues, StreamKind kind, string name, LambdaStreamOptions options)
    {
        string consumer = function.Instances.Configuration.FunctionName;
        string onFailure = options.OnFailureQueue ?? AsynchronousInvocations.FailureQueueOf(consumer);
        LambdaQueues.RequireName(onFailure);
        MessageQueue queue = TemplateStream.GetOrCreateFailureQueue(queues.Registry, onFailure);
        OnFailureQueue = queues.Get(onFailure);
        _stream = queues.Streams.GetOrCreate(kind, name, options.ToSettings(kind));
        _poller = new StreamPoller(
            queues.Streams, _stream, consumer, options.ToMapping(kind, queue), () => function.Instances, batch => _deliveries.Enqueue(new StreamDelivery(_stream, batch)),
            record => _filtered.Enqueue(new StreamedRecord(_stream, record)));
    }

    /// <summary>The name of the stream, the table or the topic.</summary>
    public string Name => _stream.Name;

    /// <summary>The ARN in events: that of the stream, of the stream of the table's changes, or of the topic's cluster.</summary>
    public string Arn => _stream.Arn;

    /// <summary>The records that the stream keeps, of each shard the oldest first.</summary>
    public IReadOnlyList<StreamedRecord> Records => [.. _stream.Peek().Select(record => new StreamedRecord(_stream, record))];

    /// <summary>The invocations with records of this stream that have ended, in the order of their ends, and the batches that were discarded without one.</summary>
    public IReadOnlyList<StreamDelivery> Deliveries => [.. _deliveries];

    /// <summary>The records that the function has handled.</summary>
    public IReadOnlyList<StreamedRecord> Handled => [.. _deliveries.SelectMany(static delivery => delivery.Handled)];

    /// <summary>The failures so far. A record that has failed several times, or that came after one, is here as often.</summary>
    public IReadOnlyList<StreamedRecord> Failed => [.. _deliveries.SelectMany(static delivery => delivery.Failed)];

    /// <summary>The records that no filter let pass: the function did not get them.</summary>
    public IReadOnlyList<StreamedRecord> Filtered => [.. _filtered];

    /// <summary>The messages about batches that were discarded. They have the positions of the records in the stream, and not the records.</summary>
    public IReadOnlyList<QueuedMessage> OnFailure => OnFailureQueue.Messages;

    /// <summary>The queue that gets these messages. Another function may handle them.</summary>
    public LambdaQueue OnFailureQueue { get; }

    /// <summary>How far the function has come in each shard.</summary>
    public IReadOnlyList<StreamShardStatus> Shards => [.. _poller.GetProgress().Select(static shard => new StreamShardStatus(shard))];

    /// <summary>The number of records that the function has not processed.</summary>
    public int Lag => Shards.Sum(static shard => shard.Lag);

    /// <summary>
    /// Waits until the function handles no records of this stream, and will not before the clock advances: all others wait for a retry, or for the end of a batching
    /// window.
    /// </summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task WaitUntilIdleAsync(CancellationToken cancellationToken = default) => _poller.WaitUntilIdleAsync(cancellationToken);

    internal static void RequireName(StreamKind kind, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (StreamRegistry.IsName(kind, name))
            return;

        (string noun, string length) = kind switch
        {
            StreamKind.Kafka => ("topic", "1 to 249"),
            StreamKind.DynamoDb => ("table", "3 to 255"),
            _ => ("stream", "1 to 128"),
        };
        throw new ArgumentException($"The name of the {noun} is '{name}'. Expected {length} letters, digits, hyphens, underscores and periods.", nameof(name));
    }

    internal IMappedPoller Poller => _poller;

    internal void Poll() => _poller.Poll();

    internal void Disconnect() => _poller.Dispose();

    /// <summary>The bytes of a value: bytes and text are unchanged, and anything else is JSON.</summary>
    private protected static ReadOnlyMemory<byte> ToBytes<T>(T value) => value switch
    {
        byte[] bytes => bytes,
        ReadOnlyMemory<byte> bytes => bytes,
        string text => Encoding.UTF8.GetBytes(text),
        _ => JsonSerializer.SerializeToUtf8Bytes(value, ReflectionJson.Web),
    };

    /// <returns>The sequence number.</returns>
    private protected Task<string> PutAsync(NewRecord record)
    {
        try
        {
            return Task.FromResult(_stream.Put(record).SequenceNumber);
        }
        catch (StreamErrorException refusal)
        {
            throw new ArgumentException($"'{Name}' refuses the record: {refusal.Message}", nameof(record), refusal);
        }
    }
}
