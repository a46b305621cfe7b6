using System.IO.Compression;
using System.Text;
using System.Text.Json;
using static Lambda.Runtime.Generators.Tests.Batches.BatchFunction;

namespace Lambda.Runtime.Generators.Tests.Batches;

/// <summary>Handlers of single log events of Amazon CloudWatch Logs, each compiled and invoked.</summary>
public sealed class LogsHandlerTests
{
    [Theory]
    [InlineData("public static void Handle(Order order) => Note(order.Id);", "a")]
    [InlineData("public static async Task Handle(string message) { await Task.Yield(); Note(message); }", """{"id":"a"}""")]
    [InlineData("public static void Handle(byte[] message) => Note($\"{message.Length}\");", "10")]
    [InlineData("public static void Handle(CloudWatchLogEvent e, Order order) => Note($\"{e.Id} {e.Timestamp:HH:mm:ss.fff} {e.ExtractedFields![\"level\"]} {order.Id}\");", "e0 12:26:40.123 ERROR a")]
    [InlineData("public static void Handle(string message, CloudWatchLogsSource source) => Note($\"{source.Owner} {source.LogGroup} {source.LogStream} {source.SubscriptionFilters![0]} {message.Length}\");", "123456789012 /aws/lambda/orders s1 errors 10")]
    [InlineData("private static CloudWatchLogsSource? s_first; public static void Handle(CloudWatchLogsSource source) => Note($\"{ReferenceEquals(source, s_first ??= source)}\");", "True")]
    public void LogEvent_IsHandled(string method, string expected)
    {
        foreach (string options in new[] { "", "LogGroup = \"/aws/lambda/orders\"" })
        {
            using CompiledFunction function = Start("LogsHandler", method, options);
            Assert.Equal((false, "null"), function.Invoke(Logs("""{"id":"a"}""", """{"id":"a"}""")));
            Assert.Equal([expected, expected.Replace("e0", "e1", StringComparison.Ordinal)], Handled(function));
            Assert.Equal("", function.Log);
        }
    }

    [Fact]
    public void FailedLogEvent_FailsTheInvocation()
    {
        using CompiledFunction function = Start("LogsHandler", "public static void Handle(Order order) => Note(order.Id);", "");
        (bool isError, string body) = function.Invoke(Logs("""{"id":"a"}""", """{"id":"bad"}""", "START RequestId", """{"id":"b"}"""));
        Assert.True(isError);
        Assert.Contains("2 of 4 log events failed; the first with InvalidOperationException: cannot handle bad", body, StringComparison.Ordinal);
        Assert.Contains("log event e2 cannot be read: JsonException: $: ", function.Log, StringComparison.Ordinal);
        Assert.Equal(["a", "bad", "b"], Handled(function));
    }

