namespace Lambda.Runtime.Events;

/// <summary>A user needs a text message, which the function sends. Amazon Cognito ignores what it returns.</summary>
/// <remarks>https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-sms-sender.html</remarks>
public sealed class CognitoCustomSmsSenderEvent : CognitoTriggerEvent
{
    /// <summary>The user, and what the app sends.</summary>
    public CognitoCustomSmsSenderRequest Request { get => field ??= new(); init; }
}

/// <summary>What a <see cref="CognitoCustomSmsSenderEvent"/> asks.</summary>
public sealed class CognitoCustomSmsSenderRequest : CognitoUserRequestWithMetadata
{
    /// <summary><c>customSMSSenderRequestV1</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The code or the temporary password in base64, encrypted with the AWS Encryption SDK and the pool's key. <see langword="null"/> if the event has none.</summary>
    public string? Code { get; init; }
}
