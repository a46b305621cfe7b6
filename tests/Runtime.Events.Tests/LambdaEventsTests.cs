using System.Reflection;
using System.Text.Json.Nodes;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Events.Tests;

/// <summary>The events that tests of functions send are those that the types read.</summary>
public sealed class LambdaEventsTests
{
    private static readonly Dictionary<string, string> Headers = new() { ["Cookie"] = "id=7; theme=dark", ["Authorization"] = "Bearer eyJhbGciOi", ["X-Tag"] = "a" };

    private static readonly (string Method, string Type, Func<JsonObject> Create)[] All =
    [
        (nameof(LambdaEvents.ActiveMq), "ActiveMqEvent", static () => LambdaEvents.ActiveMq("orders", "one", "zwölf")),
        (nameof(LambdaEvents.Alb), "AlbRequest", static () => LambdaEvents.Alb("POST", "/orders?tag=a%2Cb&tag=c+d", "{}", Headers)),
        (nameof(LambdaEvents.Alb), "AlbRequest", static () => LambdaEvents.Alb("POST", "/orders?tag=a%2Cb&tag=c+d", "a=1", Headers, multiValue: true)),
        (nameof(LambdaEvents.Alb), "AlbRequest", static () => LambdaEvents.Alb("GET", "/")),
        (nameof(LambdaEvents.AppSyncAuthorizer), "AppSyncAuthorizerRequest", static () => LambdaEvents.AppSyncAuthorizer("token")),
        (nameof(LambdaEvents.AppSyncAuthorizer), "AppSyncAuthorizerRequest",
            static () => LambdaEvents.AppSyncAuthorizer("token", "query Get($id: ID!) { order(id: $id) { id } }", "Get", new JsonObject { ["id"] = "7" })),
        (nameof(LambdaEvents.AppSyncEventsAuthorizer), "AppSyncAuthorizerRequest", static () => LambdaEvents.AppSyncEventsAuthorizer("token")),
        (nameof(LambdaEvents.AppSyncEventsAuthorizer), "AppSyncAuthorizerRequest", static () => LambdaEvents.AppSyncEventsAuthorizer("token", "EVENT_PUBLISH", "/orders/north")),
        (nameof(LambdaEvents.AppSyncEventsPublish), "AppSyncEventsRequest", static () => LambdaEvents.AppSyncEventsPublish("/orders/north", Key(), 7)),
        (nameof(LambdaEvents.AppSyncEventsSubscribe), "AppSyncEventsRequest", static () => LambdaEvents.AppSyncEventsSubscribe("/orders/*")),
        (nameof(LambdaEvents.AppSyncResolver), "AppSyncResolverEvent", static () => LambdaEvents.AppSyncResolver("Query", "order", new JsonObject { ["id"] = "7" })),
        (nameof(LambdaEvents.AppSyncResolver), "AppSyncResolverEvent", static () => LambdaEvents.AppSyncResolver("Order", "customer", source: Key())),
        (nameof(LambdaEvents.BedrockAgentApi), "BedrockAgentEvent", static () => LambdaEvents.BedrockAgentApi("GET", "/orders/{id}", Headers)),
        (nameof(LambdaEvents.BedrockAgentApi), "BedrockAgentEvent", static () => LambdaEvents.BedrockAgentApi("POST", "/orders", body: Headers)),
        (nameof(LambdaEvents.BedrockAgentFunction), "BedrockAgentEvent", static () => LambdaEvents.BedrockAgentFunction("find", Headers)),
        (nameof(LambdaEvents.CloudWatchAlarm), "CloudWatchAlarmEvent", static () => LambdaEvents.CloudWatchAlarm("errors")),
        (nameof(LambdaEvents.CloudWatchAlarm), "CloudWatchAlarmEvent", static () => LambdaEvents.CloudWatchAlarm("errors", "OK", "INSUFFICIENT_DATA")),
        (nameof(LambdaEvents.CloudWatchAlarmInEventBridge), "EventBridgeEvent<CloudWatchAlarmData>", static () => LambdaEvents.CloudWatchAlarmInEventBridge("errors")),
        (nameof(LambdaEvents.CloudWatchAlarmInSns), "SnsEvent", static () => LambdaEvents.CloudWatchAlarmInSns("errors")),
        (nameof(LambdaEvents.CloudWatchAlarmInSns), "CloudWatchAlarmNotification", static () => Message(LambdaEvents.CloudWatchAlarmInSns("errors", "OK", "ALARM"))),
        (nameof(LambdaEvents.CloudWatchLogs), "CloudWatchLogsEvent", static () => LambdaEvents.CloudWatchLogs("one\n", "zwölf")),
        (nameof(LambdaEvents.CloudWatchLogs), "CloudWatchLogsData",
            static () => JsonNode.Parse(Gzip.Decompress((string)LambdaEvents.CloudWatchLogs("one")["awslogs"]!["data"]!))!.AsObject()),
        (nameof(LambdaEvents.CodePipeline), "CodePipelineEvent", static () => LambdaEvents.CodePipeline()),
        (nameof(LambdaEvents.CodePipeline), "CodePipelineEvent", static () => LambdaEvents.CodePipeline("""{"id":"7"}""", "token")),
        (nameof(LambdaEvents.CognitoCreateAuthChallenge), "CognitoCreateAuthChallengeEvent", static () => LambdaEvents.CognitoCreateAuthChallenge(true)),
        (nameof(LambdaEvents.CognitoCustomEmailSender), "CognitoCustomEmailSenderEvent", static () => LambdaEvents.CognitoCustomEmailSender()),
        (nameof(LambdaEvents.CognitoCustomMessage), "CognitoCustomMessageEvent", static () => LambdaEvents.CognitoCustomMessage()),
        (nameof(LambdaEvents.CognitoCustomMessage), "CognitoCustomMessageEvent",
            static () => LambdaEvents.CognitoCustomMessage(Headers, CognitoTriggerSources.CustomMessageAdminCreateUser)),
        (nameof(LambdaEvents.CognitoCustomSmsSender), "CognitoCustomSmsSenderEvent", static () => LambdaEvents.CognitoCustomSmsSender()),
        (nameof(LambdaEvents.CognitoDefineAuthChallenge), "CognitoDefineAuthChallengeEvent", static () => LambdaEvents.CognitoDefineAuthChallenge(true, false)),
        (nameof(LambdaEvents.CognitoInboundFederation), "CognitoInboundFederationEvent", static () => LambdaEvents.CognitoInboundFederation()),
        (nameof(LambdaEvents.CognitoPostAuthentication), "CognitoPostAuthenticationEvent", static () => LambdaEvents.CognitoPostAuthentication()),
        (nameof(LambdaEvents.CognitoPostConfirmation), "CognitoPostConfirmationEvent", static () => LambdaEvents.CognitoPostConfirmation()),
        (nameof(LambdaEvents.CognitoPreAuthentication), "CognitoPreAuthenticationEvent", static () => LambdaEvents.CognitoPreAuthentication()),
        (nameof(LambdaEvents.CognitoPreSignUp), "CognitoPreSignUpEvent", static () => LambdaEvents.CognitoPreSignUp()),
        (nameof(LambdaEvents.CognitoPreTokenGeneration), "CognitoPreTokenGenerationEvent", static () => LambdaEvents.CognitoPreTokenGeneration()),
        (nameof(LambdaEvents.CognitoPreTokenGenerationV2), "CognitoPreTokenGenerationV2Event", static () => LambdaEvents.CognitoPreTokenGenerationV2()),
        (nameof(LambdaEvents.CognitoUserMigration), "CognitoUserMigrationEvent", static () => LambdaEvents.CognitoUserMigration()),
        (nameof(LambdaEvents.CognitoUserMigration), "CognitoUserMigrationEvent",
            static () => LambdaEvents.CognitoUserMigration(triggerSource: CognitoTriggerSources.UserMigrationForgotPassword)),
        (nameof(LambdaEvents.CognitoVerifyAuthChallengeResponse), "CognitoVerifyAuthChallengeResponseEvent", static () => LambdaEvents.CognitoVerifyAuthChallengeResponse("5")),
        (nameof(LambdaEvents.ConfigRule), "ConfigRuleEvent",
            static () => LambdaEvents.ConfigRule("AWS::S3::Bucket", "bucket", new JsonObject { ["name"] = "\"bücket\"" }, new JsonObject { ["count"] = "2" })),
        (nameof(LambdaEvents.ConfigRule), "ConfigInvokingEvent", static () => Text(LambdaEvents.ConfigRule("AWS::S3::Bucket", "bucket")["invokingEvent"])),
        (nameof(LambdaEvents.ConfigRuleSchedule), "ConfigRuleEvent", static () => LambdaEvents.ConfigRuleSchedule()),
        (nameof(LambdaEvents.Connect), "ConnectEvent", static () => LambdaEvents.Connect()),
        (nameof(LambdaEvents.Connect), "ConnectEvent", static () => LambdaEvents.Connect(new JsonObject { ["id"] = "7" }, Headers)),
        (nameof(LambdaEvents.CustomResource), "CustomResourceRequest", static () => LambdaEvents.CustomResource()),
        (nameof(LambdaEvents.CustomResource), "CustomResourceRequest",
            static () => LambdaEvents.CustomResource("Update", new JsonObject { ["Count"] = "2" }, new JsonObject { ["Count"] = "1" })),
        (nameof(LambdaEvents.CustomResource), "CustomResourceRequest", static () => LambdaEvents.CustomResource("Delete")),
        (nameof(LambdaEvents.DocumentDB), "DocumentDbEvent", static () => LambdaEvents.DocumentDB("orders", new JsonObject { ["count"] = 2 })),
        (nameof(LambdaEvents.DocumentDB), "DocumentDbEvent",
            static () => LambdaEvents.DocumentDB("orders", new JsonObject { ["_id"] = 7, ["count"] = 2 }, DocumentDbOperationTypes.Update)),
        (nameof(LambdaEvents.DocumentDB), "DocumentDbEvent", static () => LambdaEvents.DocumentDB("orders", [], DocumentDbOperationTypes.Delete)),
        (nameof(LambdaEvents.DynamoDB), "DynamoDbEvent", static () => LambdaEvents.DynamoDB("orders", Key(), Key(), Key())),
        (nameof(LambdaEvents.DynamoDBInKinesis), "KinesisEvent", static () => LambdaEvents.DynamoDBInKinesis("orders", Key(), Key())),
        (nameof(LambdaEvents.DynamoDBTimeWindow), "DynamoDbTimeWindowEvent<Totals>",
            static () => LambdaEvents.DynamoDBTimeWindow(LambdaEvents.DynamoDB("orders", Key(), Key()), new JsonObject { ["orders"] = new JsonObject { ["a"] = 7 } })),
        (nameof(LambdaEvents.DynamoDBTimeWindow), "DynamoDbTimeWindowEvent<Totals>", static () => LambdaEvents.DynamoDBTimeWindow(null, isFinal: true)),
        (nameof(LambdaEvents.EventBridge), "EventBridgeEvent", static () => LambdaEvents.EventBridge("com.example.shop", "Order Placed", new JsonObject { ["id"] = 7.50m })),
        (nameof(LambdaEvents.FailedBatchRecord), "LambdaFailedBatchRecord", static () => LambdaEvents.FailedBatchRecord("arn:aws:kinesis:us-east-1:123456789012:stream/orders")),
        (nameof(LambdaEvents.FailedBatchRecord), "LambdaFailedBatchRecord",
            static () => LambdaEvents.FailedBatchRecord("arn:aws:dynamodb:us-east-1:123456789012:table/orders/stream/2026-01-01T00:00:00.000")),
        (nameof(LambdaEvents.FailedBatchRecord), "LambdaFailedBatchRecord",
            static () => LambdaEvents.FailedBatchRecord("arn:aws:kafka:us-east-1:123456789012:cluster/orders/7", LambdaEvents.Kafka("topic", "one"))),
        (nameof(LambdaEvents.Firehose), "FirehoseEvent", static () => LambdaEvents.Firehose("one", "two")),
        (nameof(LambdaEvents.FunctionUrl), "HttpApiRequest", static () => LambdaEvents.FunctionUrl("POST", "/orders?tag=a%2Cb&tag=c", "{}", Headers)),
        (nameof(LambdaEvents.HttpApi), "HttpApiRequest", static () => LambdaEvents.HttpApi("POST", "/orders?tag=a%2Cb&tag=c", "{}", Headers)),
        (nameof(LambdaEvents.HttpApiAuthorizer), "HttpApiAuthorizerRequest", static () => LambdaEvents.HttpApiAuthorizer("GET", "/orders?tag=a%2Cb&tag=c", Headers)),
        (nameof(LambdaEvents.HttpApiAuthorizer), "HttpApiAuthorizerRequest", static () => LambdaEvents.HttpApiAuthorizer("GET", "/")),
        (nameof(LambdaEvents.InvocationRecord), "LambdaInvocationRecord", static () => LambdaEvents.InvocationRecord(Key(), "done")),
        (nameof(LambdaEvents.InvocationRecord), "LambdaInvocationRecord",
            static () => LambdaEvents.InvocationRecord(Key(), new JsonObject { ["errorType"] = "Failed" }, LambdaInvocationConditions.RetriesExhausted)),
        (nameof(LambdaEvents.InvocationRecord), "LambdaInvocationRecord",
            static () => LambdaEvents.InvocationRecord(7, condition: LambdaInvocationConditions.EventAgeExceeded)),
        (nameof(LambdaEvents.IotAuthorizer), "IotAuthorizerRequest", static () => LambdaEvents.IotAuthorizer("ada?x=y", "geheim ü")),
        (nameof(LambdaEvents.IotAuthorizer), "IotAuthorizerRequest", static () => LambdaEvents.IotAuthorizer("ada", "", "token")),
        (nameof(LambdaEvents.IotProvisioning), "IotProvisioningRequest", static () => LambdaEvents.IotProvisioning()),
        (nameof(LambdaEvents.Kafka), "KafkaEvent", static () => LambdaEvents.Kafka("orders", "one", null)),
        (nameof(LambdaEvents.Kinesis), "KinesisEvent", static () => LambdaEvents.Kinesis("one", "two")),
        (nameof(LambdaEvents.KinesisTimeWindow), "KinesisTimeWindowEvent<Totals>",
            static () => LambdaEvents.KinesisTimeWindow(["one"], new JsonObject { ["orders"] = new JsonObject { ["a"] = 7 } })),
        (nameof(LambdaEvents.KinesisTimeWindow), "KinesisTimeWindowEvent<Totals>", static () => LambdaEvents.KinesisTimeWindow([], isFinal: true)),
        (nameof(LambdaEvents.LexV2), "LexV2Event", static () => LambdaEvents.LexV2("Order", new Dictionary<string, string?> { ["Count"] = "2", ["Size"] = null })),
        (nameof(LambdaEvents.LexV2), "LexV2Event", static () => LambdaEvents.LexV2("Order", invocationSource: LexV2InvocationSources.FulfillmentCodeHook)),
        (nameof(LambdaEvents.RabbitMq), "RabbitMqEvent", static () => LambdaEvents.RabbitMq("orders", "one", "zwölf")),
        (nameof(LambdaEvents.RequestAuthorizer), "RequestAuthorizerRequest", static () => LambdaEvents.RequestAuthorizer("GET", "/orders/7?tag=a%2Cb&tag=c", Headers)),
        (nameof(LambdaEvents.RequestAuthorizer), "RequestAuthorizerRequest", static () => LambdaEvents.RequestAuthorizer("GET", "/")),
        (nameof(LambdaEvents.RestApi), "RestApiRequest", static () => LambdaEvents.RestApi("POST", "/orders?tag=a%2Cb&tag=c", "{}", Headers)),
        (nameof(LambdaEvents.S3), "S3Event", static () => LambdaEvents.S3("bucket", "a b+ä.txt")),
        (nameof(LambdaEvents.S3), "S3Event", static () => LambdaEvents.S3("bucket", "a", S3EventNames.ObjectRemovedDelete)),
        (nameof(LambdaEvents.S3Batch), "S3BatchEvent", static () => LambdaEvents.S3Batch("bucket", "a b+ä.txt", Headers)),
        (nameof(LambdaEvents.S3Batch), "S3BatchEvent", static () => LambdaEvents.S3Batch("bucket", "a", schemaVersion: "1.0")),
        (nameof(LambdaEvents.S3InEventBridge), "EventBridgeEvent<S3EventDetail>", static () => LambdaEvents.S3InEventBridge("bucket", "a b+ä.txt")),
        (nameof(LambdaEvents.S3InEventBridge), "EventBridgeEvent<S3EventDetail>", static () => LambdaEvents.S3InEventBridge("bucket", "a", S3EventDetailTypes.ObjectDeleted)),
        (nameof(LambdaEvents.S3ObjectLambda), "S3ObjectLambdaEvent", static () => LambdaEvents.S3ObjectLambda("a b/ä.txt", headers: Headers)),
        (nameof(LambdaEvents.S3ObjectLambda), "S3ObjectLambdaEvent", static () => LambdaEvents.S3ObjectLambda("a", "HeadObject")),
        (nameof(LambdaEvents.S3ObjectLambda), "S3ObjectLambdaEvent", static () => LambdaEvents.S3ObjectLambda("a/", "ListObjects")),
        (nameof(LambdaEvents.S3ObjectLambda), "S3ObjectLambdaEvent", static () => LambdaEvents.S3ObjectLambda("a/", "ListObjectsV2")),
        (nameof(LambdaEvents.S3Test), "S3TestEvent", static () => LambdaEvents.S3Test("bucket")),
        (nameof(LambdaEvents.Schedule), "ScheduledEvent", static () => LambdaEvents.Schedule()),
        (nameof(LambdaEvents.ScheduledRule), "ScheduledEvent", static () => LambdaEvents.ScheduledRule()),
        (nameof(LambdaEvents.SecretsManagerRotation), "SecretsManagerRotationEvent", static () => LambdaEvents.SecretsManagerRotation()),
        (nameof(LambdaEvents.SelfManagedKafka), "KafkaEvent", static () => LambdaEvents.SelfManagedKafka("orders", "one")),
        (nameof(LambdaEvents.Ses), "SesEvent", static () => LambdaEvents.Ses()),
        (nameof(LambdaEvents.SesInSns), "SnsEvent", static () => LambdaEvents.SesInSns()),
        (nameof(LambdaEvents.SesInSns), "SesNotification", static () => Message(LambdaEvents.SesInSns("From: a", "subject"))),
        (nameof(LambdaEvents.Sns), "SnsEvent", static () => LambdaEvents.Sns("message", "subject")),
        (nameof(LambdaEvents.SnsInSqs), "SqsEvent", static () => LambdaEvents.SnsInSqs("message", "subject")),
        (nameof(LambdaEvents.SnsInSqs), "SnsNotification", static () => Text(LambdaEvents.SnsInSqs("message", "subject")["Records"]![0]!["body"])),
        (nameof(LambdaEvents.Sqs), "SqsEvent", static () => LambdaEvents.Sqs("one", "two")),
        (nameof(LambdaEvents.SqsFrom), "SqsEvent", static () => LambdaEvents.SqsFrom("orders.fifo", "one")),
        (nameof(LambdaEvents.TokenAuthorizer), "TokenAuthorizerRequest", static () => LambdaEvents.TokenAuthorizer("Bearer eyJhbGciOi")),
        (nameof(LambdaEvents.VpcLattice), "VpcLatticeRequest", static () => LambdaEvents.VpcLattice("POST", "/orders?tag=a%2Cb&tag=c", "{}", Headers)),
        (nameof(LambdaEvents.VpcLattice), "VpcLatticeRequest", static () => LambdaEvents.VpcLattice("GET", "/")),
        (nameof(LambdaEvents.VpcLatticeV1), "VpcLatticeV1Request", static () => LambdaEvents.VpcLatticeV1("POST", "/orders?tag=a%2Cb&tag=c", "{}", Headers)),
        (nameof(LambdaEvents.WebSocketAuthorizer), "WebSocketAuthorizerRequest", static () => LambdaEvents.WebSocketAuthorizer("shop=7", Headers)),
        (nameof(LambdaEvents.WebSocketConnect), "WebSocketRequest", static () => LambdaEvents.WebSocketConnect("shop=6&shop=7", Headers)),
        (nameof(LambdaEvents.WebSocketDisconnect), "WebSocketRequest", static () => LambdaEvents.WebSocketDisconnect()),
        (nameof(LambdaEvents.WebSocketMessage), "WebSocketRequest", static () => LambdaEvents.WebSocketMessage("hello", "addOrder")),
    ];

