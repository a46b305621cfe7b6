namespace Lambda.Runtime.Build.Templates;

/// <summary>Amazon EventBridge. The template creates a rule for the <c>detail-type</c> that the attribute names, on a bus that exists.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern.html</remarks>
internal sealed class EventBridgeSource() : AsynchronousSource("EventBridgeRule", "Rule", isCreated: false)
{
    private const string BusDescription = "The name or ARN of the event bus, which exists";
    private const string QueueComment = "gets events for which EventBridge cannot invoke the function";

    public static EventBridgeSource Instance { get; } = new();

    protected override string ConnectSam(SamParts template, DeployedHandler handler, DeployedSource source, SqsQueues queues, SqsQueue failures)
    {
        template.Offer("EventBus", "default", BusDescription);
        string parameter = $"{source.Id}DetailType";
        if (source.Name is null)
            template.Require(parameter, "detail-type", Describe(handler));
        QueuePolicy.AddSam(template.Resources, failures, "events", $"!GetAtt {handler.Id}{source.Id}.Arn");
        return $"""
                  Events:
                    {source.Id}:
                      Type: {Type}
                      Properties:
                        EventBusName: !Ref EventBus
                        Pattern:
                          detail-type: [{(source.Name is { } type ? TemplateText.Json(type) : $"!Ref {parameter}")}]
                        DeadLetterConfig:
                          Arn: !GetAtt {failures.Id}.Arn # {QueueComment}

            """;
    }

    protected override void ConnectTerraform(TerraformParts template, DeployedHandler handler, DeployedSource source, SqsQueues queues, SqsQueue failures)
    {
        template.Offer("event_bus", "default", BusDescription);
        string variable = $"{source.Variable}_detail_type";
        if (source.Name is null)
            template.Require(variable, "detail-type", Describe(handler));
        string rule = $"aws_cloudwatch_event_rule.{handler.Id}";
        template.Resources.Add($$"""

            resource "aws_cloudwatch_event_rule" "{{handler.Id}}" {
              name           = {{PrefixedName.ToTerraform(handler.FunctionName)}}
              event_bus_name = var.event_bus
              event_pattern  = jsonencode({ "detail-type" = [{{(source.Name is { } type ? TemplateText.Terraform(type) : $"var.{variable}")}}] })
            }

            resource "aws_cloudwatch_event_target" "{{handler.Id}}" {
              rule           = {{rule}}.name
              event_bus_name = var.event_bus
              arn            = aws_lambda_function.{{handler.Id}}.arn

              dead_letter_config {
                arn = aws_sqs_queue.{{failures.Id}}.arn # {{QueueComment}}
              }
            }

            """);
        TerraformPermission.Add(template.Resources, handler, "events", $"{rule}.arn");
        QueuePolicy.AddTerraform(template.Resources, failures, "events", $"{rule}.arn");
    }

    protected override void ConnectAwsCli(AwsCliParts script, DeployedHandler handler, DeployedSource source, SqsQueues queues, SqsQueue failures)
    {
        script.Functions.Add(AwsCliConnections.DeadLetters);
        script.Functions.Add(AwsCliConnections.Rules);
        string variable = $"{source.Variable.ToUpperInvariant()}_DETAIL_TYPE";
        if (source.Name is null)
            script.Require(variable, "detail-type", $"detail-type of the events that {handler.FunctionName} processes");
        script.Variables.Add("event_bus=${EVENT_BUS:-default} # the name or ARN of the event bus, which exists\n");
        string pattern = source.Name is { } type
            ? TemplateText.Bash($"{{\"detail-type\":[{TemplateText.Json(type)}]}}")
            : $"'{{\"detail-type\":[\"'\"${variable}\"'\"]}}'";
        script.Connections.Add($"rule {handler.BashName} \"$event_bus\" {pattern} \"${failures.Variable}\"\n");
    }

    private static string Describe(DeployedHandler handler) => $"The detail-type of the events that {handler.FunctionName} processes";
}
