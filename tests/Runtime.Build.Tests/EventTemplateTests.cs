using Lambda.Runtime.Build.Descriptions;
using Lambda.Runtime.Build.Errors;
using Lambda.Runtime.Build.Templates;

namespace Lambda.Runtime.Build.Tests;

/// <summary>What templates contain for handlers of services that invoke functions asynchronously, of Kafka topics, and of delivery streams.</summary>
public sealed class EventTemplateTests
{
    /// <summary>Each of these sources, with and without a name, and handlers that share one.</summary>
    internal static readonly HandlerDescription[] Handlers =
    [
        Handler("Announce", "Sns", "orders"), Handler("Audit", "Sns", "orders"), Handler("Alarm", "Sns", null),
        Handler("Thumb", "S3", "uploads"), Handler("Scan", "S3", "uploads"), Handler("Store_It", "S3", null),
        Handler("Confirm", "EventBridge", "order-placed"), Handler("Quote", "EventBridge", "it's \"${x}\" %{y} $z"), Handler("Any", "EventBridge", null),
        Handler("Clean", "Schedule", "rate(1 hour)"), Handler("Tidy", "Schedule", "rate(1 hour)"), Handler("Report", "Schedule", null),
        Handler("Price", "Kafka", "prices"), Handler("Rate", "Kafka", null),
        Handler("Mask", "Firehose", "visits"), Handler("Hide", "Firehose", "visits"), Handler("Sort", "Firehose", null),
        Handler("Watch", "Logs", "/app/shop"), Handler("Look", "Logs", null),
        Handler("Purge", "Schedule", "rate(1 day)") with { EventType = "Job" },
        Handler("Read", "Logs", "/app/json") with { PayloadType = "Entry", Payload = """{"id":1}""" },
    ];

    [Fact]
    public void Sam_HasTopicAndItsSubscription()
    {
        string text = Write("sam", Handler("Announce", "Sns", "orders"));
        Assert.Contains(
            """
              OrdersTopicArn:
                Type: String
                Default: ""
                Description: "The ARN of a topic that exists; without it, the topic orders is created"

            Conditions:
              CreateOrdersTopic: !Equals [!Ref OrdersTopicArn, ""]

            Resources:

            """,
            text,
            StringComparison.Ordinal);
        Assert.Contains(
            """
                  Events:
                    OrdersTopic:
                      Type: SNS
                      Properties:
                        Topic: !If [CreateOrdersTopic, !Ref OrdersTopic, !Ref OrdersTopicArn]
                        RedrivePolicy:
                          deadLetterTargetArn: !GetAtt AnnounceFunctionFailures.Arn # gets messages for which SNS cannot invoke the function
                  EventInvokeConfig:
                    MaximumRetryAttempts: 2 # attempts after the first, at most 2
                    MaximumEventAgeInSeconds: 21600 # 6 hours, the maximum
                    DestinationConfig:
                      OnFailure: # gets events that were not processed, with the error
                        Type: SQS
                        Destination: !GetAtt AnnounceFunctionFailures.Arn

            """,
            text,
            StringComparison.Ordinal);
        Assert.Contains("\n  OrdersTopic:\n    Type: AWS::SNS::Topic\n    Condition: CreateOrdersTopic\n", text, StringComparison.Ordinal);
        Assert.Contains("      TopicName: !Sub \"${Prefix}orders\"\n", text, StringComparison.Ordinal);
        Assert.Contains("QueueName: !Sub \"${Prefix}Shop-failures\"\n", text, StringComparison.Ordinal);
        Assert.Contains("Service: sns.amazonaws.com\n", text, StringComparison.Ordinal);
    }