    public static TheoryData<string, string, int> Rows => new(All.Select(static (row, i) => (row.Method, row.Type, i)));

    [Fact]
    public void EveryEventOfTheTestingPackage_IsInTheList() => Assert.Equal(
        typeof(LambdaEvents).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Select(static method => method.Name).Distinct().Order(StringComparer.Ordinal),
        All.Select(static row => row.Method).Distinct().Order(StringComparer.Ordinal));

    /// <summary>A generic form reads the same event as the plain one. A response has no event.</summary>
    [Fact]
    public void EveryEventType_IsInTheList() => Assert.All(
        EventTypes.All.Select(static type => BaseName(type.Name))
            .Where(static name => !name.EndsWith("Response", StringComparison.Ordinal) && !name.EndsWith("Result", StringComparison.Ordinal)),
        static name => Assert.Contains(name, All.Select(static row => BaseName(row.Type))));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Event_ComesBack(string method, string type, int row)
    {
        EventType read = EventTypes.All.Single(each => each.Name == type);

        JsonObject sent = All[row].Create();

        EventTypeTests.AssertEqual(EventTypeTests.WithoutNulls(JsonNode.Parse(sent.ToJsonString())), read.CopyOf(sent), method);
        Assert.True(JsonNode.DeepEquals(sent, All[row].Create()), "is not always the same");
    }

