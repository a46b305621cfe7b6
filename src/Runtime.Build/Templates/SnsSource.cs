namespace Lambda.Runtime.Build.Templates;

/// <summary>Amazon SNS. The template creates the topic, unless a parameter has the ARN of one that exists.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html</remarks>
internal sealed class SnsSource() : AsynchronousSource("SNS", "Topic", isCreated: true)
{
    private const string QueueComment = "gets messages for which SNS cannot invoke the function";

    public static SnsSource Instance { get; } = new();

    protected override string ConnectSam(SamParts template, DeployedHandler handler, DeployedSource source, SqsQueues queues, SqsQueue failures)
    {
        string parameter = $"{source.Id}Arn";
        string topic = $"!If [Create{source.Id}, !Ref {source.Id}, !Ref {parameter}]";
        template.Offer(parameter, "", Describe(source));
        template.Conditions.Add($"  Create{source.Id}: !Equals [!Ref {parameter}, \"\"]\n");
        template.Resources.Add($"""
              {source.Id}:
                Type: AWS::SNS::Topic
                Condition: Create{source.Id}
                Properties:
                  TopicName: {PrefixedName.ToYaml(source.Name!)}

            """);
        QueuePolicy.AddSam(template.Resources, failures, "sns", topic);
        return $"""
                  Events:
                    {source.Id}:
                      Type: {Type}
                      Properties:
                        Topic: {topic}
                        RedrivePolicy:
                          deadLetterTargetArn: !GetAtt {failures.Id}.Arn # {QueueComment}

            """;
    }

    protected override void ConnectTerraform(TerraformParts template, DeployedHandler handler, DeployedSource source, SqsQueues queues, SqsQueue failures)
    {
        string topic = $"local.{source.Variable}_arn";
        template.Offer($"{source.Variable}_arn", null, Describe(source));
        template.Resources.Add($$"""

            resource "aws_sns_topic" "{{source.Id}}" {
              count = var.{{source.Variable}}_arn == null ? 1 : 0
              name  = {{PrefixedName.ToTerraform(source.Name!)}}
            }

            locals {
              {{source.Variable}}_arn = coalesce(var.{{source.Variable}}_arn, one(aws_sns_topic.{{source.Id}}[*].arn))
            }

            """);
        TerraformPermission.Add(template.Resources, handler, "sns", topic);
        QueuePolicy.AddTerraform(template.Resources, failures, "sns", topic);
        template.Resources.Add($$"""

            resource "aws_sns_topic_subscription" "{{handler.Id}}" {
              topic_arn      = {{topic}}
              protocol       = "lambda"
              endpoint       = aws_lambda_function.{{handler.Id}}.arn
              redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.{{failures.Id}}.arn }) # {{QueueComment}}
            }

            """);
    }

    /// <summary>SNS returns a topic that exists, with the same command.</summary>
    protected override void ConnectAwsCli(AwsCliParts script, DeployedHandler handler, DeployedSource source, SqsQueues queues, SqsQueue failures)
    {
        script.Functions.Add(AwsCliConnections.DeadLetters);
        script.Functions.Add(AwsCliConnections.Topics);
        string variable = $"{source.Variable.ToUpperInvariant()}_ARN";
        script.Sources.Add($$"""

            # {{variable}} can name a topic that exists, for example one of another account. Otherwise, this is the topic of this name, which is created if it does not exist.
            {{source.Variable}}=${{{variable}}:-$(aws sns create-topic --name={{PrefixedName.ToBash(source.Name!)}} --query=TopicArn --output=text)}

            """);
        script.Connections.Add($"subscribe {handler.BashName} \"${source.Variable}\" \"${failures.Variable}\"\n");
    }

    private static string Describe(DeployedSource source) => $"The ARN of a topic that exists; without it, the topic {source.Name} is created";
}
