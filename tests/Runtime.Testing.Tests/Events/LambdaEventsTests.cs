using System.Text;
using System.Text.Json.Nodes;

namespace Lambda.Runtime.Testing.Tests.Events;

public class LambdaEventsTests
{
    [Fact]
    public void Sqs_HasARecordForEachBody()
    {
        JsonObject sqs = LambdaEvents.Sqs("one", "two");

        Assert.Equal(["one", "two"], sqs["Records"]!.AsArray().Select(record => (string)record!["body"]!));
        Assert.Equal("f97c5d29941bfb1b2fdab0874906ab82", (string)sqs["Records"]![0]!["md5OfBody"]!);
        Assert.Equal("arn:aws:sqs:us-east-1:123456789012:queue", (string)sqs["Records"]![0]!["eventSourceARN"]!);
        Assert.Equal("1767323045678", (string)sqs["Records"]![0]!["attributes"]!["SentTimestamp"]!);
        Assert.NotEqual((string)sqs["Records"]![0]!["messageId"]!, (string)sqs["Records"]![1]!["messageId"]!);
        Assert.Null(sqs["Records"]![0]!["attributes"]!["MessageGroupId"]);
    }

    [Fact]
    public void SqsOfAFifoQueue_HasItsAttributes()
    {
        JsonNode attributes = LambdaEvents.SqsFrom("orders.fifo", "one", "two")["Records"]![1]!["attributes"]!;

        Assert.Equal(("18849496460467696101", "group"), ((string)attributes["SequenceNumber"]!, (string)attributes["MessageGroupId"]!));
        Assert.Equal(64, ((string)attributes["MessageDeduplicationId"]!).Length);
    }

    [Fact]
    public void Sns_HasMessageSubjectAndTopic()
    {
        JsonNode record = LambdaEvents.Sns("hello", "subject", "alerts")["Records"]![0]!;

        Assert.Equal(("hello", "subject", "arn:aws:sns:us-east-1:123456789012:alerts", "2026-01-02T03:04:05.678Z"),
            ((string)record["Sns"]!["Message"]!, (string)record["Sns"]!["Subject"]!, (string)record["Sns"]!["TopicArn"]!,
                (string)record["Sns"]!["Timestamp"]!));
        Assert.Equal("aws:sns", (string)record["EventSource"]!);
    }

    [Theory]
    [InlineData("a b/ä+.txt", "a+b/%C3%A4%2B.txt")]
    [InlineData("plain", "plain")]
    public void S3_HasTheKeyEncoded(string key, string encoded)
    {
        JsonNode record = LambdaEvents.S3("photos", key, size: 7)["Records"]![0]!;

        Assert.Equal(("photos", "arn:aws:s3:::photos"), ((string)record["s3"]!["bucket"]!["name"]!, (string)record["s3"]!["bucket"]!["arn"]!));
        Assert.Equal((encoded, 7), ((string)record["s3"]!["object"]!["key"]!, (long)record["s3"]!["object"]!["size"]!));
    }

    [Fact]
    public void S3Removal_HasNoSize()
    {
        JsonNode record = LambdaEvents.S3("photos", "a", "ObjectRemoved:Delete")["Records"]![0]!;

        Assert.Equal("ObjectRemoved:Delete", (string)record["eventName"]!);
        Assert.Equal(["key", "sequencer"], record["s3"]!["object"]!.AsObject().Select(member => member.Key));
    }

    [Fact]
    public void EventBridge_HasTheDetail()
    {
        var detail = new JsonObject { ["id"] = 7 };

        JsonObject first = LambdaEvents.EventBridge("com.example.shop", "Order Placed", detail);
        JsonObject second = LambdaEvents.EventBridge("com.example.shop", "Order Placed", detail);

        Assert.Equal(("Order Placed", "com.example.shop", "2026-01-02T03:04:05Z"),
            ((string)first["detail-type"]!, (string)first["source"]!, (string)first["time"]!));
        Assert.Equal(7, (int)second["detail"]!["id"]!);
        Assert.True(JsonNode.DeepEquals(first, second));
    }

    [Fact]
    public void Kinesis_HasTheDataInBase64()
    {
        JsonArray records = LambdaEvents.Kinesis("one", "two")["Records"]!.AsArray();

        Assert.Equal(["one", "two"],
            records.Select(record => Encoding.UTF8.GetString(Convert.FromBase64String((string)record!["kinesis"]!["data"]!))));
        Assert.Equal($"shardId-000000000000:{records[1]!["kinesis"]!["sequenceNumber"]}", (string)records[1]!["eventID"]!);
        Assert.Equal(1767323045.678m, (decimal)records[0]!["kinesis"]!["approximateArrivalTimestamp"]!);
    }

