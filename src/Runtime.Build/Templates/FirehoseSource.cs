namespace Lambda.Runtime.Build.Templates;

/// <summary>
/// Amazon Data Firehose. The template creates the delivery stream, which invokes the function for its records before it writes them to a bucket that exists.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/firehose/latest/dev/data-transformation.html,
/// https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html
/// </remarks>
internal sealed class FirehoseSource() : EventSource("Firehose", "Stream", isCreated: true)
{
    private const string SizeComment = "MB of records in an event, at most 3; the response has at most 6 MB";
    private const string IntervalComment = "seconds to wait until an event is full, at most 900";
    private const string RetriesComment = "attempts after the first; then the records are in the folder processing-failed of the bucket";
    private const string ObjectSizeComment = "MB of records in an object";
    private const string ObjectIntervalComment = "seconds to wait until an object is full";

    private static readonly string[] _bucketActions =
        ["s3:AbortMultipartUpload", "s3:GetBucketLocation", "s3:GetObject", "s3:ListBucket", "s3:ListBucketMultipartUploads", "s3:PutObject"];

    private static readonly string[] _functionActions = ["lambda:InvokeFunction", "lambda:GetFunctionConfiguration"];

    public static FirehoseSource Instance { get; } = new();

    public override string AddSam(SamParts template, DeployedHandler handler, DeployedSource source, SqsQueues queues)
    {
        if (!IsFirst(handler, source, queues))
            return $"      # {Only(source)}\n";
        string bucket = $"{source.Id}BucketArn";
        template.Require(bucket, "arn", $"The {Describe(source)}");
        template.Resources.Add($$"""
              {{source.Id}}:
                Type: AWS::KinesisFirehose::DeliveryStream
                Properties:
                  DeliveryStreamName: {{PrefixedName.ToYaml(source.Name!)}}
                  DeliveryStreamType: DirectPut
                  ExtendedS3DestinationConfiguration:
                    BucketARN: !Ref {{bucket}}
                    RoleARN: !GetAtt {{source.Id}}Role.Arn
                    BufferingHints:
                      SizeInMBs: 5 # {{ObjectSizeComment}}
                      IntervalInSeconds: 300 # {{ObjectIntervalComment}}
                    ProcessingConfiguration:
                      Enabled: true
                      Processors:
                        - Type: Lambda
                          Parameters:
                            - ParameterName: LambdaArn
                              ParameterValue: !GetAtt {{handler.Id}}.Arn
                            - ParameterName: BufferSizeInMBs
                              ParameterValue: "1" # {{SizeComment}}
                            - ParameterName: BufferIntervalInSeconds
                              ParameterValue: "60" # {{IntervalComment}}
                            - ParameterName: NumberOfRetries
                              ParameterValue: "3" # {{RetriesComment}}
              {{source.Id}}Role:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - Effect: Allow
                        Principal:
                          Service: firehose.amazonaws.com
                        Action: sts:AssumeRole
                        Condition:
                          StringEquals:
                            aws:SourceAccount: !Ref AWS::AccountId
                  Policies:
                    - PolicyName: firehose
                      PolicyDocument:
                        Version: "2012-10-17"
                        Statement:
                          - Effect: Allow
                            Action: [{{string.Join(", ", _bucketActions)}}]
                            Resource: [!Ref {{bucket}}, !Sub "${{{bucket}}}/*"]
                          - Effect: Allow
                            Action: [{{string.Join(", ", _functionActions)}}]
                            Resource: [!GetAtt {{handler.Id}}.Arn, !Sub "${{{handler.Id}}.Arn}:*"]

            """);
        return "";
    }

    /// <remarks>https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kinesis_firehose_delivery_stream</remarks>
    public override void AddTerraform(TerraformParts template, DeployedHandler handler, DeployedSource source, SqsQueues queues)
    {
        if (!IsFirst(handler, source, queues))
        {
            template.Resources.Add($"\n# {handler.FunctionName}: {Only(source)}\n");
            return;
        }

        string bucket = $"{source.Variable}_bucket_arn";
        string function = $"aws_lambda_function.{handler.Id}.arn";
        template.Require(bucket, "arn", $"The {Describe(source)}");
        TerraformServiceRole.Add(template.Resources, source.Id, "firehose");
        template.Resources.Add($$"""

            resource "aws_iam_role_policy" "{{source.Id}}" {
              role = aws_iam_role.{{source.Id}}.name
              policy = jsonencode({
                Version = "2012-10-17"
                Statement = [
                  {
                    Effect   = "Allow"
                    Action   = [{{Quoted(_bucketActions)}}]
                    Resource = [var.{{bucket}}, "${var.{{bucket}}}/*"]
                  },
                  {
                    Effect   = "Allow"
                    Action   = [{{Quoted(_functionActions)}}]
                    Resource = [{{function}}, "${{{function}}}:*"]
                  },
                ]
              })
            }

            resource "aws_kinesis_firehose_delivery_stream" "{{source.Id}}" {
              name        = {{PrefixedName.ToTerraform(source.Name!)}}
              destination = "extended_s3"
              depends_on  = [aws_iam_role_policy.{{source.Id}}]

              extended_s3_configuration {
                role_arn   = aws_iam_role.{{source.Id}}.arn
                bucket_arn = var.{{bucket}}

            {{CommentedLine.ToTerraform("    ", new("buffering_size", "5", ObjectSizeComment), new("buffering_interval", "300", ObjectIntervalComment))}}
                processing_configuration {
                  enabled = true

                  processors {
                    type = "Lambda"

            {{Parameter("LambdaArn", function, "")}}
            {{Parameter("BufferSizeInMBs", "\"1\"", SizeComment)}}
            {{Parameter("BufferIntervalInSeconds", "\"60\"", IntervalComment)}}
            {{Parameter("NumberOfRetries", "\"3\"", RetriesComment)}}      }
                }
              }
            }

            """);
    }

    public override void AddAwsCli(AwsCliParts script, DeployedHandler handler, DeployedSource source, SqsQueues queues)
    {
        if (!IsFirst(handler, source, queues))
        {
            script.Connections.Add($"\n# {handler.FunctionName}: {Only(source)}\n");
            return;
        }

        string bucket = $"{source.Variable.ToUpperInvariant()}_BUCKET_ARN";
        script.Require(bucket, "arn", Describe(source));
        script.Functions.Add(AwsCliFunctions.Grants);
        script.Functions.Add(AwsCliConnections.Invocations);
        script.Functions.Add(AwsCliRoles.Roles);
        script.Functions.Add(AwsCliRoles.DeliveryStreams);
        script.Connections.Add($"""

            buffer_size=1 # {SizeComment}
            buffer_interval=60 # {IntervalComment}
            retries=3 # {RetriesComment}
            transform {handler.BashName} {PrefixedName.ToBash(source.Name!)} "${bucket}"

            """);
    }

    private static bool IsFirst(DeployedHandler handler, DeployedSource source, SqsQueues queues) => queues.HandlersOf(source)[0].Id == handler.Id;

    private static string Only(DeployedSource source) => $"a delivery stream has one function, and {source.Name} has another.";

    private static string Describe(DeployedSource source) => $"ARN of the bucket that gets the records of {source.Name}";

    private static string Quoted(IEnumerable<string> actions) => string.Join(", ", actions.Select(static action => $"\"{action}\""));

    private static string Parameter(string name, string value, string comment) =>
        $"        parameters {{\n          parameter_name  = \"{name}\"\n          parameter_value = {value}{(comment.Length == 0 ? "" : $" # {comment}")}\n        }}\n";
}
