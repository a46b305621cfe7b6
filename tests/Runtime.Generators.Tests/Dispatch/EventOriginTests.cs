using System.Text;
using System.Text.Json;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Dispatch;

namespace Lambda.Runtime.Generators.Tests.Dispatch;

/// <summary>The origin of events, of which the tests of the event types have files for each source.</summary>
public sealed class EventOriginTests
{
    /// <summary>The folders whose events have an origin, with its name in one of the files.</summary>
    private static readonly Dictionary<string, (EventKind Kind, string? Name)> Folders = new()
    {
        ["Sqs"] = (EventKind.Sqs, "orders-dead.fifo"),
        ["SqsJson"] = (EventKind.Sqs, null),
        ["Kinesis"] = (EventKind.Kinesis, "orders"),
        ["KinesisJson"] = (EventKind.Kinesis, null),
        ["KinesisTimeWindow"] = (EventKind.Kinesis, "orders"),
        ["KinesisTimeWindowJson"] = (EventKind.Kinesis, null),
        ["DynamoDb"] = (EventKind.DynamoDb, "ExampleTableWithStream"),
        ["DynamoDbTimeWindow"] = (EventKind.DynamoDb, "orders"),
        ["DynamoDbTimeWindowTyped"] = (EventKind.DynamoDb, null),
        ["Kafka"] = (EventKind.Kafka, "orders"),
        ["KafkaJson"] = (EventKind.Kafka, null),
        ["Firehose"] = (EventKind.Firehose, "orders"),
        ["Sns"] = (EventKind.Sns, "orders"),
        ["SnsJson"] = (EventKind.Sns, null),
        ["S3"] = (EventKind.S3, "orders"),
        ["S3EventBridge"] = (EventKind.EventBridge, "Object Created"),
        ["EventBridge"] = (EventKind.EventBridge, "Order Placed"),
        ["EventBridgeJson"] = (EventKind.EventBridge, null),
        ["Scheduled"] = (EventKind.EventBridge, "Scheduled Event"),
        ["CloudWatchAlarmEventBridge"] = (EventKind.EventBridge, "CloudWatch Alarm State Change"),
        ["CloudWatchLogs"] = (EventKind.Logs, null),
        ["CloudWatchAlarm"] = (EventKind.CloudWatchAlarm, null),
        ["Ses"] = (EventKind.Ses, null),
        ["ActiveMq"] = (EventKind.ActiveMq, null),
        ["ActiveMqJson"] = (EventKind.ActiveMq, null),
        ["RabbitMq"] = (EventKind.RabbitMq, null),
        ["RabbitMqJson"] = (EventKind.RabbitMq, null),
        ["DocumentDb"] = (EventKind.DocumentDb, null),
        ["DocumentDbTyped"] = (EventKind.DocumentDb, null),
        ["HttpApi"] = (EventKind.HttpApi, null),
        ["RestApi"] = (EventKind.RestApi, null),
        ["Alb"] = (EventKind.Alb, null),
        ["VpcLattice"] = (EventKind.Lattice, null),
        ["WebSocket"] = (EventKind.WebSocket, null),
        ["TokenAuthorizer"] = (EventKind.TokenAuthorizer, null),
        ["RequestAuthorizer"] = (EventKind.RequestAuthorizer, null),
        ["WebSocketAuthorizer"] = (EventKind.RequestAuthorizer, null),
        ["HttpApiAuthorizer"] = (EventKind.HttpApiAuthorizer, null),
        ["CustomResource"] = (EventKind.CustomResource, null),
        ["CustomResourceTyped"] = (EventKind.CustomResource, null),
        ["CognitoCreateAuthChallenge"] = (EventKind.Cognito, "CreateAuthChallenge"),
        ["CognitoCustomEmailSender"] = (EventKind.Cognito, "CustomEmailSender"),
        ["CognitoCustomMessage"] = (EventKind.Cognito, "CustomMessage"),
        ["CognitoCustomSmsSender"] = (EventKind.Cognito, "CustomSMSSender"),
        ["CognitoDefineAuthChallenge"] = (EventKind.Cognito, "DefineAuthChallenge"),
        ["CognitoInboundFederation"] = (EventKind.Cognito, "InboundFederation"),
        ["CognitoPostAuthentication"] = (EventKind.Cognito, "PostAuthentication"),
        ["CognitoPostConfirmation"] = (EventKind.Cognito, "PostConfirmation"),
        ["CognitoPreAuthentication"] = (EventKind.Cognito, "PreAuthentication"),
        ["CognitoPreSignUp"] = (EventKind.Cognito, "PreSignUp"),
        ["CognitoPreTokenGeneration"] = (EventKind.Cognito, "TokenGeneration"),
        ["CognitoPreTokenGenerationV2"] = (EventKind.Cognito, "TokenGeneration"),
        ["CognitoUserMigration"] = (EventKind.Cognito, "UserMigration"),
        ["CognitoVerifyAuthChallengeResponse"] = (EventKind.Cognito, "VerifyAuthChallengeResponse"),
    };

