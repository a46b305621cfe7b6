using System.Text.Json.Nodes;

namespace Lambda.Runtime.Events.Tests;

/// <summary>Reads all events in a folder, which may be those of another library or of a service.</summary>
public sealed class EventFolderTests
{
    private const string Variable = "LAMBDA_EVENTS_FOLDER";

    /// <summary>Some libraries write the names of members as they are in C#.</summary>
    private static readonly JsonNodeOptions AnyCase = new() { PropertyNameCaseInsensitive = true };

    /// <summary>Marks of an event, by which its type is known, the most specific first.</summary>
    private static readonly (string Name, Func<JsonNode, bool> IsMarked)[] Marks =
    [
        ("SqsEvent", static e => Source(e) == "aws:sqs"),
        ("SnsEvent", static e => Source(e) == "aws:sns"),
        ("S3Event", static e => Source(e) == "aws:s3"),
        ("DynamoDbEvent", static e => Source(e) == "aws:dynamodb"),
        ("KinesisEvent", static e => Source(e) == "aws:kinesis"),
        ("SesEvent", static e => Source(e) == "aws:ses"),
        ("FirehoseEvent", static e => e["deliveryStreamArn"] is not null),
        ("KafkaEvent", static e => ((string?)e["eventSource"])?.EndsWith("Kafka", StringComparison.OrdinalIgnoreCase) == true),
        ("CloudWatchLogsEvent", static e => e["awslogs"] is not null),
        ("CloudWatchAlarmEvent", static e => e["alarmData"] is not null),
        ("TokenAuthorizerRequest", static e => (string?)e["type"] == "TOKEN"),
        ("HttpApiAuthorizerRequest", static e => e["routeArn"] is not null),
        ("RequestAuthorizerRequest", static e => (string?)e["type"] == "REQUEST"),
        ("HttpApiRequest", static e => e["requestContext"]?["http"] is not null),
        ("AlbRequest", static e => e["requestContext"]?["elb"] is not null),
        ("WebSocketRequest", static e => e["requestContext"]?["connectionId"] is not null),
        ("RestApiRequest", static e => e["httpMethod"] is not null && e["requestContext"] is not null),

        // According to the documentation, the headers of version 2 are lists. Some samples have texts.
        ("VpcLatticeRequest",
            static e => e["requestContext"]?["serviceArn"] is not null && e["headers"] is JsonObject headers && headers.All(static header => header.Value is JsonArray)),
        ("CustomResourceRequest", static e => e["ResponseURL"] is not null),
        ("EventBridgeEvent", static e => e["detail-type"] is not null),
        ("CloudWatchAlarmNotification", static e => e["NewStateValue"] is not null),
        ("ActiveMqEvent", static e => e["messages"] is not null && e["eventSourceArn"] is not null),
        ("RabbitMqEvent", static e => e["rmqMessagesByQueue"] is not null),
        ("DocumentDbEvent", static e => (string?)e["eventSource"] == "aws:docdb"),
        ("AppSyncResolverEvent", static e => e["arguments"] is not null),
        ("AppSyncAuthorizerRequest", static e => e["authorizationToken"] is not null),
        ("AppSyncEventsRequest", static e => e["info"]?["channel"] is not null),
        ("LexV2Event", static e => e["bot"] is not null && e["sessionState"] is not null),
        ("ConnectEvent", static e => e["Details"]?["ContactData"] is not null),
        ("ConfigRuleEvent", static e => e["invokingEvent"] is not null),
        ("CodePipelineEvent", static e => e["CodePipeline.job"] is not null),
        ("S3ObjectLambdaEvent", static e => e["xAmzRequestId"] is not null),
        ("S3BatchEvent", static e => e["invocationSchemaVersion"] is not null && e["tasks"] is not null),
        ("IotAuthorizerRequest", static e => e["protocolData"] is not null),
        ("IotProvisioningRequest", static e => e["templateArn"] is not null),
        ("SecretsManagerRotationEvent", static e => e["ClientRequestToken"] is not null),
        ("BedrockAgentEvent", static e => e["actionGroup"] is not null),
        .. Triggers(),
    ];

    [Fact]
    public void EventsOfAFolder_AreRead()
    {
        string? folder = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(folder is null, $"{Variable} does not name a folder with events");
        var read = new List<string>();
        var others = new List<string>();
        foreach (string file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            // A sample of a service's documentation has this text instead of base64.
            JsonNode json = JsonNode.Parse(File.ReadAllText(file).Replace("base64Str", "AQID", StringComparison.Ordinal), AnyCase)!;
            string name = Path.GetRelativePath(folder, file);
            if (TypeOf(json) is not { } type)
            {
                others.Add(name);
                continue;
            }

            // Throws if the event does not fit its type. What was written is read the same again.
            string copy = type.Copy(json.ToJsonString());
            Assert.Equal(copy, type.Copy(copy));
            read.Add(name);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{read.Count} events read; without a type: {string.Join(", ", others)}");
        Assert.NotEmpty(read);
    }

    /// <summary>The marks find the type of the test data, so that no event of a folder is read as another.</summary>
    [Fact]
    public void Marks_AreThoseOfTheTypes() => Assert.All(
        Marks,
        static mark => Assert.Contains(
            EventTypes.All.Single(type => type.Name == mark.Name).Files,
            file => JsonNode.Parse(File.ReadAllText(file), AnyCase) is { } json && TypeOf(json)?.Name == mark.Name));

    private static EventType? TypeOf(JsonNode json)
    {
        if (json is not JsonObject)
            return null;
        (string Name, Func<JsonNode, bool> IsMarked) mark = Marks.FirstOrDefault(mark => mark.IsMarked(json));
        return EventTypes.All.SingleOrDefault(type => type.Name == mark.Name);
    }

    private static string? Source(JsonNode json) =>
        json["Records"] is JsonArray { Count: > 0 } records && records[0] is JsonObject record ? (string?)(record["eventSource"] ?? record["EventSource"]) : null;

    private static IEnumerable<(string Name, Func<JsonNode, bool> IsMarked)> Triggers()
    {
        (string Prefix, string Type)[] triggers =
        [
            ("PreSignUp_", "CognitoPreSignUpEvent"), ("PostConfirmation_", "CognitoPostConfirmationEvent"), ("PreAuthentication_", "CognitoPreAuthenticationEvent"),
            ("PostAuthentication_", "CognitoPostAuthenticationEvent"), ("DefineAuthChallenge_", "CognitoDefineAuthChallengeEvent"),
            ("CreateAuthChallenge_", "CognitoCreateAuthChallengeEvent"), ("VerifyAuthChallengeResponse_", "CognitoVerifyAuthChallengeResponseEvent"),
            ("UserMigration_", "CognitoUserMigrationEvent"), ("CustomMessage_", "CognitoCustomMessageEvent"), ("CustomEmailSender_", "CognitoCustomEmailSenderEvent"),
            ("CustomSMSSender_", "CognitoCustomSmsSenderEvent"), ("TokenGeneration_", "CognitoPreTokenGenerationEvent"),
        ];
        return triggers.Select(static trigger => (
            trigger.Type,
            (Func<JsonNode, bool>)(json => ((string?)json["triggerSource"])?.StartsWith(trigger.Prefix, StringComparison.Ordinal) == true)));
    }
}
