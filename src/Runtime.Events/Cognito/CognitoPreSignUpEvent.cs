namespace Lambda.Runtime.Events;

/// <summary>A user signs up: the handler can confirm the user, or refuse the sign-up with an exception.</summary>
/// <remarks>https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-sign-up.html</remarks>
public sealed class CognitoPreSignUpEvent : CognitoTriggerEvent
{
    /// <summary>The user, and what the app sends.</summary>
    public CognitoPreSignUpRequest Request { get => field ??= new(); init; }

    /// <summary>What the handler sets.</summary>
    public CognitoPreSignUpResponse Response { get => field ??= new(); init; }
}

/// <summary>What a <see cref="CognitoPreSignUpEvent"/> asks.</summary>
public sealed class CognitoPreSignUpRequest : CognitoUserRequestWithMetadata
{
    /// <summary>What the app sends as <c>ValidationData</c> with its request, and does not store. <see langword="null"/> if it sends nothing.</summary>
    public IReadOnlyDictionary<string, string>? ValidationData { get; init; }
}

/// <summary>The response to a <see cref="CognitoPreSignUpEvent"/>.</summary>
public sealed class CognitoPreSignUpResponse
{
    /// <summary>Whether the user is confirmed. Ignored for users that an administrator creates.</summary>
    public bool? AutoConfirmUser { get; set; }

    /// <summary>Whether the email address is verified. The user must have one.</summary>
    public bool? AutoVerifyEmail { get; set; }

    /// <summary>Whether the phone number is verified. The user must have one.</summary>
    public bool? AutoVerifyPhone { get; set; }
}
