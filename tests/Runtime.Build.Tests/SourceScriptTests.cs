using System.Diagnostics;
using Lambda.Runtime.Build.Templates;

namespace Lambda.Runtime.Build.Tests;

/// <summary>Runs the script for handlers of single records with a simulated AWS CLI, which has no queues, functions and mappings, and records its arguments.</summary>
public sealed class SourceScriptTests : IDisposable
{
    private const string Aws = """
        #!/usr/bin/env bash
        echo "$*" >> asked
        case "$2" in
            get-queue-url) echo "${QUEUE_ERROR:-(AWS.SimpleQueueService.NonExistentQueue)}" >&2; exit 254 ;;
            create-queue) echo "https://queue/${3#*=}" ;;
            get-queue-attributes) echo "arn:${3##*/}" ;;
            get-function) echo "(ResourceNotFoundException)" >&2; exit 254 ;;
            get-function-configuration) echo arn:aws-cn:iam::1:role/path/shop ;;
            create-event-source-mapping) [ -z "${MAPPING_ERROR:-}" ] || { echo "$MAPPING_ERROR" >&2; exit 254; } ;;
        esac
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Queue_IsCreatedAndConnected()
    {
        await RunAsync(0, ("Sqs", "orders.fifo"));
        Assert.Equal(
            """
            sqs get-queue-url --queue-name=orders-dlq.fifo --query=QueueUrl --output=text
            sqs create-queue --queue-name=orders-dlq.fifo --attributes={"FifoQueue":"true","MessageRetentionPeriod":"1209600"} --query=QueueUrl --output=text
            sqs get-queue-attributes --queue-url=https://queue/orders-dlq.fifo --attribute-names=QueueArn --query=Attributes.QueueArn --output=text
            sqs get-queue-url --queue-name=orders.fifo --query=QueueUrl --output=text
            sqs create-queue --queue-name=orders.fifo --attributes={"FifoQueue":"true","VisibilityTimeout":"60","RedrivePolicy":"{\"maxReceiveCount\":5,\"deadLetterTargetArn\":\"arn:orders-dlq.fifo\"}"} --query=QueueUrl --output=text
            sqs get-queue-attributes --queue-url=https://queue/orders.fifo --attribute-names=QueueArn --query=Attributes.QueueArn --output=text
            lambda get-function --function-name=Shop
            lambda create-function --function-name=Shop --zip-file=fileb://Shop.zip --architectures=x86_64 --handler=Ship --runtime=provided.al2023 --memory-size=256 --timeout=10 --role=arn:role
            lambda get-function-configuration --function-name=Shop --query=Role --output=text
            iam attach-role-policy --role-name=shop --policy-arn=arn:aws-cn:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole
            lambda wait function-active --function-name=Shop
            lambda list-event-source-mappings --function-name=Shop --event-source-arn=arn:orders.fifo --query=EventSourceMappings[].UUID --output=text
            lambda create-event-source-mapping --function-name=Shop --event-source-arn=arn:orders.fifo --batch-size=10 --scaling-config=MaximumConcurrency=10 --function-response-types=ReportBatchItemFailures

            """,
            Asked());
    }

    [Fact]
    public async Task Stream_IsConnectedWithQueueForFailures()
    {
        await RunAsync(0, ("Kinesis", "clicks"), ("CLICKS_STREAM_ARN", "arn:clicks"));
        Assert.EndsWith(
            """
            iam attach-role-policy --role-name=shop --policy-arn=arn:aws-cn:iam::aws:policy/service-role/AWSLambdaKinesisExecutionRole
            iam put-role-policy --role-name=shop --policy-name=Shop-failures --policy-document={"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sqs:SendMessage","Resource":"arn:Shop-failures"}]}
            lambda wait function-active --function-name=Shop
            lambda list-event-source-mappings --function-name=Shop --event-source-arn=arn:clicks --query=EventSourceMappings[].UUID --output=text
            lambda create-event-source-mapping --function-name=Shop --event-source-arn=arn:clicks --starting-position=TRIM_HORIZON --batch-size=100 --maximum-batching-window-in-seconds=0 --parallelization-factor=1 --bisect-batch-on-function-error --maximum-retry-attempts=10 --maximum-record-age-in-seconds=82800 --destination-config=OnFailure={Destination=arn:Shop-failures} --function-response-types=ReportBatchItemFailures

            """,
            Asked(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task StreamWithoutArn_ChangesNothing()
    {
        Assert.Contains(
            "ORDERS_TABLE_STREAM_ARN: must be the ARN of the stream of the DynamoDB table Orders, which this command prints: "
            + "aws dynamodb describe-table --query Table.LatestStreamArn --output text --table-name Orders\n",
            await RunAsync(1, ("DynamoDb", "Orders")),
            StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.At("asked")));
    }

    /// <summary>A policy that was just attached is known after some seconds. A script does not wait longer for what does not change.</summary>
    [Theory]
    [InlineData("The provided execution role does not have permissions to call ReceiveMessage on SQS", 10)]
    [InlineData("Cannot access stream arn:clicks. Please ensure the role can perform the GetRecords action.", 10)]
    [InlineData("An update is in progress for resource", 10)]
    [InlineData("BatchSize is not valid", 1)]
    public async Task MappingThatIsRejected_IsTriedAgainIfTimeCanHelp(string error, int attempts)
    {
        Assert.Equal($"{error}\n", await RunAsync(1, ("Sqs", "orders"), ("MAPPING_ERROR", error)));
        Assert.Equal(attempts, Asked().Split("lambda create-event-source-mapping").Length - 1);
    }

    [Fact]
    public async Task QueueThatCannotBeRead_EndsScript()
    {
        Assert.Equal("expired\n", await RunAsync(1, ("Sqs", "orders"), ("QUEUE_ERROR", "expired")));
        Assert.Equal("sqs get-queue-url --queue-name=orders-dlq --query=QueueUrl --output=text\n", Asked());
    }

    private string Asked() => File.ReadAllText(_folder.At("asked"));

    private async Task<string> RunAsync(int exitCode, (string Source, string Name) handler, params (string Name, string Value)[] variables)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The script is one of bash.");
        string script = DeployTemplate.Find("awscli")!.Write(SourceTemplateTests.Shop(SourceTemplateTests.Handler("Ship", handler.Source, handler.Name)), "Shop.zip");
        string path = _folder.File("deploy.sh", script.Replace("sleep 3", "sleep 0", StringComparison.Ordinal));
        string aws = _folder.File("tools/aws", Aws);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(aws, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var start = new ProcessStartInfo("bash", [path]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = $"{_folder.At("tools")}:{start.Environment["PATH"]}";
        start.Environment["LAMBDA_ROLE"] = "arn:role";
        foreach ((string name, string value) in variables)
            start.Environment[name] = value;
        using Process bash = Process.Start(start)!;
        Task<string> output = bash.ReadWithinLimitAsync(bash.StandardOutput);
        string error = await bash.ReadWithinLimitAsync(bash.StandardError);
        await bash.EndWithinLimitAsync();
        await output;
        Assert.True(bash.ExitCode == exitCode, $"{bash.ExitCode}: {error}");
        return error;
    }
}
