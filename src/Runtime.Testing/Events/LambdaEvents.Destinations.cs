using System.Text;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;
using Lambda.Runtime.Emulator.Streams;
using Lambda.Runtime.Testing.Events;

namespace Lambda.Runtime.Testing;

public static partial class LambdaEvents
{
    /// <summary>The record of an asynchronous invocation, which Lambda sends to the function's destination.</summary>
    /// <param name="requestPayload">The event of the invocation.</param>
    /// <param name="responsePayload">Its response, or the error: <c>errorMessage</c>, <c>errorType</c> and <c>stackTrace</c>.</param>
    /// <param name="condition">How it ended: <c>Success</c>, <c>RetriesExhausted</c> after errors, or <c>EventAgeExceeded</c>, which has no response.</param>
    public static JsonObject InvocationRecord(JsonNode? requestPayload, JsonNode? responsePayload = null, string condition = "Success")
    {
        JsonObject json = Invocation(condition, condition == "Success" ? 1 : 3);
        json["requestPayload"] = requestPayload?.DeepClone();
        if (condition != "EventAgeExceeded")
        {
            json["responseContext"] = ResponseContext(condition != "Success");
            json["responsePayload"] = responsePayload?.DeepClone();
        }

        return json;
    }

    /// <summary>The record of a batch of a stream or a topic that failed in all attempts, which Lambda sends to the mapping's on-failure destination.</summary>
    /// <param name="eventSourceArn">The source: the ARN of a Kinesis stream, of the stream of a DynamoDB table, or of an Amazon MSK cluster.</param>
    /// <param name="payload">The event of the batch, if the destination is an S3 bucket or a Kafka topic; others do not get it.</param>
    /// <exception cref="ArgumentException">The ARN is not one of a source that has such a record.</exception>
    public static JsonObject FailedBatchRecord(string eventSourceArn, JsonNode? payload = null)
    {
        ArgumentNullException.ThrowIfNull(eventSourceArn);
        JsonObject json = Invocation("RetryAttemptsExhausted", 3);
        json["responseContext"] = ResponseContext(hasFailed: true);
        // arn:aws:kinesis:us-east-1:123456789012:stream/orders
        string service = eventSourceArn.Split(':') is ["arn", _, var part, ..] ? part : "";
        (string name, JsonObject info) = service switch
        {
            "kinesis" => ("KinesisBatchInfo", FailedStreamBatch(eventSourceArn)),
            "dynamodb" => ("DDBStreamBatchInfo", FailedStreamBatch(eventSourceArn)),
            "kafka" => ("KafkaBatchInfo", FailedKafkaBatch(eventSourceArn, payload)),
            _ => throw new ArgumentException(
                $"The source is '{eventSourceArn}'. Expected the ARN of a Kinesis stream, of the stream of a DynamoDB table, or of an Amazon MSK cluster.", nameof(eventSourceArn)),
        };
        json[name] = info;
        if (payload is not null)
            json["payload"] = payload.DeepClone();
        return json;
    }

    private static JsonObject Invocation(string condition, int count) => new()
    {
        ["version"] = "1.0",
        ["timestamp"] = EventTime.FormatIso(EventTime.Default),
        ["requestContext"] = new JsonObject
        {
            ["requestId"] = Id(0),
            ["functionArn"] = AwsAccount.Arn("lambda", "function:function:$LATEST"),
            ["condition"] = condition,
            ["approximateInvokeCount"] = count,
        },
    };

    private static JsonObject ResponseContext(bool hasFailed)
    {
        // The status is 200 after an error of the function, too.
        var context = new JsonObject { ["statusCode"] = 200, ["executedVersion"] = "$LATEST" };
        if (hasFailed)
            context["functionError"] = "Unhandled";
        return context;
    }

    private static JsonObject FailedStreamBatch(string arn) => new()
    {
        ["shardId"] = "shardId-000000000000",
        ["startSequenceNumber"] = "495903382714902566085596925383615710959215759891365888900",
        ["endSequenceNumber"] = "495903382714902566085596925383615710959215759891365888901",
        ["approximateArrivalOfFirstRecord"] = EventTime.FormatIso(EventTime.Default.AddMinutes(-5)),
        ["approximateArrivalOfLastRecord"] = EventTime.FormatIso(EventTime.Default.AddMinutes(-4)),
        ["batchSize"] = 2,
        ["streamArn"] = arn,
    };

    private static JsonObject FailedKafkaBatch(string arn, JsonNode? payload) => new()
    {
        ["batchSize"] = 2,
        ["eventSourceArn"] = arn,
        ["bootstrapServers"] = StreamRegistry.BootstrapServers,
        ["payloadSize"] = payload is null ? 2039 : Encoding.UTF8.GetByteCount(EventText.Json(payload)),
        ["recordsInfo"] = new JsonObject
        {
            ["topic-0"] = new JsonObject
            {
                ["firstRecordOffset"] = "15",
                ["lastRecordOffset"] = "16",
                ["firstRecordTimestamp"] = EventTime.FormatIso(EventTime.Default.AddMinutes(-5)),
                ["lastRecordTimestamp"] = EventTime.FormatIso(EventTime.Default.AddMinutes(-4)),
            },
        },
    };
}
