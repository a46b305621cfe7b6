namespace Lambda.Runtime.Events;

/// <summary>A user needs an email, which the function sends. Amazon Cognito ignores what it returns.</summary>
/// <remarks>https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-email-sender.html</remarks>
public sealed class CognitoCustomEmailSenderEvent : CognitoTriggerEvent
{
    /// <summary>The user, and what the app sends.</summary>
    public CognitoCustomEmailSenderRequest Request { get => field ??= new(); init; }
}

/// <summary>What a <see cref="CognitoCustomEmailSenderEvent"/> asks.</summary>
public sealed class CognitoCustomEmailSenderRequest : CognitoUserRequestWithMetadata
{
    /// <summary><c>customEmailSenderRequestV1</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The code or the temporary password in base64, encrypted with the AWS Encryption SDK and the pool's key. <see langword="null"/> if the event has none.</summary>
    public string? Code { get; init; }
}