    /// <summary>A bucket needs the permission, which has the ARN of the bucket. A reference in both directions would be a circular dependency.</summary>
    [Fact]
    public void Sam_HasBucketWithoutCircularDependency()
    {
        string text = Write("sam", Handler("Thumb", "S3", "uploads"));
        Assert.Contains(
            """
              UploadsBucket:
                Type: AWS::S3::Bucket
                DependsOn: [ThumbFunctionPermission] # S3 checks whether it can invoke the function
                Properties:
                  BucketName: !Sub "${Prefix}uploads"
                  NotificationConfiguration:
                    LambdaConfigurations:
                      - Event: s3:ObjectCreated:* # s3:ObjectRemoved:* and others
                        Function: !GetAtt ThumbFunction.Arn
              ThumbFunctionPermission:
                Type: AWS::Lambda::Permission
                Properties:
                  Action: lambda:InvokeFunction
                  FunctionName: !Ref ThumbFunction
                  Principal: s3.amazonaws.com
                  SourceAccount: !Ref AWS::AccountId
                  SourceArn: !Sub "arn:${AWS::Partition}:s3:::${Prefix}uploads" # not !GetAtt, because the bucket depends on this permission

            """,
            text,
            StringComparison.Ordinal);
        Assert.DoesNotContain("UploadsBucket.Arn", text, StringComparison.Ordinal);
        Assert.DoesNotContain("!Ref UploadsBucket", text, StringComparison.Ordinal);
    }

    /// <summary>S3 rejects two notifications of one bucket for the same objects and events, and a name is taken in all accounts.</summary>
    [Fact]
    public void HandlersOfOneBucket_GetTheirOwnObjects()
    {
        HandlerDescription[] handlers = [Handler("Thumb", "S3", "uploads"), Handler("Scan", "S3", "uploads"), Handler("Store_It", "S3", null)];
        string sam = Write("sam", handlers);
        Assert.Equal(2, sam.Split("    Type: AWS::S3::Bucket\n").Length - 1);
        Assert.Contains("DependsOn: [ThumbFunctionPermission, ScanFunctionPermission]", sam, StringComparison.Ordinal);
        Assert.Contains("                  - Name: prefix\n                    Value: \"scan/\"\n", sam, StringComparison.Ordinal);
        Assert.Contains("BucketName: !Sub \"${Prefix}shop-store-it-${AWS::AccountId}\"\n", sam, StringComparison.Ordinal);
        string terraform = Write("terraform", handlers);
        Assert.Contains("  depends_on = [aws_lambda_permission.ThumbFunction, aws_lambda_permission.ScanFunction]\n", terraform, StringComparison.Ordinal);
        Assert.Equal(2, terraform.Split("resource \"aws_s3_bucket_notification\"").Length - 1);
        Assert.Contains("bucket = \"${var.prefix}shop-store-it-${data.aws_caller_identity.current.account_id}\"\n", terraform, StringComparison.Ordinal);
        string script = Write("awscli", handlers);
        Assert.Contains(
            "\nstore_it_bucket=\"${prefix}shop-store-it-$(aws sts get-caller-identity --query=Account --output=text)\"\nbucket \"$store_it_bucket\"\n",
            script,
            StringComparison.Ordinal);
        Assert.Contains("Filter: {Key: {FilterRules: [{Name: 'prefix', Value: 'scan/'}]}}", script, StringComparison.Ordinal);
    }

    [Fact]
    public void Sam_HasRuleForDetailTypeOnBus()
    {
        string text = Write("sam", Handler("Confirm", "EventBridge", "order-placed"));
        Assert.Contains("  EventBus:\n    Type: String\n    Default: \"default\"\n", text, StringComparison.Ordinal);
        Assert.Contains(
            """
                    OrderPlacedRule:
                      Type: EventBridgeRule
                      Properties:
                        EventBusName: !Ref EventBus
                        Pattern:
                          detail-type: ["order-placed"]
                        DeadLetterConfig:
                          Arn: !GetAtt ConfirmFunctionFailures.Arn # gets events for which EventBridge cannot invoke the function

            """,
            text,
            StringComparison.Ordinal);
        Assert.Contains("aws:SourceArn: !GetAtt ConfirmFunctionOrderPlacedRule.Arn\n", text, StringComparison.Ordinal);
    }

