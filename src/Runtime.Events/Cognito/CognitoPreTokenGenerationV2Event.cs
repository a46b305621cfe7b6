namespace Lambda.Runtime.Events;

/// <summary>Amazon Cognito is about to create tokens, and the user pool uses events of version 2 or 3: the handler can change the ID token and the access token.</summary>
/// <remarks>https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html</remarks>
public sealed class CognitoPreTokenGenerationV2Event : CognitoTriggerEvent
{
    /// <summary>The user, and what the app sends.</summary>
    public CognitoPreTokenGenerationV2Request Request { get => field ??= new(); init; }

    /// <summary>What the handler sets.</summary>
    public CognitoPreTokenGenerationV2Response Response { get => field ??= new(); init; }
}

/// <summary>What a <see cref="CognitoPreTokenGenerationV2Event"/> asks.</summary>
public sealed class CognitoPreTokenGenerationV2Request : CognitoUserRequestWithMetadata
{
    /// <summary>The user's groups. <see langword="null"/> if there is no user.</summary>
    public CognitoGroupConfiguration? GroupConfiguration { get; init; }

    /// <summary>The scopes of the access token.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }
}

/// <summary>The response to a <see cref="CognitoPreTokenGenerationV2Event"/>.</summary>
public sealed class CognitoPreTokenGenerationV2Response
{
    /// <summary>The changes. None by default.</summary>
    public CognitoClaimsAndScopeOverride? ClaimsAndScopeOverrideDetails { get; set; }
}

/// <summary>Changes of the tokens.</summary>
public sealed class CognitoClaimsAndScopeOverride
{
    /// <summary>Changes of the ID token.</summary>
    public CognitoIdTokenOverride? IdTokenGeneration { get; init; }

    /// <summary>Changes of the access token.</summary>
    public CognitoAccessTokenOverride? AccessTokenGeneration { get; init; }

    /// <summary>The groups for the claims of groups, which replace those of the user. <see langword="null"/> keeps those.</summary>
    public CognitoGroupConfiguration? GroupOverrideDetails { get; init; }
}

/// <summary>Changes of the claims in an ID token.</summary>
public sealed class CognitoIdTokenOverride
{
    /// <summary>Claims to add or change: any JSON, such as <c>RawJson.Parse("[1,2]")</c>.</summary>
    public IReadOnlyDictionary<string, RawJson>? ClaimsToAddOrOverride { get; init; }

    /// <summary>Names of claims to remove.</summary>
    public IReadOnlyList<string>? ClaimsToSuppress { get; init; }
}

/// <summary>Changes of the claims and scopes in an access token.</summary>
public sealed class CognitoAccessTokenOverride
{
    /// <inheritdoc cref="CognitoIdTokenOverride.ClaimsToAddOrOverride"/>
    public IReadOnlyDictionary<string, RawJson>? ClaimsToAddOrOverride { get; init; }

    /// <summary>Names of claims to remove.</summary>
    public IReadOnlyList<string>? ClaimsToSuppress { get; init; }

    /// <summary>Scopes to add.</summary>
    public IReadOnlyList<string>? ScopesToAdd { get; init; }

    /// <summary>Scopes to remove.</summary>
    public IReadOnlyList<string>? ScopesToSuppress { get; init; }
}
