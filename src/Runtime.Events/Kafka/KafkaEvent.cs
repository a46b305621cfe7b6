using System.Collections.ObjectModel;

namespace Lambda.Runtime.Events;

/// <summary>A batch of records of Apache Kafka: of Amazon MSK, or of a self-managed cluster.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/lambda/latest/dg/with-msk.html,
/// https://docs.aws.amazon.com/lambda/latest/dg/with-kafka.html
/// </remarks>
public sealed class KafkaEvent : KafkaEventSource
{
    /// <summary>The records, by topic and partition, such as <c>orders-0</c>: those of one partition in its order.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<KafkaRecord>> Records { get; init; } = ReadOnlyDictionary<string, IReadOnlyList<KafkaRecord>>.Empty;
}

/// <summary>A batch of records of Apache Kafka, whose keys and values are read into types.</summary>
/// <typeparam name="TKey">
/// The type of a key. A <see cref="string"/> is the text, <c>byte[]</c> the bytes, any other type is read from JSON. A key that does not fit is an error of the whole event.
/// </typeparam>
/// <typeparam name="TValue">The type of a value, by the same rules.</typeparam>
/// <inheritdoc cref="KafkaEvent" path="/remarks"/>
public sealed class KafkaEvent<TKey, TValue> : KafkaEventSource
{
    /// <inheritdoc cref="KafkaEvent.Records"/>
    public IReadOnlyDictionary<string, IReadOnlyList<KafkaRecord<TKey, TValue>>> Records { get; init; } =
        ReadOnlyDictionary<string, IReadOnlyList<KafkaRecord<TKey, TValue>>>.Empty;
}

/// <summary>Where records of Apache Kafka come from.</summary>
public abstract class KafkaEventSource
{
    private protected KafkaEventSource()
    {
    }

    /// <summary><c>aws:kafka</c> for Amazon MSK, <c>SelfManagedKafka</c> or <c>aws:SelfManagedKafka</c> for a self-managed cluster.</summary>
    public string? EventSource { get; init; }

    /// <summary>The ARN of the Amazon MSK cluster. <see langword="null"/> for a self-managed cluster.</summary>
    public string? EventSourceArn { get; init; }

    /// <summary>The addresses of the brokers, separated by commas.</summary>
    public string? BootstrapServers { get; init; }
}
