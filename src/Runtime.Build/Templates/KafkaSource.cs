namespace Lambda.Runtime.Build.Templates;

/// <summary>
/// Kafka topics of Amazon MSK. The cluster exists, and a parameter has its ARN. The mapping has provisioned mode, without which Lambda ignores the list of failures.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/lambda/latest/dg/msk-esm-parameters.html,
/// https://docs.aws.amazon.com/lambda/latest/dg/kafka-retry-configurations.html,
/// https://docs.aws.amazon.com/lambda/latest/dg/msk-permissions.html
/// </remarks>
internal sealed class KafkaSource() : EventSource("MSK", "Topic", isCreated: false)
{
    private const string Policy = "AWSLambdaMSKExecutionRole";

    private const string ClusterDescription = "ARN of the MSK cluster, which this command prints: aws kafka list-clusters-v2 --query ClusterInfoList[].ClusterArn --output text";
    private const string AccessComment = "for a cluster with IAM access control";
    private const string StartComment = "the oldest record; LATEST: only records from now on";
    private const string BisectComment = "after an error, the two halves of an event are tried separately";
    private const string PollersComment = "provisioned mode, without which there is no ReportBatchItemFailures";
    private const string FailuresComment = "gets the position of records that were not processed";
    private const string ResponseTypesComment = "without it, Lambda continues after records that have failed";

    private static readonly string[] _actions = [.. new[]
    {
        "Connect", "DescribeClusterDynamicConfiguration", "DescribeTopic", "ReadData", "AlterGroup", "DescribeGroup",
    }.Select(static action => $"kafka-cluster:{action}")];

    public static KafkaSource Instance { get; } = new();

    private static CommentedLine Minimum(string name) => new(name, "1", "pollers that always run");

    private static CommentedLine Maximum(string name) => new(name, "10", "pollers at most, up to 2000");

    public override string AddSam(SamParts template, DeployedHandler handler, DeployedSource source, SqsQueues queues)
    {
        const string cluster = "KafkaClusterArn";
        string parameter = $"{source.Id}Name";
        template.Require(cluster, "arn", $"The {ClusterDescription}");
        if (source.Name is null)
            template.Require(parameter, "topic", $"The {Describe(handler)}");
        string topic = source.Name is { } name ? TemplateText.Json(name) : $"!Ref {parameter}";
        SqsQueue failures = queues.ForFailuresOf(handler);
        failures.AddSam(template.Resources);
        CommentedLine[] values =
        [
            new("StartingPosition", "TRIM_HORIZON", StartComment),
            .. Batch("BatchSize", "MaximumBatchingWindowInSeconds"),
            new("BisectBatchOnFunctionError", "true", BisectComment),
            Retries("MaximumRetryAttempts"),
        ];
        return $"""
                  Policies: # {AccessComment}
                    - Version: "2012-10-17"
                      Statement:
                        - Effect: Allow
                          Action: [{string.Join(", ", _actions)}]
                          Resource:
                            - !Ref {cluster}
                            - !Join ["/", [!Join [":topic/", !Split [":cluster/", !Ref {cluster}]], {topic}]]
                            - !Join ["/", [!Join [":group/", !Split [":cluster/", !Ref {cluster}]], "*"]]
                  Events:
                    {source.Id}:
                      Type: {Type}
                      Properties:
                        Stream: !Ref {cluster}
                        Topics: [{topic}]
            {CommentedLine.ToYaml("            ", values)}            ProvisionedPollerConfig: # {PollersComment}
            {CommentedLine.ToYaml("              ", [Minimum("MinimumPollers"), Maximum("MaximumPollers")])}            DestinationConfig:
                          OnFailure: # {FailuresComment}
                            Type: SQS
                            Destination: !GetAtt {failures.Id}.Arn
                        FunctionResponseTypes: [ReportBatchItemFailures] # {ResponseTypesComment}

            """;
    }

