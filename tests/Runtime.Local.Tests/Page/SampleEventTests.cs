using System.Reflection;
using Lambda.Runtime.Events;
using Lambda.Runtime.Local.Page;
using Lambda.Runtime.Testing;
using LocalSamples = Lambda.Runtime.Local.Page.SampleEvents;

namespace Lambda.Runtime.Local.Tests.Page;

/// <summary>The events of the page, and which of them the printed commands send.</summary>
public sealed class SampleEventTests
{
    private static readonly string[] Suffixes = ["Event", "Request", "Record"];

    [Fact]
    public void EveryEventOfTheTestingPackage_IsOffered()
    {
        string source = File.ReadAllText(Path.GetFullPath("../../../../tests/Runtime.Local.Tests/Page/SampleEvents.cs", AppContext.BaseDirectory));

        Assert.All(
            typeof(LambdaEvents).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Select(static method => method.Name),
            name => Assert.Contains($"LambdaEvents.{name}(", source, StringComparison.Ordinal));
    }

    /// <summary>An event type is one that no other type has as a member. Those of other names are responses, or in another event.</summary>
    [Fact]
    public void EveryEventType_HasAnEvent()
    {
        Type[] types = [.. typeof(SqsEvent).Assembly.GetExportedTypes().Where(static type => type is { IsClass: true, Namespace: "Lambda.Runtime.Events" })];
        HashSet<Type> members = [.. types.SelectMany(static type => type.GetProperties()).SelectMany(static property => Parts(property.PropertyType))];
        Type[] events = [.. types.Where(type => !type.IsAbstract && !members.Contains(type))
            .Where(static type => Suffixes.Any(suffix => type.Name.Split('`')[0].EndsWith(suffix, StringComparison.Ordinal)))];

        Assert.True(events.Length > 60, $"found {events.Length} event types");
        Assert.All(events, static type => Assert.NotNull(LocalSamples.For(InCSharp(type)).File));
    }

