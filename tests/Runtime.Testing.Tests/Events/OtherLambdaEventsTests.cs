using System.IO.Compression;
using System.Text.Json.Nodes;

namespace Lambda.Runtime.Testing.Tests.Events;

/// <summary>What the events of the services have in special forms: encodings, units, and what depends on a parameter.</summary>
public class OtherLambdaEventsTests
{
    [Fact]
    public void SnsInSqs_HasTheNotificationAsText()
    {
        string body = (string)LambdaEvents.SnsInSqs("hello", topic: "alerts")["Records"]![0]!["body"]!;

        JsonNode notification = JsonNode.Parse(body)!;
        Assert.StartsWith("""{"Type":"Notification",""", body, StringComparison.Ordinal);
        Assert.Equal(("hello", "arn:aws:sns:us-east-1:123456789012:alerts"), ((string)notification["Message"]!, (string)notification["TopicArn"]!));
        Assert.True(notification.AsObject().ContainsKey("SigningCertURL"));
        Assert.False(notification.AsObject().ContainsKey("Subject"));
    }

    [Fact]
    public void S3InEventBridge_HasTheKeyAsItIs()
    {
        JsonObject created = LambdaEvents.S3InEventBridge("photos", "a b/ä+.txt", size: 7);
        JsonObject deleted = LambdaEvents.S3InEventBridge("photos", "a", "Object Deleted");

        Assert.Equal(("aws.s3", "Object Created", "arn:aws:s3:::photos"), ((string)created["source"]!, (string)created["detail-type"]!, (string)created["resources"]![0]!));
        Assert.Equal(("a b/ä+.txt", 7), ((string)created["detail"]!["object"]!["key"]!, (long)created["detail"]!["object"]!["size"]!));
        Assert.Equal(["key", "sequencer"], deleted["detail"]!["object"]!.AsObject().Select(static member => member.Key));
    }

    [Fact]
    public void DynamoDBInKinesis_HasTheTimeInMilliseconds()
    {
        var item = new JsonObject { ["Id"] = new JsonObject { ["N"] = "1" } };

        JsonNode record = Assert.Single(LambdaEvents.DynamoDBInKinesis("orders", item, item)["Records"]!.AsArray())!;
        JsonNode change = JsonNode.Parse(Convert.FromBase64String((string)record["kinesis"]!["data"]!))!;

        Assert.Equal(("orders", "INSERT", 1767323045678), ((string)change["tableName"]!, (string)change["eventName"]!, (long)change["dynamodb"]!["ApproximateCreationDateTime"]!));
        Assert.False(change["dynamodb"]!.AsObject().ContainsKey("SequenceNumber"));
    }

    [Fact]
    public void KinesisTimeWindow_HasStateAndWindow()
    {
        JsonObject first = LambdaEvents.KinesisTimeWindow(["one", "two"]);
        JsonObject last = LambdaEvents.KinesisTimeWindow([], new JsonObject { ["count"] = 2 }, isFinal: true);

        Assert.Equal((2, "{}", false), (first["Records"]!.AsArray().Count, first["state"]!.ToJsonString(), (bool)first["isFinalInvokeForWindow"]!));
        Assert.Equal(("2026-01-02T03:04:00Z", "2026-01-02T03:06:00Z"), ((string)first["window"]!["start"]!, (string)first["window"]!["end"]!));
        Assert.Equal((0, 2, true), (last["Records"]!.AsArray().Count, (int)last["state"]!["count"]!, (bool)last["isFinalInvokeForWindow"]!));
    }

    [Fact]
    public void Kafka_HasValuesInBase64()
    {
        JsonObject msk = LambdaEvents.Kafka("orders", "one", null);
        JsonNode records = msk["records"]!["orders-0"]!;

        Assert.Equal(("aws:kafka", "b25l", 15, 16), ((string)msk["eventSource"]!, (string)records[0]!["value"]!, (int)records[0]!["offset"]!, (int)records[1]!["offset"]!));
        Assert.True(records[1]!.AsObject().ContainsKey("value"));
        Assert.Null(records[1]!["value"]);
        Assert.False(LambdaEvents.SelfManagedKafka("orders", "one").ContainsKey("eventSourceArn"));
    }

