namespace Lambda.Runtime.Build.Templates;

/// <summary>Allows a service to invoke a function: its name in the template is that of the function.</summary>
/// <remarks>https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_permission</remarks>
internal static class TerraformPermission
{
    /// <param name="template">The template.</param>
    /// <param name="handler">The handler of the function.</param>
    /// <param name="service">The name of the service before <c>.amazonaws.com</c>.</param>
    /// <param name="source">The ARN of the source, an expression.</param>
    /// <param name="account">The account of the source, an expression; <see langword="null"/> if it is in the ARN.</param>
    public static void Add(TemplateParts template, DeployedHandler handler, string service, string source, string? account = null)
    {
        List<(string Name, string Value)> lines =
        [
            ("function_name", $"aws_lambda_function.{handler.Id}.function_name"),
            ("action", "\"lambda:InvokeFunction\""),
            ("principal", $"\"{service}.amazonaws.com\""),
            ("source_arn", source),
        ];
        if (account is not null)
            lines.Add(("source_account", account));
        int length = lines.Max(static line => line.Name.Length);
        string values = string.Concat(lines.Select(line => $"  {line.Name.PadRight(length)} = {line.Value}\n"));
        template.Add($"\nresource \"aws_lambda_permission\" \"{handler.Id}\" {{\n{values}}}\n");
    }
}
