using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Lambda.Runtime.AwsPeer;
using Lambda.Runtime.Build.Descriptions;
using Lambda.Runtime.Build.Templates;

namespace Lambda.Runtime.Build.Tests;

/// <summary>Runs the deployment tools with the templates of handlers of single records, if they are installed. An <see cref="AwsServer"/> simulates AWS.</summary>
[FullTier]
public sealed class SourceDeployToolTests : IDisposable
{
    private const string Role = "LAMBDA_ROLE=arn:aws:iam::123456789012:role/path/shop";
    private const string Clicks = "CLICKS_STREAM_ARN=arn:aws:kinesis:us-east-1:123456789012:stream/clicks";
    private const string Orders = "ORDERS_TABLE_STREAM_ARN=arn:aws:dynamodb:us-east-1:123456789012:table/Orders/stream/2026-01-01T00:00:00.000";

    /// <summary>Every kind of source, a dead-letter queue with a handler, and a handler of whole events.</summary>
    private static readonly HandlerDescription[] Handlers =
    [
        SourceTemplateTests.Handler("Ship", "Sqs", "orders"), SourceTemplateTests.Handler("Redo", "Sqs", "orders-dlq"),
        SourceTemplateTests.Handler("Pack", "Sqs", "parcels.fifo"), SourceTemplateTests.Handler("Count", "Kinesis", "clicks"),
        SourceTemplateTests.Handler("Index", "DynamoDb", "Orders"), SourceTemplateTests.Handler("Hello", null, null),
    ];

    /// <summary>Every source, with and without a name, and such that share a topic or a bucket.</summary>
    private static readonly HandlerDescription[] AllHandlers = [.. Handlers, .. EventTemplateTests.Handlers];

    private readonly DeployFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task SamTemplate_PassesCfnLint()
    {
        string lint = DeployFolder.Tool("cfn-lint", "cfn-lint, of Python");
        Write("sam", AllHandlers);
        await _folder.RunAsync(null, lint, "template.yaml");
    }

