namespace Lambda.Runtime.Events.Tests;

/// <summary>Records of invocations and batches, by way of the services that get them.</summary>
public sealed class DestinationEventTests
{
    private const string Failure = """
        {
          "requestContext": { "condition": "RetriesExhausted" },
          "requestPayload": { "id": "A-1", "count": 2 },
          "responseContext": { "statusCode": 200, "functionError": "Unhandled" },
          "responsePayload": { "errorMessage": "no", "errorType": "Broken" }
        }
        """;

    [Fact]
    public void Payloads_AreReadIntoTheirTypes()
    {
        LambdaInvocationRecord<Order, Failure> record = LambdaJson.Deserialize<LambdaInvocationRecord<Order, Failure>>(Failure)!;
        Assert.Equal((new Order("A-1", 2), new Failure("no", "Broken")), (record.RequestPayload, record.ResponsePayload));
    }

    [Fact]
    public void PayloadsOfAnyFunction_AreReadLater()
    {
        LambdaInvocationRecord record = LambdaJson.Deserialize<LambdaInvocationRecord>(Failure)!;
        Assert.Equal(LambdaInvocationConditions.RetriesExhausted, record.RequestContext.Condition);
        Assert.Equal(new Order("A-1", 2), record.RequestPayload.Deserialize<Order>());
        Assert.True(LambdaJson.Deserialize<LambdaInvocationRecord>("""{"responsePayload":null}""")!.ResponsePayload.IsNull);
    }

    [Fact]
    public void RecordInAQueueOrOnABus_IsRead()
    {
        LambdaInvocationRecord record = LambdaJson.Deserialize<LambdaInvocationRecord>(Failure)!;
        string inAQueue = LambdaJson.Serialize(new SqsEvent<LambdaInvocationRecord> { Records = [new() { Body = record }] });
        Assert.Equal(new Order("A-1", 2), LambdaJson.Deserialize<SqsEvent<LambdaInvocationRecord>>(inAQueue)!.Records[0].Body!.RequestPayload.Deserialize<Order>());
        string onABus = LambdaJson.Serialize(new EventBridgeEvent<LambdaInvocationRecord> { Detail = record });
        Assert.Equal("Unhandled", LambdaJson.Deserialize<EventBridgeEvent<LambdaInvocationRecord>>(onABus)!.Detail!.ResponseContext!.FunctionError);
    }

    /// <summary>Amazon S3 gets the event as JSON in a string.</summary>
    [Fact]
    public void PayloadOfAFailedBatch_IsAStringOrAnObject()
    {
        LambdaFailedBatchRecord text = LambdaJson.Deserialize<LambdaFailedBatchRecord>("""{"payload":"{\"Records\":[]}"}""")!;
        Assert.Empty(LambdaJson.Deserialize<KinesisEvent>(text.Payload.Deserialize<string>()!)!.Records);
        LambdaFailedBatchRecord @object = LambdaJson.Deserialize<LambdaFailedBatchRecord>("""{"payload":{"records":{}}}""")!;
        Assert.Empty(@object.Payload.Deserialize<KafkaEvent>()!.Records);
    }
}
