namespace Lambda.Runtime.Build.Templates;

/// <summary>
/// Amazon EventBridge Scheduler, which AWS recommends instead of rules with a schedule. The template creates the schedule, and a role with which it invokes the
/// function.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/scheduler/latest/UserGuide/setting-up.html</remarks>
internal sealed class ScheduleSource() : AsynchronousSource("ScheduleV2", "Schedule", isCreated: false)
{
    private const string ZoneComment = "a name such as Europe/Berlin";
    private const string InputComment = "the event of each invocation, as JSON";
    private const string DefaultEvent = "Lambda.Runtime.Events.ScheduledEvent";
    private const string QueueComment = "gets events for which the schedule cannot invoke the function";

    public static ScheduleSource Instance { get; } = new();

    /// <summary>The attribute has an expression.</summary>
    public override bool HasName => false;

    protected override string ConnectSam(SamParts template, DeployedHandler handler, DeployedSource source, SqsQueues queues, SqsQueue failures)
    {
        string parameter = $"{source.Id}Expression";
        if (source.Name is null)
            template.Require(parameter, "expression", $"The {Describe(handler)}");
        string input = $"{source.Id}Input";
        if (HasInput(handler))
            template.Require(input, "json", $"The {DescribeInput(handler)}");
        return $"""
                  Events:
                    {source.Id}:
                      Type: {Type}
                      Properties:
                        Name: {PrefixedName.ToYaml(handler.FunctionName)}
                        ScheduleExpression: {(source.Name is { } expression ? TemplateText.Json(expression) : $"!Ref {parameter}")}
                        ScheduleExpressionTimezone: UTC # {ZoneComment}
            {(HasInput(handler) ? $"            Input: !Ref {input} # {InputComment}\n" : "")}            DeadLetterConfig:
                          Arn: !GetAtt {failures.Id}.Arn # {QueueComment}

            """;
    }

    protected override void ConnectTerraform(TerraformParts template, DeployedHandler handler, DeployedSource source, SqsQueues queues, SqsQueue failures)
    {
        string variable = $"{source.Variable}_expression";
        if (source.Name is null)
            template.Require(variable, "expression", $"The {Describe(handler)}");
        string input = $"{source.Variable}_input";
        if (HasInput(handler))
            template.Require(input, "json", $"The {DescribeInput(handler)}");
        string queue = $"aws_sqs_queue.{failures.Id}.arn";
        TerraformServiceRole.Add(template.Resources, source.Id, "scheduler");
        template.Resources.Add($$"""

            resource "aws_iam_role_policy" "{{source.Id}}" {
              role = aws_iam_role.{{source.Id}}.name
              policy = jsonencode({
                Version = "2012-10-17"
                Statement = [
                  { Effect = "Allow", Action = "lambda:InvokeFunction", Resource = aws_lambda_function.{{handler.Id}}.arn },
                  { Effect = "Allow", Action = "sqs:SendMessage", Resource = {{queue}} },
                ]
              })
            }

            resource "aws_scheduler_schedule" "{{handler.Id}}" {
              name       = {{PrefixedName.ToTerraform(handler.FunctionName)}}
              depends_on = [aws_iam_role_policy.{{source.Id}}]

              schedule_expression          = {{(source.Name is { } expression ? TemplateText.Terraform(expression) : $"var.{variable}")}}
              schedule_expression_timezone = "UTC" # {{ZoneComment}}

              flexible_time_window {
                mode = "OFF"
              }

              target {
                arn      = aws_lambda_function.{{handler.Id}}.arn
                role_arn = aws_iam_role.{{source.Id}}.arn
            {{(HasInput(handler) ? $"    input    = var.{input} # {InputComment}\n" : "")}}
                dead_letter_config {
                  arn = {{queue}} # {{QueueComment}}
                }
              }
            }

            """);
    }

    protected override void ConnectAwsCli(AwsCliParts script, DeployedHandler handler, DeployedSource source, SqsQueues queues, SqsQueue failures)
    {
        script.Functions.Add(AwsCliRoles.Roles);
        script.Functions.Add(AwsCliRoles.Schedules);
        string variable = $"{source.Variable.ToUpperInvariant()}_EXPRESSION";
        if (source.Name is null)
            script.Require(variable, "expression", Describe(handler));
        string input = $"{source.Variable.ToUpperInvariant()}_INPUT";
        if (HasInput(handler))
            script.Require(input, "json", DescribeInput(handler));
        string value = source.Name is { } expression ? TemplateText.Bash(expression) : $"\"${variable}\"";
        script.Connections.Add($$"""
            options=(
                --schedule-expression={{value}}
                --schedule-expression-timezone=UTC # {{ZoneComment}}
                --flexible-time-window=Mode=OFF
            )
            schedule {{handler.BashName}} "${{failures.Variable}}" {{(HasInput(handler) ? $"\"${input}\"" : "''")}} "${options[@]}"

            """);
    }

    /// <summary>A handler that takes nothing, or <c>ScheduledEvent</c>, gets the event that the schedule sends without an input.</summary>
    private static bool HasInput(DeployedHandler handler) => handler.EventType != DefaultEvent;

    private static string DescribeInput(DeployedHandler handler) =>
        $"input of the schedule of {handler.FunctionName}: the JSON {(handler.EventType is { } type ? $"of {type}" : "that the handler takes")}";

    private static string Describe(DeployedHandler handler) => $"schedule of {handler.FunctionName}, such as rate(1 hour) or cron(0 8 * * ? *)";
}
