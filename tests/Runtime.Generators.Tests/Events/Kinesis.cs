using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lambda.Runtime;

namespace Events.Kinesis;

public record WindowedEvent(
    [property: JsonPropertyName("Records")] IReadOnlyList<StreamRecord> Records,
    TimeWindow? Window,
    Dictionary<string, double>? State,
    string? ShardId,
    string? EventSourceARN,
    bool? IsFinalInvokeForWindow,
    bool? IsWindowTerminatedEarly);

public record TimeWindow(DateTime Start, DateTime End);

public class StreamRecord
{
    public required Entry Kinesis { get; init; }
    public string EventSource { get; init; } = "";
    public string EventVersion { get; init; } = "";
    public string EventID { get; init; } = "";
    public string EventName { get; init; } = "";
    public string InvokeIdentityArn { get; init; } = "";
    public string AwsRegion { get; init; } = "";
    public string EventSourceARN { get; init; } = "";
}

public class Entry
{
    public string KinesisSchemaVersion { get; init; } = "";
    public string PartitionKey { get; init; } = "";
    public string SequenceNumber { get; init; } = "";
    public byte[] Data { get; init; } = [];

    [JsonConverter(typeof(UnixSecondsConverter))]
    public DateTimeOffset ApproximateArrivalTimestamp { get; init; }

    public string? EncryptionType { get; init; }
}

// Seconds since 1970 with a fraction, which no type of .NET reads without a converter.
public sealed class UnixSecondsConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DateTimeOffset.UnixEpoch.AddTicks((long)(reader.GetDecimal() * TimeSpan.TicksPerSecond));

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteNumberValue((value - DateTimeOffset.UnixEpoch).Ticks / (decimal)TimeSpan.TicksPerSecond);
}

public static class Functions
{
    [LambdaHandler("kinesis")]
    public static WindowedEvent Kinesis(WindowedEvent value) => value;
}