    /// <summary>A rule for all events would get those of AWS's services, too.</summary>
    [Fact]
    public void HandlerWithoutDetailTypeOrExpression_HasParameter()
    {
        HandlerDescription[] handlers = [Handler("Any", "EventBridge", null), Handler("Report", "Schedule", null)];
        string sam = Write("sam", handlers);
        Assert.Contains("--parameter-overrides AnyRuleDetailType=<detail-type> ReportScheduleExpression=<expression>\n", sam, StringComparison.Ordinal);
        Assert.Contains("detail-type: [!Ref AnyRuleDetailType]\n", sam, StringComparison.Ordinal);
        Assert.Contains("ScheduleExpression: !Ref ReportScheduleExpression\n", sam, StringComparison.Ordinal);
        Assert.Contains(
            " -var any_rule_detail_type=<detail-type> -var report_schedule_expression=<expression>\n", Write("terraform", handlers), StringComparison.Ordinal);
        Assert.Contains(" ANY_RULE_DETAIL_TYPE=<detail-type> REPORT_SCHEDULE_EXPRESSION=<expression> bash deploy.sh\n", Write("awscli", handlers), StringComparison.Ordinal);
    }

    [Fact]
    public void Sam_HasScheduleForExpression() => Assert.Contains(
        """
                CleanSchedule:
                  Type: ScheduleV2
                  Properties:
                    Name: !Sub "${Prefix}Shop"
                    ScheduleExpression: "rate(1 hour)"
                    ScheduleExpressionTimezone: UTC # a name such as Europe/Berlin
                    DeadLetterConfig:
                      Arn: !GetAtt CleanFunctionFailures.Arn # gets events for which the schedule cannot invoke the function

        """,
        Write("sam", Handler("Clean", "Schedule", "rate(1 hour)")),
        StringComparison.Ordinal);

    /// <summary>Without one, the schedule would send an event that is not the handler's.</summary>
    [Theory]
    [InlineData("Job", "of Job")]
    [InlineData(null, "that the handler takes")]
    public void ScheduleOfHandlerWithPayload_NeedsInput(string? type, string described)
    {
        HandlerDescription handler = Handler("Purge", "Schedule", "rate(1 hour)") with { EventType = type };
        string sam = Write("sam", handler);
        Assert.Contains("--parameter-overrides PurgeScheduleInput=<json>\n", sam, StringComparison.Ordinal);
        Assert.Contains($"  PurgeScheduleInput:\n    Type: String\n    Description: \"The input of the schedule of Shop: the JSON {described}\"\n", sam, StringComparison.Ordinal);
        Assert.Contains(
            "UTC # a name such as Europe/Berlin\n            Input: !Ref PurgeScheduleInput # the event of each invocation, as JSON\n            DeadLetterConfig:\n",
            sam,
            StringComparison.Ordinal);
        string terraform = Write("terraform", handler);
        Assert.Contains(" -var purge_schedule_input=<json>\n", terraform, StringComparison.Ordinal);
        Assert.Contains("    input    = var.purge_schedule_input # the event of each invocation, as JSON\n\n    dead_letter_config {\n", terraform, StringComparison.Ordinal);
        Assert.Contains(" PURGE_SCHEDULE_INPUT=<json> bash deploy.sh\n", Write("awscli", handler), StringComparison.Ordinal);
    }

    [Fact]
    public void ScheduleOfHandlerWithoutPayload_HasNoInput()
    {
        HandlerDescription handler = Handler("Clean", "Schedule", "rate(1 hour)");
        Assert.DoesNotContain("CleanScheduleInput", Write("sam", handler), StringComparison.Ordinal);
        Assert.DoesNotContain("clean_schedule_input", Write("terraform", handler), StringComparison.Ordinal);
        Assert.DoesNotContain("CLEAN_SCHEDULE_INPUT", Write("awscli", handler), StringComparison.Ordinal);
    }

