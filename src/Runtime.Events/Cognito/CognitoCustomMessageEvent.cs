namespace Lambda.Runtime.Events;

/// <summary>Amazon Cognito is about to send a message to a user: the handler can set its text.</summary>
/// <remarks>https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-message.html</remarks>
public sealed class CognitoCustomMessageEvent : CognitoTriggerEvent
{
    /// <summary>The user, and what the app sends.</summary>
    public CognitoCustomMessageRequest Request { get => field ??= new(); init; }

    /// <summary>What the handler sets.</summary>
    public CognitoCustomMessageResponse Response { get => field ??= new(); init; }
}

/// <summary>What a <see cref="CognitoCustomMessageEvent"/> asks.</summary>
public sealed class CognitoCustomMessageRequest : CognitoUserRequestWithMetadata
{
    /// <summary>What stands for the code in a message, such as <c>{####}</c>.</summary>
    public string? CodeParameter { get; init; }

    /// <summary>What stands for the link that verifies the user, such as <c>{##Click Here##}</c>. <see langword="null"/> if messages have no link.</summary>
    public string? LinkParameter { get; init; }

    /// <summary>What stands for the user's name in a message for a user that an administrator created, such as <c>{username}</c>. <see langword="null"/> for others.</summary>
    public string? UsernameParameter { get; init; }
}

/// <summary>The response to a <see cref="CognitoCustomMessageEvent"/>.</summary>
public sealed class CognitoCustomMessageResponse
{
    /// <summary>The text message, at most 140 characters. Must contain the code's parameter, and that of the name if there is one.</summary>
    public string? SmsMessage { get; set; }

    /// <summary>The email in HTML, at most 20,000 characters. Must contain the code's parameter, and that of the name if there is one.</summary>
    public string? EmailMessage { get; set; }

    /// <summary>The subject of the email, at most 140 characters.</summary>
    public string? EmailSubject { get; set; }
}
