namespace Lambda.Runtime.Events;

/// <summary>A user signs in: the handler can refuse that with an exception.</summary>
/// <remarks>https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-authentication.html</remarks>
public sealed class CognitoPreAuthenticationEvent : CognitoTriggerEvent
{
    /// <summary>The user, and what the app sends.</summary>
    public CognitoPreAuthenticationRequest Request { get => field ??= new(); init; }

    /// <summary>Nothing to set.</summary>
    public CognitoEmptyResponse Response { get => field ??= new(); init; }
}

/// <summary>What a <see cref="CognitoPreAuthenticationEvent"/> asks.</summary>
public sealed class CognitoPreAuthenticationRequest : CognitoUserRequest
{
    /// <summary>What the app sends as <c>ClientMetadata</c> with its request, and does not store. <see langword="null"/> if it sends nothing.</summary>
    public IReadOnlyDictionary<string, string>? ValidationData { get; init; }

    /// <summary>Whether there is no such user, if the app client hides that from callers. <see langword="null"/> if it does not.</summary>
    public bool? UserNotFound { get; init; }
}
