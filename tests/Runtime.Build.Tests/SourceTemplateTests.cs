using Lambda.Runtime.Build.Descriptions;
using Lambda.Runtime.Build.Templates;

namespace Lambda.Runtime.Build.Tests;

/// <summary>What templates contain for handlers of single records.</summary>
public sealed class SourceTemplateTests
{
    [Fact]
    public void Sam_HasQueueAndItsMapping()
    {
        string text = Write("sam", Handler("Ship", "Sqs", "orders"));
        Assert.Contains(
            """
                  Timeout: 10
                  Events:
                    OrdersQueue:
                      Type: SQS
                      Properties:
                        Queue: !GetAtt OrdersQueue.Arn
                        BatchSize: 10 # messages in an event; more than 10, at most 10000, require a batching window
                        MaximumBatchingWindowInSeconds: 0 # seconds to wait until an event is full, at most 300
                        ScalingConfig:
                          MaximumConcurrency: 10 # environments that process the queue at the same time: 2 to 1000
                        FunctionResponseTypes: [ReportBatchItemFailures] # without it, Lambda deletes the messages that have failed, too
              OrdersQueue:
                Type: AWS::SQS::Queue
                Properties:
                  QueueName: !Sub "${Prefix}orders"
                  VisibilityTimeout: 60 # at least 6 times the function's timeout, plus the batching window
                  RedrivePolicy:
                    deadLetterTargetArn: !GetAtt OrdersQueueDeadLetters.Arn
                    maxReceiveCount: 5 # then a message moves to orders-dlq
              OrdersQueueDeadLetters:
                Type: AWS::SQS::Queue
                DeletionPolicy: Delete # with the stack; Retain: the queue stays, and a new stack with this name fails until you delete it
                UpdateReplacePolicy: Retain # a queue that replaces it, with another name, does not delete it
                Properties:
                  QueueName: !Sub "${Prefix}orders-dlq"
                  MessageRetentionPeriod: 1209600 # 14 days, the maximum

            """,
            text,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Kinesis", "clicks", "ClicksStream:\n          Type: Kinesis", "ClicksStreamArn", "the Kinesis stream clicks, which this command prints: aws kinesis describe-stream-summary --query StreamDescriptionSummary.StreamARN --output text --stream-name clicks")]
    [InlineData("Kinesis", null, "ShipStream:\n          Type: Kinesis", "ShipStreamArn", "the Kinesis stream whose records Shop processes")]
    [InlineData("DynamoDb", "Orders", "OrdersTable:\n          Type: DynamoDB", "OrdersTableStreamArn", "the stream of the DynamoDB table Orders, which this command prints: aws dynamodb describe-table --query Table.LatestStreamArn --output text --table-name Orders")]
    public void Sam_HasParameterForStreamAndItsMapping(string source, string? name, string type, string parameter, string description)
    {
        string text = Write("sam", Handler("Ship", source, name));
        Assert.Contains($"--capabilities CAPABILITY_IAM --parameter-overrides {parameter}=<arn>\n", text, StringComparison.Ordinal);
        Assert.Contains($"  {parameter}:\n    Type: String\n    Description: \"The ARN of {description}\"\n\nResources:\n", text, StringComparison.Ordinal);
        Assert.Contains(
            $"""
                  Timeout: 10
                  Events:
                    {type}
                      Properties:
                        Stream: !Ref {parameter}
                        StartingPosition: TRIM_HORIZON # the oldest record; LATEST: only records from now on
                        BatchSize: 100 # records in an event, at most 10000
                        MaximumBatchingWindowInSeconds: 0 # seconds to wait until an event is full, at most 300
                        ParallelizationFactor: 1 # events of a shard that are processed at the same time, at most 10
                        BisectBatchOnFunctionError: true # after an error, the two halves of an event are tried separately
                        MaximumRetryAttempts: 10 # -1: a record that fails stops its shard until it expires
                        MaximumRecordAgeInSeconds: 82800 # 23 hours, because a stream keeps records for 24 hours by default
                        DestinationConfig:
                          OnFailure: # gets the position of records that were not processed
                            Type: SQS
                            Destination: !GetAtt ShipFunctionFailures.Arn
                        FunctionResponseTypes: [ReportBatchItemFailures] # without it, Lambda continues after records that have failed
              ShipFunctionFailures:
                Type: AWS::SQS::Queue
                DeletionPolicy: Delete # with the stack; Retain: the queue stays, and a new stack with this name fails until you delete it
                UpdateReplacePolicy: Retain # a queue that replaces it, with another name, does not delete it
                Properties:
                  QueueName: !Sub "{"${Prefix}"}Shop-failures"
                  MessageRetentionPeriod: 1209600 # 14 days, the maximum

            """,
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Terraform_HasQueueItsMappingAndPermission()
    {
        Assert.Contains(
            """

            resource "aws_sqs_queue" "OrdersQueue" {
              name = "${var.prefix}orders"

              visibility_timeout_seconds = 60 # at least 6 times the function's timeout, plus the batching window
              redrive_policy = jsonencode({
                deadLetterTargetArn = aws_sqs_queue.OrdersQueueDeadLetters.arn
                maxReceiveCount     = 5 # then a message moves to orders-dlq
              })
            }

            resource "aws_sqs_queue" "OrdersQueueDeadLetters" {
              name = "${var.prefix}orders-dlq"

              message_retention_seconds = 1209600 # 14 days, the maximum
            }

            resource "aws_iam_role_policy_attachment" "AWSLambdaSQSQueueExecutionRole" {
              role       = reverse(split("/", var.role))[0]
              policy_arn = "arn:${split(":", var.role)[1]}:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole"
            }

            resource "aws_lambda_event_source_mapping" "ShipFunction" {
              event_source_arn = aws_sqs_queue.OrdersQueue.arn
              function_name    = aws_lambda_function.ShipFunction.arn
              depends_on       = [aws_iam_role_policy_attachment.AWSLambdaSQSQueueExecutionRole]

              batch_size                         = 10                          # messages in an event; more than 10, at most 10000, require a batching window
              maximum_batching_window_in_seconds = 0                           # seconds to wait until an event is full, at most 300
              function_response_types            = ["ReportBatchItemFailures"] # without it, Lambda deletes the messages that have failed, too

              scaling_config {
                maximum_concurrency = 10 # environments that process the queue at the same time: 2 to 1000
              }
            }

            """,
            Write("terraform", Handler("Ship", "Sqs", "orders")),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Kinesis", "clicks", "clicks_stream_arn", "AWSLambdaKinesisExecutionRole")]
    [InlineData("DynamoDb", "Orders", "orders_table_stream_arn", "AWSLambdaDynamoDBExecutionRole")]
    public void Terraform_HasVariableForStreamItsMappingAndPermissions(string source, string name, string variable, string policy)
    {
        string text = Write("terraform", Handler("Ship", source, name));
        Assert.Contains($"\nvariable \"{variable}\" {{\n", text, StringComparison.Ordinal);
        Assert.Contains($"\nresource \"aws_iam_role_policy_attachment\" \"{policy}\" {{\n", text, StringComparison.Ordinal);
        Assert.Contains(
            $$"""

            resource "aws_iam_role_policy" "ShipFunctionFailures" {
              name = "${var.prefix}Shop-failures"
              role = reverse(split("/", var.role))[0]
              policy = jsonencode({
                Version   = "2012-10-17"
                Statement = [{ Effect = "Allow", Action = "sqs:SendMessage", Resource = aws_sqs_queue.ShipFunctionFailures.arn }]
              })
            }

            resource "aws_lambda_event_source_mapping" "ShipFunction" {
              event_source_arn = var.{{variable}}
              function_name    = aws_lambda_function.ShipFunction.arn
              depends_on       = [aws_iam_role_policy_attachment.{{policy}}, aws_iam_role_policy.ShipFunctionFailures]

              starting_position                  = "TRIM_HORIZON"              # the oldest record; LATEST: only records from now on
              batch_size                         = 100                         # records in an event, at most 10000
              maximum_batching_window_in_seconds = 0                           # seconds to wait until an event is full, at most 300
              parallelization_factor             = 1                           # events of a shard that are processed at the same time, at most 10
              bisect_batch_on_function_error     = true                        # after an error, the two halves of an event are tried separately
              maximum_retry_attempts             = 10                          # -1: a record that fails stops its shard until it expires
              maximum_record_age_in_seconds      = 82800                       # 23 hours, because a stream keeps records for 24 hours by default
              function_response_types            = ["ReportBatchItemFailures"] # without it, Lambda continues after records that have failed

              destination_config {
                on_failure {
                  destination_arn = aws_sqs_queue.ShipFunctionFailures.arn # gets the position of records that were not processed
                }
              }
            }

            """,
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void AwsCli_CreatesQueueBeforeFunctionAndConnectsItAfterwards()
    {
        Assert.EndsWith(
            """

            queue "${prefix}orders-dlq" MessageRetentionPeriod=1209600 # 14 days, the maximum
            orders_queue_dead_letters=$arn

            visibility_timeout=60 # at least 6 times the function's timeout, plus the batching window
            max_receive_count=5 # then a message moves to orders-dlq
            queue "${prefix}orders" VisibilityTimeout="$visibility_timeout" RedrivePolicy="$(redrive "$orders_queue_dead_letters" "$max_receive_count")"
            orders_queue=$arn

            deploy "${prefix}Shop" 'Ship'

            attach "${prefix}Shop" AWSLambdaSQSQueueExecutionRole
            options=(
                --batch-size=10                                   # messages in an event; more than 10, at most 10000, require a batching window
                --maximum-batching-window-in-seconds=0            # seconds to wait until an event is full, at most 300
                --scaling-config=MaximumConcurrency=10            # environments that process the queue at the same time: 2 to 1000
                --function-response-types=ReportBatchItemFailures # without it, Lambda deletes the messages that have failed, too
            )
            connect "${prefix}Shop" "$orders_queue" "" "${options[@]}"

            """,
            Write("awscli", Handler("Ship", "Sqs", "orders")),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Kinesis", "CLICKS_STREAM_ARN", "AWSLambdaKinesisExecutionRole")]
    [InlineData("DynamoDb", "CLICKS_TABLE_STREAM_ARN", "AWSLambdaDynamoDBExecutionRole")]
    public void AwsCli_ConnectsStreamThatVariableNames(string source, string variable, string policy)
    {
        string text = Write("awscli", Handler("Ship", source, "clicks"));
        Assert.Contains($"#   LAMBDA_ROLE=arn:aws:iam::<account>:role/<role> {variable}=<arn> bash deploy.sh\n", text, StringComparison.Ordinal);
        Assert.Contains($"\n: \"${{{variable}:?must be the ARN of ", text, StringComparison.Ordinal);
        Assert.EndsWith(
            $$"""

            attach "${prefix}Shop" {{policy}}
            grant "${prefix}Shop" failures sqs:SendMessage "$shipfunction_failures"
            starting_position=TRIM_HORIZON # the oldest record; LATEST: only records from now on
            options=(
                --batch-size=100                                                    # records in an event, at most 10000
                --maximum-batching-window-in-seconds=0                              # seconds to wait until an event is full, at most 300
                --parallelization-factor=1                                          # events of a shard that are processed at the same time, at most 10
                --bisect-batch-on-function-error                                    # after an error, the two halves of an event are tried separately
                --maximum-retry-attempts=10                                         # -1: a record that fails stops its shard until it expires
                --maximum-record-age-in-seconds=82800                               # 23 hours, because a stream keeps records for 24 hours by default
                --destination-config=OnFailure={Destination=$shipfunction_failures} # gets the position of records that were not processed
                --function-response-types=ReportBatchItemFailures                   # without it, Lambda continues after records that have failed
            )
            connect "${prefix}Shop" "${{variable}}" "--starting-position=$starting_position" "${options[@]}"

            """,
            text,
            StringComparison.Ordinal);
    }

    /// <summary>Lambda rejects a batching window for a FIFO queue, and SQS a dead-letter queue of the other kind.</summary>
    [Fact]
    public void FifoQueue_HasFifoDeadLetterQueueAndNoBatchingWindow()
    {
        HandlerDescription handler = Handler("Ship", "Sqs", "orders.fifo");
        Assert.All(DeployTemplate.All, template => Assert.DoesNotContain("window", template.Write(Shop(handler), "Shop.zip"), StringComparison.OrdinalIgnoreCase));
        string sam = Write("sam", handler);
        Assert.Contains(
            "QueueName: !Sub \"${Prefix}orders.fifo\"\n      FifoQueue: true\n      VisibilityTimeout: 60 # at least 6 times the function's timeout\n",
            sam,
            StringComparison.Ordinal);
        Assert.Contains("QueueName: !Sub \"${Prefix}orders-dlq.fifo\"\n      FifoQueue: true\n", sam, StringComparison.Ordinal);
        Assert.Contains("name       = \"${var.prefix}orders-dlq.fifo\"\n  fifo_queue = true\n", Write("terraform", handler), StringComparison.Ordinal);
        Assert.Contains("queue \"${prefix}orders-dlq.fifo\" ", Write("awscli", handler), StringComparison.Ordinal);
    }

    [Fact]
    public void QueueWithoutName_HasThatOfTheFunction()
    {
        string text = Write("sam", Handler("Ship", "Sqs", null), Handler("Hello", null, null));
        Assert.Contains("  ShopShipQueue:\n", text, StringComparison.Ordinal);
        Assert.Contains("QueueName: !Sub \"${Prefix}Shop-Ship\"\n", text, StringComparison.Ordinal);
        Assert.Contains("QueueName: !Sub \"${Prefix}Shop-Ship-dlq\"\n", text, StringComparison.Ordinal);
    }

    /// <summary>SQS, CloudFormation and Terraform reject a second resource with the same name.</summary>
    [Fact]
    public void TwoHandlersOfOneSource_ShareQueueAndParameter()
    {
        HandlerDescription[] handlers =
        [
            Handler("A", "Sqs", "orders"), Handler("B", "Sqs", "orders"), Handler("C", "Kinesis", "clicks"), Handler("D", "Kinesis", "clicks"),
            Handler("E", "DynamoDb", "clicks"),
        ];
        string sam = Write("sam", handlers);
        Assert.Equal(1, Count(sam, "  OrdersQueue:\n    Type: AWS"));
        Assert.Equal(2, Count(sam, "Queue: !GetAtt OrdersQueue.Arn"));
        Assert.Equal(1, Count(sam, "\n  ClicksStreamArn:\n"));
        Assert.Equal(2, Count(sam, "Stream: !Ref ClicksStreamArn\n"));
        Assert.Contains("--parameter-overrides ClicksStreamArn=<arn> ClicksTableStreamArn=<arn>\n", sam, StringComparison.Ordinal);
        string terraform = Write("terraform", handlers);
        string[] resources = [.. terraform.Split('\n').Where(static line => line.StartsWith("resource", StringComparison.Ordinal))];
        Assert.Equal(resources.Distinct(), resources);
        Assert.Equal(1, Count(terraform, "variable \"clicks_stream_arn\""));
        Assert.Equal(1, Count(Write("awscli", handlers), "\nqueue \"${prefix}orders\" "));
    }

    /// <summary>A handler can take what others could not process. Then its queue is their dead-letter queue, and is created before.</summary>
    [Fact]
    public void HandlerOfDeadLetterQueue_GetsItsMessages()
    {
        HandlerDescription[] handlers =
        [
            Handler("Ship", "Sqs", "orders"), Handler("Redo", "Sqs", "orders-dlq"), Handler("Count", "Kinesis", "clicks"),
            Handler("Recount", "Sqs", "Shop-Count-failures"),
        ];
        string sam = Write("sam", handlers);
        Assert.Contains("deadLetterTargetArn: !GetAtt OrdersDlqQueue.Arn\n", sam, StringComparison.Ordinal);
        Assert.Contains("Destination: !GetAtt ShopCountFailuresQueue.Arn\n", sam, StringComparison.Ordinal);
        Assert.Equal(1, Count(sam, "QueueName: !Sub \"${Prefix}orders-dlq\""));
        Assert.Equal(1, Count(sam, "QueueName: !Sub \"${Prefix}Shop-Count-failures\""));
        IEnumerable<string> queues = Write("awscli", handlers).Split('\n')
            .Where(static line => line.StartsWith("queue \"${prefix}", StringComparison.Ordinal)).Select(static line => line.Split('"', '}')[2]);
        Assert.Equal(["orders-dlq-dlq", "orders-dlq", "orders", "Shop-Count-failures-dlq", "Shop-Count-failures"], queues);
    }

    [Fact]
    public void SourcesWhoseNamesDifferOnlyInOtherCharacters_AreTwo()
    {
        HandlerDescription[] handlers =
        [
            Handler("A", "Sqs", "a-b"), Handler("B", "Sqs", "a_b"), Handler("C", "Sqs", "a-b-queue"), Handler("D", "Kinesis", "2fa"), Handler("E", "Kinesis", "_"),
        ];
        DeployedSource[] sources = [.. DeployedHandler.FromFunction(Shop(handlers)).Select(static handler => handler.Source!)];
        Assert.Equal(["ABQueue", "ABQueue2", "ABQueue3", "Stream2fa", "Stream"], sources.Select(static source => source.Id));
        Assert.Equal(["a_b_queue", "a_b_queue2", "a_b_queue3", "stream_2fa", "stream"], sources.Select(static source => source.Variable));
    }

    /// <summary>A name has at most 80 characters.</summary>
    [Theory]
    [InlineData("", "-dlq")]
    [InlineData(".fifo", "-dlq.fifo")]
    [InlineData("-dlq", "-dlq2")]
    public void LongName_IsCutForDeadLetterQueue(string end, string expectedEnd)
    {
        string name = new string('n', 80 - end.Length) + end;
        string expected = $"{new string('n', 80 - expectedEnd.Length)}{expectedEnd}";
        Assert.Contains($"# then a message moves to {expected}\n", Write("sam", Handler("Ship", "Sqs", name)), StringComparison.Ordinal);
    }

    /// <summary>A source that templates do not know is not left out without a word.</summary>
    [Fact]
    public void UnknownSource_IsSaidNotToBeConnected() => Assert.All(DeployTemplate.All, static template => Assert.Contains(
        "# This template does not connect Smtp to the function.\n", template.Write(Shop(Handler("Ship", "Smtp", "orders")), "Shop.zip"), StringComparison.Ordinal));

    [Fact]
    public void HandlersOfWholeEvents_HaveNoSources()
    {
        string script = Write("awscli", Handler("Hello", null, null));
        Assert.DoesNotContain("queue", script, StringComparison.Ordinal);
        Assert.DoesNotContain("connect", script, StringComparison.Ordinal);
        Assert.DoesNotContain("Events:", Write("sam", Handler("Hello", null, null)), StringComparison.Ordinal);
    }

    internal const string ScheduledEvent = "Lambda.Runtime.Events.ScheduledEvent";

    internal static HandlerDescription Handler(string name, string? source, string? sourceName) =>
        new([name], source == "Schedule" ? ScheduledEvent : "Order", false, source, sourceName);

    internal static FunctionDescription Shop(params HandlerDescription[] handlers) => new("Shop", "/Shop.zip", "", "provided.al2023", "x86_64", 256, 10, handlers);

    private static string Write(string template, params HandlerDescription[] handlers) => DeployTemplate.Find(template)!.Write(Shop(handlers), "bin/Shop.zip");

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
