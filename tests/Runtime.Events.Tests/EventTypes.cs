using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events.Tests;

/// <summary>Every type that a handler can take or return, with the folder of its data. The generator needs each of them in a call.</summary>
public static class EventTypes
{
    public static IReadOnlyList<EventType> All { get; } =
    [
        new("Sqs", "SqsEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<SqsEvent>(json))),
        new("SqsJson", "SqsEvent<Order>", static json => LambdaJson.Serialize(LambdaJson.Deserialize<SqsEvent<Order>>(json))),
        new("SqsResponse", "SqsBatchResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<SqsBatchResponse>(json))),
        new("DynamoDb", "DynamoDbEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<DynamoDbEvent>(json))),
        new("DynamoDbTyped", "DynamoDbEvent<Item>", static json => LambdaJson.Serialize(LambdaJson.Deserialize<DynamoDbEvent<Item>>(json))),
        new("DynamoDbResponse", "DynamoDbBatchResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<DynamoDbBatchResponse>(json))),
        new("HttpApi", "HttpApiRequest", static json => LambdaJson.Serialize(LambdaJson.Deserialize<HttpApiRequest>(json))),
        new("HttpApiResponse", "HttpApiResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<HttpApiResponse>(json))),
        new("RestApi", "RestApiRequest", static json => LambdaJson.Serialize(LambdaJson.Deserialize<RestApiRequest>(json))),
        new("RestApiResponse", "RestApiResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<RestApiResponse>(json))),
        new("Alb", "AlbRequest", static json => LambdaJson.Serialize(LambdaJson.Deserialize<AlbRequest>(json))),
        new("AlbResponse", "AlbResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<AlbResponse>(json))),
        new("WebSocket", "WebSocketRequest", static json => LambdaJson.Serialize(LambdaJson.Deserialize<WebSocketRequest>(json))),
        new("WebSocketResponse", "WebSocketResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<WebSocketResponse>(json))),
        new("TokenAuthorizer", "TokenAuthorizerRequest", static json => LambdaJson.Serialize(LambdaJson.Deserialize<TokenAuthorizerRequest>(json))),
        new("RequestAuthorizer", "RequestAuthorizerRequest", static json => LambdaJson.Serialize(LambdaJson.Deserialize<RequestAuthorizerRequest>(json))),
        new("WebSocketAuthorizer", "WebSocketAuthorizerRequest", static json => LambdaJson.Serialize(LambdaJson.Deserialize<WebSocketAuthorizerRequest>(json))),
        new("HttpApiAuthorizer", "HttpApiAuthorizerRequest", static json => LambdaJson.Serialize(LambdaJson.Deserialize<HttpApiAuthorizerRequest>(json))),
        new("AuthorizerPolicy", "AuthorizerPolicyResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<AuthorizerPolicyResponse>(json))),
        new("AuthorizerSimple", "AuthorizerSimpleResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<AuthorizerSimpleResponse>(json))),
        new("AuthorizerSimpleTyped", "AuthorizerSimpleResponse<Part>", static json => LambdaJson.Serialize(LambdaJson.Deserialize<AuthorizerSimpleResponse<Part>>(json))),
        new("CognitoPreSignUp", "CognitoPreSignUpEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<CognitoPreSignUpEvent>(json))),
        new("CognitoPostConfirmation", "CognitoPostConfirmationEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<CognitoPostConfirmationEvent>(json))),
        new("CognitoPreAuthentication", "CognitoPreAuthenticationEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<CognitoPreAuthenticationEvent>(json))),
        new("CognitoPostAuthentication", "CognitoPostAuthenticationEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<CognitoPostAuthenticationEvent>(json))),
        new("CognitoDefineAuthChallenge", "CognitoDefineAuthChallengeEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<CognitoDefineAuthChallengeEvent>(json))),
        new("CognitoCreateAuthChallenge", "CognitoCreateAuthChallengeEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<CognitoCreateAuthChallengeEvent>(json))),
        new("CognitoVerifyAuthChallengeResponse", "CognitoVerifyAuthChallengeResponseEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<CognitoVerifyAuthChallengeResponseEvent>(json))),
        new("CognitoUserMigration", "CognitoUserMigrationEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<CognitoUserMigrationEvent>(json))),
        new("CognitoCustomMessage", "CognitoCustomMessageEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<CognitoCustomMessageEvent>(json))),
        new("CognitoCustomEmailSender", "CognitoCustomEmailSenderEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<CognitoCustomEmailSenderEvent>(json))),
        new("CognitoCustomSmsSender", "CognitoCustomSmsSenderEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<CognitoCustomSmsSenderEvent>(json))),
        new("CognitoPreTokenGeneration", "CognitoPreTokenGenerationEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<CognitoPreTokenGenerationEvent>(json))),
        new("CognitoPreTokenGenerationV2", "CognitoPreTokenGenerationV2Event", static json => LambdaJson.Serialize(LambdaJson.Deserialize<CognitoPreTokenGenerationV2Event>(json))),
        new("CognitoInboundFederation", "CognitoInboundFederationEvent", static json => LambdaJson.Serialize(LambdaJson.Deserialize<CognitoInboundFederationEvent>(json))),
        new("CustomResource", "CustomResourceRequest", static json => LambdaJson.Serialize(LambdaJson.Deserialize<CustomResourceRequest>(json))),
        new("CustomResourceTyped", "CustomResourceRequest<Part>", static json => LambdaJson.Serialize(LambdaJson.Deserialize<CustomResourceRequest<Part>>(json))),
        new("CustomResourceResponse", "CustomResourceResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<CustomResourceResponse>(json))),
        new("VpcLattice", "VpcLatticeRequest", static json => LambdaJson.Serialize(LambdaJson.Deserialize<VpcLatticeRequest>(json))),
        new("VpcLatticeV1", "VpcLatticeV1Request", static json => LambdaJson.Serialize(LambdaJson.Deserialize<VpcLatticeV1Request>(json))),
        new("VpcLatticeResponse", "VpcLatticeResponse", static json => LambdaJson.Serialize(LambdaJson.Deserialize<VpcLatticeResponse>(json))),
    ];
}

/// <summary>A payload of typed events.</summary>
public sealed record Order(string Id, int Count);

/// <summary>An item of a table, with a member for each type of attribute values.</summary>
[LambdaJsonTypeOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
public sealed class Item
{
    public string? Id { get; init; }
    public decimal? Price { get; init; }
    public byte[]? Data { get; init; }
    public bool? Sold { get; init; }
    public IReadOnlyList<Part>? Parts { get; init; }
    public Part? First { get; init; }
    public IReadOnlyDictionary<string, int?>? Stock { get; init; }
    public HashSet<string>? Colors { get; init; }
    public HashSet<long>? Sizes { get; init; }
    public string[]? Names { get; init; }
    public AttributeValue? Any { get; init; }
    public RawJson More { get; init; }
    [LambdaJsonFormat(JsonFormat.UnixTimeSeconds)]
    public DateTimeOffset? Expires { get; init; }
    public DateTimeOffset? Created { get; init; }
    public DayOfWeek? Day { get; init; }
    [JsonConverter(typeof(JsonStringEnumConverter<DayOfWeek>))]
    public DayOfWeek? DayName { get; init; }
}

/// <summary>A map in an item.</summary>
[LambdaJsonTypeOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
public sealed record Part(string? Name, int? Count);
