namespace Lambda.Runtime.Emulator.Streams;

/// <summary>Refuses a record, or what is asked of a stream, with an error of the service.</summary>
/// <remarks>https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecord.html#API_PutRecord_Errors</remarks>
internal sealed class StreamErrorException : Exception
{
    private StreamErrorException(string type, string message)
        : base(message) => Type = type;

    /// <summary>The name of the error.</summary>
    public string Type { get; }

    public static StreamErrorException InvalidArgument(string message) => new("InvalidArgumentException", message);

    public static StreamErrorException InvalidPartitionKey(string key) =>
        InvalidArgument($"The partition key has {key.Length} characters. Expected 1 to {StreamLimits.MaxPartitionKeyLength}.");

    public static StreamErrorException RecordTooLarge(int bytes, int max) => InvalidArgument($"The record has {bytes} bytes. The maximum is {max}.");

    public static StreamErrorException NoSuchPartition(int partition, int count) =>
        InvalidArgument($"The partition is {partition}. Expected 0 to {count - 1}, because the topic has {count}.");
}
