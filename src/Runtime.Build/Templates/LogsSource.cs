namespace Lambda.Runtime.Build.Templates;

/// <summary>Amazon CloudWatch Logs. The template subscribes the function to a log group that exists.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html</remarks>
internal sealed class LogsSource() : AsynchronousSource("CloudWatchLogs", "Logs", isCreated: false)
{

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
                        FilterPattern: {TemplateText.Json(PatternOf(handler))} # {Comment(handler)}

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
              filter_pattern  = {{TemplateText.Terraform(PatternOf(handler))}} # {{Comment(handler)}}
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
            pattern={TemplateText.Bash(PatternOf(handler))} # {Comment(handler)}
            filter {handler.BashName} "${(source.Name is null ? variable.ToUpperInvariant() : variable)}" "$pattern"

            """);
    }

    /// <summary>A pattern for a member selects lines of JSON only. A line that is not JSON would fail the invocation for all lines.</summary>
    /// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html</remarks>
    private static string PatternOf(DeployedHandler handler) => handler.HasJsonPayload ? $"{{ $.{MemberOf(handler)} = \"*\" }}" : "";

    private static string Comment(DeployedHandler handler) => handler.HasJsonPayload
        ? $"lines of JSON with the member {MemberOf(handler)}; with \"\", lines that are not JSON fail the invocation, unless OnPoison = PoisonAction.Drop"
        : "all log events; ERROR: only those with this word";

    /// <summary>Other names need quotes in a pattern, so they are left to the user.</summary>
    private static string MemberOf(DeployedHandler handler) =>
        handler.PayloadMember is { Length: > 0 } member && member.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter == '_') ? member : "level";

    private static string Describe(DeployedHandler handler) => $"log group that {handler.FunctionName} processes, which exists and is not that of the function itself";
}
