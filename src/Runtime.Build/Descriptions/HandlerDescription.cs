namespace Lambda.Runtime.Build.Descriptions;

/// <summary>The generator's description of a handler.</summary>
/// <param name="Names">The values of <c>_HANDLER</c> that select it. The first is its main name.</param>
/// <param name="EventType">The event's type, as C# writes it; <see langword="null"/> if the event is not JSON.</param>
/// <param name="IsStreamed">Whether the response is streamed.</param>
/// <param name="Source">The service whose single records it takes, such as <c>Sqs</c>; <see langword="null"/> if it takes whole events.</param>
/// <param name="SourceName">The name of the queue, stream or table; <see langword="null"/> if the attribute has none.</param>
internal sealed record HandlerDescription(IReadOnlyList<string> Names, string? EventType, bool IsStreamed, string? Source = null, string? SourceName = null)
{
    /// <summary>The type of a record's payload, which is JSON; <see langword="null"/> for text and bytes, and if the handler takes whole events.</summary>
    public string? PayloadType { get; init; }

    /// <summary>An example of the payload as JSON; <see langword="null"/> if none is known.</summary>
    public string? Payload { get; init; }

    /// <summary>The routes of HTTP requests, as they are written, such as <c>GET /orders/{id}</c>; empty if it takes events.</summary>
    public IReadOnlyList<string> Routes { get; init; } = [];

    /// <summary>What its routes allow to pages of other origins; <see langword="null"/> for nothing.</summary>
    public CorsDescription? Cors { get; init; }

    /// <summary>Whether responses of its routes are compressed.</summary>
    public bool Compresses { get; init; }
}
