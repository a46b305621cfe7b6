using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>Events that a client publishes in a channel of an Event API of AWS AppSync, or its subscription.</summary>
/// <remarks>
/// The response is an <see cref="AppSyncEventsPublishResponse"/>, or for a subscription an <see cref="AppSyncEventsSubscribeResponse"/> or <c>null</c>.
/// https://docs.aws.amazon.com/appsync/latest/eventapi/direct-lambda-integrations.html
/// </remarks>
public sealed class AppSyncEventsRequest : AppSyncEventsContext
{
    /// <summary>The events. <see langword="null"/> for a subscription.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<AppSyncEvent>? Events { get; init; }
}

/// <summary>Events that a client publishes in a channel of an Event API of AWS AppSync, whose payloads are read into a type, or its subscription.</summary>
/// <typeparam name="TPayload">The type of the payloads.</typeparam>
/// <remarks>
/// The response is an <see cref="AppSyncEventsPublishResponse{TPayload}"/>, or for a subscription an <see cref="AppSyncEventsSubscribeResponse"/> or <c>null</c>.
/// https://docs.aws.amazon.com/appsync/latest/eventapi/direct-lambda-integrations.html
/// </remarks>
public sealed class AppSyncEventsRequest<TPayload> : AppSyncEventsContext
{
    /// <inheritdoc cref="AppSyncEventsRequest.Events"/>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<AppSyncEvent<TPayload>>? Events { get; init; }
}

/// <summary>An event that a client publishes.</summary>
public sealed class AppSyncEvent
{
    /// <summary>Identifies the event within the request.</summary>
    public string Id { get; init; } = "";

    /// <summary>The payload: any JSON.</summary>
    public RawJson Payload { get; init; }
}

/// <summary>An event that a client publishes, whose payload is read into a type.</summary>
/// <typeparam name="TPayload">The type of the payload.</typeparam>
public sealed class AppSyncEvent<TPayload>
{
    /// <inheritdoc cref="AppSyncEvent.Id"/>
    public string Id { get; init; } = "";

    /// <summary>The payload. <see langword="null"/> only if its JSON is <c>null</c>.</summary>
    public TPayload? Payload { get; init; }
}

/// <summary>What every request to an Event API has.</summary>
public abstract class AppSyncEventsContext
{
    private protected AppSyncEventsContext()
    {
    }

    /// <summary>The caller. <see langword="null"/> if the API uses an API key.</summary>
    public AppSyncIdentity? Identity { get; init; }

    /// <summary>The HTTP request.</summary>
    public AppSyncRequest? Request { get; init; }

    /// <summary>The channel, and what the client does with it.</summary>
    public AppSyncEventsInfo Info { get => field ??= new(); init; }

    /// <summary>An object that is empty for a function without a handler in JavaScript.</summary>
    public RawJson Stash { get; init; }
}

/// <summary>A channel, and what a client does with it.</summary>
public sealed class AppSyncEventsInfo
{
    /// <summary>The channel.</summary>
    public AppSyncChannel Channel { get => field ??= new(); init; }

    /// <summary>The namespace of the channel.</summary>
    public AppSyncChannelNamespace ChannelNamespace { get => field ??= new(); init; }

    /// <summary>What the client does: one of <see cref="AppSyncEventsOperations"/>.</summary>
    public string Operation { get; init; } = "";
}

/// <summary>A channel.</summary>
public sealed class AppSyncChannel
{
    /// <summary>The path, such as <c>/orders/north</c>. That of a subscription may end with <c>/*</c>.</summary>
    public string Path { get; init; } = "";

    /// <summary>The parts of the path, such as <c>orders</c> and <c>north</c>.</summary>
    public IReadOnlyList<string> Segments { get; init; } = [];
}

/// <summary>A namespace of channels.</summary>
public sealed class AppSyncChannelNamespace
{
    /// <summary>The name: the first part of the path of a channel.</summary>
    public string Name { get; init; } = "";
}

/// <summary>The values of <see cref="AppSyncEventsInfo.Operation"/>.</summary>
public static class AppSyncEventsOperations
{
    /// <summary>The client publishes events.</summary>
    public const string Publish = "PUBLISH";

    /// <summary>The client subscribes to the channel.</summary>
    public const string Subscribe = "SUBSCRIBE";
}