    [Fact]
    public async Task SamTemplate_IsDeployedByAwsCliWithItsParameters()
    {
        string aws = DeployFolder.Tool("aws", "awscli");
        Write("sam", Handlers);
        await using AwsServer server = await AwsServer.StartAsync();

        await _folder.RunAsync(server, aws, "cloudformation", "package", "--template-file", "template.yaml", "--s3-bucket", "shop", "--output-template-file", "packaged.yaml");
        await _folder.RunAsync(
            server, aws, "cloudformation", "deploy", "--template-file", "packaged.yaml", "--stack-name", "shop", "--capabilities", "CAPABILITY_IAM",
            "--parameter-overrides", Clicks.Replace("CLICKS_STREAM_ARN", "ClicksStreamArn", StringComparison.Ordinal), $"OrdersTableStreamArn={Orders.Split('=')[1]}");

        string packaged = await File.ReadAllTextAsync(_folder.Files.At("packaged.yaml"), TestContext.Current.CancellationToken);
        Assert.Equal(5, packaged.Split("- ReportBatchItemFailures").Length - 1);
        Assert.Equal(6, packaged.Split("CodeUri: s3://shop/").Length - 1);
        string changes = Uri.UnescapeDataString(Assert.Single(server.Requests, static request => request.Operation == "CreateChangeSet").Text);
        Assert.Contains("ParameterKey=ClicksStreamArn&Parameters.member.1.ParameterValue=arn:aws:kinesis:", changes, StringComparison.Ordinal);
        Assert.Contains("ParameterKey=OrdersTableStreamArn&Parameters.member.2.ParameterValue=arn:aws:dynamodb:", changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TerraformFile_IsReadAndWellFormatted()
    {
        string terraform = DeployFolder.Tool("terraform", "terraform, of HashiCorp");
        Write("terraform", AllHandlers);
        await _folder.RunAsync(null, terraform, "fmt", "-check", "-diff");
        Assert.Contains("hashicorp/aws", await _folder.RunAsync(null, terraform, "providers"), StringComparison.Ordinal);
    }

    /// <summary>The role can have a path, and be in another partition.</summary>
    [Fact]
    public async Task Terraform_FindsRoleAndPolicyOfItsPartition()
    {
        string terraform = DeployFolder.Tool("terraform", "terraform, of HashiCorp");
        string[] template = DeployTemplate.Find("terraform")!.Write(SourceTemplateTests.Shop(Handlers), "bin/Shop.zip").Split('\n');

        // Only these lines, because the whole file needs the provider of the resources.
        string role = Assert.Single(template.Where(static line => line.StartsWith("  role       = ", StringComparison.Ordinal)).Distinct());
        string policy = Assert.Single(template, static line => line.StartsWith("  policy_arn = ", StringComparison.Ordinal) && line.Contains("Kinesis", StringComparison.Ordinal));
        _folder.Files.File("main.tf", $"variable \"role\" {{}}\nlocals {{\n{role}\n{policy}\n}}\n");
        string read = await _folder.RunAsync(
            null, "bash", "-c", $"echo 'join(\" \", [local.role, local.policy_arn])' | '{terraform}' console -var role=arn:aws-cn:iam::123456789012:role/path/shop");
        Assert.Contains("\"shop arn:aws-cn:iam::aws:policy/service-role/AWSLambdaKinesisExecutionRole\"", read, StringComparison.Ordinal);
    }

    /// <summary>A second run changes what has been edited, and creates nothing.</summary>
    [Fact]
    public async Task AwsCliScript_CreatesQueuesAndMappingsAndThenUpdatesThem()
    {
        await using AwsServer server = await StartAsync();
        server.EventSourceMappings.PolicyIsNewFor = 1;

        await DeployAsync(server);

        Assert.Equal(
            [
                """Shop-Count-failures {"MessageRetentionPeriod":"1209600"}""",
                """Shop-Index-failures {"MessageRetentionPeriod":"1209600"}""",
                $"orders {Source("orders-dlq")}",
                """orders-dlq {"MessageRetentionPeriod":"1209600"}""",
                """parcels-dlq.fifo {"FifoQueue":"true","MessageRetentionPeriod":"1209600"}""",
                $"parcels.fifo {Source("parcels-dlq.fifo").Insert(1, "\"FifoQueue\":\"true\",")}",
            ],
            server.Sqs.Queues.OrderBy(static queue => queue.Key, StringComparer.Ordinal).Select(static queue => $"{queue.Key} {Json(queue.Value)}"));
        Assert.Equal(
            [
                Stream("Count", Clicks), Stream("Index", Orders),
                Queue("Pack", "parcels.fifo").Replace("\"MaximumBatchingWindowInSeconds\":0,", "", StringComparison.Ordinal), Queue("Ship", "orders"),
            ],
            server.EventSourceMappings.Mappings.Select(Json));
        Assert.Equal(
            ["AWSLambdaDynamoDBExecutionRole", "AWSLambdaKinesisExecutionRole", "AWSLambdaSQSQueueExecutionRole"],
            server.Requests.Where(static request => request.Operation == "AttachRolePolicy")
                .Select(static request => Uri.UnescapeDataString(request.Text).Split('/')[^1].Split('&')[0]).Distinct().Order());

        int before = server.Requests.Count;
        string script = _folder.Files.At("deploy.sh");
        string text = await File.ReadAllTextAsync(script, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            script,
            text.Replace("--timeout=10", "--timeout=100", StringComparison.Ordinal).Replace("visibility_timeout=60", "visibility_timeout=630", StringComparison.Ordinal)
                .Replace("--batch-size=100 ", "--batch-size=200 ", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);

        string output = await DeployAsync(server);

        Assert.Contains("\nThe queue parcels.fifo exists. Its VisibilityTimeout was 60 and becomes 630\n", output, StringComparison.Ordinal);
        Assert.Equal(2, output.Split("The queue ").Length - 1);
        Assert.DoesNotContain(server.Requests.Skip(before), static request => request.Operation.StartsWith("Create", StringComparison.Ordinal));
        Assert.Equal(6, server.Sqs.Queues.Count);
        Assert.Equal("630", (string?)server.Sqs.Queues["parcels.fifo"]["VisibilityTimeout"]);
        Assert.Equal([200, 200, 10, 10], server.EventSourceMappings.Mappings.Select(static mapping => (int)mapping["BatchSize"]!));
    }

    private static string Arn(string queue) => $"arn:aws:sqs:us-east-1:123456789012:{queue}";

    private static string Source(string deadLetters) => Json(new()
    {
        ["VisibilityTimeout"] = "60",
        ["RedrivePolicy"] = $$"""{"deadLetterTargetArn":"{{Arn(deadLetters)}}","maxReceiveCount":5}""",
    });

    private static string Queue(string handler, string queue) => Json(JsonNode.Parse($$"""
        {"EventSourceArn":"{{Arn(queue)}}","FunctionName":"Shop-{{handler}}","BatchSize":10,"MaximumBatchingWindowInSeconds":0,
        "FunctionResponseTypes":["ReportBatchItemFailures"],"ScalingConfig":{"MaximumConcurrency":10} }
        """)!.AsObject());

    private static string Stream(string handler, string variable) => Json(JsonNode.Parse($$"""
        {"EventSourceArn":"{{variable.Split('=')[1]}}","FunctionName":"Shop-{{handler}}","BatchSize":100,"MaximumBatchingWindowInSeconds":0,"ParallelizationFactor":1,
        "StartingPosition":"TRIM_HORIZON","DestinationConfig":{"OnFailure":{"Destination":"{{Arn($"Shop-{handler}-failures")}}"} },"MaximumRecordAgeInSeconds":82800,
        "BisectBatchOnFunctionError":true,"MaximumRetryAttempts":10,"FunctionResponseTypes":["ReportBatchItemFailures"]}
        """)!.AsObject());

    /// <summary>Members in the order of their names, without those that the service adds.</summary>
    private static string Json(JsonObject value) => new JsonObject(value
        .Where(static member => member.Key is not ("UUID" or "State")).OrderBy(static member => member.Key, StringComparer.Ordinal)
        .Select(static member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))).ToJsonString(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private async Task<AwsServer> StartAsync()
    {
        DeployFolder.Tool("aws", "awscli");
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The script is one of bash.");
        Write("awscli", [.. Handlers.Where(static handler => handler.Names[0] is not ("Redo" or "Hello"))]);
        return await AwsServer.StartAsync();
    }

    private Task<string> DeployAsync(AwsServer server) => _folder.RunAsync(server, "bash", "-c", $"sleep() {{ :; }}; export -f sleep; {Role} {Clicks} {Orders} bash deploy.sh");

    private void Write(string template, params HandlerDescription[] handlers)
    {
        DeployTemplate kind = DeployTemplate.Find(template)!;
        _folder.Files.File(kind.File, kind.Write(SourceTemplateTests.Shop(handlers), "bin/Shop.zip"));
        Directory.CreateDirectory(_folder.Files.At("bin"));
        DeployFolder.Pack(_folder.Files.At("bin/Shop.zip"), "code");
    }
}