    [Fact]
    public void SchedulesWithTheSameExpression_AreTwo()
    {
        DeployedSource[] sources = [.. DeployedHandler.FromFunction(SourceTemplateTests.Shop(
            Handler("Clean", "Schedule", "rate(1 hour)"), Handler("Tidy", "Schedule", "rate(1 hour)"))).Select(static handler => handler.Source!)];
        Assert.Equal(["CleanSchedule", "TidySchedule"], sources.Select(static source => source.Id));
    }

    [Fact]
    public void Terraform_HasSubscriptionPermissionAndDeadLetterQueue()
    {
        string text = Write("terraform", Handler("Announce", "Sns", "orders"));
        Assert.Contains(
            """

            resource "aws_lambda_function_event_invoke_config" "AnnounceFunction" {
              function_name = aws_lambda_function.AnnounceFunction.function_name
              depends_on    = [aws_iam_role_policy.AnnounceFunctionFailures]

              maximum_retry_attempts       = 2     # attempts after the first, at most 2
              maximum_event_age_in_seconds = 21600 # 6 hours, the maximum

              destination_config {
                on_failure {
                  destination = aws_sqs_queue.AnnounceFunctionFailures.arn # gets events that were not processed, with the error
                }
              }
            }

            """,
            text,
            StringComparison.Ordinal);
        Assert.Contains(
            """

            resource "aws_sns_topic" "OrdersTopic" {
              count = var.orders_topic_arn == null ? 1 : 0
              name  = "${var.prefix}orders"
            }

            locals {
              orders_topic_arn = coalesce(var.orders_topic_arn, one(aws_sns_topic.OrdersTopic[*].arn))
            }

            resource "aws_lambda_permission" "AnnounceFunction" {
              function_name = aws_lambda_function.AnnounceFunction.function_name
              action        = "lambda:InvokeFunction"
              principal     = "sns.amazonaws.com"
              source_arn    = local.orders_topic_arn
            }

            """,
            text,
            StringComparison.Ordinal);
        Assert.EndsWith(
            """
            resource "aws_sns_topic_subscription" "AnnounceFunction" {
              topic_arn      = local.orders_topic_arn
              protocol       = "lambda"
              endpoint       = aws_lambda_function.AnnounceFunction.arn
              redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.AnnounceFunctionFailures.arn }) # gets messages for which SNS cannot invoke the function
            }

            """,
            text,
            StringComparison.Ordinal);
    }

    /// <summary>Terraform and S3 replace all notifications of a bucket at once.</summary>
    [Fact]
    public void Terraform_SaysThatNotificationsAreReplaced() => Assert.Contains(
        """
        # These are all notifications of the bucket: for one that exists, Terraform would remove the others.
        resource "aws_s3_bucket_notification" "UploadsBucket" {
          bucket     = aws_s3_bucket.UploadsBucket.id
          depends_on = [aws_lambda_permission.ThumbFunction]

          lambda_function {
            lambda_function_arn = aws_lambda_function.ThumbFunction.arn

            events = ["s3:ObjectCreated:*"] # s3:ObjectRemoved:* and others
          }
        }

        """,
        Write("terraform", Handler("Thumb", "S3", "uploads")),
        StringComparison.Ordinal);

    [Fact]
    public void DetailType_IsEscaped()
    {
        HandlerDescription handler = Handler("Quote", "EventBridge", "it's \"${x}\" %{y}");
        Assert.Contains("detail-type: [\"it's \\\"${x}\\\" %{y}\"]\n", Write("sam", handler), StringComparison.Ordinal);
        Assert.Contains("jsonencode({ \"detail-type\" = [\"it's \\\"$${x}\\\" %%{y}\"] })\n", Write("terraform", handler), StringComparison.Ordinal);
        Assert.Contains("'{\"detail-type\":[\"it'\\''s \\\"${x}\\\" %{y}\"]}'", Write("awscli", handler), StringComparison.Ordinal);
    }

