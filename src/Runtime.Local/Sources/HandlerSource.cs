namespace Lambda.Runtime.Local.Sources;

/// <summary>A queue or other source that a handler declares, and the function that gets its records.</summary>
/// <param name="Function">The function's name.</param>
/// <param name="Service">The service, as the generator names it: <c>Sqs</c>.</param>
/// <param name="Name">The name in the handler's attribute; of EventBridge the <c>detail-type</c>, and of a schedule the expression. <see langword="null"/> if it has none.</param>
internal sealed record HandlerSource(string Function, string Service, string? Name)
{
    public const string Sqs = "Sqs";
    public const string Sns = "Sns";
    public const string S3 = "S3";
    public const string EventBridge = "EventBridge";
    public const string Schedule = "Schedule";

    private const int MaxNameLength = 80;

    /// <summary>An example of the payload as JSON; <see langword="null"/> if none is known.</summary>
    public string? Payload { get; init; }

    /// <summary>The function's name, with hyphens instead of characters that a queue's name cannot have.</summary>
    public string ValidName => string.Concat(Function.Take(MaxNameLength).Select(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '-'));

    /// <summary>The name of the queue, topic or bucket: that in the attribute, or that of the function.</summary>
    public string SourceName => Name ?? ValidName;

    /// <summary>Whether an event of a topic, bucket or bus is for this function; of a schedule, whether it has this name.</summary>
    public bool Accepts(string name) => Service switch
    {
        Schedule => Function == name,
        // A rule without a detail type gets all events.
        EventBridge => Name is null || Name == name,
        _ => SourceName == name,
    };
}