    [Fact]
    public void EventsOfEachSource_AreRecognized_AndNoOthers()
    {
        var wrong = new List<string>();
        var names = new HashSet<(string Folder, string Name)>();
        IEnumerable<string> files = Directory.EnumerateFiles(Repository.At("tests/Runtime.Events.Tests/Data"), "*.json", SearchOption.AllDirectories);
        foreach (string file in files.Where(static file => !IsMinimal(file)))
        {
            string folder = Path.GetFileName(Path.GetDirectoryName(file))!;
            var origin = EventOrigin.Find(File.ReadAllBytes(file));
            EventKind expected = Folders.TryGetValue(folder, out (EventKind Kind, string? Name) known) ? known.Kind : EventKind.None;
            if (origin.Kind != expected)
                wrong.Add($"{folder}/{Path.GetFileName(file)}: {origin.Kind}, expected {expected}");
            if (origin.Name is not null)
                names.Add((folder, origin.Name));
        }

        IEnumerable<string> missing = Folders.Where(folder => folder.Value.Name is { } name && !names.Contains((folder.Key, name))).Select(static folder => folder.Key);
        wrong.AddRange(missing.Select(static folder => $"{folder}: no {Folders[folder].Name}"));
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Theory]
    [InlineData("""{"Records":[{"eventSource":"aws:kinesis","eventSourceARN":"arn:aws:kinesis:eu-central-1:123456789012:stream/clicks/consumer/a:1"}]}""", EventKind.Kinesis, "clicks")]
    [InlineData("""{"Records":[{"eventSource":"aws:sqs","eventSourceARN":"arn:aws-cn:sqs:cn-north-1:123456789012:\u006frders"}]}""", EventKind.Sqs, "orders")]
    [InlineData("""{"Records":[{"eventSource":"aws:sqs"}]}""", EventKind.Sqs, null)]
    [InlineData("""{"Records":[{"eventSource":"aws:sqs","eventSourceARN":""}]}""", EventKind.Sqs, "")]
    [InlineData("""{"Records":[{"EventSource":"aws:sns","Sns":{"TopicArn":null}}]}""", EventKind.Sns, null)]
    [InlineData("""{"Records":[{"eventSource":"aws:new","eventSourceARN":"arn:aws:new:eu-central-1:123456789012:x"}]}""", EventKind.None, null)]
    [InlineData("""{"Records":[]}""", EventKind.None, null)]
    [InlineData("""{"Records":[],"eventSourceARN":"arn:aws:dynamodb:eu-central-1:123456789012:table/orders/stream/1"}""", EventKind.DynamoDb, "orders")]
    [InlineData("""{"Records":[],"eventSourceARN":"other"}""", EventKind.None, null)]
    [InlineData("""{"Records":[7]}""", EventKind.None, null)]
    [InlineData("""{"Records":{"eventSource":"aws:sqs"}}""", EventKind.None, null)]
    [InlineData("""{"eventSource":"SelfManagedKafka","records":{"eu-orders-12":[]}}""", EventKind.Kafka, "eu-orders")]
    [InlineData("""{"eventSource":"aws:kafka","records":{}}""", EventKind.Kafka, null)]
    [InlineData("""{"detail-type":"order-placed"}""", EventKind.None, null)]
    [InlineData("""{"detail-type":null,"detail":{}}""", EventKind.None, null)]
    [InlineData("""{"requestContext":{},"httpMethod":"GET"}""", EventKind.RestApi, null)]
    [InlineData("""{"requestContext":{}}""", EventKind.None, null)]
    [InlineData("""{"requestContext":7,"httpMethod":"GET"}""", EventKind.None, null)]
    [InlineData("""{"name":"Ada"}""", EventKind.None, null)]
    [InlineData("{}", EventKind.None, null)]
    [InlineData("[]", EventKind.None, null)]
    [InlineData("\"text\"", EventKind.None, null)]
    [InlineData("7", EventKind.None, null)]
    public void Event_HasItsOrigin(string json, EventKind kind, string? name)
    {
        foreach (byte[] mark in new byte[][] { [], [0xEF, 0xBB, 0xBF] })
        {
            var origin = EventOrigin.Find([.. mark, .. Encoding.UTF8.GetBytes(json)]);
            Assert.Equal((kind, name), (origin.Kind, origin.Name));
        }
    }

    [Theory]
    [InlineData("""{"Records":[{"eventSource":7}]}""", "expected a string")]
    [InlineData("""{"detail-type":7,"detail":{}}""", "expected a string")]
    [InlineData("""{"Records":[{""", "expected")]
    [InlineData("", "expected")]
    public void OtherJson_IsAnError(string json, string message) =>
        Assert.Contains(message, Assert.ThrowsAny<JsonException>(() => EventOrigin.Find(Encoding.UTF8.GetBytes(json))).Message, StringComparison.Ordinal);

    /// <summary>The files with as few members or records as a type accepts, which are fewer than a service sends.</summary>
    private static bool IsMinimal(string file) => Path.GetFileName(file) is "minimal.json" or "empty.json";
}