    /// <summary>Lambda accepts ReportBatchItemFailures for Kafka in provisioned mode only.</summary>
    [Fact]
    public void Kafka_HasProvisionedModeAndReportsFailures()
    {
        HandlerDescription handler = Handler("Price", "Kafka", "prices");
        Assert.Contains(
            """
                    PricesTopic:
                      Type: MSK
                      Properties:
                        Stream: !Ref KafkaClusterArn
                        Topics: ["prices"]
                        StartingPosition: TRIM_HORIZON # the oldest record; LATEST: only records from now on
                        BatchSize: 100 # records in an event, at most 10000
                        MaximumBatchingWindowInSeconds: 1 # seconds to wait until an event is full, at most 300
                        BisectBatchOnFunctionError: true # after an error, the two halves of an event are tried separately
                        MaximumRetryAttempts: 10 # at most 10000; -1 is 10, too, because there is an on-failure destination
                        ProvisionedPollerConfig: # provisioned mode, without which there is no ReportBatchItemFailures
                          MinimumPollers: 1 # pollers that always run
                          MaximumPollers: 10 # pollers at most, up to 2000
                        DestinationConfig:
                          OnFailure: # gets the position of records that were not processed
                            Type: SQS
                            Destination: !GetAtt PriceFunctionFailures.Arn
                        FunctionResponseTypes: [ReportBatchItemFailures] # without it, Lambda continues after records that have failed

            """,
            Write("sam", handler),
            StringComparison.Ordinal);
        string terraform = Write("terraform", handler);
        Assert.Contains(" -var kafka_cluster_arn=<arn>\n", terraform, StringComparison.Ordinal);
        Assert.Contains("\"${replace(var.kafka_cluster_arn, \":cluster/\", \":topic/\")}/prices\",\n", terraform, StringComparison.Ordinal);
        Assert.Contains("  provisioned_poller_config {\n    minimum_pollers = 1  # ", terraform, StringComparison.Ordinal);
        Assert.Contains("AWSLambdaMSKExecutionRole", terraform, StringComparison.Ordinal);
        Assert.EndsWith(
            "connect \"${prefix}Shop\" \"$KAFKA_CLUSTER_ARN\" \"--starting-position=$starting_position --topics=prices\" \"${options[@]}\"\n",
            Write("awscli", handler),
            StringComparison.Ordinal);
    }

    [Fact]
    public void DeliveryStream_InvokesItsFirstHandler()
    {
        HandlerDescription[] handlers = [Handler("Mask", "Firehose", "visits"), Handler("Hide", "Firehose", "visits")];
        string sam = Write("sam", handlers);
        Assert.Contains("    Type: AWS::KinesisFirehose::DeliveryStream\n    Properties:\n      DeliveryStreamName: !Sub \"${Prefix}visits\"\n", sam, StringComparison.Ordinal);
        Assert.Contains("                - ParameterName: LambdaArn\n                  ParameterValue: !GetAtt MaskFunction.Arn\n", sam, StringComparison.Ordinal);
        Assert.Contains("      # a delivery stream has one function, and visits has another.\n", sam, StringComparison.Ordinal);
        Assert.Contains("BucketARN: !Ref VisitsStreamBucketArn\n", sam, StringComparison.Ordinal);
        Assert.Contains("\n# Shop-Hide: a delivery stream has one function, and visits has another.\n", Write("terraform", handlers), StringComparison.Ordinal);
        Assert.EndsWith(
            "\ntransform \"${prefix}Shop-Mask\" \"${prefix}visits\" \"$VISITS_STREAM_BUCKET_ARN\"\n\n# Shop-Hide: a delivery stream has one function, and visits has another.\n",
            Write("awscli", handlers),
            StringComparison.Ordinal);
    }

