namespace Lambda.Runtime;

/// <summary>Who invoked the function, by Amazon Cognito.</summary>
/// <param name="IdentityId">The identity; <see langword="null"/> if it was not sent.</param>
/// <param name="IdentityPoolId">The pool that it belongs to; <see langword="null"/> if it was not sent.</param>
public sealed record CognitoIdentity(string? IdentityId, string? IdentityPoolId);
