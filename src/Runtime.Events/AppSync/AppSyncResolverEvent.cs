using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>A field of a GraphQL API of AWS AppSync that the function resolves.</summary>
/// <remarks>
/// The response is any JSON: the value of the field. An exception is an error of the field, with its message and type. With the operation <c>BatchInvoke</c>, the event
/// is an array, <c>AppSyncResolverEvent[]</c>, and the response an array of <see cref="AppSyncBatchResult{TData}"/> with as many elements, in the same order.
/// https://docs.aws.amazon.com/appsync/latest/devguide/resolver-context-reference-js.html
/// </remarks>
public sealed class AppSyncResolverEvent : AppSyncResolverContext
{
    /// <summary>The arguments of the field: an object.</summary>
    [JsonPropertyOrder(-3)]
    public RawJson Arguments { get; init; }

    /// <summary>The object that the field belongs to. <see cref="RawJson.IsNull"/> for a query, a mutation or a subscription.</summary>
    [JsonPropertyOrder(-1)]
    public RawJson Source { get; init; }
}

/// <summary>A field of a GraphQL API of AWS AppSync that the function resolves, whose arguments are read into a type.</summary>
/// <typeparam name="TArguments">The type of the arguments.</typeparam>
/// <inheritdoc cref="AppSyncResolverEvent" path="/remarks"/>
public sealed class AppSyncResolverEvent<TArguments> : AppSyncResolverContext
{
    /// <summary>The arguments of the field. <see langword="null"/> only if the event has none.</summary>
    [JsonPropertyOrder(-3)]
    public TArguments? Arguments { get; init; }

    /// <inheritdoc cref="AppSyncResolverEvent.Source"/>
    [JsonPropertyOrder(-1)]
    public RawJson Source { get; init; }
}

/// <summary>A field of a GraphQL API of AWS AppSync that the function resolves, whose arguments and object are read into types.</summary>
/// <typeparam name="TArguments">The type of the arguments.</typeparam>
/// <typeparam name="TSource">The type of the object that the field belongs to.</typeparam>
/// <inheritdoc cref="AppSyncResolverEvent" path="/remarks"/>
public sealed class AppSyncResolverEvent<TArguments, TSource> : AppSyncResolverContext
{
    /// <inheritdoc cref="AppSyncResolverEvent{TArguments}.Arguments"/>
    [JsonPropertyOrder(-3)]
    public TArguments? Arguments { get; init; }

    /// <summary>The object that the field belongs to. <see langword="null"/> for a query, a mutation or a subscription.</summary>
    [JsonPropertyOrder(-1)]
    public TSource? Source { get; init; }
}

/// <summary>The result of one event of an array, if AWS AppSync invokes the function for several fields at once.</summary>
/// <typeparam name="TData">The type of the field.</typeparam>
/// <remarks>https://docs.aws.amazon.com/appsync/latest/devguide/tutorial-lambda-resolvers-js.html</remarks>
public sealed class AppSyncBatchResult<TData>
{
    /// <summary>The value of the field.</summary>
    public TData? Data { get; init; }

    /// <summary>The message of the error, if there is one.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>The type of the error.</summary>
    public string? ErrorType { get; init; }
}
