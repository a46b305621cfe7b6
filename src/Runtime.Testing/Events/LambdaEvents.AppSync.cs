using System.Text.Json.Nodes;

namespace Lambda.Runtime.Testing;

public static partial class LambdaEvents
{
    private const string AppSyncId = "giy7kumfmvcqvbedntjwjvagii";
    private const string AppSyncUser = "192879fc-a240-4bf1-ab5a-d6a00f3063f9";

    /// <summary>A field of a GraphQL API of AWS AppSync that a direct resolver resolves. Several in a <see cref="JsonArray"/> are a batch.</summary>
    /// <param name="parentTypeName">The type that has the field, such as <c>Query</c>.</param>
    /// <param name="fieldName">The field.</param>
    /// <param name="arguments">The arguments of the field.</param>
    /// <param name="source">The object that the field belongs to, unless it is one of <c>Query</c>, <c>Mutation</c> or <c>Subscription</c>.</param>
    public static JsonObject AppSyncResolver(string parentTypeName, string fieldName, JsonObject? arguments = null, JsonObject? source = null) => new()
    {
        ["arguments"] = arguments?.DeepClone() ?? new JsonObject(),
        ["identity"] = AppSyncIdentity(),
        ["source"] = source?.DeepClone(),
        ["request"] = AppSyncRequest(),
        ["prev"] = null,
        ["info"] = new JsonObject
        {
            ["selectionSetList"] = new JsonArray("id"),
            ["selectionSetGraphQL"] = "{\n  id\n}",
            ["parentTypeName"] = parentTypeName,
            ["fieldName"] = fieldName,
            ["variables"] = new JsonObject(),
        },
        ["stash"] = new JsonObject(),
    };

    /// <summary>A request to a GraphQL API of AWS AppSync that a Lambda authorizer decides on.</summary>
    /// <param name="token">The token of the client.</param>
    /// <param name="query">The GraphQL request.</param>
    /// <param name="operationName">The name of the operation in it, if the client sends it.</param>
    /// <param name="variables">Its variables.</param>
    public static JsonObject AppSyncAuthorizer(
        string token, string query = "query { orders { id } }", string? operationName = null, JsonObject? variables = null)
    {
        return AppSyncAuthorizerRequest(token, new JsonObject
        {
            ["queryString"] = query,
            ["operationName"] = operationName,
            ["variables"] = variables?.DeepClone() ?? new JsonObject(),
        });
    }

    /// <summary>A request to an Event API of AWS AppSync that a Lambda authorizer decides on.</summary>
    /// <param name="token">The token of the client.</param>
    /// <param name="operation">What the client does: <c>EVENT_CONNECT</c>, <c>EVENT_PUBLISH</c> or <c>EVENT_SUBSCRIBE</c>.</param>
    /// <param name="channel">The channel, such as <c>/orders/north</c>; null for a connection.</param>
    /// <exception cref="ArgumentException">The operation is another one, or needs a channel, or has none.</exception>
    public static JsonObject AppSyncEventsAuthorizer(string token, string operation = "EVENT_CONNECT", string? channel = null)
    {
        if (operation is not ("EVENT_CONNECT" or "EVENT_PUBLISH" or "EVENT_SUBSCRIBE"))
            throw new ArgumentException($"The operation is '{operation}'. Expected EVENT_CONNECT, EVENT_PUBLISH or EVENT_SUBSCRIBE.", nameof(operation));
        if (channel is null != (operation == "EVENT_CONNECT"))
        {
            string found = channel is null ? "no channel" : $"the channel '{channel}'";
            throw new ArgumentException($"The operation {operation} has {found}. Expected one for EVENT_PUBLISH and EVENT_SUBSCRIBE only.", nameof(channel));
        }

        return AppSyncAuthorizerRequest(token, new JsonObject
        {
            ["operation"] = operation,
            ["channelNamespaceName"] = channel is null ? null : SegmentsOf(channel)[0],
            ["channel"] = channel,
        });
    }

    /// <summary>A client publishes events in a channel of an Event API of AWS AppSync, whose namespace invokes the function directly.</summary>
    /// <param name="channel">The channel, such as <c>/orders/north</c>.</param>
    /// <param name="payloads">The payload of each event.</param>
    /// <exception cref="ArgumentException">The channel is not a path with a namespace.</exception>
    public static JsonObject AppSyncEventsPublish(string channel, params JsonNode?[] payloads) => AppSyncEvents(channel, "PUBLISH", new JsonArray(
        [.. payloads.Select(static (payload, i) => new JsonObject { ["payload"] = payload?.DeepClone(), ["id"] = Id(i) })]));

    /// <summary>A client subscribes to a channel of an Event API of AWS AppSync, whose namespace invokes the function directly.</summary>
    /// <param name="channel">The channel, such as <c>/orders/north</c> or <c>/orders/*</c>.</param>
    /// <exception cref="ArgumentException">The channel is not a path with a namespace.</exception>
    public static JsonObject AppSyncEventsSubscribe(string channel) => AppSyncEvents(channel, "SUBSCRIBE", null);

    private static JsonObject AppSyncEvents(string channel, string operation, JsonArray? events) => new()
    {
        ["identity"] = AppSyncIdentity(),
        ["result"] = null,
        ["request"] = AppSyncRequest(),
        ["info"] = new JsonObject
        {
            ["channel"] = new JsonObject { ["path"] = channel, ["segments"] = new JsonArray([.. SegmentsOf(channel).Select(static segment => (JsonNode?)segment)]) },
            ["channelNamespace"] = new JsonObject { ["name"] = SegmentsOf(channel)[0] },
            ["operation"] = operation,
        },
        ["error"] = null,
        ["prev"] = null,
        ["stash"] = new JsonObject(),
        ["events"] = events,
    };

    private static JsonObject AppSyncAuthorizerRequest(string token, JsonObject request)
    {
        var context = new JsonObject { ["apiId"] = AppSyncId, ["accountId"] = Account, ["requestId"] = Id(0) };
        foreach ((string name, JsonNode? value) in request)
            context[name] = value?.DeepClone();
        JsonNode headers = AppSyncRequest()["headers"]!.DeepClone();
        headers["authorization"] = token;
        return new JsonObject { ["authorizationToken"] = token, ["requestContext"] = context, ["requestHeaders"] = headers };
    }

    // A user of an Amazon Cognito user pool.
    private static JsonObject AppSyncIdentity() => new()
    {
        ["claims"] = new JsonObject { ["sub"] = AppSyncUser, ["email"] = "ada@example.com", ["email_verified"] = true },
        ["defaultAuthStrategy"] = "ALLOW",
        ["groups"] = null,
        ["issuer"] = "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_EXAMPLE",
        ["sourceIp"] = new JsonArray("203.0.113.10"),
        ["sub"] = AppSyncUser,
        ["username"] = "ada",
    };

    private static JsonObject AppSyncRequest() => new()
    {
        ["headers"] = new JsonObject
        {
            ["content-type"] = "application/json",
            ["host"] = $"{AppSyncId}.appsync-api.us-east-1.amazonaws.com",
            ["x-forwarded-for"] = "203.0.113.10",
        },
        ["domainName"] = null,
    };

    private static string[] SegmentsOf(string channel)
    {
        string[] segments = channel.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments.Length > 0 && channel.StartsWith('/') ? segments
            : throw new ArgumentException($"The channel is '{channel}'. Expected a path that begins with a slash and a namespace, such as /orders/north.", nameof(channel));
    }
}
