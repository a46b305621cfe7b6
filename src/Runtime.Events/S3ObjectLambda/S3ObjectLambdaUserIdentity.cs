namespace Lambda.Runtime.Events;

/// <summary>The client of Amazon S3 Object Lambda. What does not apply to its type is <see langword="null"/>.</summary>
/// <remarks>https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html</remarks>
public sealed class S3ObjectLambdaUserIdentity
{
    /// <summary>What it is, such as <c>IAMUser</c> or <c>AssumedRole</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Identifies the client.</summary>
    public string? PrincipalId { get; init; }

    /// <summary>The ARN of the client.</summary>
    public string? Arn { get; init; }

    /// <summary>The AWS account of the client.</summary>
    public string? AccountId { get; init; }

    /// <summary>The id of the access key.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>The name of the user.</summary>
    public string? UserName { get; init; }

    /// <summary>The service that made the request.</summary>
    public string? InvokedBy { get; init; }

    /// <summary>The session, if the client has temporary credentials.</summary>
    public S3ObjectLambdaSessionContext? SessionContext { get; init; }
}

/// <summary>A session with temporary credentials.</summary>
public sealed class S3ObjectLambdaSessionContext
{
    /// <summary>When and how it began.</summary>
    public S3ObjectLambdaSessionAttributes? Attributes { get; init; }

    /// <summary>The role or user that it belongs to.</summary>
    public S3ObjectLambdaSessionIssuer? SessionIssuer { get; init; }
}

/// <summary>When and how a session began.</summary>
public sealed class S3ObjectLambdaSessionAttributes
{
    /// <summary>Whether the client used multi-factor authentication: <c>true</c> or <c>false</c>.</summary>
    [LambdaJsonFormat(JsonFormat.ScalarText)]
    public string? MfaAuthenticated { get; init; }

    /// <summary>When it began, such as <c>Wed Mar 10 23:41:52 UTC 2021</c>, or as ISO 8601.</summary>
    public string? CreationDate { get; init; }
}

/// <summary>The role or user that a session belongs to.</summary>
public sealed class S3ObjectLambdaSessionIssuer
{
    /// <summary>What it is, such as <c>Role</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Identifies it.</summary>
    public string? PrincipalId { get; init; }

    /// <summary>The ARN.</summary>
    public string? Arn { get; init; }

    /// <summary>The AWS account.</summary>
    public string? AccountId { get; init; }

    /// <summary>The name.</summary>
    public string? UserName { get; init; }
}
