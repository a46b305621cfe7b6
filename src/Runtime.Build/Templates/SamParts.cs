namespace Lambda.Runtime.Build.Templates;

/// <summary>What sources add to a template of AWS SAM besides the properties of functions.</summary>
internal sealed class SamParts
{
    /// <summary>Parameters, which the deployment gives values.</summary>
    public TemplateParts Parameters { get; } = new();

    /// <summary>Values of required parameters for the command line, with placeholders.</summary>
    public TemplateParts Overrides { get; } = new();

    /// <summary>Conditions on parameters.</summary>
    public TemplateParts Conditions { get; } = new();

    /// <summary>Resources.</summary>
    public TemplateParts Resources { get; } = new();

    /// <summary>Outputs.</summary>
    public TemplateParts Outputs { get; } = new();

    /// <summary>Adds a parameter that each deployment sets.</summary>
    public void Require(string parameter, string placeholder, string description, string type = "String")
    {
        Parameters.Add($"  {parameter}:\n    Type: {type}\n    Description: {TemplateText.Json(description)}\n");
        Overrides.Add($" {parameter}=<{placeholder}>");
    }

    /// <summary>Adds a parameter with a default.</summary>
    public void Offer(string parameter, string value, string description) =>
        Parameters.Add($"  {parameter}:\n    Type: String\n    Default: {TemplateText.Json(value)}\n    Description: {TemplateText.Json(description)}\n");

    /// <summary>Adds the URL of a handler as an output.</summary>
    public void ShowUrl(DeployedHandler handler, string value) =>
        Outputs.Add($"  {handler.Id}Url:\n    Description: {TemplateText.Json(HttpService.DescribeUrl(handler))}\n    Value: {value}\n");
}
