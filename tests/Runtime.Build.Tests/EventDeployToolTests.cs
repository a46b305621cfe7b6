using System.Text.Json.Nodes;
using Lambda.Runtime.AwsPeer;
using Lambda.Runtime.Build.Descriptions;
using Lambda.Runtime.Build.Templates;

namespace Lambda.Runtime.Build.Tests;

/// <summary>Runs the script for topics, buckets, buses, schedules, Kafka, delivery streams and log groups with the AWS CLI. An <see cref="AwsServer"/> simulates AWS.</summary>
[FullTier]
public sealed class EventDeployToolTests : IDisposable
{
    private const string Variables =
        "LAMBDA_ROLE=arn:aws:iam::123456789012:role/path/shop KAFKA_CLUSTER_ARN=arn:aws:kafka:us-east-1:123456789012:cluster/shop/abc VISITS_STREAM_BUCKET_ARN=arn:aws:s3:::visits";

    private const string Function = "arn:aws:lambda:us-east-1:123456789012:function:Shop";
    private const string Queue = "arn:aws:sqs:us-east-1:123456789012:Shop";

    private readonly DeployFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Services that a permission of the function allows to invoke it.</summary>
    [Fact]
    public async Task Script_ConnectsSourcesWithPermissions()
    {
        Write("Announce", "Thumb", "Quote", "Watch");
        await using AwsServer server = await AwsServer.StartAsync();
        server.Buckets.Notifications["uploads"] = """
            <NotificationConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
              <TopicConfiguration><Id>theirs</Id><Topic>arn:aws:sns:us-east-1:123456789012:theirs</Topic><Event>s3:ObjectRemoved:*</Event></TopicConfiguration>
              <EventBridgeConfiguration/>
            </NotificationConfiguration>
            """;

        await DeployAsync(server);

        (string subscription, string redrive) = Assert.Single(server.Sns.Subscriptions);
        Assert.Equal($"arn:aws:sns:us-east-1:123456789012:orders {Function}-Announce", subscription);
        Assert.Equal($$"""{"deadLetterTargetArn":"{{Queue}}-Announce-failures"}""", redrive);
        string[] policy =
        [
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},"Action":"sqs:SendMessage",""",
            $"\"Resource\":\"{Queue}-Announce-failures\",",
            "\"Condition\":{\"ArnEquals\":{\"aws:SourceArn\":\"arn:aws:sns:us-east-1:123456789012:orders\"}}}]}",
        ];
        Assert.Equal(string.Concat(policy), (string?)server.Sqs.Queues["Shop-Announce-failures"]["Policy"]);

        // S3 replaces all notifications of a bucket with those of a request.
        string uploads = server.Buckets.Notifications["uploads"];
        Assert.Contains("<Topic>arn:aws:sns:us-east-1:123456789012:theirs</Topic>", uploads, StringComparison.Ordinal);
        Assert.Contains("<EventBridgeConfiguration", uploads, StringComparison.Ordinal);
        Assert.Equal(1, uploads.Split($"<CloudFunction>{Function}-Thumb</CloudFunction>").Length - 1);
        Assert.Equal("123456789012", (string?)server.Lambda.Permissions[("Shop-Thumb", "s3")]["SourceAccount"]);

        Assert.Equal("""{"detail-type":["it's \"${x}\" %{y} $z"]}""", (string?)server.Events.Settings["PutRule Shop-Quote"]["EventPattern"]);
        Assert.Equal(
            $$$$"""[{"Id":"function","Arn":"{{{{Function}}}}-Quote","DeadLetterConfig":{"Arn":"{{{{Queue}}}}-Quote-failures"}}]""",
            server.Events.Settings["PutTargets Shop-Quote"]["Targets"]!.ToJsonString());
        Assert.Equal("arn:aws:events:us-east-1:123456789012:rule/Shop-Quote", (string?)server.Lambda.Permissions[("Shop-Quote", "events")]["SourceArn"]);
        Assert.Equal($"{Function}-Watch", (string?)server.Events.Settings["PutSubscriptionFilter Shop-Watch"]["destinationArn"]);
        Assert.Equal("arn:aws:logs:us-east-1:123456789012:log-group:/app/shop:*", (string?)server.Lambda.Permissions[("Shop-Watch", "logs")]["SourceArn"]);
        Assert.Equal(["Shop-Announce", "Shop-Quote", "Shop-Thumb", "Shop-Watch"], server.Lambda.InvokeConfigurations.Keys.Order(StringComparer.Ordinal));
    }

    /// <summary>Services that invoke the function with a role, or read for it. A second run accepts what exists.</summary>
    [Fact]
    public async Task Script_ConnectsSourcesWithRoles()
    {
        Write("Clean", "Price", "Mask");
        await using AwsServer server = await AwsServer.StartAsync();
        await DeployAsync(server);

        JsonObject schedule = server.Scheduler.Schedules["Shop-Clean"];
        Assert.Equal("rate(1 hour)", (string?)schedule["ScheduleExpression"]);
        Assert.Equal(
            $$$$"""{"Arn":"{{{{Function}}}}-Clean","RoleArn":"arn:aws:iam::123456789012:role/Shop-Clean-schedule","DeadLetterConfig":{"Arn":"{{{{Queue}}}}-Clean-failures"}}""",
            schedule["Target"]!.ToJsonString());
        Assert.Equal(
            $$$$"""{"MaximumRetryAttempts":2,"MaximumEventAgeInSeconds":21600,"DestinationConfig":{"OnFailure":{"Destination":"{{{{Queue}}}}-Clean-failures"}}}""",
            Assert.Single(server.Lambda.InvokeConfigurations).Value.ToJsonString());

        JsonObject mapping = Assert.Single(server.EventSourceMappings.Mappings);
        Assert.Equal("""["prices"]""", mapping["Topics"]!.ToJsonString());
        Assert.Equal("""{"MinimumPollers":1,"MaximumPollers":10}""", mapping["ProvisionedPollerConfig"]!.ToJsonString());
        Assert.Equal("""["ReportBatchItemFailures"]""", mapping["FunctionResponseTypes"]!.ToJsonString());

        JsonNode destination = server.Events.Settings["CreateDeliveryStream visits"]["ExtendedS3DestinationConfiguration"]!;
        Assert.Equal("arn:aws:s3:::visits", (string?)destination["BucketARN"]);
        IEnumerable<string> parameters = destination["ProcessingConfiguration"]!["Processors"]![0]!["Parameters"]!.AsArray()
            .Select(static parameter => $"{parameter!["ParameterName"]}={parameter["ParameterValue"]}");
        string[] expected =
            [$"LambdaArn={Function}-Mask", "RoleArn=arn:aws:iam::123456789012:role/Shop-Mask-firehose", "BufferSizeInMBs=1", "BufferIntervalInSeconds=60", "NumberOfRetries=3"];
        Assert.Equal(expected, parameters);

        int before = server.Requests.Count;
        string output = await DeployAsync(server);
        Assert.DoesNotContain(server.Requests.Skip(before), static request => request.Operation.StartsWith("Create", StringComparison.Ordinal));
        Assert.DoesNotContain("The queue ", output, StringComparison.Ordinal);
        Assert.Contains("The delivery stream visits exists. The function becomes its processing, and its bucket stays\n", output, StringComparison.Ordinal);
        Assert.Contains(server.Requests.Skip(before), static request => request.Operation == "UpdateDestination");
    }

    private void Write(params string[] names)
    {
        DeployFolder.Tool("aws", "awscli");
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The script is one of bash.");
        HandlerDescription[] handlers = [.. EventTemplateTests.Handlers.Where(handler => names.Contains(handler.Names[0]))];
        _folder.Files.File("deploy.sh", DeployTemplate.Find("awscli")!.Write(SourceTemplateTests.Shop(handlers), "bin/Shop.zip"));
        Directory.CreateDirectory(_folder.Files.At("bin"));
        DeployFolder.Pack(_folder.Files.At("bin/Shop.zip"), "code");
    }

    private Task<string> DeployAsync(AwsServer server) => _folder.RunAsync(server, "bash", "-c", $"sleep() {{ :; }}; export -f sleep; {Variables} bash deploy.sh");
}
