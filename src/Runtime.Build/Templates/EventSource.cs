namespace Lambda.Runtime.Build.Templates;

/// <summary>
/// A service whose records a function can handle one by one, and what connects the two in each template. A new service is a class and a line in
/// <see cref="Find"/>.
/// </summary>
/// <param name="type">SAM's type of its events.</param>
/// <param name="noun">What identifiers of its queue, stream or table end with.</param>
/// <param name="isCreated">Whether the template creates it, with the name of the function if the attribute has none.</param>
internal class EventSource(string type, string noun, bool isCreated)
{
    /// <summary>What identifiers of the queue, stream or other source end with.</summary>
    public string Noun => noun;

    /// <summary>Whether the template creates it, with the name of the function if the attribute has none.</summary>
    public bool IsCreated => isCreated;

    /// <summary>Whether the attribute names it, so that handlers with the same name have the same one.</summary>
    public virtual bool HasName => true;

    /// <summary>SAM's type of its events.</summary>
    protected string Type => type;

    private string NotConnected => $"# This template does not connect {Type} to the function.\n";

    /// <summary>Returns the service that the generator names. A template says that a service is not connected if it has no class yet.</summary>
    public static EventSource Find(string name) => name switch
    {
        "Sqs" => SqsSource.Instance,
        "Kinesis" => StreamSource.Kinesis,
        "DynamoDb" => StreamSource.DynamoDb,
        "Sns" => SnsSource.Instance,
        "S3" => S3Source.Instance,
        "EventBridge" => EventBridgeSource.Instance,
        "Schedule" => ScheduleSource.Instance,
        "Kafka" => KafkaSource.Instance,
        "Firehose" => FirehoseSource.Instance,
        "Logs" => LogsSource.Instance,
        _ => new EventSource(name, "Source", false),
    };

    /// <summary>Adds parameters and resources of AWS SAM.</summary>
    /// <returns>What belongs to the properties of the function.</returns>
    public virtual string AddSam(SamParts template, DeployedHandler handler, DeployedSource source, SqsQueues queues) => $"      {NotConnected}";

    /// <summary>Adds variables and resources of Terraform.</summary>
    public virtual void AddTerraform(TerraformParts template, DeployedHandler handler, DeployedSource source, SqsQueues queues) =>
        template.Resources.Add($"\n# {handler.FunctionName}\n{NotConnected}");

    /// <summary>Adds commands of the AWS CLI.</summary>
    public virtual void AddAwsCli(AwsCliParts script, DeployedHandler handler, DeployedSource source, SqsQueues queues) =>
        script.Connections.Add($"\n# {handler.FunctionName}\n{NotConnected}");
}
