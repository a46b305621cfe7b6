namespace Lambda.Runtime.Events;

/// <summary>A user was confirmed, or has a new password.</summary>
/// <remarks>https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-confirmation.html</remarks>
public sealed class CognitoPostConfirmationEvent : CognitoTriggerEvent
{
    /// <summary>The user, and what the app sends.</summary>
    public CognitoPostConfirmationRequest Request { get => field ??= new(); init; }

    /// <summary>Nothing to set.</summary>
    public CognitoEmptyResponse Response { get => field ??= new(); init; }
}

/// <summary>What a <see cref="CognitoPostConfirmationEvent"/> asks.</summary>
public sealed class CognitoPostConfirmationRequest : CognitoUserRequestWithMetadata;