    [Fact]
    public void LogGroup_IsADefaultThatAStageCanReplace()
    {
        HandlerDescription handler = Handler("Watch", "Logs", "/app/shop");
        string sam = Write("sam", handler);
        Assert.Contains("  AppShopLogsGroup:\n    Type: String\n    Default: \"/app/shop\"\n", sam, StringComparison.Ordinal);
        Assert.Contains("LogGroupName: !Ref AppShopLogsGroup\n            FilterPattern: \"\" # all log events; ERROR: only those with this word\n", sam, StringComparison.Ordinal);
        Assert.Contains("source_arn    = \"${data.aws_cloudwatch_log_group.AppShopLogs.arn}:*\"\n", Write("terraform", handler), StringComparison.Ordinal);
        Assert.Contains("\napp_shop_logs_group=${APP_SHOP_LOGS_GROUP:-/app/shop} # ", Write("awscli", handler), StringComparison.Ordinal);
    }

    /// <summary>One line that is not JSON would fail the invocation for all of them.</summary>
    [Theory]
    [InlineData("""{"id":1,"level":"text"}""", "id")]
    [InlineData("""{"@timestamp":"text"}""", "level")]
    [InlineData("[1]", "level")]
    [InlineData("{}", "level")]
    [InlineData(null, "level")]
    public void LogsOfHandlerWithJsonPayload_AreLinesOfJson(string? payload, string member)
    {
        HandlerDescription handler = Handler("Watch", "Logs", "/app/shop") with { PayloadType = "Entry", Payload = payload };
        string comment = $" # lines of JSON with the member {member}; with \"\", lines that are not JSON fail the invocation, unless OnPoison = PoisonAction.Drop\n";
        Assert.Contains($"            FilterPattern: \"{{ $.{member} = \\\"*\\\" }}\"{comment}", Write("sam", handler), StringComparison.Ordinal);
        Assert.Contains($"  filter_pattern  = \"{{ $.{member} = \\\"*\\\" }}\"{comment}", Write("terraform", handler), StringComparison.Ordinal);
        Assert.Contains($"pattern='{{ $.{member} = \"*\" }}'{comment}", Write("awscli", handler), StringComparison.Ordinal);
    }

    /// <summary>Each invocation writes log events, which would cause the next one.</summary>
    [Theory]
    [InlineData("/aws/lambda/Shop-Watch", "/app/shop", "")]
    [InlineData("/aws/lambda/Shop-Look", "/aws/lambda/Shop-Watch", "Shop-Look")]
    [InlineData("/aws/lambda/Shop-Look", "/aws/lambda/Shop-Look", null)]
    [InlineData("/aws/lambda/Shop-Look", "/app/shop", null)]
    [InlineData("/aws/lambda/shop-watch", null, null)]
    [InlineData(null, null, null)]
    public void FunctionThatGetsItsOwnLogs_IsFound(string? watched, string? looked, string? others)
    {
        IReadOnlyList<DeployedHandler> handlers = DeployedHandler.FromFunction(SourceTemplateTests.Shop(Handler("Watch", "Logs", watched), Handler("Look", "Logs", looked)));
        IReadOnlyList<string>? found = LogsLoop.Find(handlers, handlers[0]);
        Assert.Equal(others, found is null ? null : string.Join(',', found));
    }

    [Fact]
    public void FunctionThatGetsItsOwnLogs_IsAnErrorWithBothNames()
    {
        BuildError error = BuildErrors.LogsOfItself("Watch", "Shop-Watch", "/aws/lambda/Shop-Watch", []);
        Assert.Equal("LAMBDA146", error.Code.Id);
        Assert.Equal(
            "The handler Watch takes the log events of '/aws/lambda/Shop-Watch', and is deployed as the function Shop-Watch, which writes to it. "
            + "So each invocation would cause another, without an end. Set LogGroup to the log group of another program.",
            error.Message);
        Assert.Contains(
            "Shop-Watch, whose log events cause some of Shop-Look there. ",
            BuildErrors.LogsOfItself("Watch", "Shop-Watch", "/aws/lambda/Shop-Look", ["Shop-Look"]).Message,
            StringComparison.Ordinal);
    }

