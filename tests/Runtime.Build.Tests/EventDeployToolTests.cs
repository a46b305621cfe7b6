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

    /// <summary>A second run changes and creates nothing: each command accepts what exists.</summary>
    [Fact]
    public async Task Script_ConnectsEachSource()
    {
        DeployFolder.Tool("aws", "awscli");
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The script is one of bash.");
        Write();
        await using AwsServer server = await AwsServer.StartAsync();
        server.Buckets.Notifications["uploads"] = """
            <NotificationConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
              <TopicConfiguration><Id>theirs</Id><Topic>arn:aws:sns:us-east-1:123456789012:theirs</Topic><Event>s3:ObjectRemoved:*</Event></TopicConfiguration>
              <EventBridgeConfiguration/>
            </NotificationConfiguration>
            """;

        await DeployAsync(server);
        CheckAsynchronous(server);
        CheckOthers(server);
        int before = server.Requests.Count;
        string output = await DeployAsync(server);

        CheckAsynchronous(server);
        CheckOthers(server);
        Assert.DoesNotContain("The queue ", output, StringComparison.Ordinal);
        Assert.Contains("The delivery stream visits exists. The function becomes its processing, and its bucket stays\n", output, StringComparison.Ordinal);
        Assert.Equal(
            ["CreateTopic"],
            server.Requests.Skip(before).Select(static request => request.Operation).Where(static name => name.StartsWith("Create", StringComparison.Ordinal) || name == "RemovePermission"));
    }

    private static void CheckAsynchronous(AwsServer server)
    {
        (string subscription, string redrive) = Assert.Single(server.Sns.Subscriptions);
        Assert.Equal($"arn:aws:sns:us-east-1:123456789012:orders {Function}-Announce", subscription);
        Assert.Equal($$"""{"deadLetterTargetArn":"{{Queue}}-Announce-failures"}""", redrive);
        Assert.Equal(
            $$$$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"{{{{Queue}}}}-Announce-failures",
            "Condition":{"ArnEquals":{"aws:SourceArn":"arn:aws:sns:us-east-1:123456789012:orders"}}}]}
            """.Replace("\n", "", StringComparison.Ordinal),
            (string?)server.Sqs.Queues["Shop-Announce-failures"]["Policy"]);

        // S3 replaces all notifications of a bucket with those of a request.
        string uploads = server.Buckets.Notifications["uploads"];
        Assert.Contains("<Topic>arn:aws:sns:us-east-1:123456789012:theirs</Topic>", uploads, StringComparison.Ordinal);
        Assert.Contains("<EventBridgeConfiguration", uploads, StringComparison.Ordinal);
        Assert.Equal(1, uploads.Split($"<CloudFunction>{Function}-Thumb</CloudFunction>").Length - 1);
        Assert.Equal("123456789012", (string?)server.Lambda.Permissions[("Shop-Thumb", "s3")]["SourceAccount"]);
        Assert.Contains($"<CloudFunction>{Function}-Store_It</CloudFunction>", server.Buckets.Notifications["shop-store-it-123456789012"], StringComparison.Ordinal);

        Assert.Equal("""{"detail-type":["it's \"${x}\" %{y} $z"]}""", (string?)server.Events.Settings["PutRule Shop-Quote"]["EventPattern"]);
        Assert.Equal(
            $$$$"""[{"Id":"function","Arn":"{{{{Function}}}}-Quote","DeadLetterConfig":{"Arn":"{{{{Queue}}}}-Quote-failures"}}]""",
            server.Events.Settings["PutTargets Shop-Quote"]["Targets"]!.ToJsonString());
        Assert.Equal("arn:aws:events:us-east-1:123456789012:rule/Shop-Quote", (string?)server.Lambda.Permissions[("Shop-Quote", "events")]["SourceArn"]);
        JsonObject schedule = server.Scheduler.Schedules["Shop-Clean"];
        Assert.Equal("rate(1 hour)", (string?)schedule["ScheduleExpression"]);
        Assert.Equal(
            $$$$"""
            {"Arn":"{{{{Function}}}}-Clean","RoleArn":"arn:aws:iam::123456789012:role/Shop-Clean-schedule","DeadLetterConfig":{"Arn":"{{{{Queue}}}}-Clean-failures"}}
            """,
            schedule["Target"]!.ToJsonString());
        Assert.Equal($"{Function}-Watch", (string?)server.Events.Settings["PutSubscriptionFilter Shop-Watch"]["destinationArn"]);
        Assert.Equal("arn:aws:logs:us-east-1:123456789012:log-group:/app/shop:*", (string?)server.Lambda.Permissions[("Shop-Watch", "logs")]["SourceArn"]);
        Assert.Equal(
            ["Shop-Announce", "Shop-Clean", "Shop-Quote", "Shop-Store_It", "Shop-Thumb", "Shop-Watch"],
            server.Lambda.InvokeConfigurations.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            $$$$"""{"MaximumRetryAttempts":2,"MaximumEventAgeInSeconds":21600,"DestinationConfig":{"OnFailure":{"Destination":"{{{{Queue}}}}-Clean-failures"}}}""",
            server.Lambda.InvokeConfigurations["Shop-Clean"].ToJsonString());
    }

    private static void CheckOthers(AwsServer server)
    {
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
    }

    private void Write()
    {
        HandlerDescription[] handlers =
            [.. EventTemplateTests.Handlers.Where(static handler => handler.Names[0] is "Announce" or "Thumb" or "Store_It" or "Quote" or "Clean" or "Price" or "Mask" or "Watch")];
        _folder.Files.File("deploy.sh", DeployTemplate.Find("awscli")!.Write(SourceTemplateTests.Shop(handlers), "bin/Shop.zip"));
        Directory.CreateDirectory(_folder.Files.At("bin"));
        DeployFolder.Pack(_folder.Files.At("bin/Shop.zip"), "code");
    }

    private Task<string> DeployAsync(AwsServer server) => _folder.RunAsync(server, "bash", "-c", $"sleep() {{ :; }}; export -f sleep; {Variables} bash deploy.sh");
}
