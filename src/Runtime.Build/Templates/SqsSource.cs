namespace Lambda.Runtime.Build.Templates;

/// <summary>Amazon SQS. The template creates the queue and its dead-letter queue.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html</remarks>
internal sealed class SqsSource() : EventSource("SQS", "Queue", isCreated: true)
{
    /// <summary>The managed policy that allows a role to receive and delete messages.</summary>
    private const string Policy = "AWSLambdaSQSQueueExecutionRole";

    private const string ResponseTypesComment = "without it, Lambda deletes the messages that have failed, too";

    private const string ConcurrencyComment = "environments that process the queue at the same time: 2 to 1000";

    public static SqsSource Instance { get; } = new();

    public override string AddSam(SamParts template, DeployedHandler handler, DeployedSource source, SqsQueues queues)
    {
        SqsQueue queue = queues.ForSource(source);
        queue.AddSam(template.Resources);
        return $"""
                  Events:
                    {source.Id}:
                      Type: SQS
                      Properties:
                        Queue: !GetAtt {queue.Id}.Arn
            {CommentedLine.ToYaml("            ", Batch(queue, "BatchSize", "MaximumBatchingWindowInSeconds"))}            ScalingConfig:
                          MaximumConcurrency: 10 # {ConcurrencyComment}
                        FunctionResponseTypes: [ReportBatchItemFailures] # {ResponseTypesComment}

            """;
    }

    public override void AddTerraform(TerraformParts template, DeployedHandler handler, DeployedSource source, SqsQueues queues)
    {
        SqsQueue queue = queues.ForSource(source);
        queue.AddTerraform(template.Resources);
        TerraformRole.AddPolicy(template.Resources, Policy);
        CommentedLine responses = new("function_response_types", "[\"ReportBatchItemFailures\"]", ResponseTypesComment);
        template.Resources.Add($$"""

            resource "aws_lambda_event_source_mapping" "{{handler.Id}}" {
              event_source_arn = aws_sqs_queue.{{queue.Id}}.arn
              function_name    = aws_lambda_function.{{handler.Id}}.arn
              depends_on       = [aws_iam_role_policy_attachment.{{Policy}}]

            {{CommentedLine.ToTerraform("  ", [.. Batch(queue, "batch_size", "maximum_batching_window_in_seconds"), responses])}}
              scaling_config {
                maximum_concurrency = 10 # {{ConcurrencyComment}}
              }
            }

            """);
    }

    public override void AddAwsCli(AwsCliParts script, DeployedHandler handler, DeployedSource source, SqsQueues queues)
    {
        SqsQueue queue = queues.ForSource(source);
        queue.AddAwsCli(script);
        script.Functions.Add(AwsCliFunctions.Mappings);
        CommentedLine[] options =
        [
            .. Batch(queue, "batch-size", "maximum-batching-window-in-seconds"),
            new("scaling-config", "MaximumConcurrency=10", ConcurrencyComment),
            new("function-response-types", "ReportBatchItemFailures", ResponseTypesComment),
        ];
        script.Connections.Add($$"""

            attach {{handler.BashName}} {{Policy}}
            options=(
            {{CommentedLine.ToOptions("    ", options)}})
            connect {{handler.BashName}} "${{queue.Variable}}" "" "${options[@]}"

            """);
    }

    /// <summary>A FIFO queue has no batching window, and a batch of it has at most 10 messages.</summary>
    private static CommentedLine[] Batch(SqsQueue queue, string size, string window) => queue.IsFifo
        ? [new(size, "10", "messages in an event, at most 10")]
        :
        [
            new(size, "10", "messages in an event; more than 10, at most 10000, require a batching window"),
            new(window, "0", "seconds to wait until an event is full, at most 300"),
        ];
}