    public override void AddTerraform(TerraformParts template, DeployedHandler handler, DeployedSource source, SqsQueues queues)
    {
        template.RequireProvider(5, 80); // has provisioned_poller_config
        const string cluster = "var.kafka_cluster_arn";
        string variable = $"{source.Variable}_name";
        template.Require("kafka_cluster_arn", "arn", $"The {ClusterDescription}");
        if (source.Name is null)
            template.Require(variable, "topic", $"The {Describe(handler)}");
        string topic = source.Name is { } name ? TemplateText.Terraform(name) : $"var.{variable}";
        SqsQueue failures = queues.ForFailuresOf(handler);
        failures.AddTerraform(template.Resources);
        TerraformRole.AddPolicy(template.Resources, Policy);
        TerraformRole.AddSend(template.Resources, failures);
        string actions = string.Join(", ", _actions.Select(static action => $"\"{action}\""));
        string access = $"{handler.Id}Cluster";
        template.Resources.Add($$"""

            # {{char.ToUpperInvariant(AccessComment[0])}}{{AccessComment[1..]}}.
            resource "aws_iam_role_policy" "{{access}}" {
              name = {{PrefixedName.ToTerraform($"{handler.FunctionName}-cluster")}}
              role = {{TerraformRole.Name}}
              policy = jsonencode({
                Version = "2012-10-17"
                Statement = [{
                  Effect = "Allow"
                  Action = [{{actions}}]
                  Resource = [
                    {{cluster}},
                    "${replace({{cluster}}, ":cluster/", ":topic/")}/{{(source.Name is null ? $"${{{topic}}}" : topic.Trim('"'))}}",
                    "${replace({{cluster}}, ":cluster/", ":group/")}/*",
                  ]
                }]
              })
            }

            """);
        CommentedLine[] values =
        [
            new("starting_position", "\"TRIM_HORIZON\"", StartComment),
            .. Batch("batch_size", "maximum_batching_window_in_seconds"),
            new("bisect_batch_on_function_error", "true", BisectComment),
            Retries("maximum_retry_attempts"),
            new("function_response_types", "[\"ReportBatchItemFailures\"]", ResponseTypesComment),
        ];
        template.Resources.Add($$"""

            resource "aws_lambda_event_source_mapping" "{{handler.Id}}" {
              event_source_arn = {{cluster}}
              topics           = [{{topic}}]
              function_name    = aws_lambda_function.{{handler.Id}}.arn
              depends_on       = [aws_iam_role_policy_attachment.{{Policy}}, aws_iam_role_policy.{{access}}, aws_iam_role_policy.{{failures.Id}}]

            {{CommentedLine.ToTerraform("  ", values)}}
              # {{PollersComment}}
              provisioned_poller_config {
            {{CommentedLine.ToTerraform("    ", Minimum("minimum_pollers"), Maximum("maximum_pollers"))}}  }

              destination_config {
                on_failure {
                  destination_arn = aws_sqs_queue.{{failures.Id}}.arn # {{FailuresComment}}
                }
              }
            }

            """);
    }

    public override void AddAwsCli(AwsCliParts script, DeployedHandler handler, DeployedSource source, SqsQueues queues)
    {
        const string cluster = "KAFKA_CLUSTER_ARN";
        string variable = $"{source.Variable.ToUpperInvariant()}_NAME";
        script.Require(cluster, "arn", ClusterDescription);
        if (source.Name is null)
            script.Require(variable, "topic", Describe(handler));
        string topic = source.Name ?? $"${variable}";
        SqsQueue failures = queues.ForFailuresOf(handler);
        failures.AddAwsCli(script);
        script.Functions.Add(AwsCliFunctions.Grants);
        script.Functions.Add(AwsCliFunctions.Mappings);
        CommentedLine[] options =
        [
            .. Batch("batch-size", "maximum-batching-window-in-seconds"),
            new("bisect-batch-on-function-error", "", BisectComment),
            Retries("maximum-retry-attempts"),
            new("provisioned-poller-config", "MinimumPollers=1,MaximumPollers=10", PollersComment),
            new("destination-config", $"OnFailure={{Destination=${failures.Variable}}}", FailuresComment),
            new("function-response-types", "ReportBatchItemFailures", ResponseTypesComment),
        ];
        script.Connections.Add($$"""

            attach {{handler.BashName}} {{Policy}}
            grant {{handler.BashName}} failures sqs:SendMessage "${{failures.Variable}}"
            grant {{handler.BashName}} cluster {{string.Join(',', _actions)}} \
                "${{cluster}},${{{cluster}}/:cluster\//:topic/}/{{topic}},${{{cluster}}/:cluster\//:group/}/*" # {{AccessComment}}
            starting_position=TRIM_HORIZON # {{StartComment}}
            options=(
            {{CommentedLine.ToOptions("    ", options)}})
            connect {{handler.BashName}} "${{cluster}}" "--starting-position=$starting_position --topics={{topic}}" "${options[@]}"

            """);
    }

    private static CommentedLine Retries(string name) => new(name, "10", "at most 10000; -1 is 10, too, because there is an on-failure destination");

    private static CommentedLine[] Batch(string size, string window) =>
    [
        new(size, "100", "records in an event, at most 10000"),
        new(window, "1", "seconds to wait until an event is full, at most 300"),
    ];

    private static string Describe(DeployedHandler handler) => $"name of the topic whose records {handler.FunctionName} processes";
}
