namespace Lambda.Runtime.Local.Page;

/// <summary>A function of which the type of the handler's event is known.</summary>
internal interface ITypedFunction
{
    /// <summary>The type, as C# writes it; <see langword="null"/> if the event is not JSON.</summary>
    public string? EventType { get; }

    /// <summary>The name of the queue or other source in the handler's attribute, or the type of the event; <see langword="null"/> if it has none.</summary>
    public string? SourceName { get; }

    /// <summary>The type of the payload of a record; <see langword="null"/> if it is text or bytes, or <see cref="EventType"/> has it.</summary>
    public string? PayloadType { get; }

    /// <summary>An example of the payload as JSON; <see langword="null"/> if none is known.</summary>
    public string? Payload { get; }

    /// <summary>The routes of a handler of HTTP requests: <c>GET /orders/{id}</c>.</summary>
    public IReadOnlyList<string> Routes { get; }
}
