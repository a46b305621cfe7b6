namespace Lambda.Runtime.Build.Templates;

/// <summary>Amazon CloudWatch Logs. The template subscribes the function to a log group that exists.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html</remarks>
internal sealed class LogsSource() : AsynchronousSource("CloudWatchLogs", "Logs", isCreated: false)
{
    private const string PatternComment = "all log events; ERROR: only those with this word";

    public static LogsSource Instance { get; } = new();

    protected override string ConnectSam(SamParts template, DeployedHandler handler, DeployedSource source, SqsQueues queues, SqsQueue failures)
    {
        string parameter = $"{source.Id}Group";
        if (source.Name is { } name)
            template.Offer(parameter, name, $"The {Describe(handler)}");
        else
            template.Require(parameter, "log-group", $"The {Describe(handler)}");
        return $"""
                  Events:
                    {source.Id}:
                      Type: {Type}
                      Properties:
                        LogGroupName: !Ref {parameter}
                        FilterPattern: "" # {PatternComment}

            """;
    }

    protected override void ConnectTerraform(TerraformParts template, DeployedHandler handler, DeployedSource source, SqsQueues queues, SqsQueue failures)
    {
        string variable = $"{source.Variable}_group";
        if (source.Name is { } name)
            template.Offer(variable, name, $"The {Describe(handler)}");
        else
            template.Require(variable, "log-group", $"The {Describe(handler)}");
        template.Resources.Add($"\ndata \"aws_cloudwatch_log_group\" \"{source.Id}\" {{\n  name = var.{variable}\n}}\n");
        TerraformPermission.Add(template.Resources, handler, "logs", $"\"${{data.aws_cloudwatch_log_group.{source.Id}.arn}}:*\"");
        template.Resources.Add($$"""

            resource "aws_cloudwatch_log_subscription_filter" "{{handler.Id}}" {
              name            = {{PrefixedName.ToTerraform(handler.FunctionName)}}
              log_group_name  = var.{{variable}}
              filter_pattern  = "" # {{PatternComment}}
              destination_arn = aws_lambda_function.{{handler.Id}}.arn
              depends_on      = [aws_lambda_permission.{{handler.Id}}]
            }

            """);
    }

    protected override void ConnectAwsCli(AwsCliParts script, DeployedHandler handler, DeployedSource source, SqsQueues queues, SqsQueue failures)
    {
        script.Functions.Add(AwsCliConnections.Logs);
        string variable = $"{source.Variable}_group";
        if (source.Name is { } name)
            script.Variables.Add($"{variable}=${{{variable.ToUpperInvariant()}:-{name}}} # the {Describe(handler)}\n");
        else
            script.Require(variable.ToUpperInvariant(), "log-group", Describe(handler));
        script.Connections.Add($"""
            pattern='' # {PatternComment}
            filter {handler.BashName} "${(source.Name is null ? variable.ToUpperInvariant() : variable)}" "$pattern"

            """);
    }

    private static string Describe(DeployedHandler handler) => $"log group that {handler.FunctionName} processes, which exists and is not that of the function itself";
}
