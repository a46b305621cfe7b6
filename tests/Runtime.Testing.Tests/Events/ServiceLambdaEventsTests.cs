using System.Text;
using System.Text.Json.Nodes;

namespace Lambda.Runtime.Testing.Tests.Events;

/// <summary>What the events of services that are not queues, streams or APIs have in special forms, and what they reject.</summary>
public class ServiceLambdaEventsTests
{
    [Fact]
    public void MessagesOfMq_AreInBase64()
    {
        JsonObject active = LambdaEvents.ActiveMq("orders", "one", "zwölf");
        JsonObject rabbit = LambdaEvents.RabbitMq("orders", "one", "zwölf");

        Assert.Equal(("b25l", "orders"), ((string)active["messages"]![0]!["data"]!, (string)active["messages"]![0]!["destination"]!["physicalName"]!));
        JsonNode message = rabbit["rmqMessagesByQueue"]!["orders::/"]![1]!;
        Assert.Equal("zwölf", Encoding.UTF8.GetString(Convert.FromBase64String((string)message["data"]!)));
        Assert.Equal(6, (int)message["basicProperties"]!["bodySize"]!);
    }

    [Fact]
    public void DocumentDB_HasWhatItsOperationHas()
    {
        var document = new JsonObject { ["_id"] = 7, ["count"] = 2 };

        JsonNode insert = LambdaEvents.DocumentDB("orders", document)["events"]![0]!["event"]!;
        JsonNode update = LambdaEvents.DocumentDB("orders", document, "update")["events"]![0]!["event"]!;
        JsonObject delete = LambdaEvents.DocumentDB("orders", [], "delete")["events"]![0]!["event"]!.AsObject();

        Assert.Equal(("""{"_id":7,"count":2}""", """{"_id":7}"""), (insert["fullDocument"]!.ToJsonString(), insert["documentKey"]!.ToJsonString()));
        Assert.Equal("""{"updatedFields":{"count":2},"removedFields":[]}""", update["updateDescription"]!.ToJsonString());
        Assert.Equal("""{"_id":{"$oid":"63eeb6e7d418cd98afb1c1d7"}}""", delete["documentKey"]!.ToJsonString());
        Assert.False(delete.ContainsKey("fullDocument") || insert.AsObject().ContainsKey("updateDescription"));
    }

    [Fact]
    public void DynamoDBTimeWindow_HasTheStreamOfItsChanges()
    {
        var item = new JsonObject { ["id"] = new JsonObject { ["N"] = "7" } };

        JsonObject first = LambdaEvents.DynamoDBTimeWindow(LambdaEvents.DynamoDB("orders", item, item));
        JsonObject last = LambdaEvents.DynamoDBTimeWindow(null, new JsonObject { ["count"] = 2 }, isFinal: true);

        Assert.StartsWith("arn:aws:dynamodb:us-east-1:123456789012:table/orders/stream/", (string)first["eventSourceARN"]!, StringComparison.Ordinal);
        Assert.Equal((1, "{}", false), (first["Records"]!.AsArray().Count, first["state"]!.ToJsonString(), (bool)first["isFinalInvokeForWindow"]!));
        Assert.Equal((0, 2, true), (last["Records"]!.AsArray().Count, (int)last["state"]!["count"]!, (bool)last["isFinalInvokeForWindow"]!));
    }

    [Fact]
    public void AlarmInSns_IsTheMessage()
    {
        JsonNode sns = LambdaEvents.CloudWatchAlarmInSns("errors", "OK", "ALARM")["Records"]![0]!["Sns"]!;
        JsonNode alarm = JsonNode.Parse((string)sns["Message"]!)!;

        Assert.Equal("OK: \"errors\" in US East (N. Virginia)", (string)sns["Subject"]!);
        Assert.Equal(("errors", "OK", "ALARM"), ((string)alarm["AlarmName"]!, (string)alarm["NewStateValue"]!, (string)alarm["OldStateValue"]!));
        Assert.Equal("2026-01-02T03:04:05.678+0000", (string)alarm["StateChangeTime"]!);
    }

