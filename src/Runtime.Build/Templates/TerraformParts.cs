namespace Lambda.Runtime.Build.Templates;

/// <summary>What sources add to a configuration for Terraform.</summary>
internal sealed class TerraformParts
{
    /// <summary>Values of required variables for the command line, with placeholders.</summary>
    public TemplateParts Arguments { get; } = new();

    /// <summary>Variables and resources.</summary>
    public TemplateParts Resources { get; } = new();

    /// <summary>Adds a variable that each deployment sets.</summary>
    public void Require(string variable, string placeholder, string description)
    {
        Arguments.Add($" -var {variable}=<{placeholder}>");
        Resources.Add($"\nvariable \"{variable}\" {{\n  description = {TemplateText.Terraform(description)}\n  type        = string\n}}\n");
    }

    /// <summary>Adds a variable with a default; <see langword="null"/> for none.</summary>
    public void Offer(string variable, string? value, string description) => Resources.Add(
        $"\nvariable \"{variable}\" {{\n  description = {TemplateText.Terraform(description)}\n  type        = string\n"
        + $"  default     = {(value is null ? "null" : TemplateText.Terraform(value))}\n}}\n");
}
