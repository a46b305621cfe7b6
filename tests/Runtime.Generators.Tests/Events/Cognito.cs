using System.Collections.Generic;
using Lambda.Runtime;

namespace Events.Cognito;

public abstract class TriggerEvent<TRequest, TResponse>
    where TRequest : TriggerRequest
    where TResponse : class, new()
{
    public string Version { get; set; } = "";
    public string TriggerSource { get; set; } = "";
    public string Region { get; set; } = "";
    public string UserPoolId { get; set; } = "";
    public string? UserName { get; set; }
    public CallerContext? CallerContext { get; set; }
    public TRequest? Request { get; set; }
    public TResponse Response { get; set; } = new();
}

public class CallerContext
{
    public string? AwsSdkVersion { get; set; }
    public string? ClientId { get; set; }
}

public abstract class TriggerRequest
{
    public Dictionary<string, string> UserAttributes { get; set; } = [];
}

public sealed class PreSignUpEvent : TriggerEvent<PreSignUpRequest, PreSignUpResponse>;

public sealed class PreSignUpRequest : TriggerRequest
{
    public Dictionary<string, string>? ValidationData { get; set; }
    public Dictionary<string, string>? ClientMetadata { get; set; }
}

public sealed class PreSignUpResponse
{
    public bool AutoConfirmUser { get; set; }
    public bool AutoVerifyEmail { get; set; }
    public bool AutoVerifyPhone { get; set; }
}

public sealed class PostConfirmationEvent : TriggerEvent<PostConfirmationRequest, PostConfirmationResponse>;

public sealed class PostConfirmationRequest : TriggerRequest
{
    public Dictionary<string, string>? ClientMetadata { get; set; }
}

// The pool expects an empty object in the response.
public sealed class PostConfirmationResponse;

public static class Functions
{
    [LambdaHandler("cognito-pre-sign-up")]
    public static PreSignUpEvent CognitoPreSignUp(PreSignUpEvent value) => value;

    [LambdaHandler("cognito-post-confirmation")]
    public static PostConfirmationEvent CognitoPostConfirmation(PostConfirmationEvent value) => value;
}
