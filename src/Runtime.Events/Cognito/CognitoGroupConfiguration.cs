namespace Lambda.Runtime.Events;

/// <summary>The groups of a user, and their IAM roles.</summary>
public sealed class CognitoGroupConfiguration
{
    /// <summary>The groups, for the claim <c>cognito:groups</c>.</summary>
    public IReadOnlyList<string>? GroupsToOverride { get; init; }

    /// <summary>The ARNs of the roles, for the claim <c>cognito:roles</c>.</summary>
    public IReadOnlyList<string>? IamRolesToOverride { get; init; }

    /// <summary>The ARN of the preferred role, for the claim <c>cognito:preferred_role</c>.</summary>
    public string? PreferredRole { get; init; }
}
