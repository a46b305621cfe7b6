namespace Lambda.Runtime.Events;

/// <summary>A custom sign-in needs the next challenge, or a decision.</summary>
/// <remarks>https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-define-auth-challenge.html</remarks>
public sealed class CognitoDefineAuthChallengeEvent : CognitoTriggerEvent
{
    /// <summary>The user, and what the app sends.</summary>
    public CognitoDefineAuthChallengeRequest Request { get => field ??= new(); init; }

    /// <summary>What the handler sets.</summary>
    public CognitoDefineAuthChallengeResponse Response { get => field ??= new(); init; }
}

/// <summary>What a <see cref="CognitoDefineAuthChallengeEvent"/> asks.</summary>
public sealed class CognitoDefineAuthChallengeRequest : CognitoUserRequestWithMetadata
{
    /// <summary>The challenges so far, in order. None at the start.</summary>
    public IReadOnlyList<CognitoChallengeResult> Session { get; init; } = [];

    /// <summary>Whether there is no such user, if the app client hides that from callers. <see langword="null"/> if it does not.</summary>
    public bool? UserNotFound { get; init; }
}

/// <summary>The response to a <see cref="CognitoDefineAuthChallengeEvent"/>.</summary>
public sealed class CognitoDefineAuthChallengeResponse
{
    /// <summary>The next challenge: one of <see cref="CognitoChallengeNames"/>.</summary>
    public string? ChallengeName { get; set; }

    /// <summary>Whether the user is signed in, and receives tokens.</summary>
    public bool? IssueTokens { get; set; }

    /// <summary>Whether the sign-in has failed.</summary>
    public bool? FailAuthentication { get; set; }
}
