using System.Text.Json;
using static Lambda.Runtime.Generators.Tests.Batches.BatchFunction;

namespace Lambda.Runtime.Generators.Tests.Batches;

/// <summary>Handlers of single records of Amazon SNS and Amazon S3, which take no list of failures, each compiled and invoked.</summary>
public sealed class NotificationHandlerTests
{
    [Theory]
    [InlineData("public static void Handle(Order order) => Note(order.Id);", "a")]
    [InlineData("public static async Task Handle(string text) { await Task.Yield(); Note(text); }", "{\"id\":\"a\"}")]
    [InlineData("public static void Handle(SnsRecord record, Order order, [FromMessageAttribute(\"tenant\")] string? tenant) => Note($\"{record.Sns.MessageId} {order.Id} {tenant}\");", "m1 a north")]
    [InlineData("public static void Handle([FromMessageAttribute(\"key\")] byte[] key) => Note($\"{key.Length}\");", "3")]
    public void MessageOfATopic_IsHandled(string method, string expected)
    {
        using CompiledFunction function = Start("SnsHandler", method, "");
        Assert.Equal((false, "null"), function.Invoke(Sns("""{"id":"a"}""")));
        Assert.Equal([expected], Handled(function));
        Assert.Equal("", function.Log);
    }

    [Fact]
    public void EnvelopesOfATopic_AreOpened()
    {
        using CompiledFunction events = Start("SnsHandler", "public static void Handle(Order order) => Note(order.Id);", "");
        Assert.Equal((false, "null"), events.Invoke(Sns("""{"detail-type":"order","detail":{"id":"a"}}""")));
        Assert.Equal(["a"], Handled(events));

        using CompiledFunction notifications = Start("SnsHandler", "public static void Handle(S3Record record) => Note(record.S3.Object.Key);", "");
        Assert.Equal((false, "null"), notifications.Invoke(Sns("""{"Records":[{"s3":{"object":{"key":"a+b"}}},{"s3":{"object":{"key":"c"}}}]}""")));
        Assert.Equal((false, "null"), notifications.Invoke(Sns("""{"Service":"Amazon S3","Event":"s3:TestEvent","Bucket":"b"}""")));
        Assert.Equal(["a b", "c"], Handled(notifications));
    }

    [Theory]
    [InlineData("public static void Handle(Order order) => Note(order.Id);", """{"id":"bad"}""", "InvalidOperationException: cannot handle bad")]
    [InlineData("public static async Task Handle(Order order) { await Task.Yield(); Note(order.Id); }", """{"id":"bad"}""", "InvalidOperationException: cannot handle bad")]
    [InlineData("public static void Handle(Order order) => Note(order.Id);", "no JSON", "JsonException: $: ")]
    public void FailedMessage_FailsTheInvocation(string method, string message, string error)
    {
        using CompiledFunction function = Start("SnsHandler", method, "");
        (bool isError, string body) = function.Invoke(Sns(message));
        Assert.True(isError);
        Assert.StartsWith($$"""{"errorType":"BatchFailedException","errorMessage":"1 of 1 messages failed; the first with {{error}}""", body, StringComparison.Ordinal);
        Assert.Contains($"message m1 {(message[0] == '{' ? "failed" : "cannot be read")}: {error}", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void RecordsOfANotification_AreAllHandled()
    {
        using CompiledFunction function = Start("S3Handler", "public static void Handle(S3Record record) => Note(record.S3.Object.Key);", "Bucket = \"photos\"");
        Assert.Equal((false, "null"), function.Invoke(S3("a+b", "c")));
        Assert.Equal((false, "null"), function.Invoke("""{"Service":"Amazon S3","Event":"s3:TestEvent","Time":"2026-11-23T10:20:30.123Z","Bucket":"b"}"""));
        (bool isError, string body) = function.Invoke(S3("bad", "d"));
        Assert.True(isError);
        Assert.Contains("1 of 2 records failed; the first with InvalidOperationException: cannot handle bad", body, StringComparison.Ordinal);
        Assert.Equal(["a b", "c", "bad", "d"], Handled(function));
    }

    [Theory]
    [InlineData("SnsHandler", "string text", """{"Records":[{"EventSource":"aws:s3"}]}""", "$.Records[0].EventSource: expected \\\"aws:sns\\\", because the handler has [SnsHandler]")]
    [InlineData("S3Handler", "S3Record record", """{"Records":[{"eventSource":"aws:sqs"}]}""", "$.Records[0].eventSource: expected \\\"aws:s3\\\", because the handler has [S3Handler]")]
    [InlineData("S3Handler", "S3Record record", """{"Event":"s3:TestEvent"}""", "$: expected an event of Amazon S3, with \\\"Records\\\", found an object without them")]
    [InlineData("SnsHandler", "string text", """{"Service":"Amazon S3","Event":"s3:TestEvent","Bucket":"b"}""", "$: expected an event of Amazon SNS")]
    public void OtherEvents_AreErrors(string attribute, string parameter, string json, string error)
    {
        using CompiledFunction function = Start(attribute, $"public static void Handle({parameter}) {{ }}", "");
        (bool isError, string body) = function.Invoke(json);
        Assert.True(isError);
        Assert.Contains(error, body, StringComparison.Ordinal);
    }

    private static string Sns(string message) => """
        {"Records":[{"EventSource":"aws:sns","EventVersion":"1.0","EventSubscriptionArn":"arn:aws:sns:eu-central-1:123456789012:sold:21be56ed",
        "Sns":{"Type":"Notification","MessageId":"m1","TopicArn":"arn:aws:sns:eu-central-1:123456789012:sold","Message":MESSAGE,
        "Timestamp":"2026-11-23T10:20:30.123Z","MessageAttributes":{"tenant":{"Type":"String","Value":"north"},"key":{"Type":"Binary","Value":"AQID"}}}}]}
        """.Replace("MESSAGE", JsonSerializer.Serialize(message), StringComparison.Ordinal);

    private static string S3(params string[] keys)
    {
        IEnumerable<string> records = keys.Select(static key =>
            """{"eventSource":"aws:s3","eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"photos"},"object":{"key":"KEY"}}}""".Replace("KEY", key, StringComparison.Ordinal));
        return $$"""{"Records":[{{string.Join(",", records)}}]}""";
    }
}
