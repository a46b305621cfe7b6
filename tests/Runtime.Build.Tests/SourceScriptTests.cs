using System.Diagnostics;
using Lambda.Runtime.Build.Descriptions;
using Lambda.Runtime.Build.Templates;

namespace Lambda.Runtime.Build.Tests;

/// <summary>Runs the script for handlers of single records with a simulated AWS CLI, which has no queues, functions and mappings, and records its arguments.</summary>
public sealed class SourceScriptTests : IDisposable
{
    private const string Aws = """
        #!/usr/bin/env bash
        echo "$*" >> asked
        case "$2" in
            get-queue-url) if [ -n "${QUEUE_EXISTS:-}" ] || grep -q "create-queue $3 " asked; then echo "https://queue/${3#*=}"; exit; fi; echo "${QUEUE_ERROR:-(AWS.SimpleQueueService.NonExistentQueue)}" >&2; exit 254 ;;
            create-queue) echo "https://queue/${3#*=}" ;;
            get-queue-attributes) case "$4" in *QueueArn) echo "arn:${3##*/}" ;; *) echo "${ATTRIBUTE:-None}" ;; esac ;;
            get-function) echo "(ResourceNotFoundException)" >&2; exit 254 ;;
            get-function-configuration) case "$4" in *Role) echo arn:aws-cn:iam::1:role/path/shop ;; *) echo arn:aws-cn:lambda:cn-north-1:1:function:${3#*=} ;; esac ;;
            create-topic) echo "arn:${3#*=}" ;;
            subscribe) echo arn:subscription ;;
            put-rule) echo "arn:rule/${3#*=}" ;;
            put-targets) echo '"FailedEntryCount": 0,' ;;
            get-role) echo "(NoSuchEntity)" >&2; exit 254 ;;
            create-role) echo "arn:role/${3#*=}" ;;
            get-schedule) echo "(ResourceNotFoundException)" >&2; exit 254 ;;
            head-bucket) echo "(404)" >&2; exit 254 ;;
            get-bucket-notification-configuration) echo '{}' ;;
            add-permission) [ -z "${STATEMENT:-}" ] || { echo "(ResourceConflictException)" >&2; exit 254; } ;;
            get-policy) printf '%s\n' "$STATEMENT" ;;
            create-event-source-mapping) [ -z "${MAPPING_ERROR:-}" ] || { echo "$MAPPING_ERROR" >&2; exit 254; } ;;
        esac
        """;

