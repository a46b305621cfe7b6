using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using Lambda.Runtime;

namespace Events.Sqs;

public record SqsEvent([property: JsonPropertyName("Records")] List<SqsMessage> Records);

public record SqsMessage(
    Guid MessageId,
    string ReceiptHandle,
    string Body,
    string Md5OfBody,
    string? Md5OfMessageAttributes,
    string EventSource,
    [property: JsonPropertyName("eventSourceARN")] string EventSourceArn,
    string AwsRegion)
{
    public Dictionary<string, string> Attributes { get; init; } = [];
    public Dictionary<string, MessageAttribute> MessageAttributes { get; init; } = [];
}

public record MessageAttribute(
    string? StringValue,
    byte[]? BinaryValue,
    List<string>? StringListValues,
    List<byte[]>? BinaryListValues,
    string DataType);

public static class Functions
{
    [LambdaHandler("sqs")]
    public static SqsEvent Sqs(SqsEvent value) => value;
}
