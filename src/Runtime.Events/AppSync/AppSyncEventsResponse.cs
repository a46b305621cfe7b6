namespace Lambda.Runtime.Events;

/// <summary>What subscribers of a channel of an Event API receive. An event that is missing is not sent to them.</summary>
/// <remarks>https://docs.aws.amazon.com/appsync/latest/eventapi/direct-lambda-integrations.html</remarks>
public sealed class AppSyncEventsPublishResponse
{
    /// <summary>The events.</summary>
    public IReadOnlyList<AppSyncEventResult> Events { get; init; } = [];

    /// <summary>The message of an error of the whole request. AWS AppSync logs it if logging is enabled, and does not return it to the publisher.</summary>
    public string? Error { get; init; }
}

/// <summary>The same as <see cref="AppSyncEventsPublishResponse"/>, with payloads of a type.</summary>
/// <typeparam name="TPayload">The type of the payloads.</typeparam>
/// <inheritdoc cref="AppSyncEventsPublishResponse" path="/remarks"/>
public sealed class AppSyncEventsPublishResponse<TPayload>
{
    /// <inheritdoc cref="AppSyncEventsPublishResponse.Events"/>
    public IReadOnlyList<AppSyncEventResult<TPayload>> Events { get; init; } = [];

    /// <inheritdoc cref="AppSyncEventsPublishResponse.Error"/>
    public string? Error { get; init; }
}

/// <summary>An event that subscribers receive, or the error of an event.</summary>
public sealed class AppSyncEventResult
{
    /// <summary>The event's <see cref="AppSyncEvent.Id"/>.</summary>
    public string Id { get; init; } = "";

    /// <summary>The payload: any JSON.</summary>
    public RawJson Payload { get; init; }

    /// <summary>Why the event is not sent to subscribers.</summary>
    public string? Error { get; init; }
}

/// <summary>An event that subscribers receive, with a payload of a type, or the error of an event.</summary>
/// <typeparam name="TPayload">The type of the payload.</typeparam>
public sealed class AppSyncEventResult<TPayload>
{
    /// <inheritdoc cref="AppSyncEventResult.Id"/>
    public string Id { get; init; } = "";

    /// <summary>The payload. <see langword="null"/> if there is an error.</summary>
    public TPayload? Payload { get; init; }

    /// <inheritdoc cref="AppSyncEventResult.Error"/>
    public string? Error { get; init; }
}

/// <summary>The error that refuses a subscription to a channel of an Event API. A function that allows it returns <c>null</c>.</summary>
/// <inheritdoc cref="AppSyncEventsPublishResponse" path="/remarks"/>
public sealed class AppSyncEventsSubscribeResponse
{
    /// <summary>The message.</summary>
    public string Error { get; init; } = "";
}