    [Fact]
    public void AppSync_HasTheFieldOrTheChannel()
    {
        JsonObject field = LambdaEvents.AppSyncResolver("Order", "customer", source: new JsonObject { ["id"] = "7" });
        JsonObject publish = LambdaEvents.AppSyncEventsPublish("/orders/north", new JsonObject { ["id"] = 7 }, null);
        JsonObject subscribe = LambdaEvents.AppSyncEventsSubscribe("/orders/*");
        JsonNode connect = LambdaEvents.AppSyncEventsAuthorizer("token")["requestContext"]!;
        JsonNode authorized = LambdaEvents.AppSyncEventsAuthorizer("token", "EVENT_SUBSCRIBE", "/orders/north")["requestContext"]!;

        Assert.Equal(("Order", "customer", "7"), ((string)field["info"]!["parentTypeName"]!, (string)field["info"]!["fieldName"]!, (string)field["source"]!["id"]!));
        Assert.Equal(("orders", """["orders","north"]"""), ((string)publish["info"]!["channelNamespace"]!["name"]!, publish["info"]!["channel"]!["segments"]!.ToJsonString()));
        Assert.Equal((2, 7), (publish["events"]!.AsArray().Count, (int)publish["events"]![0]!["payload"]!["id"]!));
        Assert.Null(subscribe["events"]);
        Assert.Equal(("EVENT_CONNECT", null), ((string)connect["operation"]!, connect["channel"]));
        Assert.Equal(("EVENT_SUBSCRIBE", "orders"), ((string)authorized["operation"]!, (string)authorized["channelNamespaceName"]!));
        Assert.Equal("token", (string)LambdaEvents.AppSyncAuthorizer("token")["requestHeaders"]!["authorization"]!);
    }

    [Fact]
    public void LexV2_HasSlotsWithAndWithoutAValue()
    {
        JsonNode intent = LambdaEvents.LexV2("Order", new Dictionary<string, string?> { ["Item"] = "lamp", ["Count"] = null })["sessionState"]!["intent"]!;

        Assert.Equal("lamp", (string)intent["slots"]!["Item"]!["value"]!["interpretedValue"]!);
        Assert.True(intent["slots"]!.AsObject().ContainsKey("Count"));
        Assert.Equal("InProgress", (string)intent["state"]!);
        Assert.Equal("ReadyForFulfillment", (string)LambdaEvents.LexV2("Order", invocationSource: "FulfillmentCodeHook")["sessionState"]!["intent"]!["state"]!);
    }

