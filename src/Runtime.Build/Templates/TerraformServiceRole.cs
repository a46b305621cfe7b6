namespace Lambda.Runtime.Build.Templates;

/// <summary>A role that a service takes on for this account, in contrast to the role of the functions.</summary>
internal static class TerraformServiceRole
{
    /// <param name="template">The template.</param>
    /// <param name="id">The name of the role in the template.</param>
    /// <param name="service">The name of the service before <c>.amazonaws.com</c>.</param>
    public static void Add(TemplateParts template, string id, string service)
    {
        template.Add("\ndata \"aws_caller_identity\" \"current\" {}\n");
        template.Add($$"""

            resource "aws_iam_role" "{{id}}" {
              assume_role_policy = jsonencode({
                Version = "2012-10-17"
                Statement = [{
                  Effect    = "Allow"
                  Principal = { Service = "{{service}}.amazonaws.com" }
                  Action    = "sts:AssumeRole"
                  Condition = { StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.current.account_id } }
                }]
              })
            }

            """);
    }
}
