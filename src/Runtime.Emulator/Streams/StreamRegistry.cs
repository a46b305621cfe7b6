using System.Text.RegularExpressions;

namespace Lambda.Runtime.Emulator.Streams;

/// <summary>The streams, tables and topics by name. Safe to use from any thread.</summary>
/// <param name="time">The clock for arrivals and ages.</param>
internal sealed partial class StreamRegistry(TimeProvider time)
{
    /// <summary>The brokers of all topics, as in events.</summary>
    public const string BootstrapServers = "b-1.cluster.a1b2c3.c2.kafka.us-east-1.amazonaws.com:9092,b-2.cluster.a1b2c3.c2.kafka.us-east-1.amazonaws.com:9092";

    private readonly Dictionary<(StreamKind Kind, string Name), RecordStream> _streams = [];

    /// <summary>Raised after a record was put, on the thread of the producer, without a lock.</summary>
    public event Action<RecordStream>? Changed;

    public TimeProvider Time => time;

    /// <summary>The streams, in the order of their kinds and names.</summary>
    public IReadOnlyList<RecordStream> All
    {
        get
        {
            lock (Lock)
                return [.. _streams.Values.OrderBy(static stream => stream.Kind).ThenBy(static stream => stream.Name, StringComparer.Ordinal)];
        }
    }

    /// <summary>Guards all streams.</summary>
    internal Lock Lock { get; } = new();

    /// <summary>The ARN of a stream, of the stream of a table's changes, or of the cluster of a topic.</summary>
    public static string ArnOf(StreamKind kind, string name) => kind switch
    {
        StreamKind.Kafka => "arn:aws:kafka:us-east-1:123456789012:cluster/cluster/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0-2",
        StreamKind.DynamoDb => $"arn:aws:dynamodb:us-east-1:123456789012:table/{name}/stream/2026-01-01T00:00:00.000",
        _ => $"arn:aws:kinesis:us-east-1:123456789012:stream/{name}",
    };

    /// <summary>Whether a text can be a name: letters, digits, hyphens, underscores and periods, of a stream up to 128, of a table 3 to 255, of a topic up to 249.</summary>
    public static bool IsName(StreamKind kind, string name) => NamePattern().IsMatch(name) && kind switch
    {
        StreamKind.Kafka => name.Length <= StreamLimits.MaxTopicNameLength && name is not "." and not "..",
        StreamKind.DynamoDb => name.Length is >= StreamLimits.MinTableNameLength and <= StreamLimits.MaxTableNameLength,
        _ => name.Length <= StreamLimits.MaxStreamNameLength,
    };

    /// <summary>Creates a stream, or returns the one that has this name.</summary>
    /// <param name="kind">Which service's rules it has.</param>
    /// <param name="name">The name, which <see cref="IsName"/> accepts.</param>
    /// <param name="settings">The settings of a new stream.</param>
    public RecordStream GetOrCreate(StreamKind kind, string name, StreamSettings settings)
    {
        lock (Lock)
        {
            if (!_streams.TryGetValue((kind, name), out RecordStream? stream))
                _streams[(kind, name)] = stream = new RecordStream(this, kind, name, settings);
            return stream;
        }
    }

    public RecordStream? Find(StreamKind kind, string name)
    {
        lock (Lock)
            return _streams.GetValueOrDefault((kind, name));
    }

    /// <summary>A copy of all streams at one moment, with their checkpoints.</summary>
    public IReadOnlyList<StreamState> GetState()
    {
        lock (Lock)
            return [.. All.Select(static stream => stream.GetState())];
    }

    /// <summary>Creates the streams of a copy. The registry must not have them yet.</summary>
    public void SetState(IEnumerable<StreamState> states)
    {
        lock (Lock)
        {
            foreach (StreamState state in states)
            {
                var stream = new RecordStream(this, state.Kind, state.Name, state.Settings);
                stream.SetState(state);
                _streams.Add((state.Kind, state.Name), stream);
            }
        }
    }

    internal void NotifyChanged(RecordStream stream) => Changed?.Invoke(stream);

    [GeneratedRegex(@"^[A-Za-z0-9_.-]+\z")]
    private static partial Regex NamePattern();
}