    [Theory]
    [InlineData(typeof(AlbRequest), "alb")]
    [InlineData(typeof(HttpApiRequest), "http-api-get")]
    [InlineData(typeof(RestApiRequest), "rest-api")]
    [InlineData(typeof(VpcLatticeRequest), "vpc-lattice")]
    [InlineData(typeof(VpcLatticeV1Request), "vpc-lattice-event-structure-v1")]
    [InlineData(typeof(WebSocketRequest), "websocket-message")]
    [InlineData(typeof(TokenAuthorizerRequest), "rest-api-authorizer-token")]
    [InlineData(typeof(RequestAuthorizerRequest), "rest-api-authorizer-request")]
    [InlineData(typeof(HttpApiAuthorizerRequest), "http-api-authorizer")]
    [InlineData(typeof(WebSocketAuthorizerRequest), "websocket-authorizer")]
    [InlineData(typeof(SqsEvent), "sqs-two-messages")]
    [InlineData(typeof(SqsEvent<string>), "sqs-two-messages")]
    [InlineData(typeof(SqsEvent<SnsNotification>), "sns-in-sqs")]
    [InlineData(typeof(SqsEvent<SnsNotification<string>>), "sns-in-sqs")]
    [InlineData(typeof(SqsEvent<S3Event>), "s3-in-sqs")]
    [InlineData(typeof(SqsEvent<S3TestEvent>), "s3-test-event-in-sqs")]
    [InlineData(typeof(SqsEvent<EventBridgeEvent<string>>), "eventbridge-in-sqs")]
    [InlineData(typeof(SnsEvent), "sns")]
    [InlineData(typeof(SnsEvent<S3Event>), "s3-in-sns")]
    [InlineData(typeof(SnsEvent<SesNotification>), "ses-in-sns")]
    [InlineData(typeof(DynamoDbEvent<string>), "dynamodb-item-changed")]
    [InlineData(typeof(KinesisEvent), "kinesis-two-records")]
    [InlineData(typeof(KinesisEvent<DynamoDbRecord>), "dynamodb-in-kinesis")]
    [InlineData(typeof(KinesisTimeWindowEvent<object>), "kinesis-time-window")]
    [InlineData(typeof(KinesisTimeWindowEvent<object, string>), "kinesis-time-window")]
    [InlineData(typeof(FirehoseEvent), "firehose")]
    [InlineData(typeof(KafkaEvent), "kafka-amazon-msk")]
    [InlineData(typeof(KafkaEvent<string, string>), "kafka-amazon-msk")]
    [InlineData(typeof(S3Event), "s3-object-created")]
    [InlineData(typeof(S3TestEvent), "s3-test-event")]
    [InlineData(typeof(EventBridgeEvent), "eventbridge")]
    [InlineData(typeof(EventBridgeEvent<S3EventDetail>), "s3-in-eventbridge")]
    [InlineData(typeof(EventBridgeEvent<CloudWatchAlarmData>), "cloudwatch-alarm-in-eventbridge")]
    [InlineData(typeof(ScheduledEvent), "eventbridge-scheduled-rule")]
    [InlineData(typeof(CloudWatchLogsEvent), "cloudwatch-logs")]
    [InlineData(typeof(CloudWatchAlarmEvent), "cloudwatch-alarm")]
    [InlineData(typeof(CognitoPreSignUpEvent), "cognito-pre-sign-up")]
    [InlineData(typeof(CognitoPostConfirmationEvent), "cognito-post-confirmation")]
    [InlineData(typeof(CognitoPreAuthenticationEvent), "cognito-pre-authentication")]
    [InlineData(typeof(CognitoPostAuthenticationEvent), "cognito-post-authentication")]
    [InlineData(typeof(CognitoDefineAuthChallengeEvent), "cognito-define-auth-challenge")]
    [InlineData(typeof(CognitoCreateAuthChallengeEvent), "cognito-create-auth-challenge")]
    [InlineData(typeof(CognitoVerifyAuthChallengeResponseEvent), "cognito-verify-auth-challenge-response")]
    [InlineData(typeof(CognitoUserMigrationEvent), "cognito-user-migration")]
    [InlineData(typeof(CognitoCustomMessageEvent), "cognito-custom-message")]
    [InlineData(typeof(CognitoCustomEmailSenderEvent), "cognito-custom-email-sender")]
    [InlineData(typeof(CognitoCustomSmsSenderEvent), "cognito-custom-sms-sender")]
    [InlineData(typeof(CognitoPreTokenGenerationEvent), "cognito-pre-token-generation")]
    [InlineData(typeof(CognitoPreTokenGenerationV2Event), "cognito-pre-token-generation-v2")]
    [InlineData(typeof(CognitoInboundFederationEvent), "cognito-inbound-federation")]
    [InlineData(typeof(CustomResourceRequest), "cloudformation-create")]
    [InlineData(typeof(CustomResourceRequest<string>), "cloudformation-create")]
    [InlineData(typeof(SesEvent), "ses")]
    [InlineData(typeof(LambdaInvocationRecord), "destination-success")]
    [InlineData(typeof(LambdaFailedBatchRecord), "destination-failed-batch")]
    [InlineData(typeof(SnsEvent<CloudWatchAlarmNotification>), "cloudwatch-alarm-in-sns")]
    [InlineData(typeof(ActiveMqEvent<string>), "activemq")]
    [InlineData(typeof(RabbitMqEvent), "rabbitmq")]
    [InlineData(typeof(DynamoDbTimeWindowEvent<object, string>), "dynamodb-time-window")]
    [InlineData(typeof(DocumentDbEvent<string>), "documentdb-document-added")]
    [InlineData(typeof(S3ObjectLambdaEvent), "s3-object-lambda-getobject")]
    [InlineData(typeof(S3BatchEvent), "s3-batch-operations")]
    [InlineData(typeof(AppSyncResolverEvent<string, string>), "appsync-query")]
    [InlineData(typeof(AppSyncAuthorizerRequest), "appsync-authorizer")]
    [InlineData(typeof(AppSyncEventsRequest<string>), "appsync-events-publish")]
    [InlineData(typeof(LexV2Event), "lex-v2-dialog")]
    [InlineData(typeof(ConnectEvent<string>), "connect")]
    [InlineData(typeof(BedrockAgentEvent), "bedrock-agent-function")]
    [InlineData(typeof(IotAuthorizerRequest), "iot-authorizer")]
    [InlineData(typeof(IotProvisioningRequest), "iot-pre-provisioning-hook")]
    [InlineData(typeof(ConfigRuleEvent<string>), "config-rule-resource-changed")]
    [InlineData(typeof(CodePipelineEvent), "codepipeline")]
    [InlineData(typeof(SecretsManagerRotationEvent), "secrets-manager-rotation")]
    public void HandlerWithATypeOfTheLibrary_GetsItsEvent(Type type, string file) => AssertSent(InCSharp(type), file);