    [Fact]
    public void CloudWatchLogs_HasTheMessagesInGzip()
    {
        string data = (string)LambdaEvents.CloudWatchLogs("one", "zwölf")["awslogs"]!["data"]!;

        using var gzip = new GZipStream(new MemoryStream(Convert.FromBase64String(data)), CompressionMode.Decompress);
        JsonNode logs = JsonNode.Parse(gzip)!;
        Assert.Equal(["one", "zwölf"], logs["logEvents"]!.AsArray().Select(static each => (string)each!["message"]!));
        Assert.Equal(1767323045679, (long)logs["logEvents"]![1]!["timestamp"]!);
    }

    [Fact]
    public void Alb_HasAQueryAsItWasSentAndNeverNoBody()
    {
        var headers = new Dictionary<string, string> { ["Cookie"] = "a=1; b=2", ["Content-Type"] = "application/x-www-form-urlencoded" };

        JsonObject single = LambdaEvents.Alb("GET", "/?tag%5B%5D=a%2Cb&tag%5B%5D=c+d");
        JsonObject several = LambdaEvents.Alb("POST", "/?tag%5B%5D=a%2Cb&tag%5B%5D=c+d", "a=1", headers, multiValue: true);

        Assert.Equal(("c+d", "", false), ((string)single["queryStringParameters"]!["tag%5B%5D"]!, (string)single["body"]!, (bool)single["isBase64Encoded"]!));
        Assert.Equal(["a%2Cb", "c+d"], several["multiValueQueryStringParameters"]!["tag%5B%5D"]!.AsArray().Select(static value => (string)value!));
        Assert.Equal(("a=1; b=2", "YT0x", true), ((string)several["multiValueHeaders"]!["cookie"]![0]!, (string)several["body"]!, (bool)several["isBase64Encoded"]!));
        Assert.False(several.ContainsKey("headers") || single.ContainsKey("multiValueHeaders"));
    }

    [Theory]
    [InlineData("application/json", null, false)]
    [InlineData("text/csv; charset=utf-8", null, false)]
    [InlineData("application/problem+json", null, true)]
    [InlineData("application/json", "gzip", true)]
    public void BodyOfLoadBalancer_IsTextForFewTypes(string type, string? encoding, bool isBase64Encoded)
    {
        var headers = new Dictionary<string, string> { ["Content-Type"] = type };
        if (encoding is not null)
            headers["Content-Encoding"] = encoding;

        Assert.Equal(isBase64Encoded, (bool)LambdaEvents.Alb("POST", "/", "{}", headers)["isBase64Encoded"]!);
        Assert.Equal(isBase64Encoded, (bool)LambdaEvents.VpcLattice("POST", "/", "{}", headers)["isBase64Encoded"]!);
        Assert.Equal(isBase64Encoded, (bool)LambdaEvents.VpcLatticeV1("POST", "/", "{}", headers)["is_base64_encoded"]!);
    }

    [Fact]
    public void WebSocket_HasTheRouteAndTheConnection()
    {
        JsonNode connect = LambdaEvents.WebSocketConnect("shop=7", connectionId: "c")["requestContext"]!;
        JsonObject message = LambdaEvents.WebSocketMessage("hello", "addOrder", "c");
        JsonNode disconnect = LambdaEvents.WebSocketDisconnect(1001, "Going away", "c")["requestContext"]!;

        Assert.Equal(("CONNECT", "$connect", "c"), ((string)connect["eventType"]!, (string)connect["routeKey"]!, (string)connect["connectionId"]!));
        Assert.Equal(("hello", "addOrder", "c"),
            ((string)message["body"]!, (string)message["requestContext"]!["routeKey"]!, (string)message["requestContext"]!["connectionId"]!));
        Assert.Equal(("$disconnect", 1001, "c"), ((string)disconnect["routeKey"]!, (int)disconnect["disconnectStatusCode"]!, (string)disconnect["connectionId"]!));
        Assert.False(message.ContainsKey("headers"));
    }

