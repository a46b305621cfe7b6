namespace Lambda.Runtime.Generators.Model;

/// <summary>The events that a handler takes if <c>_HANDLER</c> is <c>*</c>.</summary>
/// <param name="Kind">The value of <c>EventKind</c>.</param>
/// <param name="Name">The name of the queue, stream, table, topic or bucket, the <c>detail-type</c>, or the trigger; <see langword="null"/> for any.</param>
internal sealed record EventFilterModel(string Kind, string? Name = null)
{
    private const string Events = "Lambda.Runtime.Events.";

    /// <summary>The event of a schedule without a configured input.</summary>
    private static readonly EventFilterModel OfSchedule = new("EventBridge", "Scheduled Event");

    /// <summary>Finds the events of a handler.</summary>
    /// <returns><see langword="null"/> if nothing in them tells their source.</returns>
    public static EventFilterModel? Find(HandlerModel handler) =>
        handler.Batch is { } batch ? OfBatch(batch, handler)
        : handler.EventType is { } type && type.StartsWith(Events, StringComparison.Ordinal) ? OfEvent(type.Substring(Events.Length))
        : null;

    private static EventFilterModel? OfBatch(BatchModel batch, HandlerModel handler) => batch.Source switch
    {
        BatchSource.EventBridge => new EventFilterModel("EventBridge", batch.DetailType),
        BatchSource.Schedule => handler.IsInput ? null : OfSchedule,

        // The name of the log group is in the compressed part of the event.
        BatchSource.Logs => new EventFilterModel("Logs"),
        _ => new EventFilterModel(batch.Source.ToString(), batch.SourceName),
    };

    private static EventFilterModel? OfEvent(string type) => type.Split('<', '?')[0] switch
    {
        "SqsEvent" => new("Sqs"),
        "SnsEvent" => new("Sns"),
        "S3Event" => new("S3"),
        "SesEvent" => new("Ses"),
        "KinesisEvent" or "KinesisTimeWindowEvent" => new("Kinesis"),
        "DynamoDbEvent" or "DynamoDbTimeWindowEvent" => new("DynamoDb"),
        "KafkaEvent" => new("Kafka"),
        "FirehoseEvent" => new("Firehose"),
        "ActiveMqEvent" => new("ActiveMq"),
        "RabbitMqEvent" => new("RabbitMq"),
        "DocumentDbEvent" => new("DocumentDb"),
        "EventBridgeEvent" => new("EventBridge"),
        "ScheduledEvent" => OfSchedule,
        "CloudWatchLogsEvent" => new("Logs"),
        "CloudWatchAlarmEvent" => new("CloudWatchAlarm"),
        "HttpApiRequest" => new("HttpApi"),
        "RestApiRequest" => new("RestApi"),
        "AlbRequest" => new("Alb"),
        "VpcLatticeRequest" => new("Lattice"),
        "WebSocketRequest" => new("WebSocket"),
        "TokenAuthorizerRequest" => new("TokenAuthorizer"),
        "RequestAuthorizerRequest" or "WebSocketAuthorizerRequest" => new("RequestAuthorizer"),
        "HttpApiAuthorizerRequest" => new("HttpApiAuthorizer"),
        "CustomResourceRequest" => new("CustomResource"),
        "CognitoPreSignUpEvent" => new("Cognito", "PreSignUp"),
        "CognitoPostConfirmationEvent" => new("Cognito", "PostConfirmation"),
        "CognitoPreAuthenticationEvent" => new("Cognito", "PreAuthentication"),
        "CognitoPostAuthenticationEvent" => new("Cognito", "PostAuthentication"),
        "CognitoDefineAuthChallengeEvent" => new("Cognito", "DefineAuthChallenge"),
        "CognitoCreateAuthChallengeEvent" => new("Cognito", "CreateAuthChallenge"),
        "CognitoVerifyAuthChallengeResponseEvent" => new("Cognito", "VerifyAuthChallengeResponse"),
        "CognitoPreTokenGenerationEvent" or "CognitoPreTokenGenerationV2Event" => new("Cognito", "TokenGeneration"),
        "CognitoUserMigrationEvent" => new("Cognito", "UserMigration"),
        "CognitoCustomMessageEvent" => new("Cognito", "CustomMessage"),
        "CognitoCustomEmailSenderEvent" => new("Cognito", "CustomEmailSender"),
        "CognitoCustomSmsSenderEvent" => new("Cognito", "CustomSMSSender"),
        "CognitoInboundFederationEvent" => new("Cognito", "InboundFederation"),
        _ => null,
    };
}
