using System.Text.Json;

namespace Lambda.Runtime.Generators.Tests.Batches;

/// <summary>Batches of Amazon SQS as JSON.</summary>
internal static class SqsBatchText
{
    private const string Queue = "arn:aws:sqs:eu-central-1:123456789012:orders";

    /// <summary>A batch of a standard queue.</summary>
    public static string Of(params (string? Id, string? Body)[] messages) => Records(messages.Select(static message => Message(message.Id, message.Body)));

    /// <summary>A batch of a FIFO queue.</summary>
    public static string Fifo(params (string Id, string? Group, string Body)[] messages) =>
        Records(messages.Select(static message => Message(message.Id, message.Body, message.Group, $"{Queue}.fifo")));

    public static string Message(string? id, string? body, string? group = null, string? queue = Queue, string? attributes = null) => $$"""
        {"messageId":{{JsonSerializer.Serialize(id)}},"receiptHandle":"AQEB","body":{{JsonSerializer.Serialize(body)}},
        "attributes":{"ApproximateReceiveCount":"2","SentTimestamp":"1545082649183"{{(group is null ? "" : $",\"MessageGroupId\":\"{group}\"")}}},
        "messageAttributes":{{attributes ?? "{}"}},"md5OfBody":"e4e68fb7bd0e697a0ae8f1bb342846b3","eventSource":"aws:sqs","eventSourceARN":"{{queue}}","awsRegion":"eu-central-1"}
        """;

    public static string Records(IEnumerable<string> messages) => $$"""{"Records":[{{string.Join(",", messages)}}]}""";
}
