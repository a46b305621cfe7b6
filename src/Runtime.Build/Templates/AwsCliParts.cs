namespace Lambda.Runtime.Build.Templates;

/// <summary>What sources add to a script with commands of the AWS CLI.</summary>
internal sealed class AwsCliParts
{
    /// <summary>Checks of variables that the user sets.</summary>
    public TemplateParts Variables { get; } = new();

    /// <summary>Values of variables for the command line, with placeholders.</summary>
    public TemplateParts Assignments { get; } = new();

    /// <summary>Commands before the functions are deployed: queues.</summary>
    public TemplateParts Queues { get; } = new();

    /// <summary>Commands after that: permissions and event source mappings.</summary>
    public TemplateParts Connections { get; } = new();
}
