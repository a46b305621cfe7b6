namespace Lambda.Runtime.Events.Tests;

/// <summary>Keys, which notifications encode and Amazon EventBridge does not, and the message that tests a configuration.</summary>
public sealed class S3EventTests
{
    [Theory]
    [InlineData("red+flower.jpg", "red flower.jpg")]
    [InlineData("a%2Bb.json", "a+b.json")]
    [InlineData("in/%C3%A4%F0%9F%99%82", "in/\u00e4\U0001F642")]
    [InlineData("test%2Fkey", "test/key")]
    [InlineData("100%25", "100%")]
    public void KeyOfANotification_IsDecoded(string encoded, string key)
    {
        S3Record record = Assert.Single(LambdaJson.Deserialize<S3Event>($$$$"""{"Records":[{"s3":{"object":{"key":"{{{{encoded}}}}"}}}]}""")!.Records);
        Assert.Equal(key, record.S3.Object.Key);
    }

    [Fact]
    public void KeyOfAnEvent_IsNotDecoded() =>
        Assert.Equal("red+flower%20.jpg", LambdaJson.Deserialize<EventBridgeEvent<S3EventDetail>>("""{"detail":{"object":{"key":"red+flower%20.jpg"}}}""")!.Detail!.Object.Key);

    /// <summary>A consumer of a queue gets it once, when the configuration is new, and skips it without code.</summary>
    [Fact]
    public void TestEvent_IsANotificationWithoutRecords()
    {
        const string Body = """{"Service":"Amazon S3","Event":"s3:TestEvent","Time":"2026-03-01T15:57:02.089Z","Bucket":"orders","RequestId":"1","HostId":"2"}""";
        Assert.Empty(LambdaJson.Deserialize<S3Event>(Body)!.Records);
        Assert.Equal("s3:TestEvent", LambdaJson.Deserialize<S3TestEvent>(Body)!.Event);
        Assert.Null(LambdaJson.Deserialize<S3TestEvent>("""{"Records":[]}""")!.Event);
    }

    /// <summary>By way of a topic and a queue: three levels of JSON in strings.</summary>
    [Fact]
    public void NotificationByTopicAndQueue_IsRead()
    {
        var record = new S3Record { EventName = S3EventNames.ObjectCreatedPut, S3 = new() { Object = new() { Key = "a b" } } };
        var notification = new SnsNotification<S3Event> { Message = new() { Records = [record] } };
        string json = LambdaJson.Serialize(new SqsEvent<SnsNotification<S3Event>> { Records = [new() { Body = notification }] });
        SqsEvent<SnsNotification<S3Event>> read = LambdaJson.Deserialize<SqsEvent<SnsNotification<S3Event>>>(json)!;
        Assert.Equal("a b", read.Records[0].Body!.Message!.Records[0].S3.Object.Key);
        Assert.Contains("a+b", json, StringComparison.Ordinal);
    }
}
