namespace Lambda.Runtime.Events;

/// <summary>A custom sign-in needs a challenge for the user.</summary>
/// <remarks>https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-create-auth-challenge.html</remarks>
public sealed class CognitoCreateAuthChallengeEvent : CognitoTriggerEvent
{
    /// <summary>The user, and what the app sends.</summary>
    public CognitoCreateAuthChallengeRequest Request { get => field ??= new(); init; }

    /// <summary>What the handler sets.</summary>
    public CognitoCreateAuthChallengeResponse Response { get => field ??= new(); init; }
}

/// <summary>What a <see cref="CognitoCreateAuthChallengeEvent"/> asks.</summary>
public sealed class CognitoCreateAuthChallengeRequest : CognitoUserRequestWithMetadata
{
    /// <summary>The challenge, <c>CUSTOM_CHALLENGE</c>.</summary>
    public string? ChallengeName { get; init; }

    /// <summary>The challenges so far, in order. None at the start.</summary>
    public IReadOnlyList<CognitoChallengeResult> Session { get; init; } = [];

    /// <summary>Whether there is no such user, if the app client hides that from callers. <see langword="null"/> if it does not.</summary>
    public bool? UserNotFound { get; init; }
}

/// <summary>The response to a <see cref="CognitoCreateAuthChallengeEvent"/>.</summary>
public sealed class CognitoCreateAuthChallengeResponse
{
    /// <summary>What the app needs to present the challenge.</summary>
    public IReadOnlyDictionary<string, string>? PublicChallengeParameters { get; set; }

    /// <summary>What the trigger that verifies the response needs, such as the correct response. Not sent to the app.</summary>
    public IReadOnlyDictionary<string, string>? PrivateChallengeParameters { get; set; }

    /// <summary>A name for this custom challenge, by which later events tell it from others.</summary>
    public string? ChallengeMetadata { get; set; }
}
