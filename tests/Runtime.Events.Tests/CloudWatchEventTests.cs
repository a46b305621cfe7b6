using System.Globalization;
using System.Text.Json;

namespace Lambda.Runtime.Events.Tests;

/// <summary>Compressed log events, and the times of alarms.</summary>
public sealed class CloudWatchEventTests
{
    private const string Logs = """{"messageType":"DATA_MESSAGE","logEvents":[{"id":"1","timestamp":1772800000123,"message":"\u00e4"}]}""";

    [Fact]
    public void LogEvents_AreDecompressed_AndCompressed()
    {
        CloudWatchLogsEvent read = LambdaJson.Deserialize<CloudWatchLogsEvent>(Event(Gzip.Compress(Logs)))!;
        CloudWatchLogEvent log = Assert.Single(read.AwsLogs.Data!.LogEvents);
        Assert.Equal(("\u00e4", DateTimeOffset.FromUnixTimeMilliseconds(1772800000123)), (log.Message, log.Timestamp));
        using var written = JsonDocument.Parse(LambdaJson.Serialize(read));
        Assert.Contains("\"timestamp\":1772800000123", Gzip.Decompress(written.RootElement.GetProperty("awslogs").GetProperty("data").GetString()!), StringComparison.Ordinal);
    }

    [Fact]
    public void DataThatIsNotGzip_IsAnErrorWithItsPath() =>
        Assert.StartsWith("$.awslogs.data: expected gzip in base64, found other bytes", ErrorOf(Event("AAAA")), StringComparison.Ordinal);

    [Fact]
    public void DataOfAnotherType_IsAnErrorWithBothPaths() =>
        Assert.StartsWith(
            "$.awslogs.data: in the JSON of this string, $.logEvents[0].message: expected a string, found the number 1",
            ErrorOf(Event(Gzip.Compress("""{"logEvents":[{"message":1}]}"""))),
            StringComparison.Ordinal);

    /// <summary>The format that the documentation of the member names.</summary>
    [Fact]
    public void TimeOfAnAlarm_IsParsed() =>
        Assert.Equal(
            DateTimeOffset.Parse("2026-03-05T10:11:12.345+00:00", CultureInfo.InvariantCulture),
            DateTimeOffset.ParseExact(
                LambdaJson.Deserialize<CloudWatchAlarmEvent>("""{"time":"2026-03-05T10:11:12.345+0000"}""")!.Time!,
                "yyyy-MM-ddTHH:mm:ss.fffzzz",
                CultureInfo.InvariantCulture));

    /// <summary>The message of a topic, directly and by way of a queue.</summary>
    [Fact]
    public void AlarmByTopic_IsReadFromTheMessage()
    {
        const string Alarm = """{"AlarmName":"errors","NewStateValue":"ALARM","Trigger":{"Dimensions":[{"value":"orders","name":"FunctionName"}],"Threshold":2.5}}""";
        string json = LambdaJson.Serialize(new SnsEvent { Records = [new() { Sns = new() { Message = Alarm } }] });
        CloudWatchAlarmNotification alarm = LambdaJson.Deserialize<SnsEvent<CloudWatchAlarmNotification>>(json)!.Records[0].Sns.Message!;
        string inAQueue = LambdaJson.Serialize(new SqsEvent<SnsNotification> { Records = [new() { Body = new() { Message = Alarm } }] });
        CloudWatchAlarmNotification queued = LambdaJson.Deserialize<SqsEvent<SnsNotification<CloudWatchAlarmNotification>>>(inAQueue)!.Records[0].Body!.Message!;

        Assert.Equal((CloudWatchAlarmStates.Alarm, "orders", 2.5), (alarm.NewStateValue, alarm.Trigger!.Dimensions![0].Value, alarm.Trigger.Threshold));
        Assert.Equal("errors", queued.AlarmName);
    }

    private static string Event(string data) => $$$"""{"awslogs":{"data":"{{{data}}}"}}""";

    private static string ErrorOf(string json) => Assert.Throws<JsonException>(() => LambdaJson.Deserialize<CloudWatchLogsEvent>(json)).Message;
}
