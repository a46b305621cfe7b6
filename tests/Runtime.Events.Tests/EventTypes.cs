using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events.Tests;

/// <summary>Every type that a handler can take or return, with the folder of its data. The generator needs each of them in a call.</summary>
public static class EventTypes
{
    public static IReadOnlyList<EventType> All { get; } =
    [
        new("Sqs", "SqsEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<SqsEvent>(json))),
        new("SqsJson", "SqsEvent<Order>", static json => LambdaJson.Serialize(LambdaJson.Deserialize<SqsEvent<Order>>(json))),
        new("SqsResponse", "SqsBatchResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<SqsBatchResponse>(json))),
        new("DynamoDb", "DynamoDbEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<DynamoDbEvent>(json))),
        new("DynamoDbTyped", "DynamoDbEvent<Item>", static json => LambdaJson.Serialize(LambdaJson.Deserialize<DynamoDbEvent<Item>>(json))),
        new("DynamoDbResponse", "DynamoDbBatchResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<DynamoDbBatchResponse>(json))),
        new("HttpApi", "HttpApiRequest", static json => LambdaJson.Serialize(LambdaJson.Deserialize<HttpApiRequest>(json))),
        new("HttpApiResponse", "HttpApiResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<HttpApiResponse>(json))),
        new("RestApi", "RestApiRequest", static json => LambdaJson.Serialize(LambdaJson.Deserialize<RestApiRequest>(json))),
        new("RestApiResponse", "RestApiResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<RestApiResponse>(json))),
        new("Alb", "AlbRequest", static json => LambdaJson.Serialize(LambdaJson.Deserialize<AlbRequest>(json))),
        new("AlbResponse", "AlbResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<AlbResponse>(json))),
        new("WebSocket", "WebSocketRequest", static json => LambdaJson.Serialize(LambdaJson.Deserialize<WebSocketRequest>(json))),
        new("WebSocketResponse", "WebSocketResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<WebSocketResponse>(json))),
        new("TokenAuthorizer", "TokenAuthorizerRequest", static json => LambdaJson.Serialize(LambdaJson.Deserialize<TokenAuthorizerRequest>(json))),
        new("RequestAuthorizer", "RequestAuthorizerRequest", static json => LambdaJson.Serialize(LambdaJson.Deserialize<RequestAuthorizerRequest>(json))),
        new("WebSocketAuthorizer", "WebSocketAuthorizerRequest", static json => LambdaJson.Serialize(LambdaJson.Deserialize<WebSocketAuthorizerRequest>(json))),
        new("HttpApiAuthorizer", "HttpApiAuthorizerRequest", static json => LambdaJson.Serialize(LambdaJson.Deserialize<HttpApiAuthorizerRequest>(json))),
        new("AuthorizerPolicy", "AuthorizerPolicyResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<AuthorizerPolicyResponse>(json))),
        new("AuthorizerSimple", "AuthorizerSimpleResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<AuthorizerSimpleResponse>(json))),
        new("AuthorizerSimpleTyped", "AuthorizerSimpleResponse<Part>", static json => LambdaJson.Serialize(LambdaJson.Deserialize<AuthorizerSimpleResponse<Part>>(json))),
        new("CognitoPreSignUp", "CognitoPreSignUpEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<CognitoPreSignUpEvent>(json))),
        new("CognitoPostConfirmation", "CognitoPostConfirmationEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<CognitoPostConfirmationEvent>(json))),
        new("CognitoPreAuthentication", "CognitoPreAuthenticationEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<CognitoPreAuthenticationEvent>(json))),
        new("CognitoPostAuthentication", "CognitoPostAuthenticationEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<CognitoPostAuthenticationEvent>(json))),
        new("CognitoDefineAuthChallenge", "CognitoDefineAuthChallengeEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<CognitoDefineAuthChallengeEvent>(json))),
        new("CognitoCreateAuthChallenge", "CognitoCreateAuthChallengeEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<CognitoCreateAuthChallengeEvent>(json))),
        new("CognitoVerifyAuthChallengeResponse", "CognitoVerifyAuthChallengeResponseEvent",
            static json => LambdaJson.Serialize(LambdaJson.Deserialize<CognitoVerifyAuthChallengeResponseEvent>(json))),
        new("CognitoUserMigration", "CognitoUserMigrationEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<CognitoUserMigrationEvent>(json))),
        new("CognitoCustomMessage", "CognitoCustomMessageEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<CognitoCustomMessageEvent>(json))),
        new("CognitoCustomEmailSender", "CognitoCustomEmailSenderEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<CognitoCustomEmailSenderEvent>(json))),
        new("CognitoCustomSmsSender", "CognitoCustomSmsSenderEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<CognitoCustomSmsSenderEvent>(json))),
        new("CognitoPreTokenGeneration", "CognitoPreTokenGenerationEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<CognitoPreTokenGenerationEvent>(json))),
        new("CognitoPreTokenGenerationV2", "CognitoPreTokenGenerationV2Event", static json => LambdaJson.Serialize(LambdaJson.Deserialize<CognitoPreTokenGenerationV2Event>(json))),
        new("CognitoInboundFederation", "CognitoInboundFederationEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<CognitoInboundFederationEvent>(json))),
        new("CustomResource", "CustomResourceRequest", static json => LambdaJson.Serialize(LambdaJson.Deserialize<CustomResourceRequest>(json))),
        new("CustomResourceTyped", "CustomResourceRequest<Part>", static json => LambdaJson.Serialize(LambdaJson.Deserialize<CustomResourceRequest<Part>>(json))),
        new("CustomResourceResponse", "CustomResourceResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<CustomResourceResponse>(json))),
        new("VpcLattice", "VpcLatticeRequest", static json => LambdaJson.Serialize(LambdaJson.Deserialize<VpcLatticeRequest>(json))),
        new("VpcLatticeV1", "VpcLatticeV1Request", static json => LambdaJson.Serialize(LambdaJson.Deserialize<VpcLatticeV1Request>(json))),
        new("VpcLatticeResponse", "VpcLatticeResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<VpcLatticeResponse>(json))),
        new("Sns", "SnsEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<SnsEvent>(json))),
        new("SnsJson", "SnsEvent<Order>", static json => LambdaJson.Serialize(LambdaJson.Deserialize<SnsEvent<Order>>(json))),
        new("SnsNotification", "SnsNotification", static json => LambdaJson.Serialize(LambdaJson.Deserialize<SnsNotification>(json))),
        new("SnsNotificationJson", "SnsNotification<Order>", static json => LambdaJson.Serialize(LambdaJson.Deserialize<SnsNotification<Order>>(json))),
        new("S3", "S3Event", static json => LambdaJson.Serialize(LambdaJson.Deserialize<S3Event>(json))),
        new("S3Test", "S3TestEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<S3TestEvent>(json))),
        new("S3EventBridge", "EventBridgeEvent<S3EventDetail>", static json => LambdaJson.Serialize(LambdaJson.Deserialize<EventBridgeEvent<S3EventDetail>>(json))),
        new("EventBridge", "EventBridgeEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<EventBridgeEvent>(json))),
        new("EventBridgeJson", "EventBridgeEvent<OrderPlaced>", static json => LambdaJson.Serialize(LambdaJson.Deserialize<EventBridgeEvent<OrderPlaced>>(json))),
        new("Scheduled", "ScheduledEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<ScheduledEvent>(json))),
        new("Kinesis", "KinesisEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<KinesisEvent>(json))),
        new("KinesisJson", "KinesisEvent<Order>", static json => LambdaJson.Serialize(LambdaJson.Deserialize<KinesisEvent<Order>>(json))),
        new("KinesisResponse", "KinesisBatchResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<KinesisBatchResponse>(json))),
        new("KinesisTimeWindow", "KinesisTimeWindowEvent<Totals>", static json => LambdaJson.Serialize(LambdaJson.Deserialize<KinesisTimeWindowEvent<Totals>>(json))),
        new("KinesisTimeWindowJson", "KinesisTimeWindowEvent<Totals, Order>",
            static json => LambdaJson.Serialize(LambdaJson.Deserialize<KinesisTimeWindowEvent<Totals, Order>>(json))),
        new("TimeWindowResponse", "TimeWindowResponse<Totals>", static json => LambdaJson.Serialize(LambdaJson.Deserialize<TimeWindowResponse<Totals>>(json))),
        new("Firehose", "FirehoseEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<FirehoseEvent>(json))),
        new("FirehoseResponse", "FirehoseResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<FirehoseResponse>(json))),
        new("CloudWatchLogsData", "CloudWatchLogsData", static json => LambdaJson.Serialize(LambdaJson.Deserialize<CloudWatchLogsData>(json))),
        new("CloudWatchLogs", "CloudWatchLogsEvent", static json => Gzip.WithEqualData(json, LambdaJson.Serialize(LambdaJson.Deserialize<CloudWatchLogsEvent>(json)))),
        new("CloudWatchAlarm", "CloudWatchAlarmEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<CloudWatchAlarmEvent>(json))),
        new("CloudWatchAlarmEventBridge", "EventBridgeEvent<CloudWatchAlarmData>",
            static json => LambdaJson.Serialize(LambdaJson.Deserialize<EventBridgeEvent<CloudWatchAlarmData>>(json))),
        new("Kafka", "KafkaEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<KafkaEvent>(json))),
        new("KafkaJson", "KafkaEvent<string, Order>", static json => LambdaJson.Serialize(LambdaJson.Deserialize<KafkaEvent<string, Order>>(json))),
        new("KafkaResponse", "KafkaBatchResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<KafkaBatchResponse>(json))),
        new("Ses", "SesEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<SesEvent>(json))),
        new("SesNotification", "SesNotification", static json => LambdaJson.Serialize(LambdaJson.Deserialize<SesNotification>(json))),
        new("SesResponse", "SesResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<SesResponse>(json))),
        new("Invocation", "LambdaInvocationRecord", static json => LambdaJson.Serialize(LambdaJson.Deserialize<LambdaInvocationRecord>(json))),
        new("InvocationJson", "LambdaInvocationRecord<OrderPlaced, Failure>",
            static json => LambdaJson.Serialize(LambdaJson.Deserialize<LambdaInvocationRecord<OrderPlaced, Failure>>(json))),
        new("FailedBatch", "LambdaFailedBatchRecord", static json => LambdaJson.Serialize(LambdaJson.Deserialize<LambdaFailedBatchRecord>(json))),
        new("DynamoDbTimeWindow", "DynamoDbTimeWindowEvent<Totals>", static json => LambdaJson.Serialize(LambdaJson.Deserialize<DynamoDbTimeWindowEvent<Totals>>(json))),
        new("DynamoDbTimeWindowTyped", "DynamoDbTimeWindowEvent<Totals, Item>",
            static json => LambdaJson.Serialize(LambdaJson.Deserialize<DynamoDbTimeWindowEvent<Totals, Item>>(json))),
        new("CloudWatchAlarmNotification", "CloudWatchAlarmNotification", static json => LambdaJson.Serialize(LambdaJson.Deserialize<CloudWatchAlarmNotification>(json))),
        new("ActiveMq", "ActiveMqEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<ActiveMqEvent>(json))),
        new("ActiveMqJson", "ActiveMqEvent<Order>", static json => LambdaJson.Serialize(LambdaJson.Deserialize<ActiveMqEvent<Order>>(json))),
        new("RabbitMq", "RabbitMqEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<RabbitMqEvent>(json))),
        new("RabbitMqJson", "RabbitMqEvent<Order>", static json => LambdaJson.Serialize(LambdaJson.Deserialize<RabbitMqEvent<Order>>(json))),
        new("DocumentDb", "DocumentDbEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<DocumentDbEvent>(json))),
        new("DocumentDbTyped", "DocumentDbEvent<OrderPlaced>", static json => LambdaJson.Serialize(LambdaJson.Deserialize<DocumentDbEvent<OrderPlaced>>(json))),
        new("AppSyncResolver", "AppSyncResolverEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<AppSyncResolverEvent>(json))),
        new("AppSyncResolverArguments", "AppSyncResolverEvent<OrderPlaced>", static json => LambdaJson.Serialize(LambdaJson.Deserialize<AppSyncResolverEvent<OrderPlaced>>(json))),
        new("AppSyncResolverTyped", "AppSyncResolverEvent<OrderPlaced, Part>",
            static json => LambdaJson.Serialize(LambdaJson.Deserialize<AppSyncResolverEvent<OrderPlaced, Part>>(json))),
        new("AppSyncBatch", "AppSyncResolverEvent<OrderPlaced, Part>[]",
            static json => LambdaJson.Serialize(LambdaJson.Deserialize<AppSyncResolverEvent<OrderPlaced, Part>[]>(json))),
        new("AppSyncBatchResult", "AppSyncBatchResult<Part>[]", static json => LambdaJson.Serialize(LambdaJson.Deserialize<AppSyncBatchResult<Part>[]>(json))),
        new("AppSyncAuthorizer", "AppSyncAuthorizerRequest", static json => LambdaJson.Serialize(LambdaJson.Deserialize<AppSyncAuthorizerRequest>(json))),
        new("AppSyncAuthorizerResponse", "AppSyncAuthorizerResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<AppSyncAuthorizerResponse>(json))),
        new("AppSyncAuthorizerResponseTyped", "AppSyncAuthorizerResponse<Part>",
            static json => LambdaJson.Serialize(LambdaJson.Deserialize<AppSyncAuthorizerResponse<Part>>(json))),
        new("AppSyncEvents", "AppSyncEventsRequest", static json => LambdaJson.Serialize(LambdaJson.Deserialize<AppSyncEventsRequest>(json))),
        new("AppSyncEventsTyped", "AppSyncEventsRequest<OrderPlaced>", static json => LambdaJson.Serialize(LambdaJson.Deserialize<AppSyncEventsRequest<OrderPlaced>>(json))),
        new("AppSyncEventsPublish", "AppSyncEventsPublishResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<AppSyncEventsPublishResponse>(json))),
        new("AppSyncEventsPublishTyped", "AppSyncEventsPublishResponse<OrderPlaced>",
            static json => LambdaJson.Serialize(LambdaJson.Deserialize<AppSyncEventsPublishResponse<OrderPlaced>>(json))),
        new("AppSyncEventsSubscribe", "AppSyncEventsSubscribeResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<AppSyncEventsSubscribeResponse>(json))),
        new("AppSyncEventsAuthorizerResponse", "AppSyncEventsAuthorizerResponse",
            static json => LambdaJson.Serialize(LambdaJson.Deserialize<AppSyncEventsAuthorizerResponse>(json))),
        new("LexV2", "LexV2Event", static json => LambdaJson.Serialize(LambdaJson.Deserialize<LexV2Event>(json))),
        new("LexV2Response", "LexV2Response", static json => LambdaJson.Serialize(LambdaJson.Deserialize<LexV2Response>(json))),
        new("Connect", "ConnectEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<ConnectEvent>(json))),
        new("ConnectTyped", "ConnectEvent<OrderPlaced>", static json => LambdaJson.Serialize(LambdaJson.Deserialize<ConnectEvent<OrderPlaced>>(json))),
        new("ConfigRule", "ConfigRuleEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<ConfigRuleEvent>(json))),
        new("ConfigRuleTyped", "ConfigRuleEvent<OrderPlaced>", static json => LambdaJson.Serialize(LambdaJson.Deserialize<ConfigRuleEvent<OrderPlaced>>(json))),
        new("ConfigInvoking", "ConfigInvokingEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<ConfigInvokingEvent>(json))),
        new("CodePipeline", "CodePipelineEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<CodePipelineEvent>(json))),
        new("S3ObjectLambda", "S3ObjectLambdaEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<S3ObjectLambdaEvent>(json))),
        new("S3ObjectLambdaHead", "S3ObjectLambdaHeadResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<S3ObjectLambdaHeadResponse>(json))),
        new("S3ObjectLambdaList", "S3ObjectLambdaListResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<S3ObjectLambdaListResponse>(json))),
        new("S3Batch", "S3BatchEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<S3BatchEvent>(json))),
        new("S3BatchResponse", "S3BatchResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<S3BatchResponse>(json))),
        new("IotAuthorizer", "IotAuthorizerRequest", static json => LambdaJson.Serialize(LambdaJson.Deserialize<IotAuthorizerRequest>(json))),
        new("IotAuthorizerResponse", "IotAuthorizerResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<IotAuthorizerResponse>(json))),
        new("IotProvisioning", "IotProvisioningRequest", static json => LambdaJson.Serialize(LambdaJson.Deserialize<IotProvisioningRequest>(json))),
        new("IotProvisioningResponse", "IotProvisioningResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<IotProvisioningResponse>(json))),
        new("SecretsManagerRotation", "SecretsManagerRotationEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<SecretsManagerRotationEvent>(json))),
        new("BedrockAgent", "BedrockAgentEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<BedrockAgentEvent>(json))),
        new("BedrockAgentApi", "BedrockAgentApiResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<BedrockAgentApiResponse>(json))),
        new("BedrockAgentFunction", "BedrockAgentFunctionResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<BedrockAgentFunctionResponse>(json))),
    ];
}

/// <summary>A payload of typed events.</summary>
public sealed record Order(string Id, int Count);

/// <summary>An item of a table, with a member for each type of attribute values.</summary>
[LambdaJsonTypeOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
public sealed class Item
{
    public string? Id { get; init; }
    public decimal? Price { get; init; }
    public byte[]? Data { get; init; }
    public bool? Sold { get; init; }
    public IReadOnlyList<Part>? Parts { get; init; }
    public Part? First { get; init; }
    public IReadOnlyDictionary<string, int?>? Stock { get; init; }
    public HashSet<string>? Colors { get; init; }
    public HashSet<long>? Sizes { get; init; }
    public string[]? Names { get; init; }
    public AttributeValue? Any { get; init; }
    public RawJson More { get; init; }
    [LambdaJsonFormat(JsonFormat.UnixTimeSeconds)]
    public DateTimeOffset? Expires { get; init; }
    public DateTimeOffset? Created { get; init; }
    public DayOfWeek? Day { get; init; }
    [JsonConverter(typeof(JsonStringEnumConverter<DayOfWeek>))]
    public DayOfWeek? DayName { get; init; }
}

/// <summary>A map in an item.</summary>
[LambdaJsonTypeOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
public sealed record Part(string? Name, int? Count);

/// <summary>A payload of typed events that is part of their JSON, whose members the tests take away, too.</summary>
public sealed record OrderPlaced(string? Id, int? Count);

/// <summary>A state of time windows.</summary>
[LambdaJsonTypeOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
public sealed class Totals
{
    public Dictionary<string, int?>? Orders { get; init; }
}

/// <summary>The error that a function reported.</summary>
public sealed record Failure(string? ErrorMessage, string? ErrorType);
