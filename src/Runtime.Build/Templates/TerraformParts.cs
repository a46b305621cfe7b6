namespace Lambda.Runtime.Build.Templates;

/// <summary>What sources add to a configuration for Terraform.</summary>
internal sealed class TerraformParts
{
    /// <summary>Values of required variables for the command line, with placeholders.</summary>
    public TemplateParts Arguments { get; } = new();

    /// <summary>Variables and resources.</summary>
    public TemplateParts Resources { get; } = new();

    /// <summary>The first version of the provider that has everything in the file.</summary>
    /// <remarks>5.26 is the first one that accepts the runtime <c>provided.al2023</c>: https://github.com/hashicorp/terraform-provider-aws/issues/34360</remarks>
    public Version Provider { get; private set; } = new(5, 26);

    /// <summary>Requires a version of the provider, or a later one.</summary>
    public void RequireProvider(int major, int minor)
    {
        var version = new Version(major, minor);
        if (version > Provider)
            Provider = version;
    }

    /// <summary>Adds a variable that each deployment sets.</summary>
    public void Require(string variable, string placeholder, string description) => Require(variable, "string", $"{variable}=<{placeholder}>", description);

    /// <inheritdoc cref="Require(string, string, string)"/>
    public void Require(string variable, string type, string argument, string description)
    {
        Arguments.Add($" -var {argument}");
        Resources.Add($"\nvariable \"{variable}\" {{\n  description = {TemplateText.Terraform(description)}\n  type        = {type}\n}}\n");
    }

    /// <summary>Adds a variable with a default; <see langword="null"/> for none.</summary>
    public void Offer(string variable, string? value, string description) => Resources.Add(
        $"\nvariable \"{variable}\" {{\n  description = {TemplateText.Terraform(description)}\n  type        = string\n"
        + $"  default     = {(value is null ? "null" : TemplateText.Terraform(value))}\n}}\n");

    /// <summary>Adds the URL of a handler as an output.</summary>
    public void ShowUrl(DeployedHandler handler, string value) => Resources.Add(
        $"\noutput \"{handler.Id}Url\" {{\n  description = {TemplateText.Terraform(HttpService.DescribeUrl(handler))}\n  value       = {value}\n}}\n");
}
