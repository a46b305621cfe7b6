namespace Lambda.Runtime.Build.Templates;

/// <summary>What sources add to a script with commands of the AWS CLI.</summary>
internal sealed class AwsCliParts
{
    /// <summary>Checks of variables that the user sets.</summary>
    public TemplateParts Variables { get; } = new();

    /// <summary>Values of variables for the command line, with placeholders.</summary>
    public TemplateParts Assignments { get; } = new();

    /// <summary>Functions of bash.</summary>
    public TemplateParts Functions { get; } = new();

    /// <summary>Commands before the functions are deployed: queues and other sources.</summary>
    public TemplateParts Sources { get; } = new();

    /// <summary>Commands after that: permissions, event source mappings and other connections.</summary>
    public TemplateParts Connections { get; } = new();

    /// <summary>Adds a variable that each deployment sets.</summary>
    public void Require(string variable, string placeholder, string description)
    {
        Assignments.Add($" {variable}=<{placeholder}>");
        Variables.Add($": \"${{{variable}:?must be the {description}}}\"\n");
    }

    /// <summary>Prints the URL of a handler, which the variable <c>url</c> has.</summary>
    public void ShowUrl(DeployedHandler handler) => Connections.Add($"echo \"The URL of {PrefixedName.Bash}{handler.FunctionName}: $url\"\n");
}
