namespace Lambda.Runtime.Build.Templates;

/// <summary>
/// A service whose records a function can handle one by one, and what connects the two in each template. A new service is a class and a line in
/// <see cref="Find"/>.
/// </summary>
/// <param name="type">SAM's type of its events.</param>
/// <param name="noun">What identifiers of its queue, stream or table end with.</param>
/// <param name="isCreated">Whether the template creates it, so that it needs a name. All others exist, and the template has a parameter for the ARN.</param>
internal class EventSource(string type, string noun, bool isCreated)
{
    /// <summary>What identifiers of its queue, stream or table end with.</summary>
    public string Noun => noun;

    /// <summary>Whether the template creates it.</summary>
    public bool IsCreated => isCreated;

    /// <summary>SAM's type of its events.</summary>
    protected string Type => type;

    private string NotConnected => $"# This template does not connect {Type} to the function.\n";

    /// <summary>Returns the service that the generator names. A template says that a service is not connected if it has no class yet.</summary>
    public static EventSource Find(string name) => name switch
    {
        "Sqs" => SqsSource.Instance,
        "Kinesis" => StreamSource.Kinesis,
        "DynamoDb" => StreamSource.DynamoDb,
        _ => new EventSource(name, "Source", false),
    };

    /// <summary>Adds parameters and resources of AWS SAM.</summary>
    /// <returns>What belongs to the properties of the function.</returns>
    public virtual string AddSam(SamParts template, DeployedHandler handler, DeployedSource source, SqsQueues queues) => $"      {NotConnected}";

    /// <summary>Adds variables and resources of Terraform.</summary>
    public virtual void AddTerraform(TemplateParts template, DeployedHandler handler, DeployedSource source, SqsQueues queues) =>
        template.Add($"\n# {handler.FunctionName}\n{NotConnected}");

    /// <summary>Adds commands of the AWS CLI.</summary>
    public virtual void AddAwsCli(AwsCliParts script, DeployedHandler handler, DeployedSource source, SqsQueues queues) =>
        script.Connections.Add($"\n# {handler.FunctionName}\n{NotConnected}");
}
