namespace Lambda.Runtime.Build.Templates;

/// <summary>Amazon S3. The template creates the bucket with its notification, and allows the function to read the objects.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/lambda/latest/dg/with-s3.html. The ARN of the bucket is written with its name, because otherwise the bucket would need the
/// permission, and the permission the bucket:
/// https://repost.aws/knowledge-center/cloudformation-s3-notification-lambda
/// </remarks>
internal sealed class S3Source() : AsynchronousSource("S3", "Bucket", isCreated: false)
{
    private const int MaxNameLength = 63;
    private const int AccountLength = 12;
    private const string EventsComment = "s3:ObjectRemoved:* and others";
    private const string FilterComment = "S3 rejects notifications of one bucket that overlap: choose the objects of each function";

    public static S3Source Instance { get; } = new();

    protected override string ConnectSam(SamParts template, DeployedHandler handler, DeployedSource source, SqsQueues queues, SqsQueue failures)
    {
        string name = Name(source, handler, PrefixedName.Sam, "${AWS::AccountId}");
        string arn = $"arn:${{AWS::Partition}}:s3:::{name}";
        DeployedHandler[] handlers = queues.HandlersOf(source);
        string notifications = string.Concat(handlers.Select(other => $"""
                      - Event: s3:ObjectCreated:* # {EventsComment}
                        Function: !GetAtt {other.Id}.Arn
            {(handlers.Length == 1 ? "" : $"""
                        Filter: # {FilterComment}
                          S3Key:
                            Rules:
                              - Name: prefix
                                Value: {TemplateText.Json(FolderOf(other))}

            """)}
            """));
        template.Resources.Add($"""
              {source.Id}:
                Type: AWS::S3::Bucket
                DependsOn: [{string.Join(", ", handlers.Select(static other => $"{other.Id}Permission"))}] # S3 checks whether it can invoke the function
                Properties:
                  BucketName: !Sub "{name}"
                  NotificationConfiguration:
                    LambdaConfigurations:
            {notifications}
            """);
        template.Resources.Add($"""
              {handler.Id}Permission:
                Type: AWS::Lambda::Permission
                Properties:
                  Action: lambda:InvokeFunction
                  FunctionName: !Ref {handler.Id}
                  Principal: s3.amazonaws.com
                  SourceAccount: !Ref AWS::AccountId
                  SourceArn: !Sub "{arn}" # not !GetAtt, because the bucket depends on this permission

            """);
        return $"""
                  Policies:
                    - Version: "2012-10-17"
                      Statement:
                        - Effect: Allow
                          Action: s3:GetObject # an event does not contain the object
                          Resource: !Sub "{arn}/*"

            """;
    }

    protected override void ConnectTerraform(TerraformParts template, DeployedHandler handler, DeployedSource source, SqsQueues queues, SqsQueue failures)
    {
        const string account = "data.aws_caller_identity.current.account_id";
        DeployedHandler[] handlers = queues.HandlersOf(source);
        template.Resources.Add("\ndata \"aws_caller_identity\" \"current\" {}\n");
        template.Resources.Add($$"""

            resource "aws_s3_bucket" "{{source.Id}}" {
              bucket = "{{Name(source, handler, PrefixedName.Terraform, $"${{{account}}}")}}"
            }

            """);
        TerraformPermission.Add(template.Resources, handler, "s3", $"aws_s3_bucket.{source.Id}.arn", account);
        TerraformRole.Allow(template.Resources, $"{handler.Id}Objects", $"{handler.FunctionName}-objects", "s3:GetObject", $"\"${{aws_s3_bucket.{source.Id}.arn}}/*\"");
        string blocks = string.Concat(handlers.Select(other =>
        {
            List<CommentedLine> lines = [new("events", "[\"s3:ObjectCreated:*\"]", EventsComment)];
            if (handlers.Length > 1)
                lines.Add(new("filter_prefix", TemplateText.Terraform(FolderOf(other)), FilterComment));
            return $"\n  lambda_function {{\n    lambda_function_arn = aws_lambda_function.{other.Id}.arn\n\n{CommentedLine.ToTerraform("    ", [.. lines])}  }}\n";
        }));
        template.Resources.Add($$"""

            # These are all notifications of the bucket: for one that exists, Terraform would remove the others.
            resource "aws_s3_bucket_notification" "{{source.Id}}" {
              bucket     = aws_s3_bucket.{{source.Id}}.id
              depends_on = [{{string.Join(", ", handlers.Select(static other => $"aws_lambda_permission.{other.Id}"))}}]
            {{blocks}}}

            """);
    }

    protected override void ConnectAwsCli(AwsCliParts script, DeployedHandler handler, DeployedSource source, SqsQueues queues, SqsQueue failures)
    {
        script.Functions.Add(AwsCliConnections.Buckets);
        string account = source.Name is null ? "$(aws sts get-caller-identity --query=Account --output=text)" : "";
        script.Sources.Add($"\n{source.Variable}=\"{Name(source, handler, PrefixedName.Bash, account)}\"\nbucket \"${source.Variable}\"\n");
        DeployedHandler[] handlers = queues.HandlersOf(source);
        string filter = handlers.Length == 1 ? "" : $", Filter: {{Key: {{FilterRules: [{{Name: 'prefix', Value: '{FolderOf(handler)}'}}]}}}}";
        script.Connections.Add($"""
            events="Events: ['s3:ObjectCreated:*']{filter}" # {EventsComment}{(handlers.Length == 1 ? "" : $"; {FilterComment}")}
            notify "${source.Variable}" {handler.BashName} "$events"

            """);
    }

    /// <summary>The names of buckets are unique among all accounts, so one that the attribute does not name ends with the account.</summary>
    private static string Name(DeployedSource source, DeployedHandler handler, string prefix, string account)
    {
        if (source.Name is { } name)
            return prefix + name;
        string function = handler.FunctionName.ToLowerInvariant().Replace('_', '-');
        return $"{prefix}{function[..Math.Min(function.Length, MaxNameLength - AccountLength - 1)]}-{account}";
    }

    private static string FolderOf(DeployedHandler handler) => $"{string.Join('-', Identifier.Words(handler.Handler)).ToLowerInvariant()}/";
}
