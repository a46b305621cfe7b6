using System.Collections.ObjectModel;

namespace Lambda.Runtime.Events;

/// <summary>What all Lambda triggers of an Amazon Cognito user pool receive. A handler sets members of the event's response, and returns the event.</summary>
/// <remarks>
/// Amazon Cognito waits five seconds for the response, and calls the function up to three times. An exception ends the operation, and its message is shown to the user.
/// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
/// </remarks>
public abstract class CognitoTriggerEvent
{
    private protected CognitoTriggerEvent()
    {
    }

    /// <summary>The version of the event, such as <c>1</c>.</summary>
    public string? Version { get; init; }

    /// <summary>Why the trigger was called: one of <see cref="CognitoTriggerSources"/>.</summary>
    public string TriggerSource { get; init; } = "";

    /// <summary>The user pool's region, such as <c>eu-central-1</c>.</summary>
    public string? Region { get; init; }

    /// <summary>The id of the user pool.</summary>
    public string UserPoolId { get; init; } = "";

    /// <summary>The user's name. <see langword="null"/> if there is no user, as for tokens of machines.</summary>
    public string? UserName { get; init; }

    /// <summary>Who called the user pool.</summary>
    public CognitoCallerContext? CallerContext { get; init; }
}

/// <summary>Who called a user pool.</summary>
public sealed class CognitoCallerContext
{
    /// <summary>The version of the AWS SDK; <c>aws-sdk-unknown-unknown</c> if it is not known.</summary>
    public string? AwsSdkVersion { get; init; }

    /// <summary>The id of the app client.</summary>
    public string? ClientId { get; init; }
}

/// <summary>What the triggers for a user receive.</summary>
public abstract class CognitoUserRequest
{
    private protected CognitoUserRequest()
    {
    }

    /// <summary>The user's attributes, such as <c>email</c>, <c>email_verified</c> and <c>custom:tenant</c>. All are texts, also <c>true</c> and <c>false</c>.</summary>
    [LambdaJsonFormat(JsonFormat.ScalarText)]
    public IReadOnlyDictionary<string, string> UserAttributes { get; init; } = ReadOnlyDictionary<string, string>.Empty;
}

/// <summary>What the triggers for a user receive, to which an app can send data.</summary>
public abstract class CognitoUserRequestWithMetadata : CognitoUserRequest
{
    private protected CognitoUserRequestWithMetadata()
    {
    }

    /// <summary>What the app sends as <c>ClientMetadata</c> with its request. <see langword="null"/> if it sends nothing.</summary>
    public IReadOnlyDictionary<string, string>? ClientMetadata { get; init; }
}

/// <summary>The response of triggers that can only end the operation with an exception, or let it continue: an empty object.</summary>
public sealed class CognitoEmptyResponse;
