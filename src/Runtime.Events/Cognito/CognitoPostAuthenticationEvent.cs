namespace Lambda.Runtime.Events;

/// <summary>A user has signed in.</summary>
/// <remarks>https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-authentication.html</remarks>
public sealed class CognitoPostAuthenticationEvent : CognitoTriggerEvent
{
    /// <summary>The user, and what the app sends.</summary>
    public CognitoPostAuthenticationRequest Request { get => field ??= new(); init; }

    /// <summary>Nothing to set.</summary>
    public CognitoEmptyResponse Response { get => field ??= new(); init; }
}

/// <summary>What a <see cref="CognitoPostAuthenticationEvent"/> asks.</summary>
public sealed class CognitoPostAuthenticationRequest : CognitoUserRequestWithMetadata
{
    /// <summary>Whether the device is new. <see langword="null"/> if the user pool does not remember devices.</summary>
    public bool? NewDeviceUsed { get; init; }
}
