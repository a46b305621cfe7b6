using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lambda.Runtime.Benchmarks;

/// <summary>The four events of the JSON benchmarks, as types and as bytes.</summary>
internal static class Events
{
    public static byte[] Hello { get; } = "{\"name\":\"World\"}"u8.ToArray();

    public static byte[] Http { get; } = Bytes("""
        {"version":"2.0","routeKey":"POST /orders/{id}","rawPath":"/orders/42","rawQueryString":"dry=true&tag=a&tag=b","cookies":["session=abc","theme=dark"],
        "headers":{"accept":"application/json","content-type":"application/json","host":"api.example","user-agent":"curl/8.5.0","x-forwarded-for":"203.0.113.7","x-forwarded-port":"443","x-forwarded-proto":"https","x-amzn-trace-id":"Root=1-5f84c7a9-0c8f2bd44ad8a7f13c1c2d3e"},
        "queryStringParameters":{"dry":"true","tag":"a,b"},
        "requestContext":{"accountId":"123456789012","apiId":"a1b2c3","domainName":"api.example","domainPrefix":"api",
        "http":{"method":"POST","path":"/orders/42","protocol":"HTTP/1.1","sourceIp":"203.0.113.7","userAgent":"curl/8.5.0"},
        "requestId":"JKJaXmPLvHcESHA=","routeKey":"POST /orders/{id}","stage":"$default","time":"12/Mar/2026:19:03:58 +0000","timeEpoch":1773342238123},
        "body":"{\"article\":\"a-1\",\"count\":3}","pathParameters":{"id":"42"},"isBase64Encoded":false,"stageVariables":{"table":"orders"}}
        """);

    public static byte[] Sqs { get; } = Bytes(SqsBatch());

    public static byte[] DynamoDb { get; } = Bytes(Changes());

    public static byte[] Document { get; } = Bytes(Nested());

    private static string SqsBatch()
    {
        var text = new StringBuilder("{\"Records\":[");
        for (int i = 0; i < 10; i++)
        {
            text.Append(i == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $$$"""
                {"messageId":"059f36b4-87a3-44ab-83d2-66197{{{i:D7}}}","receiptHandle":"AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a{{{i}}}","body":"{\"id\":{{{i}}},\"article\":\"a-{{{i}}}\",\"count\":3}",
                "attributes":{"ApproximateReceiveCount":"1","SentTimestamp":"1545082649183","SenderId":"AIDAIENQZJOLO23YVJ4VO","ApproximateFirstReceiveTimestamp":"1545082649185"},
                "messageAttributes":{"kind":{"stringValue":"order","dataType":"String"}},"md5OfBody":"e4e68fb7bd0e697a0ae8f1bb342846b3","eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-central-1:123456789012:orders","awsRegion":"eu-central-1"}
                """);
        }

        return text.Append("]}").ToString();
    }

    private static string Changes()
    {
        var text = new StringBuilder("{\"Records\":[");
        for (int i = 0; i < 100; i++)
        {
            text.Append(i == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $$$"""
                {"eventID":"c4ca4238a0b923820dcc509a6f75849{{{i:D3}}}","eventName":"MODIFY","eventVersion":"1.1","eventSource":"aws:dynamodb","awsRegion":"eu-central-1",
                "dynamodb":{"ApproximateCreationDateTime":1479499740,"Keys":{"id":{"N":"{{{i}}}"}},
                "NewImage":{"id":{"N":"{{{i}}}"},"article":{"S":"a-{{{i}}}"},"count":{"N":"3"},"tags":{"L":[{"S":"new"},{"S":"blue"}]}},
                "OldImage":{"id":{"N":"{{{i}}}"},"article":{"S":"a-{{{i}}}"},"count":{"N":"2"},"tags":{"L":[{"S":"new"}]}},
                "SequenceNumber":"44215845000000000174504390{{{i:D2}}}","SizeBytes":59,"StreamViewType":"NEW_AND_OLD_IMAGES"},
                "eventSourceARN":"arn:aws:dynamodb:eu-central-1:123456789012:table/orders/stream/2026-01-01T00:00:00.000"}
                """);
        }

        return text.Append("]}").ToString();
    }

    private static string Nested()
    {
        var text = new StringBuilder("{\"rows\":[");
        for (int i = 0; text.Length < 100_000; i++)
        {
            text.Append(i == 0 ? "" : ",")
                .Append(CultureInfo.InvariantCulture, $"{{\"id\":{i},\"name\":\"row number {i}\",\"score\":{i * 0.25:R},\"active\":{(i % 2 == 0 ? "true" : "false")},")
                .Append(CultureInfo.InvariantCulture, $"\"cells\":[[{i},{i + 1}],[{i + 2}]]}}");
        }

        return text.Append("]}").ToString();
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text.ReplaceLineEndings(""));
}

[LambdaJsonType]
internal sealed record Person(string Name);

[LambdaJsonType]
internal sealed record HttpRequest(
    string Version, string RouteKey, string RawPath, string RawQueryString, string[] Cookies, Dictionary<string, string> Headers,
    Dictionary<string, string> QueryStringParameters, HttpContext RequestContext, string Body, Dictionary<string, string> PathParameters, bool IsBase64Encoded,
    Dictionary<string, string> StageVariables);

internal sealed record HttpContext(
    string AccountId, string ApiId, string DomainName, string DomainPrefix, HttpDescription Http, string RequestId, string RouteKey, string Stage, string Time, long TimeEpoch);

internal sealed record HttpDescription(string Method, string Path, string Protocol, string SourceIp, string UserAgent);

[LambdaJsonType]
internal sealed record SqsEvent(List<SqsMessage> Records);

internal sealed record SqsMessage(
    string MessageId, string ReceiptHandle, string Body, Dictionary<string, string> Attributes, Dictionary<string, SqsAttribute> MessageAttributes,
    string Md5OfBody, string EventSource, string EventSourceArn, string AwsRegion);

internal sealed record SqsAttribute(string StringValue, string DataType);

/// <summary>The JSON in the body of a message, and an item of a table.</summary>
internal sealed record Purchase(int Id, string Article, int Count, List<string>? Tags);

internal sealed record DynamoDbEvent(List<DynamoDbRecord> Records);

internal sealed record DynamoDbRecord(
    string EventId, string EventName, string EventVersion, string EventSource, string AwsRegion, DynamoDbChange DynamoDb, string EventSourceArn);

internal sealed record DynamoDbChange(
    double ApproximateCreationDateTime, Dictionary<string, Attribute> Keys, Dictionary<string, Attribute>? NewImage, Dictionary<string, Attribute>? OldImage,
    string SequenceNumber, int SizeBytes, string StreamViewType);

internal sealed record Attribute(string? S, string? N, List<Attribute>? L);

[LambdaJsonType]
internal sealed record Document(List<Row> Rows);

internal sealed record Row(int Id, string Name, double Score, bool Active, int[][] Cells);

/// <summary>What a .NET developer writes without this package.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Person))]
[JsonSerializable(typeof(HttpRequest))]
[JsonSerializable(typeof(SqsEvent))]
[JsonSerializable(typeof(Document))]
[JsonSerializable(typeof(Purchase))]
[JsonSerializable(typeof(DynamoDbEvent))]
internal sealed partial class EventContext : JsonSerializerContext;
