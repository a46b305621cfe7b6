using System.Reflection;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Functions;

namespace Lambda.Runtime.Local.Page;

/// <summary>The events that the page offers.</summary>
internal static class SampleEvents
{
    /// <summary>The folder below <c>/lambda-page/</c> with a file for each service.</summary>
    public const string Folder = "samples";

    /// <summary>The folder below <c>/lambda-page/</c> with a file for each function, whose payload is in its event.</summary>
    public const string FunctionFolder = "events";

    /// <summary>The length of an event that a command still shows.</summary>
    private const int MaxInCommand = 200;

    private static readonly string[] Numbers =
        ["byte", "decimal", "double", "float", "int", "long", "sbyte", "short", "uint", "ulong", "ushort"];

    // Types of Lambda.Runtime.Events and of Amazon's packages, which differ in letter case at most where both have them, and the file of the sample.
    // An event in another one is a type argument: SqsEvent<SnsNotification<Order>>.
    private static readonly Dictionary<string, string> Services = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AlbRequest"] = "alb",
        ["ApplicationLoadBalancerRequest"] = "alb",
        ["HttpApiRequest"] = "http-api-get",
        ["APIGatewayHttpApiV2ProxyRequest"] = "http-api-get",
        ["RestApiRequest"] = "rest-api",
        ["APIGatewayProxyRequest"] = "rest-api",
        ["VpcLatticeRequest"] = "vpc-lattice",
        ["VpcLatticeV1Request"] = "vpc-lattice-event-structure-v1",
        ["WebSocketRequest"] = "websocket-message",
        ["TokenAuthorizerRequest"] = "rest-api-authorizer-token",
        ["RequestAuthorizerRequest"] = "rest-api-authorizer-request",
        ["APIGatewayCustomAuthorizerRequest"] = "rest-api-authorizer-request",
        ["HttpApiAuthorizerRequest"] = "http-api-authorizer",
        ["APIGatewayCustomAuthorizerV2Request"] = "http-api-authorizer",
        ["WebSocketAuthorizerRequest"] = "websocket-authorizer",
        ["SqsEvent"] = "sqs-two-messages",
        ["SqsEvent<SnsNotification"] = "sns-in-sqs",
        ["SqsEvent<S3Event"] = "s3-in-sqs",
        ["SqsEvent<S3TestEvent"] = "s3-test-event-in-sqs",
        ["SqsEvent<EventBridgeEvent"] = "eventbridge-in-sqs",
        ["SnsEvent"] = "sns",
        ["SnsEvent<S3Event"] = "s3-in-sns",
        ["SnsEvent<SesNotification"] = "ses-in-sns",
        ["SnsEvent<CloudWatchAlarmNotification"] = "cloudwatch-alarm-in-sns",
        ["ActiveMqEvent"] = "activemq",
        ["RabbitMqEvent"] = "rabbitmq",
        ["DynamoDbEvent"] = "dynamodb-item-changed",
        ["DynamoDbTimeWindowEvent"] = "dynamodb-time-window",
        ["DocumentDbEvent"] = "documentdb-document-added",
        ["KinesisEvent"] = "kinesis-two-records",
        ["KinesisEvent<DynamoDbRecord"] = "dynamodb-in-kinesis",
        ["KinesisTimeWindowEvent"] = "kinesis-time-window",
        ["FirehoseEvent"] = "firehose",
        ["KinesisFirehoseEvent"] = "firehose",
        ["KafkaEvent"] = "kafka-amazon-msk",
        ["S3Event"] = "s3-object-created",
        ["S3TestEvent"] = "s3-test-event",
        ["S3ObjectLambdaEvent"] = "s3-object-lambda-getobject",
        ["S3BatchEvent"] = "s3-batch-operations",
        ["EventBridgeEvent"] = "eventbridge",
        ["CloudWatchEvent"] = "eventbridge",
        ["EventBridgeEvent<S3EventDetail"] = "s3-in-eventbridge",
        ["EventBridgeEvent<CloudWatchAlarmData"] = "cloudwatch-alarm-in-eventbridge",
        ["ScheduledEvent"] = "eventbridge-scheduled-rule",
        ["CloudWatchLogsEvent"] = "cloudwatch-logs",
        ["CloudWatchAlarmEvent"] = "cloudwatch-alarm",
        ["CognitoPreSignUpEvent"] = "cognito-pre-sign-up",
        ["CognitoPostConfirmationEvent"] = "cognito-post-confirmation",
        ["CognitoPreAuthenticationEvent"] = "cognito-pre-authentication",
        ["CognitoPostAuthenticationEvent"] = "cognito-post-authentication",
        ["CognitoDefineAuthChallengeEvent"] = "cognito-define-auth-challenge",
        ["CognitoCreateAuthChallengeEvent"] = "cognito-create-auth-challenge",
        ["CognitoVerifyAuthChallengeResponseEvent"] = "cognito-verify-auth-challenge-response",
        ["CognitoVerifyAuthChallengeEvent"] = "cognito-verify-auth-challenge-response",
        ["CognitoUserMigrationEvent"] = "cognito-user-migration",
        ["CognitoMigrateUserEvent"] = "cognito-user-migration",
        ["CognitoCustomMessageEvent"] = "cognito-custom-message",
        ["CognitoCustomEmailSenderEvent"] = "cognito-custom-email-sender",
        ["CognitoCustomSmsSenderEvent"] = "cognito-custom-sms-sender",
        ["CognitoPreTokenGenerationEvent"] = "cognito-pre-token-generation",
        ["CognitoPreTokenGenerationV2Event"] = "cognito-pre-token-generation-v2",
        ["CognitoInboundFederationEvent"] = "cognito-inbound-federation",
        ["CustomResourceRequest"] = "cloudformation-create",
        ["SesEvent"] = "ses",
        ["SimpleEmailEvent"] = "ses",
        ["AppSyncResolverEvent"] = "appsync-query",
        ["AppSyncResolverEvent[]"] = "appsync-batch",
        ["AppSyncAuthorizerRequest"] = "appsync-authorizer",
        ["AppSyncAuthorizerEvent"] = "appsync-authorizer",
        ["AppSyncEventsRequest"] = "appsync-events-publish",
        ["LexV2Event"] = "lex-v2-dialog",
        ["ConnectEvent"] = "connect",
        ["ContactFlowEvent"] = "connect",
        ["BedrockAgentEvent"] = "bedrock-agent-function",
        ["IotAuthorizerRequest"] = "iot-authorizer",
        ["IotProvisioningRequest"] = "iot-pre-provisioning-hook",
        ["ConfigRuleEvent"] = "config-rule-resource-changed",
        ["ConfigEvent"] = "config-rule-resource-changed",
        ["CodePipelineEvent"] = "codepipeline",
        ["SecretsManagerRotationEvent"] = "secrets-manager-rotation",
        ["LambdaInvocationRecord"] = "destination-success",
        ["LambdaFailedBatchRecord"] = "destination-failed-batch",
    };

    /// <summary>Returns an event that the handler of a function can read, with the name of its source and with its payload, if they are known.</summary>
    public static SampleEvent Of(IInvocableFunction function)
    {
        var typed = function as ITypedFunction;
        SampleEvent sample = For(typed?.PayloadType is { } payloadType ? $"{typed.EventType}<{payloadType}>" : typed?.EventType);
        string file = $"{FunctionFolder}/{Uri.EscapeDataString(function.Configuration.FunctionName)}.json";

        // The payload of a schedule, and of a handler with a type of the function, is the whole event.
        if (sample.File is null)
            return typed?.Payload is not { } input ? sample : IsForCommand(input) ? new SampleEvent(input) : new SampleEvent(input, file);
        string json = typed?.SourceName is { } name ? SampleSource.Rename(sample.Json, name) : sample.Json;
        if (typed?.Payload is { } payload)
            json = SamplePayload.Insert(json, payload) ?? json;
        return json == sample.Json ? sample : new SampleEvent(json, file);
    }

    /// <summary>Returns an event that a handler can read; for a type of the function, that of the page's first sample.</summary>
    /// <param name="eventType">The handler's event type, as C# writes it; <see langword="null"/> if the event is not JSON.</param>
    public static SampleEvent For(string? eventType)
    {
        string type = eventType?.TrimEnd('?') ?? "";
        // Lambda.Runtime.Events.SqsEvent<Lambda.Runtime.Events.SnsNotification<Order>>
        string[] names = [.. type.Split('<').Select(static part => part.Split('.')[^1].TrimEnd('>', '?'))];
        string name = names[0];
        if (type.EndsWith(">[]", StringComparison.Ordinal))
            name += "[]";
        bool isOfService = type.StartsWith("Lambda.Runtime.Events.", StringComparison.Ordinal) || type.StartsWith("Amazon.Lambda.", StringComparison.Ordinal);
        string? service = null;
        if (isOfService && ((names.Length > 1 && Services.TryGetValue($"{name}<{names[1]}", out service)) || Services.TryGetValue(name, out service)))
            return new SampleEvent(Find(service)!, $"{Folder}/{service}.json");

        return new SampleEvent(type switch
        {
            "string" => "\"World\"",
            "bool" => "true",
            _ when Numbers.Contains(type) => "7",
            _ when type.EndsWith(']') || IsCollection(type, name) => "[]",
            _ => """{"name":"World"}""",
        });
    }

    /// <summary>Returns an event in one line; <see langword="null"/> if no sample has this name.</summary>
    /// <param name="file">Its name in lowercase, with hyphens: <c>sqs-two-messages</c> for the sample "SQS: two messages".</param>
    // [{"group":"Queues and topics","name":"SQS: two messages","event":{"Records":[]}}]
    public static string? Find(string file)
    {
        using Stream samples = Assembly.GetExecutingAssembly().GetManifestResourceStream("Page/samples.json")!;
        return JsonNode.Parse(samples)!.AsArray().FirstOrDefault(sample => FileOf((string)sample!["name"]!) == file)?["event"]!.ToJsonString();
    }

    /// <summary>In a shell, an apostrophe would end the text of a command.</summary>
    private static bool IsForCommand(string json) => json.Length <= MaxInCommand && !json.Contains('\'', StringComparison.Ordinal);

    private static string FileOf(string name) => name.Replace(":", "", StringComparison.Ordinal).Replace(' ', '-').ToLowerInvariant();

    private static bool IsCollection(string type, string name) => type.StartsWith("System.Collections.", StringComparison.Ordinal)
        && (name is "IEnumerable" || name.EndsWith("List", StringComparison.Ordinal) || name.EndsWith("Collection", StringComparison.Ordinal)
            || name.EndsWith("Array", StringComparison.Ordinal) || name.EndsWith("Set", StringComparison.Ordinal));
}
