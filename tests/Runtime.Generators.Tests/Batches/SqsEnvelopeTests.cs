using static Lambda.Runtime.Generators.Tests.Batches.BatchFunction;
using static Lambda.Runtime.Generators.Tests.Batches.SqsBatchText;

namespace Lambda.Runtime.Generators.Tests.Batches;

/// <summary>Messages of Amazon SQS that come from a topic, an event bus or a bucket.</summary>
public sealed class SqsEnvelopeTests
{
    [Theory]
    [InlineData("""{"Type":"Notification","MessageId":"1","TopicArn":"arn:aws:sns:eu-central-1:123456789012:t","Message":"{\"id\":\"a\"}"}""")]
    [InlineData("""{"Message":"{\"id\":\"a\"}","TopicArn":"arn:aws:sns:eu-central-1:123456789012:t"}""")]
    [InlineData("""{"version":"0","id":"1","detail-type":"order","source":"shop","detail":{"id":"a"}}""")]
    [InlineData("""{"id":"a"}""")]
    public void Envelopes_AreRecognized(string body)
    {
        using CompiledFunction function = Start("public static void Handle(Order order) => Note(order.Id);");
        Assert.Equal((false, Failed()), function.Invoke(Of(("m1", body))));
        Assert.Equal(["a"], Handled(function));
    }

    [Theory]
    [InlineData("EventBridgeEvent<Order> e", "", "$\"{e.DetailType} {e.Detail!.Id}\"", """{"detail-type":"order","detail":{"id":"a"}}""")]
    [InlineData("SnsNotification<Order> n", "", "$\"{n.Subject} {n.Message!.Id}\"", """{"Type":"Notification","TopicArn":"t","Subject":"order","Message":"{\"id\":\"a\"}"}""")]
    [InlineData("EventBridgeEvent<Order> e", "Envelope = Envelope.Sns", "$\"{e.DetailType} {e.Detail!.Id}\"", """{"Type":"Notification","TopicArn":"t","Message":"{\"detail-type\":\"order\",\"detail\":{\"id\":\"a\"}}"}""")]
    public void PayloadThatIsAnEnvelope_IsNotOpened(string parameter, string options, string text, string body)
    {
        using CompiledFunction function = Start($"public static void Handle({parameter}) => Note({text});", options);
        Assert.Equal((false, Failed()), function.Invoke(Of(("m1", body))));
        Assert.Equal(["order a"], Handled(function));
    }

    [Theory]
    [InlineData("None", """{"TopicArn":"t","Message":"x"}""", """{"TopicArn":"t","Message":"x"}""")]
    [InlineData("Auto", """{"TopicArn":"t"}""", """{"TopicArn":"t"}""")]
    [InlineData("Auto", """{"TopicArn":"t","Message":1}""", """{"TopicArn":"t","Message":1}""")]
    [InlineData("Auto", """{"text":"the \"TopicArn\" of"}""", """{"text":"the \"TopicArn\" of"}""")]
    [InlineData("Auto", """["TopicArn","Message"]""", """["TopicArn","Message"]""")]
    [InlineData("Auto", """{"TopicArn":"t","Message":"x",""", """{"TopicArn":"t","Message":"x",""")]
    [InlineData("Sns", """{"TopicArn":"t","Message":"x"}""", "x")]
    [InlineData("EventBridge", """{"detail-type":"t","detail":[1, 2]}""", "[1, 2]")]
    public void OtherEnvelopes_AreThePayload(string envelope, string body, string expected)
    {
        using CompiledFunction function = Start("public static void Handle(string text) => Note(text);", $"Envelope = Envelope.{envelope}");
        Assert.Equal((false, Failed()), function.Invoke(Of(("m1", body))));
        Assert.Equal([expected], Handled(function));
    }

    [Theory]
    [InlineData("Sns", "expected a notification of Amazon SNS")]
    [InlineData("EventBridge", "expected an event of Amazon EventBridge")]
    public void MissingEnvelope_IsAFailure(string envelope, string error)
    {
        using CompiledFunction function = Start("public static void Handle(string text) => Note(text);", $"Envelope = Envelope.{envelope}");
        Assert.Equal((false, Failed("m1")), function.Invoke(Of(("m1", """{"id":"a"}"""))));
        Assert.Contains($"JsonException: $.body: {error}", function.Log, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Notifications => new()
    {
        { """{"Records":[{"eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"b"},"object":{"key":"a+b"}}},{"eventName":"ObjectRemoved:Delete","s3":{"object":{"key":"c"}}}]}""", "a b,c" },
        { """{"Type":"Notification","TopicArn":"t","Message":"{\"Records\":[{\"s3\":{\"object\":{\"key\":\"a\"}}}]}"}""", "a" },
        { """{"Service":"Amazon S3","Event":"s3:TestEvent","Time":"2026-11-23T10:20:30.123Z","Bucket":"b","RequestId":"1","HostId":"2"}""", "" },
        { """{"Type":"Notification","TopicArn":"t","Message":"{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"b\"}"}""", "" },
        { """{"Records":[]}""", "" },
    };

    [Theory]
    [MemberData(nameof(Notifications))]
    public void NotificationsOfS3_AreHandledRecordByRecord(string body, string keys)
    {
        using CompiledFunction function = Start("public static void Handle(S3Record record, SqsMessage message) => Note(record.S3.Object.Key);");
        Assert.Equal((false, Failed()), function.Invoke(Of(("m1", body))));
        Assert.Equal(keys, string.Join(",", Handled(function)));
    }

    [Fact]
    public void NotificationOfS3WithAFailedRecord_ComesAgain()
    {
        using CompiledFunction function = Start("public static async Task Handle(S3Record record) { await Task.Yield(); Note(record.S3.Object.Key); }", "Envelope = Envelope.S3");
        const string Body = """{"Records":[{"s3":{"object":{"key":"bad"}}},{"s3":{"object":{"key":"b"}}}]}""";
        Assert.Equal((false, Failed("m1", "m2")), function.Invoke(Of(("m1", Body), ("m2", """{"Event":"order"}"""))));
        Assert.Equal(["bad"], Handled(function));
        Assert.Contains(
            "message m2, received 2 times, cannot be read: JsonException: $.body: expected a notification of Amazon S3, with \"Records\"", function.Log, StringComparison.Ordinal);
    }

    private static CompiledFunction Start(string method, string options = "", params (string Name, string Value)[] variables) =>
        BatchFunction.Start("SqsHandler", method, options, variables);
}
