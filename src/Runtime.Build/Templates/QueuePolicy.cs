namespace Lambda.Runtime.Build.Templates;

/// <summary>Allows a service to send to a queue what it cannot deliver from a source.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/sns/latest/dg/sns-configure-dead-letter-queue.html,
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
/// </remarks>
internal static class QueuePolicy
{
    /// <param name="resources">The resources of the template.</param>
    /// <param name="queue">The queue.</param>
    /// <param name="service">The name of the service before <c>.amazonaws.com</c>.</param>
    /// <param name="source">The ARN of the source, a value of YAML.</param>
    public static void AddSam(TemplateParts resources, SqsQueue queue, string service, string source) => resources.Add($$"""
          {{queue.Id}}Policy:
            Type: AWS::SQS::QueuePolicy
            Properties:
              Queues: [!Ref {{queue.Id}}]
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal:
                      Service: {{service}}.amazonaws.com
                    Action: sqs:SendMessage
                    Resource: !GetAtt {{queue.Id}}.Arn
                    Condition:
                      ArnEquals:
                        aws:SourceArn: {{source}}

        """);

    /// <param name="template">The template.</param>
    /// <param name="queue">The queue.</param>
    /// <param name="service">The name of the service before <c>.amazonaws.com</c>.</param>
    /// <param name="source">The ARN of the source, an expression.</param>
    public static void AddTerraform(TemplateParts template, SqsQueue queue, string service, string source) => template.Add($$"""

        resource "aws_sqs_queue_policy" "{{queue.Id}}" {
          queue_url = aws_sqs_queue.{{queue.Id}}.url
          policy = jsonencode({
            Version = "2012-10-17"
            Statement = [{
              Effect    = "Allow"
              Principal = { Service = "{{service}}.amazonaws.com" }
              Action    = "sqs:SendMessage"
              Resource  = aws_sqs_queue.{{queue.Id}}.arn
              Condition = { ArnEquals = { "aws:SourceArn" = {{source}} } }
            }]
          })
        }

        """);
}
