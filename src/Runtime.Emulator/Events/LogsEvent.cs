using System.Globalization;
using System.IO.Compression;
using System.Numerics;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Json;

namespace Lambda.Runtime.Emulator.Events;

/// <summary>The event with which Amazon CloudWatch Logs sends log events to a function that is subscribed to their log group.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html#LambdaFunctionExample</remarks>
internal static class LogsEvent
{
    /// <param name="logGroup">The log group.</param>
    /// <param name="firstId">The ID of the first log event, a number; the others have the next ones.</param>
    /// <param name="time">The time of the first log event; each other one is a millisecond later.</param>
    /// <param name="messages">The texts of the log events.</param>
    public static JsonObject Create(string logGroup, string firstId, DateTimeOffset time, IEnumerable<string> messages)
    {
        var first = BigInteger.Parse(firstId, CultureInfo.InvariantCulture);
        return new JsonObject
        {
            ["awslogs"] = new JsonObject
            {
                ["data"] = GzipBase64(ReflectionJson.SerializeToUtf8Bytes(new JsonObject
                {
                    ["messageType"] = "DATA_MESSAGE",
                    ["owner"] = "123456789012",
                    ["logGroup"] = logGroup,
                    ["logStream"] = "2026/01/02/[$LATEST]94fa867e5374431291a7fc14e2f56ae7",
                    ["subscriptionFilters"] = new JsonArray("filter"),
                    ["logEvents"] = new JsonArray([.. messages.Select((message, i) => new JsonObject
                    {
                        ["id"] = (first + i).ToString(CultureInfo.InvariantCulture),
                        ["timestamp"] = time.ToUnixTimeMilliseconds() + i,
                        ["message"] = message,
                    })]),
                })),
            },
        };
    }

    private static string GzipBase64(byte[] json)
    {
        using var stream = new MemoryStream();
        // Compressed bytes depend on the machine and on the version of .NET. Stored ones are always the same.
        using (var gzip = new GZipStream(stream, CompressionLevel.NoCompression, leaveOpen: true))
            gzip.Write(json);
        byte[] bytes = stream.ToArray();
        // The header also has the operating system, RFC 1952, 2.3.1: 255 is unknown.
        bytes[9] = 255;
        return Convert.ToBase64String(bytes);
    }
}