    [Fact]
    public void ConfigRule_HasJsonInStrings()
    {
        JsonObject changed = LambdaEvents.ConfigRule("AWS::S3::Bucket", "orders", new JsonObject { ["name"] = "orders" }, new JsonObject { ["days"] = "7" });
        JsonObject scheduled = LambdaEvents.ConfigRuleSchedule();

        JsonNode item = JsonNode.Parse((string)changed["invokingEvent"]!)!["configurationItem"]!;
        Assert.Equal(("AWS::S3::Bucket", "orders"), ((string)item["resourceType"]!, (string)item["configuration"]!["name"]!));
        Assert.Equal(("""{"days":"7"}""", "{}"), ((string)changed["ruleParameters"]!, (string)scheduled["ruleParameters"]!));
        Assert.Contains("\"messageType\":\"ScheduledNotification\"", (string)scheduled["invokingEvent"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void S3ObjectLambda_HasTheContextOfItsOperation()
    {
        JsonObject get = LambdaEvents.S3ObjectLambda("a b/ä.txt");
        JsonObject list = LambdaEvents.S3ObjectLambda("a/", "ListObjectsV2", new Dictionary<string, string> { ["Range"] = "bytes=0-9" });

        Assert.Contains(".amazonaws.com/a%20b/%C3%A4.txt?X-Amz-Algorithm=", (string)get["getObjectContext"]!["inputS3Url"]!, StringComparison.Ordinal);
        Assert.NotNull(get["getObjectContext"]!["outputToken"]);
        Assert.Contains("/?list-type=2&prefix=a%2F&X-Amz-Algorithm=", (string)list["listObjectsV2Context"]!["inputS3Url"]!, StringComparison.Ordinal);
        Assert.Equal("bytes=0-9", (string)list["userRequest"]!["headers"]!["Range"]!);
        Assert.False(list.ContainsKey("getObjectContext"));
    }

    [Fact]
    public void S3Batch_HasAnEncodedKey()
    {
        JsonNode second = LambdaEvents.S3Batch("bucket", "a b/ä+.txt", new Dictionary<string, string> { ["color"] = "gray" });
        JsonNode first = LambdaEvents.S3Batch("bucket", "a", schemaVersion: "1.0");

        Assert.Equal(("a+b/%C3%A4%2B.txt", "bucket"), ((string)second["tasks"]![0]!["s3Key"]!, (string)second["tasks"]![0]!["s3Bucket"]!));
        Assert.Equal("gray", (string)second["job"]!["userArguments"]!["color"]!);
        Assert.Equal("arn:aws:s3:::bucket", (string)first["tasks"]![0]!["s3BucketArn"]!);
    }

    [Fact]
    public void IotAuthorizer_HasThePasswordInBase64()
    {
        JsonObject signed = LambdaEvents.IotAuthorizer("ada", "secret", "token");

        Assert.Equal(("c2VjcmV0", "token", true), ((string)signed["protocolData"]!["mqtt"]!["password"]!, (string)signed["token"]!, (bool)signed["signatureVerified"]!));
        Assert.False(LambdaEvents.IotAuthorizer("ada", "secret").ContainsKey("token"));
    }

    [Fact]
    public void BedrockAgent_HasAFunctionOrAPath()
    {
        var parameters = new Dictionary<string, string> { ["id"] = "7" };

        JsonObject function = LambdaEvents.BedrockAgentFunction("find", parameters);
        JsonObject api = LambdaEvents.BedrockAgentApi("POST", "/orders/{id}", parameters, parameters);

        const string Expected = """[{"name":"id","type":"string","value":"7"}]""";
        Assert.Equal(("find", Expected), ((string)function["function"]!, function["parameters"]!.ToJsonString()));
        Assert.Equal(("POST", Expected), ((string)api["httpMethod"]!, api["requestBody"]!["content"]!["application/json"]!["properties"]!.ToJsonString()));
        Assert.False(api.ContainsKey("function") || function.ContainsKey("apiPath") || LambdaEvents.BedrockAgentApi("GET", "/").ContainsKey("requestBody"));
    }

    [Fact]
    public void CodePipeline_HasTheTokenOnlyIfItContinues()
    {
        Assert.False(LambdaEvents.CodePipeline()["CodePipeline.job"]!["data"]!.AsObject().ContainsKey("continuationToken"));
        Assert.Equal("next", (string)LambdaEvents.CodePipeline("{}", "next")["CodePipeline.job"]!["data"]!["continuationToken"]!);
        Assert.Equal(1767326645678, (long)LambdaEvents.CodePipeline()["CodePipeline.job"]!["data"]!["artifactCredentials"]!["expirationTime"]!);
    }

    public static TheoryData<Func<JsonObject>, string> Rejected => new()
    {
        { static () => LambdaEvents.DocumentDB("orders", [], "rename"), "The operation is 'rename'. Expected insert, replace, update or delete. (Parameter 'operationType')" },
        { static () => LambdaEvents.AppSyncEventsAuthorizer("a", "PUBLISH", "/a"), "The operation is 'PUBLISH'. Expected EVENT_CONNECT, EVENT_PUBLISH or EVENT_SUBSCRIBE. (Parameter 'operation')" },
        { static () => LambdaEvents.AppSyncEventsAuthorizer("a", "EVENT_PUBLISH"), "The operation EVENT_PUBLISH has no channel. Expected one for EVENT_PUBLISH and EVENT_SUBSCRIBE only. (Parameter 'channel')" },
        { static () => LambdaEvents.AppSyncEventsAuthorizer("a", channel: "/a"), "The operation EVENT_CONNECT has the channel '/a'. Expected one for EVENT_PUBLISH and EVENT_SUBSCRIBE only. (Parameter 'channel')" },
        { static () => LambdaEvents.AppSyncEventsPublish("orders"), "The channel is 'orders'. Expected a path that begins with a slash and a namespace, such as /orders/north. (Parameter 'channel')" },
        { static () => LambdaEvents.AppSyncEventsSubscribe("/"), "The channel is '/'. Expected a path that begins with a slash and a namespace, such as /orders/north. (Parameter 'channel')" },
        { static () => LambdaEvents.S3ObjectLambda("a", "PutObject"), "The operation is 'PutObject'. Expected GetObject, HeadObject, ListObjects or ListObjectsV2. (Parameter 'operation')" },
        { static () => LambdaEvents.S3Batch("a", "b", schemaVersion: "3.0"), "The version is '3.0'. Expected 1.0 or 2.0. (Parameter 'schemaVersion')" },
        { static () => LambdaEvents.S3Batch("a", "b", new Dictionary<string, string>(), "1.0"), "The event of version 1.0 has arguments. Expected them for version 2.0 only. (Parameter 'userArguments')" },
    };

    [Theory]
    [MemberData(nameof(Rejected), DisableDiscoveryEnumeration = true)]
    public void EventThatNoServiceSends_IsAnError(Func<JsonObject> create, string message) => Assert.Equal(message, Assert.Throws<ArgumentException>(create).Message);
}