    [Theory]
    [InlineData("Amazon.Lambda.ApplicationLoadBalancerEvents.ApplicationLoadBalancerRequest", "alb")]
    [InlineData("Amazon.Lambda.CognitoEvents.CognitoPreSignupEvent", "cognito-pre-sign-up")]
    [InlineData("Amazon.Lambda.MQEvents.ActiveMQEvent", "activemq")]
    [InlineData("Amazon.Lambda.ConnectEvents.ContactFlowEvent", "connect")]
    [InlineData("Amazon.Lambda.ConfigEvents.ConfigEvent", "config-rule-resource-changed")]
    [InlineData("Amazon.Lambda.AppSyncEvents.AppSyncAuthorizerEvent", "appsync-authorizer")]
    [InlineData("Amazon.Lambda.KinesisFirehoseEvents.KinesisFirehoseEvent?", "firehose")]
    [InlineData("Amazon.Lambda.SimpleEmailEvents.SimpleEmailEvent<Amazon.Lambda.SimpleEmailEvents.Actions.LambdaReceiptAction>", "ses")]
    public void HandlerWithATypeOfAmazon_GetsItsEvent(string type, string file) => AssertSent(type, file);

    [Theory]
    [InlineData("Lambda.Runtime.Events.AppSyncResolverEvent[]")]
    [InlineData("Lambda.Runtime.Events.AppSyncResolverEvent<Shop.Query, Shop.Order>[]")]
    public void HandlerOfABatch_GetsAnArray(string type) => AssertSent(type, "appsync-batch", "[{");

    [Theory]
    [InlineData("Shop.ScheduledEvent")]
    [InlineData("ScheduledEvent")]
    public void HandlerWithItsOwnTypeOfThatName_DoesNot(string type) => Assert.Equal(new SampleEvent("""{"name":"World"}"""), LocalSamples.For(type));

    private static void AssertSent(string type, string file, string start = "{")
    {
        SampleEvent sent = LocalSamples.For(type);

        Assert.Equal($"{LocalSamples.Folder}/{file}.json", sent.File);
        Assert.StartsWith(start, sent.Json, StringComparison.Ordinal);
    }

    /// <summary>The type, the types of its elements and its type arguments, as definitions.</summary>
    private static IEnumerable<Type> Parts(Type type) => type.HasElementType
        ? Parts(type.GetElementType()!)
        : type.GetGenericArguments().SelectMany(Parts).Prepend(type.IsGenericType ? type.GetGenericTypeDefinition() : type);

    private static string InCSharp(Type type) => type == typeof(string) ? "string"
        : $"{type.Namespace}.{type.Name.Split('`')[0]}{(type.IsGenericType ? $"<{string.Join(", ", type.GetGenericArguments().Select(InCSharp))}>" : "")}";
}
