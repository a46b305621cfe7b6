namespace Lambda.Runtime.Events;

/// <summary>Amazon Cognito is about to create tokens, and the user pool uses events of version 1: the handler can change the ID token.</summary>
/// <remarks>https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html</remarks>
public sealed class CognitoPreTokenGenerationEvent : CognitoTriggerEvent
{
    /// <summary>The user, and what the app sends.</summary>
    public CognitoPreTokenGenerationRequest Request { get => field ??= new(); init; }

    /// <summary>What the handler sets.</summary>
    public CognitoPreTokenGenerationResponse Response { get => field ??= new(); init; }
}

/// <summary>What a <see cref="CognitoPreTokenGenerationEvent"/> asks.</summary>
public sealed class CognitoPreTokenGenerationRequest : CognitoUserRequestWithMetadata
{
    /// <summary>The user's groups. <see langword="null"/> if there is no user.</summary>
    public CognitoGroupConfiguration? GroupConfiguration { get; init; }
}

/// <summary>The response to a <see cref="CognitoPreTokenGenerationEvent"/>.</summary>
public sealed class CognitoPreTokenGenerationResponse
{
    /// <summary>The changes. None by default.</summary>
    public CognitoClaimsOverride? ClaimsOverrideDetails { get; set; }
}

/// <summary>Changes of the claims in an ID token.</summary>
public sealed class CognitoClaimsOverride
{
    /// <summary>Claims to add or change.</summary>
    public IReadOnlyDictionary<string, string>? ClaimsToAddOrOverride { get; init; }

    /// <summary>Names of claims to remove.</summary>
    public IReadOnlyList<string>? ClaimsToSuppress { get; init; }

    /// <summary>The groups for the claims of groups, which replace those of the user. <see langword="null"/> keeps those.</summary>
    public CognitoGroupConfiguration? GroupOverrideDetails { get; init; }
}