    [Fact]
    public void Authorizers_HaveTheArnOfTheRequest()
    {
        Dictionary<string, string> headers = new() { ["Authorization"] = "Bearer a,b" };
        JsonObject rest = LambdaEvents.RequestAuthorizer("GET", "/orders/7?x=1", headers);
        JsonObject http = LambdaEvents.HttpApiAuthorizer("GET", "/orders/7?x=1", headers);

        Assert.Equal("arn:aws:execute-api:us-east-1:123456789012:r3pmxmplak/prod/GET/orders/7", (string)LambdaEvents.TokenAuthorizer("a")["methodArn"]!);
        Assert.Equal("arn:aws:execute-api:us-east-1:123456789012:r3pmxmplak/prod/GET/orders/7", (string)rest["methodArn"]!);
        Assert.Equal("arn:aws:execute-api:us-east-1:123456789012:r3pmxmplak/$default/GET/orders/7", (string)http["routeArn"]!);
        Assert.EndsWith("/prod/$connect", (string)LambdaEvents.WebSocketAuthorizer()["methodArn"]!, StringComparison.Ordinal);
        Assert.Equal("""["Bearer a,b"]""", http["identitySource"]!.ToJsonString());
        Assert.All([rest, http], static request => Assert.False(request.ContainsKey("body") || request.ContainsKey("isBase64Encoded")));
    }

    [Fact]
    public void CustomResource_HasWhatItsTypeHas()
    {
        var properties = new JsonObject { ["Count"] = "2" };

        JsonObject create = LambdaEvents.CustomResource(properties: properties, responseUrl: "http://127.0.0.1:1/");
        JsonObject update = LambdaEvents.CustomResource("Update", properties, new JsonObject { ["Count"] = "1" });

        Assert.Equal(("2", "http://127.0.0.1:1/"), ((string)create["ResourceProperties"]!["Count"]!, (string)create["ResponseURL"]!));
        Assert.False(create.ContainsKey("PhysicalResourceId") || create.ContainsKey("OldResourceProperties"));
        Assert.Equal("1", (string)update["OldResourceProperties"]!["Count"]!);
        Assert.True(update.ContainsKey("PhysicalResourceId"));
    }

    [Theory]
    [InlineData("create", false, "The type of the request is 'create'. Expected Create, Update or Delete.")]
    [InlineData("Delete", true, "The request Delete has old properties. Expected them for Update only.")]
    public void ImpossibleCustomResource_IsRefused(string requestType, bool hasOldProperties, string message) => Assert.StartsWith(
        message,
        Assert.Throws<ArgumentException>(() => LambdaEvents.CustomResource(requestType, oldProperties: hasOldProperties ? [] : null)).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("arn:aws:kinesis:us-east-1:123456789012:stream/orders", "KinesisBatchInfo")]
    [InlineData("arn:aws:dynamodb:us-east-1:123456789012:table/orders/stream/2026-01-01T00:00:00.000", "DDBStreamBatchInfo")]
    [InlineData("arn:aws:kafka:us-east-1:123456789012:cluster/orders/7", "KafkaBatchInfo")]
    public void FailedBatch_HasTheInfoOfItsSource(string arn, string member) => Assert.True(LambdaEvents.FailedBatchRecord(arn).ContainsKey(member));