    [Fact]
    public void SingleText_IsARecordOfKinesis()
    {
        Assert.Equal("b25l", (string)Assert.Single(LambdaEvents.Kinesis("one")["Records"]!.AsArray())!["kinesis"]!["data"]!);
        Assert.EndsWith(":stream/clicks", (string)LambdaEvents.Kinesis("clicks", "one"u8.ToArray())["Records"]![0]!["eventSourceARN"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, false, "INSERT")]
    [InlineData(true, true, "MODIFY")]
    [InlineData(false, true, "REMOVE")]
    public void DynamoDB_DerivesTheEventNameFromTheImages(bool after, bool before, string eventName)
    {
        var item = new JsonObject { ["Id"] = new JsonObject { ["N"] = "1" } };

        JsonNode record = LambdaEvents.DynamoDB("orders", item, after ? item : null, before ? item : null)["Records"]![0]!;

        Assert.Equal(eventName, (string)record["eventName"]!);
        Assert.Equal((after, before), (record["dynamodb"]!["NewImage"] is not null, record["dynamodb"]!["OldImage"] is not null));
        Assert.StartsWith("arn:aws:dynamodb:us-east-1:123456789012:table/orders/stream/", (string)record["eventSourceARN"]!);
    }

    [Fact]
    public void DynamoDBWithoutImages_IsRefused()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => LambdaEvents.DynamoDB("orders", [], null));

