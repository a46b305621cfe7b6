using System.Net.ServerSentEvents;

namespace Lambda.Runtime.Http;

/// <summary>A response with server-sent events.</summary>
/// <typeparam name="T">The type of their data.</typeparam>
public sealed class ServerSentEventsResult<T> : HttpResult
{
    internal ServerSentEventsResult(IAsyncEnumerable<SseItem<T>> events)
        : base(200)
    {
        ArgumentNullException.ThrowIfNull(events);
        Events = events;
    }

    /// <summary>The events.</summary>
    internal IAsyncEnumerable<SseItem<T>> Events { get; }

    internal override bool HasGeneratedBody => true;
}