    /// <summary>Without one, an account has one stage.</summary>
    [Fact]
    public void Names_BeginWithThePrefix()
    {
        Assert.Contains(
            "  Prefix:\n    Type: String\n    Default: \"\"\n    AllowedPattern: \"[a-z0-9-]*\"\n"
            + "    ConstraintDescription: \"expected lowercase letters, digits and hyphens, because it begins the name of a bucket\"\n    Description: \"What all names begin with, such as dev-\"\n",
            Write("sam", Handlers),
            StringComparison.Ordinal);
        string[] sam = ["QueueName: ", "FunctionName: ", "TopicName: ", "BucketName: ", "DeliveryStreamName: ", "Name: "];
        AssertAll(Write("sam", Handlers), sam, "!Sub \"${Prefix}", "!Ref ", "prefix");
        AssertAll(Write("terraform", Handlers), ["name  ", "name = ", "function_name    = ", "bucket = "], "\"${var.prefix}", "= var.", "= aws_");
        AssertAll(Write("awscli", Handlers), ["deploy ", "queue ", "connect ", "subscribe ", "rule ", "schedule ", "transform ", "filter "], "\"${prefix}");

        static void AssertAll(string text, string[] starts, params string[] parts)
        {
            string[] lines = [.. text.Split('\n').Select(static line => line.Trim()).Where(line => starts.Any(start => line.StartsWith(start, StringComparison.Ordinal)))];
            Assert.True(lines.Length > 30, text);
            Assert.All(lines, line => Assert.True(parts.Any(part => line.Contains(part, StringComparison.Ordinal)), line));
        }
    }

    /// <summary>The names of buckets have no capital letters.</summary>
    [Theory]
    [InlineData("S3", "[a-z0-9-]*", "lowercase letters, digits and hyphens, because it begins the name of a bucket")]
    [InlineData("Sqs", "[A-Za-z0-9-]*", "letters, digits and hyphens")]
    public void Prefix_FitsIntoTheNames(string source, string pattern, string description)
    {
        HandlerDescription handler = Handler("Thumb", source, "uploads");
        Assert.Contains($"    AllowedPattern: \"{pattern}\"\n    ConstraintDescription: \"expected {description}\"\n", Write("sam", handler), StringComparison.Ordinal);
        Assert.Contains(
            $"    condition     = can(regex(\"^{pattern}$\", var.prefix))\n    error_message = \"The prefix must be {description}.\"\n",
            Write("terraform", handler),
            StringComparison.Ordinal);
    }

    /// <summary>Each file says which version of the provider it needs: 5.26 is the first with the runtime, and 5.80 has provisioned mode.</summary>
    [Theory]
    [InlineData("Schedule", "5.26")]
    [InlineData("Kafka", "5.80")]
    public void Terraform_RequiresTheVersionOfItsResources(string source, string version)
    {
        string terraform = Write("terraform", Handler("Price", source, source == "Kafka" ? "prices" : "rate(1 minute)"), Handler("Thumb", "S3", "pictures"));
        Assert.Contains($"    aws = {{\n      source  = \"hashicorp/aws\"\n      version = \">= {version}\"\n    }}\n", terraform, StringComparison.Ordinal);
    }

    private static HandlerDescription Handler(string name, string source, string? sourceName) => SourceTemplateTests.Handler(name, source, sourceName);

    private static string Write(string template, params HandlerDescription[] handlers) =>
        DeployTemplate.Find(template)!.Write(SourceTemplateTests.Shop(handlers), "bin/Shop.zip");
}