    private readonly TemporaryFolder _folder = new();
    private string _output = "";

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
            sqs create-queue --queue-name=orders.fifo --attributes={"FifoQueue":"true","VisibilityTimeout":"60","RedrivePolicy":"{\"deadLetterTargetArn\":\"arn:orders-dlq.fifo\",\"maxReceiveCount\":5}"} --query=QueueUrl --output=text
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
            lambda get-function-configuration --function-name=Shop --query=Role --output=text
            iam put-role-policy --role-name=shop --policy-name=Shop-failures --policy-document={"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["sqs:SendMessage"],"Resource":["arn:Shop-failures"]}]}
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

    /// <summary>A queue can be one that somebody else has configured.</summary>
    [Fact]
    public async Task QueueThatExists_IsChangedWithAMessage()
    {
        await RunAsync(0, ("Sqs", "orders"), ("QUEUE_EXISTS", "1"), ("ATTRIBUTE", "30"));
        Assert.Contains("The queue orders exists. Its VisibilityTimeout was 30 and becomes 60\n", _output, StringComparison.Ordinal);
        Assert.Contains("\nsqs set-queue-attributes --queue-url=https://queue/orders --attributes={\"VisibilityTimeout\":\"60\"}\n", Asked(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task QueueThatIsAsItShouldBe_IsNotChanged()
    {
        await RunAsync(0, ("Sqs", "orders"), ("QUEUE_EXISTS", "1"), ("ATTRIBUTE", "60"));
        Assert.DoesNotContain("VisibilityTimeout was", _output, StringComparison.Ordinal);
        Assert.DoesNotContain("{\"VisibilityTimeout\"", Asked(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prefix_IsThatOfAllNames()
    {
        await RunAsync(0, ("Sqs", "orders"), ("LAMBDA_PREFIX", "dev-"));
        Assert.Contains("\nsqs create-queue --queue-name=dev-orders ", Asked(), StringComparison.Ordinal);
        Assert.Contains("\nsqs create-queue --queue-name=dev-orders-dlq ", $"\n{Asked()}", StringComparison.Ordinal);
        Assert.Contains("\nlambda create-function --function-name=dev-Shop ", Asked(), StringComparison.Ordinal);
        Assert.Contains("\nlambda create-event-source-mapping --function-name=dev-Shop --event-source-arn=arn:dev-orders ", Asked(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("S3", "Dev-", "lowercase letters, digits and hyphens, because it begins the name of a bucket")]
    [InlineData("Sqs", "dev_", "letters, digits and hyphens")]
    public async Task PrefixThatFitsIntoNoName_ChangesNothing(string source, string prefix, string expected)
    {
        Assert.Equal($"LAMBDA_PREFIX is {prefix}; expected {expected}\n", await RunAsync(1, (source, "uploads"), ("LAMBDA_PREFIX", prefix)));
        Assert.False(File.Exists(_folder.At("asked")));
    }

    [Fact]
    public async Task Topic_IsSubscribed()
    {
        await RunAsync(0, ("Sns", "orders"), ("LAMBDA_PREFIX", "dev-"));
        Assert.EndsWith(
            """
            lambda put-function-event-invoke-config --function-name=dev-Shop --maximum-retry-attempts=2 --maximum-event-age-in-seconds=21600 --destination-config=OnFailure={Destination=arn:dev-Shop-failures}
            lambda add-permission --function-name=dev-Shop --statement-id=sns --action=lambda:InvokeFunction --principal=sns.amazonaws.com --source-arn=arn:dev-orders
            """,
            Asked().Split("\nsqs get-queue-url --queue-name=dev-Shop-failures")[^2],
            StringComparison.Ordinal);
        Assert.EndsWith(
            """
            sns subscribe --topic-arn=arn:dev-orders --protocol=lambda --notification-endpoint=arn:aws-cn:lambda:cn-north-1:1:function:dev-Shop --return-subscription-arn --query=SubscriptionArn --output=text
            sns set-subscription-attributes --subscription-arn=arn:subscription --attribute-name=RedrivePolicy --attribute-value={"deadLetterTargetArn":"arn:dev-Shop-failures"}

            """,
            Asked(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task TopicThatExists_IsNotCreated()
    {
        await RunAsync(0, ("Sns", "orders"), ("ORDERS_TOPIC_ARN", "arn:theirs"));
        Assert.DoesNotContain("create-topic", Asked(), StringComparison.Ordinal);
        Assert.Contains("\nsns subscribe --topic-arn=arn:theirs ", Asked(), StringComparison.Ordinal);
    }

    /// <summary>While a permission does not exist, the service cannot deliver. So it is replaced only if it is for another source.</summary>
    [Theory]
    [InlineData("{\"AWS:SourceArn\":\"arn:orders\"}", 1)]
    [InlineData("{\"AWS:SourceArn\":\"arn:orders-2\"}", 2)]
    public async Task PermissionThatExists_StaysForTheSameSource(string statement, int added)
    {
        await RunAsync(added - 1 == 0 ? 0 : 254, ("Sns", "orders"), ("STATEMENT", statement));
        Assert.Equal(added, Asked().Split("lambda add-permission").Length - 1);
        Assert.Equal(added - 1, Asked().Split("lambda remove-permission --function-name=Shop --statement-id=sns").Length - 1);
    }

    /// <summary>In the partition of the function.</summary>
    [Fact]
    public async Task Bucket_IsCreatedAndItsNotificationIsAdded()
    {
        await RunAsync(0, ("S3", "uploads"));
        Assert.Contains("\ns3api head-bucket --bucket=uploads\ns3 mb s3://uploads\n", Asked(), StringComparison.Ordinal);
        Assert.EndsWith(
            """
            iam put-role-policy --role-name=shop --policy-name=Shop-objects --policy-document={"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject"],"Resource":["arn:aws-cn:s3:::uploads/*"]}]}
            lambda add-permission --function-name=Shop --statement-id=s3 --action=lambda:InvokeFunction --principal=s3.amazonaws.com --source-arn=arn:aws-cn:s3:::uploads --source-account=1
            s3api get-bucket-notification-configuration --bucket=uploads --output=json --query=merge(@, {LambdaFunctionConfigurations: [LambdaFunctionConfigurations[?Id != 'Shop'], [{Id: 'Shop', LambdaFunctionArn: 'arn:aws-cn:lambda:cn-north-1:1:function:Shop', Events: ['s3:ObjectCreated:*']}]][]})
            s3api put-bucket-notification-configuration --bucket=uploads --notification-configuration={}

            """,
            Asked(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rule_IsCreatedForTheDetailType()
    {
        await RunAsync(0, ("EventBridge", "it's \"placed\" $x"), ("EVENT_BUS", "shop"));
        Assert.Contains("""
            events put-rule --name=Shop --event-bus-name=shop --event-pattern={"detail-type":["it's \"placed\" $x"]} --query=RuleArn --output=text
            lambda add-permission --function-name=Shop --statement-id=events --action=lambda:InvokeFunction --principal=events.amazonaws.com --source-arn=arn:rule/Shop

            """, Asked(), StringComparison.Ordinal);
        Assert.EndsWith("""
            events put-targets --rule=Shop --event-bus-name=shop --output=json --targets=[{"Id":"function","Arn":"arn:aws-cn:lambda:cn-north-1:1:function:Shop","DeadLetterConfig":{"Arn":"arn:Shop-failures"}}]

            """, Asked(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schedule_IsCreatedWithItsRole()
    {
        await RunAsync(0, ("Schedule", "cron(0 8 * * ? *)"));
        Assert.EndsWith("""
            scheduler create-schedule --name=Shop --schedule-expression=cron(0 8 * * ? *) --schedule-expression-timezone=UTC --flexible-time-window=Mode=OFF --target={"Arn":"arn:aws-cn:lambda:cn-north-1:1:function:Shop","RoleArn":"arn:role/Shop-schedule","DeadLetterConfig":{"Arn":"arn:Shop-failures"}}

            """, Asked(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ScheduleWithInput_SendsIt()
    {
        await RunAsync(0, SourceTemplateTests.Handler("Ship", "Schedule", "rate(1 hour)") with { EventType = "Job" }, ("SHIP_SCHEDULE_INPUT", """{"key":"value"}"""));
        Assert.Contains("""
            "DeadLetterConfig":{"Arn":"arn:Shop-failures"},"Input":"{\"key\":\"value\"}"}
            """, Asked(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ScheduleOfHandlerWithPayloadWithoutInput_ChangesNothing()
    {
        HandlerDescription handler = SourceTemplateTests.Handler("Ship", "Schedule", "rate(1 hour)") with { EventType = "Job" };
        Assert.Contains("SHIP_SCHEDULE_INPUT: must be the input of the schedule of Shop: the JSON of Job\n", await RunAsync(1, handler), StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.At("asked")));
    }

    private string Asked() => File.ReadAllText(_folder.At("asked"));

    private Task<string> RunAsync(int exitCode, (string Source, string Name) handler, params (string Name, string Value)[] variables) =>
        RunAsync(exitCode, SourceTemplateTests.Handler("Ship", handler.Source, handler.Name), variables);

    private async Task<string> RunAsync(int exitCode, HandlerDescription handler, params (string Name, string Value)[] variables)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The script is one of bash.");
        string script = DeployTemplate.Find("awscli")!.Write(SourceTemplateTests.Shop(handler), "Shop.zip");
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
        _output = await output;
        Assert.True(bash.ExitCode == exitCode, $"{bash.ExitCode}: {error}");
        return error;
    }
}
