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

    private static string Event(string data) => $$$"""{"awslogs":{"data":"{{{data}}}"}}""";

    private static string ErrorOf(string json) => Assert.Throws<JsonException>(() => LambdaJson.Deserialize<CloudWatchLogsEvent>(json)).Message;
}
