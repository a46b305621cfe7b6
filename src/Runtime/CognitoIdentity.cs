namespace Lambda.Runtime;

/// <summary>The Amazon Cognito identity that invoked the function.</summary>
/// <param name="IdentityId">The identity; <see langword="null"/> if it was not sent.</param>
/// <param name="IdentityPoolId">The pool of the identity; <see langword="null"/> if it was not sent.</param>
public sealed record CognitoIdentity(string? IdentityId, string? IdentityPoolId);
