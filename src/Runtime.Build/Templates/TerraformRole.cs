namespace Lambda.Runtime.Build.Templates;

/// <summary>Permissions for the role of the functions, which exists: its ARN is the variable <c>role</c>.</summary>
internal static class TerraformRole
{
    /// <summary>The name of the role, an expression.</summary>
    public const string Name = "reverse(split(\"/\", var.role))[0]";

    /// <summary>Attaches a policy of AWS.</summary>
    /// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/permissions-managed-policies.html. The ARN of the role begins with the partition of the policy.</remarks>
    public static void AddPolicy(TemplateParts template, string policy) => template.Add($$"""

        resource "aws_iam_role_policy_attachment" "{{policy}}" {
          role       = {{Name}}
          policy_arn = "arn:${split(":", var.role)[1]}:iam::aws:policy/service-role/{{policy}}"
        }

        """);

    /// <summary>Allows the role to send messages to a queue.</summary>
    public static void AddSend(TemplateParts template, SqsQueue queue) => Allow(template, queue.Id, queue.Name, "sqs:SendMessage", $"aws_sqs_queue.{queue.Id}.arn");

    /// <summary>Allows the role an action on a resource.</summary>
    /// <param name="template">The template.</param>
    /// <param name="id">The name of the policy in the template.</param>
    /// <param name="name">Its name in the role.</param>
    /// <param name="action">The action.</param>
    /// <param name="resource">The ARN of the resource, an expression.</param>
    public static void Allow(TemplateParts template, string id, string name, string action, string resource) => template.Add($$"""

        resource "aws_iam_role_policy" "{{id}}" {
          name = {{PrefixedName.ToTerraform(name)}}
          role = {{Name}}
          policy = jsonencode({
            Version   = "2012-10-17"
            Statement = [{ Effect = "Allow", Action = "{{action}}", Resource = {{resource}} }]
          })
        }

        """);
}
