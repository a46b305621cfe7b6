using System.Text.Json;

namespace Lambda.Runtime.Events.Tests;

/// <summary>The texts of messages, and messages in queues.</summary>
public sealed class SnsEventTests
{
    [Fact]
    public void Message_IsReadIntoItsType() =>
        Assert.Equal(
            new Order("A-1", 2),
            Assert.Single(LambdaJson.Deserialize<SnsEvent<Order>>("""{"Records":[{"Sns":{"Message":"{\"id\":\"A-1\",\"count\":2}"}}]}""")!.Records).Sns.Message);

    [Fact]
    public void MessageThatIsNotOfItsType_IsAnErrorWithBothPaths()
    {
        JsonException error = Assert.Throws<JsonException>(() => LambdaJson.Deserialize<SnsEvent<Order>>("""{"Records":[{"Sns":{"Message":"{\"count\":\"x\"}"}}]}"""));
        Assert.StartsWith("$.Records[0].Sns.Message: in the JSON of this string, $.count: expected an integer", error.Message, StringComparison.Ordinal);
    }

    /// <summary>The names of the members with addresses differ, which the documentation of Lambda does not say.</summary>
    [Fact]
    public void NotificationInAQueue_IsReadFromTheBody()
    {
        SqsEvent<SnsNotification> read = LambdaJson.Deserialize<SqsEvent<SnsNotification>>(InAQueue("plain"))!;
        SnsNotification notification = Assert.Single(read.Records).Body!;
        Assert.Equal(("plain", "https://sns/cert.pem", "https://sns/?Action=Unsubscribe"), (notification.Message, notification.SigningCertUrl, notification.UnsubscribeUrl));
        Assert.Equal(InAQueue("plain"), LambdaJson.Serialize(read));
    }

    [Fact]
    public void TypedNotificationInAQueue_IsReadFromTheTextInTheBody()
    {
        SqsEvent<SnsNotification<Order>> read = LambdaJson.Deserialize<SqsEvent<SnsNotification<Order>>>(InAQueue("""{"id":"A-1","count":2}"""))!;
        Assert.Equal(new Order("A-1", 2), Assert.Single(read.Records).Body!.Message);
    }

    /// <summary>With raw message delivery, the published text is the body, and fits the same queue types.</summary>
    [Fact]
    public void RawDelivery_NeedsNoNotification() =>
        Assert.Equal(new Order("A-1", 2), Assert.Single(LambdaJson.Deserialize<SqsEvent<Order>>("""{"Records":[{"body":"{\"id\":\"A-1\",\"count\":2}"}]}""")!.Records).Body);

    private static string InAQueue(string message)
    {
        var body = new SnsNotification { Message = message, SigningCertUrl = "https://sns/cert.pem", UnsubscribeUrl = "https://sns/?Action=Unsubscribe" };
        string json = LambdaJson.Serialize(new SqsEvent<SnsNotification> { Records = [new() { Body = body }] });
        Assert.Contains("SigningCertURL", json, StringComparison.Ordinal);
        Assert.Contains("UnsubscribeURL", json, StringComparison.Ordinal);
        return json;
    }
}