    [Theory]
    [InlineData("orders")]
    [InlineData("arn:aws:sqs:us-east-1:123456789012:orders")]
    public void FailedBatchOfAnotherSource_IsRefused(string arn) => Assert.StartsWith(
        $"The source is '{arn}'. Expected the ARN of a Kinesis stream, of the stream of a DynamoDB table, or of an Amazon MSK cluster.",
        Assert.Throws<ArgumentException>(() => LambdaEvents.FailedBatchRecord(arn)).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("Success", true)]
    [InlineData("RetriesExhausted", true)]
    [InlineData("EventAgeExceeded", false)]
    public void InvocationRecord_HasAResponseIfThereWasOne(string condition, bool hasResponse)
    {
        JsonObject record = LambdaEvents.InvocationRecord(new JsonObject { ["id"] = 7 }, "done", condition);

        Assert.Equal((7, condition), ((int)record["requestPayload"]!["id"]!, (string)record["requestContext"]!["condition"]!));
        Assert.Equal((hasResponse, hasResponse), (record.ContainsKey("responseContext"), record.ContainsKey("responsePayload")));
        Assert.Equal(condition == "RetriesExhausted" ? "Unhandled" : null, (string?)record["responseContext"]?["functionError"]);
    }

    [Fact]
    public void Cognito_HasAttributesAndTrigger()
    {
        JsonObject signUp = LambdaEvents.CognitoPreSignUp(new Dictionary<string, string> { ["email"] = "a@example.com" }, "PreSignUp_AdminCreateUser");
        JsonNode session = LambdaEvents.CognitoDefineAuthChallenge(true, false)["request"]!["session"]!;

        Assert.Equal(("PreSignUp_AdminCreateUser", """{"email":"a@example.com"}"""), ((string)signUp["triggerSource"]!, signUp["request"]!["userAttributes"]!.ToJsonString()));
        Assert.Equal([true, false], session.AsArray().Select(static each => (bool)each!["challengeResult"]!));
        Assert.Equal(("1", "2"), ((string)LambdaEvents.CognitoPreTokenGeneration()["version"]!, (string)LambdaEvents.CognitoPreTokenGenerationV2()["version"]!));
    }

    [Fact]
    public void CloudWatchAlarm_HasItsStates()
    {
        JsonNode data = LambdaEvents.CloudWatchAlarm("errors", "OK", "INSUFFICIENT_DATA")["alarmData"]!;

        Assert.Equal(("OK", "INSUFFICIENT_DATA", "2026-01-02T03:04:05.678+0000"),
            ((string)data["state"]!["value"]!, (string)data["previousState"]!["value"]!, (string)data["state"]!["timestamp"]!));
        Assert.True(JsonNode.DeepEquals(data, LambdaEvents.CloudWatchAlarmInEventBridge("errors", "OK", "INSUFFICIENT_DATA")["detail"]));
    }

    [Fact]
    public void Schedules_HaveTheirNames()
    {
        JsonObject rule = LambdaEvents.ScheduledRule("hourly");
        JsonObject schedule = LambdaEvents.Schedule("hourly");

        Assert.Equal(("aws.events", "arn:aws:events:us-east-1:123456789012:rule/hourly", "{}"),
            ((string)rule["source"]!, (string)rule["resources"]![0]!, rule["detail"]!.ToJsonString()));
        Assert.Equal(("aws.scheduler", "arn:aws:scheduler:us-east-1:123456789012:schedule/default/hourly", "{}"),
            ((string)schedule["source"]!, (string)schedule["resources"]![0]!, (string)schedule["detail"]!));
    }

    [Fact]
    public void Email_HasItsContentOnlyInSns()
    {
        JsonNode received = LambdaEvents.Ses("Order 8", "a@example.com", "b@example.com")["Records"]![0]!["ses"]!;
        JsonNode published = JsonNode.Parse((string)LambdaEvents.SesInSns("From: a\r\n\r\nHi")["Records"]![0]!["Sns"]!["Message"]!)!;

        Assert.Equal(("Order 8", "a@example.com", "b@example.com"),
            ((string)received["mail"]!["commonHeaders"]!["subject"]!, (string)received["mail"]!["source"]!, (string)received["receipt"]!["recipients"]![0]!));
        Assert.Equal("From: a\r\n\r\nHi", (string)published["content"]!);
        Assert.False(received.AsObject().ContainsKey("content"));
    }
}
