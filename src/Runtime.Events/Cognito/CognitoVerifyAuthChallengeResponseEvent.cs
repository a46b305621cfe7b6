namespace Lambda.Runtime.Events;

/// <summary>A user has responded to a custom challenge.</summary>
/// <remarks>https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-verify-auth-challenge-response.html</remarks>
public sealed class CognitoVerifyAuthChallengeResponseEvent : CognitoTriggerEvent
{
    /// <summary>The user, and what the app sends.</summary>
    public CognitoVerifyAuthChallengeRequest Request { get => field ??= new(); init; }

    /// <summary>What the handler sets.</summary>
    public CognitoVerifyAuthChallengeResponse Response { get => field ??= new(); init; }
}

/// <summary>What a <see cref="CognitoVerifyAuthChallengeResponseEvent"/> asks.</summary>
public sealed class CognitoVerifyAuthChallengeRequest : CognitoUserRequestWithMetadata
{
    /// <summary>The <see cref="CognitoCreateAuthChallengeResponse.PrivateChallengeParameters"/> of the challenge.</summary>
    public IReadOnlyDictionary<string, string>? PrivateChallengeParameters { get; init; }

    /// <summary>The user's response.</summary>
    public string? ChallengeAnswer { get; init; }

    /// <summary>Whether there is no such user, if the app client hides that from callers. <see langword="null"/> if it does not.</summary>
    public bool? UserNotFound { get; init; }
}

/// <summary>The response to a <see cref="CognitoVerifyAuthChallengeResponseEvent"/>.</summary>
public sealed class CognitoVerifyAuthChallengeResponse
{
    /// <summary>Whether the user responded correctly.</summary>
    public bool? AnswerCorrect { get; set; }
}
