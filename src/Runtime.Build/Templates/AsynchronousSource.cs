namespace Lambda.Runtime.Build.Templates;

/// <summary>
/// A service that invokes functions asynchronously. Lambda repeats an invocation that fails, and then sends the event to a queue, which the template creates. The same queue gets
/// what the service cannot deliver to Lambda.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html</remarks>
/// <inheritdoc cref="EventSource(string, string, bool)"/>
internal abstract class AsynchronousSource(string type, string noun, bool isCreated) : EventSource(type, noun, isCreated)
{
    private const string RetriesComment = "attempts after the first, at most 2";
    private const string AgeComment = "6 hours, the maximum";
    private const string FailuresComment = "gets events that were not processed, with the error";

    public sealed override string AddSam(SamParts template, DeployedHandler handler, DeployedSource source, SqsQueues queues)
    {
        SqsQueue failures = queues.ForFailuresOf(handler);
        failures.AddSam(template.Resources);
        CommentedLine[] values = [new("MaximumRetryAttempts", "2", RetriesComment), new("MaximumEventAgeInSeconds", "21600", AgeComment)];
        return $"""
            {ConnectSam(template, handler, source, queues, failures)}      EventInvokeConfig:
            {CommentedLine.ToYaml("        ", values)}        DestinationConfig:
                      OnFailure: # {FailuresComment}
                        Type: SQS
                        Destination: !GetAtt {failures.Id}.Arn

            """;
    }

    /// <remarks>https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function_event_invoke_config</remarks>
    public sealed override void AddTerraform(TerraformParts template, DeployedHandler handler, DeployedSource source, SqsQueues queues)
    {
        SqsQueue failures = queues.ForFailuresOf(handler);
        failures.AddTerraform(template.Resources);
        TerraformRole.AddSend(template.Resources, failures);
        CommentedLine[] values = [new("maximum_retry_attempts", "2", RetriesComment), new("maximum_event_age_in_seconds", "21600", AgeComment)];
        template.Resources.Add($$"""

            resource "aws_lambda_function_event_invoke_config" "{{handler.Id}}" {
              function_name = aws_lambda_function.{{handler.Id}}.function_name
              depends_on    = [aws_iam_role_policy.{{failures.Id}}]

            {{CommentedLine.ToTerraform("  ", values)}}
              destination_config {
                on_failure {
                  destination = aws_sqs_queue.{{failures.Id}}.arn # {{FailuresComment}}
                }
              }
            }

            """);
        ConnectTerraform(template, handler, source, queues, failures);
    }

    public sealed override void AddAwsCli(AwsCliParts script, DeployedHandler handler, DeployedSource source, SqsQueues queues)
    {
        SqsQueue failures = queues.ForFailuresOf(handler);
        failures.AddAwsCli(script);
        script.Functions.Add(AwsCliFunctions.Grants);
        script.Functions.Add(AwsCliConnections.Invocations);
        CommentedLine[] options =
        [
            new("maximum-retry-attempts", "2", RetriesComment),
            new("maximum-event-age-in-seconds", "21600", AgeComment),
            new("destination-config", $"OnFailure={{Destination=${failures.Variable}}}", FailuresComment),
        ];
        script.Connections.Add($$"""

            grant {{handler.BashName}} failures sqs:SendMessage "${{failures.Variable}}"
            options=(
            {{CommentedLine.ToOptions("    ", options)}})
            retry "permissions to call SendMessage" aws lambda put-function-event-invoke-config --function-name={{handler.BashName}} "${options[@]}"

            """);
        ConnectAwsCli(script, handler, source, queues, failures);
    }

    /// <summary>Adds what connects the source to the function.</summary>
    /// <returns>What belongs to the properties of the function.</returns>
    protected abstract string ConnectSam(SamParts template, DeployedHandler handler, DeployedSource source, SqsQueues queues, SqsQueue failures);

    /// <inheritdoc cref="ConnectSam"/>
    protected abstract void ConnectTerraform(TerraformParts template, DeployedHandler handler, DeployedSource source, SqsQueues queues, SqsQueue failures);

    /// <inheritdoc cref="ConnectSam"/>
    protected abstract void ConnectAwsCli(AwsCliParts script, DeployedHandler handler, DeployedSource source, SqsQueues queues, SqsQueue failures);
}