        Assert.StartsWith("The item has neither image. Expected newImage, oldImage, or both.", exception.Message);
    }

    [Fact]
    public void Messages_HaveTheirGroups()
    {
        JsonArray records = LambdaEvents.SqsFrom("orders.fifo", ("a", "one"), ("b", "two"), ("a", "three"))["Records"]!.AsArray();

        Assert.Equal(
            [("a", "one", "18849496460467696100"), ("b", "two", "18849496460467696101"), ("a", "three", "18849496460467696102")],
            records.Select(static record =>
                ((string)record!["attributes"]!["MessageGroupId"]!, (string)record["body"]!, (string)record["attributes"]!["SequenceNumber"]!)));
        Assert.Equal(3, records.Select(static record => (string)record!["messageId"]!).Distinct().Count());
    }

    [Fact]
    public void MessagesOfAStandardQueue_HaveTheirGroupsAlone()
    {
        JsonNode attributes = LambdaEvents.SqsFrom("orders", ("a", "one"))["Records"]![0]!["attributes"]!;

        Assert.Equal(("a", null), ((string)attributes["MessageGroupId"]!, (string?)attributes["SequenceNumber"]));
    }

    [Fact]
    public void QueueWithoutMessages_HasNoRecords()
    {
        Assert.Empty(LambdaEvents.SqsFrom("orders.fifo")["Records"]!.AsArray());
        Assert.Empty(LambdaEvents.Kafka("orders")["records"]!["orders-0"]!.AsArray());
        Assert.Empty(LambdaEvents.SelfManagedKafka("orders")["records"]!["orders-0"]!.AsArray());
    }

    [Fact]
    public void RecordsOfKinesis_HaveTheirPartitionKeys() => Assert.Equal(
        [("a", "b25l"), ("b", "dHdv")],
        LambdaEvents.Kinesis("clicks", ("a", "one"), ("b", "two"))["Records"]!.AsArray()
            .Select(static record => ((string)record!["kinesis"]!["partitionKey"]!, (string)record["kinesis"]!["data"]!)));

    [Fact]
    public void RecordsOfKafka_HaveTheirKeys()
    {
        (string?, string?)[] expected = [("YQ==", "b25l"), ("Yg==", null), (null, "dHdv")];

        Assert.Equal(expected, Records(LambdaEvents.Kafka("orders", ("a", "one"), ("b", null), (null, "two"))));
        Assert.Equal(expected, Records(LambdaEvents.SelfManagedKafka("orders", ("a", "one"), ("b", null), (null, "two"))));

        static IEnumerable<(string?, string?)> Records(JsonObject json) =>
            json["records"]!["orders-0"]!.AsArray().Select(static record => ((string?)record!["key"], (string?)record["value"]));
    }

    [Fact]
    public void ChangesOfDynamoDB_AreARecordEach()
    {
        JsonObject first = LambdaPayload.Item(new { id = "A-1" });
        JsonObject second = LambdaPayload.Item(new { id = "A-2" });

        JsonArray records = LambdaEvents.DynamoDB("orders", (first, first, null), (second, second, second), (second, null, second))["Records"]!.AsArray();

        Assert.Equal(["INSERT", "MODIFY", "REMOVE"], records.Select(static record => (string)record!["eventName"]!));
        Assert.Equal(3, records.Select(static record => (string)record!["eventID"]!).Distinct().Count());
        string[] numbers = [.. records.Select(static record => (string)record!["dynamodb"]!["SequenceNumber"]!)];
        Assert.Equal(numbers.Order(StringComparer.Ordinal).Distinct(), numbers);
    }

    [Fact]
    public void Payload_IsJsonUnderWebOptions() => Assert.Equal(
        """{"id":"A \"1\"","lines":[{"quantity":7}]}""", LambdaPayload.Json(new { Id = "A \"1\"", Lines = new[] { new { Quantity = 7 } } }));

    [Fact]
    public void Item_IsInDynamoDBsJson()
    {
        JsonObject item = LambdaPayload.Item(new { Id = "ä", Count = 7.50m, Paid = true, Note = (string?)null, Lines = new object[] { new { Item = "lamp" }, 1 } });

        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse("""{"id":{"S":"ä"},"count":{"N":"7.50"},"paid":{"BOOL":true},"note":{"NULL":true},"lines":{"L":[{"M":{"item":{"S":"lamp"}}},{"N":"1"}]}}"""),
                item),
            item.ToJsonString());
    }

    [Theory]
    [InlineData("\"text\"", "text")]
    [InlineData("null", null)]
    public void ItemThatIsNoObject_IsRefused(string json, string? value)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => LambdaPayload.Item(value));

        Assert.StartsWith($"The item is {json}. Expected a value that is an object in JSON.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FunctionUrl_IsUnauthenticatedPayloadFormat2()
    {
        JsonObject http = LambdaEvents.FunctionUrl("POST", "/a%20b?x=1&x=2", "{}", new Dictionary<string, string>
        {
            ["Cookie"] = "a=1; b=2",
            ["X-Test"] = "yes",
        });

        Assert.Equal(("2.0", "/a%20b", "x=1&x=2", "1,2", "{}"), ((string)http["version"]!, (string)http["rawPath"]!,
            (string)http["rawQueryString"]!, (string)http["queryStringParameters"]!["x"]!, (string)http["body"]!));
        Assert.Equal(["a=1", "b=2"], http["cookies"]!.AsArray().Select(cookie => (string)cookie!));
        Assert.Equal(("yes", "application/json", "2"), ((string)http["headers"]!["x-test"]!, (string)http["headers"]!["content-type"]!,
            (string)http["headers"]!["content-length"]!));
        Assert.Equal(("anonymous", "r3pmxmplak.lambda-url.us-east-1.on.aws", "r3pmxmplak"), ((string)http["requestContext"]!["accountId"]!,
            (string)http["requestContext"]!["domainName"]!, (string)http["requestContext"]!["domainPrefix"]!));
        Assert.Equal(("02/Jan/2026:03:04:05 +0000", 1767323045678L),
            ((string)http["requestContext"]!["time"]!, (long)http["requestContext"]!["timeEpoch"]!));
    }

    [Fact]
    public void HttpApi_HasAnAccountId()
    {
        JsonObject http = LambdaEvents.HttpApi("GET", "/");

        Assert.Equal(("123456789012", "$default", "GET"), ((string)http["requestContext"]!["accountId"]!, (string)http["routeKey"]!,
            (string)http["requestContext"]!["http"]!["method"]!));
        Assert.All(["body", "cookies", "queryStringParameters"], name => Assert.False(http.ContainsKey(name), name));
    }

    [Fact]
    public void RestApi_IsPayloadFormat1()
    {
        JsonObject rest = LambdaEvents.RestApi("PUT", "/a%20b/c?x=1&x=2", "hello", new Dictionary<string, string> { ["content-type"] = "text/plain" });

        Assert.Equal(("/{proxy+}", "/a%20b/c", "PUT", "a%20b/c", "hello"), ((string)rest["resource"]!, (string)rest["path"]!,
            (string)rest["httpMethod"]!, (string)rest["pathParameters"]!["proxy"]!, (string)rest["body"]!));
        Assert.Equal("2", (string)rest["queryStringParameters"]!["x"]!);
        Assert.Equal(["1", "2"], rest["multiValueQueryStringParameters"]!["x"]!.AsArray().Select(value => (string)value!));
        Assert.Equal("text/plain", (string)rest["multiValueHeaders"]!["content-type"]![0]!);
        Assert.Equal(("/prod/a%20b/c", "203.0.113.10"),
            ((string)rest["requestContext"]!["path"]!, (string)rest["requestContext"]!["identity"]!["sourceIp"]!));
        Assert.True(rest["requestContext"]!["identity"]!.AsObject().ContainsKey("userArn"));
    }

    [Fact]
    public void EmptyRestApi_HasNulls()
    {
        JsonObject rest = LambdaEvents.RestApi("GET", "/");

        Assert.All(["body", "queryStringParameters", "multiValueQueryStringParameters", "pathParameters", "stageVariables"],
            name => Assert.True(rest.ContainsKey(name) && rest[name] is null, name));
    }

    [Fact]
    public void PathWithoutSlash_IsRefused()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => LambdaEvents.HttpApi("GET", "orders"));

        Assert.StartsWith("The path is 'orders'. Expected a path that begins with a slash.", exception.Message);
    }
}
