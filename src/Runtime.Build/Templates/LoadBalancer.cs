using System.Security.Cryptography;
using System.Text;
using Lambda.Runtime.Build.Settings;

namespace Lambda.Runtime.Build.Templates;

/// <summary>An Application Load Balancer in subnets that exist, with a target group for the function.</summary>
/// <param name="hasMultiValues">Whether headers and query parameters have all of their values in the event.</param>
/// <remarks>https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html</remarks>
internal sealed class LoadBalancer(bool hasMultiValues) : HttpService
{
    private const string SubnetsDescription = "Public subnets of the load balancer, in at least two Availability Zones";
    private const string SecurityGroupDescription = "The security group of the load balancer, which allows requests to port 80";
    private const string ListenerComment = "for HTTPS: 443, with a certificate of AWS Certificate Manager";

    /// <summary>The length of the names of load balancers and target groups.</summary>
    private const int MaxNameLength = 32;

    public static LoadBalancer SingleValue { get; } = new(false);

    public static LoadBalancer MultiValue { get; } = new(true);

    private string Values => hasMultiValues ? "true" : "false";

    /// <remarks>The ARN of the target group is written with its name, because otherwise the group would need the permission, and the permission the group.</remarks>
    public override string AddSam(SamParts template, DeployedHandler handler, HttpSettings http)
    {
        string name = NameOf(handler);
        template.Require("Subnets", "subnet>,<subnet", SubnetsDescription, "List<AWS::EC2::Subnet::Id>");
        template.Require("SecurityGroup", "security-group", SecurityGroupDescription, "AWS::EC2::SecurityGroup::Id");
        template.Resources.Add($$"""
              {{handler.Id}}Permission:
                Type: AWS::Lambda::Permission
                Properties:
                  Action: lambda:InvokeFunction
                  FunctionName: !Ref {{handler.Id}}
                  Principal: elasticloadbalancing.amazonaws.com
                  SourceArn: !Sub "arn:${AWS::Partition}:elasticloadbalancing:${AWS::Region}:${AWS::AccountId}:targetgroup/{{PrefixedName.Sam}}{{name}}/*"
              {{handler.Id}}TargetGroup:
                Type: AWS::ElasticLoadBalancingV2::TargetGroup
                DependsOn: {{handler.Id}}Permission
                Properties:
                  Name: {{PrefixedName.ToYaml(name)}}
                  TargetType: lambda
                  Targets:
                    - Id: !GetAtt {{handler.Id}}.Arn
                  TargetGroupAttributes:
                    - Key: lambda.multi_value_headers.enabled
                      Value: "{{Values}}"
              {{handler.Id}}LoadBalancer:
                Type: AWS::ElasticLoadBalancingV2::LoadBalancer
                Properties:
                  Name: {{PrefixedName.ToYaml(name)}}
                  Type: application
                  Subnets: !Ref Subnets
                  SecurityGroups: [!Ref SecurityGroup]
              {{handler.Id}}Listener:
                Type: AWS::ElasticLoadBalancingV2::Listener
                Properties:
                  LoadBalancerArn: !Ref {{handler.Id}}LoadBalancer
                  Protocol: HTTP
                  Port: 80 # {{ListenerComment}}
                  DefaultActions:
                    - Type: forward
                      TargetGroupArn: !Ref {{handler.Id}}TargetGroup

            """);
        template.ShowUrl(handler, $"!Sub \"http://${{{handler.Id}LoadBalancer.DNSName}}/\"");
        return "";
    }

    public override void AddTerraform(TerraformParts template, DeployedHandler handler, HttpSettings http)
    {
        string id = handler.Id;
        string name = PrefixedName.ToTerraform(NameOf(handler));
        template.Require("subnets", "list(string)", "'subnets=[\"<subnet>\",\"<subnet>\"]'", SubnetsDescription);
        template.Require("security_group", "security-group", SecurityGroupDescription);
        template.Resources.Add($$"""

            resource "aws_lb_target_group" "{{id}}" {
              name                               = {{name}}
              target_type                        = "lambda"
              lambda_multi_value_headers_enabled = {{Values}}
            }

            resource "aws_lb_target_group_attachment" "{{id}}" {
              target_group_arn = aws_lb_target_group.{{id}}.arn
              target_id        = aws_lambda_function.{{id}}.arn
              depends_on       = [aws_lambda_permission.{{id}}]
            }

            resource "aws_lb" "{{id}}" {
              name               = {{name}}
              load_balancer_type = "application"
              subnets            = var.subnets
              security_groups    = [var.security_group]
            }

            resource "aws_lb_listener" "{{id}}" {
              load_balancer_arn = aws_lb.{{id}}.arn
              protocol          = "HTTP"
              port              = 80 # {{ListenerComment}}

              default_action {
                type             = "forward"
                target_group_arn = aws_lb_target_group.{{id}}.arn
              }
            }

            """);
        TerraformPermission.Add(template.Resources, handler, "elasticloadbalancing", $"aws_lb_target_group.{id}.arn");
        template.ShowUrl(handler, $"\"http://${{aws_lb.{id}.dns_name}}/\"");
    }

    public override void AddAwsCli(AwsCliParts script, DeployedHandler handler, HttpSettings http)
    {
        script.Require("SUBNETS", "subnet>,<subnet", "public subnets of the load balancer, with commas, in at least two Availability Zones");
        script.Require("SECURITY_GROUP", "security-group", "security group of the load balancer, which allows requests to port 80");
        script.Functions.Add(AwsCliConnections.Invocations);
        script.Functions.Add(AwsCliHttp.LoadBalancers);
        script.Connections.Add($"""

            listener=(--protocol=HTTP --port=80) # {ListenerComment}
            load_balancer {handler.BashName} {PrefixedName.ToBash(NameOf(handler))} {Values}

            """);
        script.ShowUrl(handler);
    }

    /// <summary>The name of the function with hyphens, or its beginning and a part of its digest, so that it is short enough after a prefix.</summary>
    private static string NameOf(DeployedHandler handler)
    {
        const int digestLength = 8;
        const int maxLength = MaxNameLength - PrefixedName.MaxLengthForLoadBalancer;
        string name = handler.FunctionName;
        string digest = name.Length <= maxLength && name.All(static letter => letter != '_') && name[^1] != '-' && name[0] != '-'
            ? ""
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..digestLength];
        return digest.Length == 0 ? name : $"{name[..Math.Min(name.Length, maxLength - digestLength - 1)].Replace('_', '-').Trim('-')}-{digest}".TrimStart('-');
    }
}