    [Fact]
    public void EventInAnotherEvent_IsRead()
    {
        SqsEvent<SnsNotification<Order>> sns = LambdaJson.Deserialize<SqsEvent<SnsNotification<Order>>>(
            LambdaEvents.SnsInSqs("""{"id":"A-1","count":2}""", "order").ToJsonString())!;
        SqsEvent<S3Event> s3 = LambdaJson.Deserialize<SqsEvent<S3Event>>(
            LambdaEvents.Sqs(LambdaEvents.S3("bucket", "a b+ä.txt").ToJsonString()).ToJsonString())!;
        KinesisEvent<DynamoDbRecord> change = LambdaJson.Deserialize<KinesisEvent<DynamoDbRecord>>(
            LambdaEvents.DynamoDBInKinesis("orders", Key(), null, Key()).ToJsonString())!;
        SnsEvent<SesNotification> mail = LambdaJson.Deserialize<SnsEvent<SesNotification>>(
            LambdaEvents.SesInSns("From: a\r\n\r\nü", "Ä").ToJsonString())!;

        SnsNotification<Order> notification = sns.Records[0].Body!;
        Assert.Equal(("order", new Order("A-1", 2)), (notification.Subject, notification.Message));
        Assert.EndsWith(".pem", notification.SigningCertUrl, StringComparison.Ordinal);
        Assert.Equal("a b+ä.txt", s3.Records[0].Body!.Records[0].S3.Object.Key);
        DynamoDbRecord record = change.Records[0].Kinesis.Data!;
        Assert.Equal(("orders", DynamoDbEventNames.Remove, "7"), (record.TableName, record.EventName, record.DynamoDb!.OldImage!["id"].N));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero), record.DynamoDb.ApproximateCreationDateTime);
        Assert.Equal(("Ä", "From: a\r\n\r\nü"), (mail.Records[0].Sns.Message!.Mail.CommonHeaders!.Subject, mail.Records[0].Sns.Message!.Content));
    }

    // SqsEvent<Order>, AppSyncResolverEvent<OrderPlaced, Part>[]
    private static string BaseName(string type) => type.Split('<')[0];

    /// <summary>The JSON in the message of a topic.</summary>
    private static JsonObject Message(JsonObject sns) => Text(sns["Records"]![0]!["Sns"]!["Message"]);

    private static JsonObject Text(JsonNode? text) => JsonNode.Parse((string)text!)!.AsObject();

    private static JsonObject Key() => new() { ["id"] = new JsonObject { ["N"] = "7" } };
}
