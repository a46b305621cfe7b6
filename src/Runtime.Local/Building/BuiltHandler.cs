namespace Lambda.Runtime.Local.Building;

/// <summary>A handler of a build.</summary>
/// <param name="Names">The values of <c>_HANDLER</c> that select it; the first name is displayed.</param>
/// <param name="EventType">The event's type, as C# writes it; <see langword="null"/> if the event is not JSON.</param>
internal sealed record BuiltHandler(IReadOnlyList<string> Names, string? EventType)
{
    /// <summary>The service whose records the handler takes, such as <c>Sqs</c>; <see langword="null"/> for any other handler.</summary>
    public string? Source { get; init; }

    /// <summary>
    /// The name of the queue or other source in the handler's attribute, the type of the event, or the expression of a schedule; <see langword="null"/> if it has none.
    /// </summary>
    public string? SourceName { get; init; }

    /// <summary>The type of the payload of a record; <see langword="null"/> if it is text or bytes, or <see cref="EventType"/> has it.</summary>
    public string? PayloadType { get; init; }

    /// <summary>An example of the payload as JSON; <see langword="null"/> if none is known.</summary>
    public string? Payload { get; init; }

    /// <summary>The routes of a handler of HTTP requests: <c>GET /orders/{id}</c>.</summary>
    public IReadOnlyList<string> Routes { get; init; } = [];

    /// <summary>
    /// What <c>[assembly: LambdaCors]</c> allows, as the generator describes it; <see langword="null"/> without the attribute, and for other handlers than that of all routes.
    /// </summary>
    public string? Cors { get; init; }

    /// <summary>Whether the handler is served if none is named. Others only have a name, such as <c>*</c>.</summary>
    public bool IsListed { get; init; } = true;
}
