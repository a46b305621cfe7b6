namespace Lambda.Runtime.Build.Templates;

/// <summary>
/// Kinesis data streams and the streams of DynamoDB's tables. They exist: the template has a parameter for the ARN, and creates a queue for what
/// cannot be processed.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html,
/// https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html
/// </remarks>
/// <param name="type">SAM's type of the event.</param>
/// <param name="noun">What identifiers of the stream or table end with.</param>
/// <param name="end">What follows them in the name of the parameter for the ARN.</param>
/// <param name="policy">The managed policy that allows a role to read it.</param>
/// <param name="description">What has the ARN.</param>
/// <param name="command">A command that prints the ARN, without the name at its end.</param>
internal sealed class StreamSource(string type, string noun, string end, string policy, string description, string command) : EventSource(type, noun, isCreated: false)
{
    private const string StartComment = "the oldest record; LATEST: only records from now on";
    private const string BisectComment = "after an error, the two halves of an event are tried separately";
    private const string FailuresComment = "gets the position of records that were not processed";
    private const string ResponseTypesComment = "without it, Lambda continues after records that have failed";

    public static StreamSource Kinesis { get; } = new(
        "Kinesis", "Stream", "", "AWSLambdaKinesisExecutionRole", "the Kinesis stream",
        "aws kinesis describe-stream-summary --query StreamDescriptionSummary.StreamARN --output text --stream-name");

    public static StreamSource DynamoDb { get; } = new(
        "DynamoDB", "Table", "Stream", "AWSLambdaDynamoDBExecutionRole", "the stream of the DynamoDB table",
        "aws dynamodb describe-table --query Table.LatestStreamArn --output text --table-name");

    public override string AddSam(SamParts template, DeployedHandler handler, DeployedSource source, SqsQueues queues)
    {
        string parameter = $"{source.Id}{end}Arn";
        template.Require(parameter, "arn", $"The {Describe(handler, source)}");
        SqsQueue failures = queues.ForFailuresOf(handler);
        failures.AddSam(template.Resources);
        CommentedLine[] values =
        [
            new("StartingPosition", "TRIM_HORIZON", StartComment),
            .. Batch("BatchSize", "MaximumBatchingWindowInSeconds", "ParallelizationFactor"),
            new("BisectBatchOnFunctionError", "true", BisectComment),
            .. Limits("MaximumRetryAttempts", "MaximumRecordAgeInSeconds"),
        ];
        return $"""
                  Events:
                    {source.Id}:
                      Type: {Type}
                      Properties:
                        Stream: !Ref {parameter}
            {CommentedLine.ToYaml("            ", values)}            DestinationConfig:
                          OnFailure: # {FailuresComment}
                            Type: SQS
                            Destination: !GetAtt {failures.Id}.Arn
                        FunctionResponseTypes: [ReportBatchItemFailures] # {ResponseTypesComment}

            """;
    }

    public override void AddTerraform(TerraformParts template, DeployedHandler handler, DeployedSource source, SqsQueues queues)
    {
        string variable = VariableOf(source);
        SqsQueue failures = queues.ForFailuresOf(handler);
        CommentedLine[] values =
        [
            new("starting_position", "\"TRIM_HORIZON\"", StartComment),
            .. Batch("batch_size", "maximum_batching_window_in_seconds", "parallelization_factor"),
            new("bisect_batch_on_function_error", "true", BisectComment),
            .. Limits("maximum_retry_attempts", "maximum_record_age_in_seconds"),
            new("function_response_types", "[\"ReportBatchItemFailures\"]", ResponseTypesComment),
        ];
        template.Require(variable, "arn", $"The {Describe(handler, source)}");
        failures.AddTerraform(template.Resources);
        TerraformRole.AddPolicy(template.Resources, policy);
        TerraformRole.AddSend(template.Resources, failures);
        template.Resources.Add($$"""

            resource "aws_lambda_event_source_mapping" "{{handler.Id}}" {
              event_source_arn = var.{{variable}}
              function_name    = aws_lambda_function.{{handler.Id}}.arn
              depends_on       = [aws_iam_role_policy_attachment.{{policy}}, aws_iam_role_policy.{{failures.Id}}]

            {{CommentedLine.ToTerraform("  ", values)}}
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
        string variable = VariableOf(source).ToUpperInvariant();
        SqsQueue failures = queues.ForFailuresOf(handler);
        CommentedLine[] options =
        [
            .. Batch("batch-size", "maximum-batching-window-in-seconds", "parallelization-factor"),
            new("bisect-batch-on-function-error", "", BisectComment),
            .. Limits("maximum-retry-attempts", "maximum-record-age-in-seconds"),
            new("destination-config", $"OnFailure={{Destination=${failures.Variable}}}", FailuresComment),
            new("function-response-types", "ReportBatchItemFailures", ResponseTypesComment),
        ];
        script.Require(variable, "arn", Describe(handler, source));
        failures.AddAwsCli(script);
        script.Functions.Add(AwsCliFunctions.Grants);
        script.Functions.Add(AwsCliFunctions.Mappings);
        script.Connections.Add($$"""

            attach {{handler.BashName}} {{policy}}
            grant {{handler.BashName}} failures sqs:SendMessage "${{failures.Variable}}"
            starting_position=TRIM_HORIZON # {{StartComment}}
            options=(
            {{CommentedLine.ToOptions("    ", options)}})
            connect {{handler.BashName}} "${{variable}}" "--starting-position=$starting_position" "${options[@]}"

            """);
    }

    private static CommentedLine[] Batch(string size, string window, string factor) =>
    [
        new(size, "100", "records in an event, at most 10000"),
        new(window, "0", "seconds to wait until an event is full, at most 300"),
        new(factor, "1", "events of a shard that are processed at the same time, at most 10"),
    ];

    /// <summary>By default there are no limits: Lambda repeats a record that fails until it expires, and the later records of the shard wait.</summary>
    private static CommentedLine[] Limits(string attempts, string age) =>
    [
        new(attempts, "10", "-1: a record that fails stops its shard until it expires"),
        new(age, "82800", "23 hours, because a stream keeps records for 24 hours by default"),
    ];

    private string VariableOf(DeployedSource source) => end.Length == 0 ? $"{source.Variable}_arn" : $"{source.Variable}_{end.ToLowerInvariant()}_arn";

    private string Describe(DeployedHandler handler, DeployedSource source) => source.Name is { } name
        ? $"ARN of {description} {name}, which this command prints: {command} {name}"
        : $"ARN of {description} whose records {handler.FunctionName} processes";
}