    [Fact]
    public void DroppedPoisonLogEvent_IsLoggedWithItsText()
    {
        using CompiledFunction function = Start("LogsHandler", "public static void Handle(Order order) => Note(order.Id);", "OnPoison = PoisonAction.Drop");
        Assert.Equal((false, "null"), function.Invoke(Logs("START RequestId", """{"id":"a"}""")));
        Assert.Equal(["a"], Handled(function));
        Assert.Contains("log event e0 cannot be read, and is dropped: \"START RequestId\": JsonException: ", function.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"messageType":"CONTROL_MESSAGE","owner":"CloudwatchLogs","logGroup":"","logStream":"","subscriptionFilters":[],"logEvents":[{"id":"","timestamp":1,"message":"CWL CONTROL MESSAGE"}]}""")]
    [InlineData("""{"logEvents":[{"id":"","timestamp":1,"message":"CWL CONTROL MESSAGE"}],"messageType":"CONTROL_MESSAGE"}""")]
    [InlineData("""{"messageType":"DATA_MESSAGE","logEvents":[]}""")]
    public void CheckOfTheSubscription_CallsNoHandler(string data)
    {
        using CompiledFunction function = Start("LogsHandler", "public static void Handle(string message) => Note(message);", "");
        Assert.Equal((false, "null"), function.Invoke(Compress(Encoding.UTF8.GetBytes(data))));
        Assert.Empty(Handled(function));
        Assert.Equal("", function.Log);
    }

    [Fact]
    public void ConcurrentLogEvents_RunAtOnce()
    {
        using CompiledFunction function = Start(
            "LogsHandler",
            "public static async Task Handle(string message, CloudWatchLogsSource source) { if (message == \"a\") await WaitFor(\"c\"); Note(message); }",
            "MaxConcurrency = 2");
        Assert.Equal((false, "null"), function.Invoke(Logs("a", "b", "c", "d")));
        Assert.Equal(["a", "b", "c", "d"], Handled(function).Order());
    }

    [Theory]
    [InlineData("""{"awslogs":{"data":"?"}}""", "$.awslogs.data: expected base64")]
    [InlineData("""{"awslogs":{"data":"bm8gZ3ppcA=="}}""", "$.awslogs.data: expected gzip in base64, found other bytes")]
    [InlineData("""{"awslogs":{"data":7}}""", "$.awslogs.data: expected base64, found ")]
    [InlineData("""{"awslogs":{"data":null}}""", "$: expected an event of Amazon CloudWatch Logs, with \\\"awslogs\\\" and \\\"data\\\" in it")]
    [InlineData("""{"Records":[]}""", "$: expected an event of Amazon CloudWatch Logs, with \\\"awslogs\\\" and \\\"data\\\" in it")]
    [InlineData("7", "$: expected an event of Amazon CloudWatch Logs")]
    public void OtherEvents_FailTheInvocation(string json, string error) => AssertError(json, error);

    [Theory]
    [InlineData("{\"messageType\":\"DATA_MESSAGE\"}", "expected an event of Amazon CloudWatch Logs, with \\\"logEvents\\\"")]
    [InlineData("no JSON", "$: ")]
    [InlineData("{\"messageType\":7,\"logEvents\":{}}", "$.logEvents: expected an array")]
    public void OtherData_FailsTheInvocation(string data, string error) => AssertError(Compress(Encoding.UTF8.GetBytes(data)), error);

    /// <summary>Zeros, compressed to a thousandth: with their true length at the end, and with one that is too small.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TooMuchData_FailsTheInvocation(bool hasFalseLength)
    {
        byte[] bomb = Gzip(new byte[65 * 1024 * 1024]);
        if (hasFalseLength)
            bomb.AsSpan(bomb.Length - 4).Clear();
        AssertError(Compressed(bomb), "$.awslogs.data: its gzip data has more than 67108864 bytes when decompressed");
    }

    private static void AssertError(string json, string error)
    {
        using CompiledFunction function = Start("LogsHandler", "public static void Handle(string message) => Note(message);", "");
        (bool isError, string body) = function.Invoke(json);
        Assert.True(isError, body);
        Assert.Contains(error, body, StringComparison.Ordinal);
        Assert.Empty(Handled(function));
        Assert.Equal((false, "null"), function.Invoke(Logs("a")));
    }

    /// <summary>Log events whose IDs are <c>e0</c>, <c>e1</c>, …</summary>
    internal static string Logs(params string[] messages) => Compress(JsonSerializer.SerializeToUtf8Bytes(new
    {
        messageType = "DATA_MESSAGE",
        owner = "123456789012",
        logGroup = "/aws/lambda/orders",
        logStream = "s1",
        subscriptionFilters = new[] { "errors" },
        logEvents = messages.Select(static (message, index) => new
        {
            id = $"e{index}",
            timestamp = 1772800000123,
            message,
            extractedFields = new { level = "ERROR" },
        }),
        policyLevel = "LOG_GROUP_LEVEL_POLICY",
    }));

    private static string Compress(byte[] data) => Compressed(Gzip(data));

    private static string Compressed(byte[] gzip) => $$$"""{"awslogs":{"data":"{{{Convert.ToBase64String(gzip)}}}"}}""";

    private static byte[] Gzip(byte[] data)
    {
        using var compressed = new MemoryStream();
        using (var stream = new GZipStream(compressed, CompressionLevel.Optimal))
            stream.Write(data);
        return compressed.ToArray();
    }
}
