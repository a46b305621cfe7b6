using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Lambda.Runtime.Events.Tests;

/// <summary>Tests that reading an event allocates its objects and nothing else.</summary>
public sealed class EventAllocationTests
{
    [Fact]
    public void HttpApiRequest() => Check(
        """
        {"version":"2.0","routeKey":"POST /orders/{id}","rawPath":"/orders/42","rawQueryString":"dry=true&tag=a&tag=b","cookies":["session=abc","theme=dark"],
        "headers":{"accept":"application/json","content-type":"application/json","host":"api.example","x-forwarded-proto":"https"},
        "queryStringParameters":{"dry":"true","tag":"a,b"},"requestContext":{"accountId":"123456789012","apiId":"a1b2c3","domainName":"api.example","domainPrefix":"api",
        "http":{"method":"POST","path":"/orders/42","protocol":"HTTP/1.1","sourceIp":"203.0.113.7","userAgent":"curl/8.5.0"},
        "requestId":"JKJaXmPLvHcESHA=","routeKey":"POST /orders/{id}","stage":"$default","time":"12/Mar/2026:19:03:58 +0000","timeEpoch":1773342238123},
        "body":"{\"article\":\"é-1\",\"count\":3}","pathParameters":{"id":"42"},"isBase64Encoded":false,"stageVariables":{"table":"orders"}}
        """,
        static json => LambdaJson.Deserialize<HttpApiRequest>(json));

    [Fact]
    public void TypedSqsBatch() => Check(
        Records(10, static i => $$$"""
            {"messageId":"059f36b4-87a3-44ab-83d2-66197{{{i:D7}}}","receiptHandle":"AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a","body":"{\"id\":\"{{{i}}}\",\"count\":3}",
            "attributes":{"ApproximateReceiveCount":"1","SentTimestamp":"1545082649183","SenderId":"AIDAIENQZJOLO23YVJ4VO","ApproximateFirstReceiveTimestamp":"1545082649185"},
            "messageAttributes":{"kind":{"stringValue":"order","stringListValues":[],"binaryListValues":[],"dataType":"String"},"key":{"binaryValue":"AQID","dataType":"Binary"}},
            "md5OfBody":"e4e68fb7bd0e697a0ae8f1bb342846b3","eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-central-1:123456789012:orders","awsRegion":"eu-central-1"}
            """),
        static json => LambdaJson.Deserialize<SqsEvent<Order>>(json));

    [Fact]
    public void TypedDynamoDbRecords() => Check(Records(100, Change), static json => LambdaJson.Deserialize<DynamoDbEvent<Part>>(json));

    [Fact]
    public void DynamoDbRecords() => Check(Records(100, Change), static json => LambdaJson.Deserialize<DynamoDbEvent>(json));

    private static string Change(int i) => $$$"""
        {"eventID":"c4ca4238a0b923820dcc509a6f75849{{{i:D3}}}","eventName":"MODIFY","eventVersion":"1.1","eventSource":"aws:dynamodb","awsRegion":"eu-central-1",
        "dynamodb":{"ApproximateCreationDateTime":1479499740,"Keys":{"id":{"N":"{{{i}}}"}},"NewImage":{"name":{"S":"a-{{{i}}}"},"count":{"N":"3"}},
        "OldImage":{"name":{"S":"a-{{{i}}}"},"count":{"N":"2"},"more":{"M":{"tags":{"L":[{"S":"new"},{"BOOL":true}]} } } },
        "SequenceNumber":"44215845000000000174504390{{{i:D2}}}","SizeBytes":59,"StreamViewType":"NEW_AND_OLD_IMAGES"},
        "eventSourceARN":"arn:aws:dynamodb:eu-central-1:123456789012:table/orders/stream/2026-01-01T00:00:00.000"}
        """;

    private static string Records(int count, Func<int, string> create) => $$"""{"Records":[{{string.Join(',', Enumerable.Range(0, count).Select(create))}}]}""";

    private delegate T? Reader<out T>(ReadOnlySpan<byte> json);

    /// <param name="json">The event.</param>
    /// <param name="read">Passed by the caller, because the generator must see the call with the type.</param>
    private static void Check<T>(string json, Reader<T> read)
        where T : class
    {
        bool isOptimized = typeof(LambdaJson).Assembly.GetCustomAttribute<DebuggableAttribute>() is not { IsJITOptimizerDisabled: true };
        Assert.SkipUnless(isOptimized, "A debug build allocates what the compiler avoids in a release build.");
        byte[] bytes = Encoding.UTF8.GetBytes(json.ReplaceLineEndings(""));
        long allocated = Least(() => read(bytes));
        (long graph, int objects) = GraphSize.Of(read(bytes)!);
        Assert.True(allocated == graph, string.Create(CultureInfo.InvariantCulture, $"reading allocated {allocated:N0} bytes; its {objects:N0} objects have {graph:N0}"));
    }

    /// <summary>Runs several times, because the first reads rent pooled arrays, and a garbage collection sometimes removes them.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long Least(Func<object?> action)
    {
        long least = long.MaxValue;
        for (int i = 0; i < 10; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            object? kept = action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            GC.KeepAlive(kept);
        }

        return least;
    }
}
