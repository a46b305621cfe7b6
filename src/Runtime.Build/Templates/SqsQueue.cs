namespace Lambda.Runtime.Build.Templates;

/// <summary>A queue that a template creates.</summary>
/// <param name="Id">A name of letters and digits.</param>
/// <param name="Variable">The name of a variable for its ARN.</param>
/// <param name="Name">Its name without the prefix.</param>
/// <param name="VisibilityTimeout">Seconds, for the queue of a handler; <see langword="null"/> for a queue that no handler processes.</param>
/// <param name="DeadLetters">The queue for messages that are not processed; <see langword="null"/> for a queue that no handler processes.</param>
internal sealed record SqsQueue(string Id, string Variable, string Name, int? VisibilityTimeout, SqsQueue? DeadLetters)
{
    /// <summary>What the name of a FIFO queue ends with.</summary>
    public const string FifoEnd = ".fifo";

    private const int MaxReceiveCount = 5;

    /// <summary>The longest time for which SQS keeps a message: 14 days, in seconds.</summary>
    private const int Retention = 14 * 24 * 60 * 60;

    public bool IsFifo => Name.EndsWith(FifoEnd, StringComparison.Ordinal);

    private string VisibilityComment => $"at least 6 times the function's timeout{(IsFifo ? "" : ", plus the batching window")}";

    /// <summary>
    /// A queue for what could not be processed is deleted with the stack, because otherwise a new stack could not create it. It is not deleted when another one
    /// replaces it, for example one with another name.
    /// </summary>
    /// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html</remarks>
    public void AddSam(TemplateParts resources)
    {
        string type = $"  {Id}:\n    Type: AWS::SQS::Queue\n";
        string properties = $"    Properties:\n      QueueName: {PrefixedName.ToYaml(Name)}\n{(IsFifo ? "      FifoQueue: true\n" : "")}";
        if (DeadLetters is null)
        {
            resources.Add($"""
                {type}    DeletionPolicy: Delete # with the stack; Retain: the queue stays, and a new stack with this name fails until you delete it
                    UpdateReplacePolicy: Retain # a queue that replaces it, with another name, does not delete it
                {properties}      MessageRetentionPeriod: {Retention} # 14 days, the maximum

                """);
            return;
        }

        resources.Add($"""
            {type}{properties}      VisibilityTimeout: {VisibilityTimeout} # {VisibilityComment}
                  RedrivePolicy:
                    deadLetterTargetArn: !GetAtt {DeadLetters.Id}.Arn
                    maxReceiveCount: {MaxReceiveCount} # then a message moves to {DeadLetters.Name}

            """);
        DeadLetters.AddSam(resources);
    }

    /// <remarks>https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sqs_queue</remarks>
    public void AddTerraform(TemplateParts template)
    {
        string name = PrefixedName.ToTerraform(Name);
        string head = $"\nresource \"aws_sqs_queue\" \"{Id}\" {{\n" + (IsFifo ? $"  name       = {name}\n  fifo_queue = true\n" : $"  name = {name}\n");
        if (DeadLetters is null)
        {
            template.Add($"{head}\n  message_retention_seconds = {Retention} # 14 days, the maximum\n}}\n");
            return;
        }

        template.Add($$"""
            {{head}}
              visibility_timeout_seconds = {{VisibilityTimeout}} # {{VisibilityComment}}
              redrive_policy = jsonencode({
                deadLetterTargetArn = aws_sqs_queue.{{DeadLetters.Id}}.arn
                maxReceiveCount     = {{MaxReceiveCount}} # then a message moves to {{DeadLetters.Name}}
              })
            }

            """);
        DeadLetters.AddTerraform(template);
    }

    /// <summary>Adds commands that create or update the queue and set <see cref="Variable"/> to its ARN.</summary>
    public void AddAwsCli(AwsCliParts script)
    {
        script.Functions.Add(AwsCliFunctions.Queues);
        string name = PrefixedName.ToBash(Name);
        if (DeadLetters is null)
        {
            script.Sources.Add($"\nqueue {name} MessageRetentionPeriod={Retention} # 14 days, the maximum\n{Variable}=$arn\n");
            return;
        }

        DeadLetters.AddAwsCli(script);
        script.Sources.Add($"""

            visibility_timeout={VisibilityTimeout} # {VisibilityComment}
            max_receive_count={MaxReceiveCount} # then a message moves to {DeadLetters.Name}
            queue {name} VisibilityTimeout="$visibility_timeout" RedrivePolicy="$(redrive "${DeadLetters.Variable}" "$max_receive_count")"
            {Variable}=$arn

            """);
    }
}
