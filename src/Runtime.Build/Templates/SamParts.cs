namespace Lambda.Runtime.Build.Templates;

/// <summary>What sources add to a template of AWS SAM besides the properties of functions.</summary>
internal sealed class SamParts
{
    /// <summary>Parameters, which the deployment gives values.</summary>
    public TemplateParts Parameters { get; } = new();

    /// <summary>Values of parameters for the command line, with placeholders.</summary>
    public TemplateParts Overrides { get; } = new();

    /// <summary>Resources.</summary>
    public TemplateParts Resources { get; } = new();
}
