using Lambda.Runtime.Aws;

namespace Lambda.Runtime;

/// <summary>Credentials of AWS, with which <see cref="AwsSigner"/> signs requests.</summary>
/// <remarks>Immutable. <see cref="ToString"/> shows the access key ID and the expiration only.</remarks>
/// <example>
/// <code>
/// var signer = new AwsSigner("execute-api")
/// {
///     Region = "eu-west-1",
///     Credentials = static token => ValueTask.FromResult(new AwsCredentials("AKIDEXAMPLE", "secret", expiration: DateTimeOffset.UtcNow.AddHours(1))),
/// };
/// </code>
/// </example>
public sealed class AwsCredentials
{
    /// <summary>Creates credentials.</summary>
    /// <param name="accessKeyId">The access key ID, such as <c>AKIAIOSFODNN7EXAMPLE</c>.</param>
    /// <param name="secretAccessKey">The secret access key.</param>
    /// <param name="sessionToken">The session token of temporary credentials; <see langword="null"/> or empty for those of a user.</param>
    /// <param name="expiration">
    /// When temporary credentials expire. <see cref="AwsSigner"/> uses them until five minutes before, without getting others. <see langword="null"/> if that is not
    /// known: then it gets credentials for each request.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A value is empty, or contains white space or another character that is not printable ASCII. The message does not contain the value.
    /// </exception>
    public AwsCredentials(string accessKeyId, string secretAccessKey, string? sessionToken = null, DateTimeOffset? expiration = null)
    {
        AccessKeyId = Check(accessKeyId, nameof(accessKeyId));
        SecretAccessKey = Check(secretAccessKey, nameof(secretAccessKey));
        SessionToken = string.IsNullOrEmpty(sessionToken) ? null : Check(sessionToken, nameof(sessionToken));
        Expiration = expiration;
    }

    /// <summary>The access key ID. It is part of each signature, and not secret.</summary>
    public string AccessKeyId { get; }

    /// <summary>The secret access key.</summary>
    public string SecretAccessKey { get; }

    /// <summary>The session token of temporary credentials; <see langword="null"/> without one.</summary>
    public string? SessionToken { get; }

    /// <summary>When temporary credentials expire; <see langword="null"/> if that is not known.</summary>
    public DateTimeOffset? Expiration { get; }

    /// <summary>Describes the credentials without the secret access key and the session token.</summary>
    public override string ToString() => Expiration is { } expiration ? $"{AccessKeyId}, expires at {expiration:O}" : AccessKeyId;

    /// <summary>A line feed at the end of a variable or file would otherwise be a header that is not sent, or a wrong signature.</summary>
    private static string Check(string value, string parameter)
    {
        ArgumentException.ThrowIfNullOrEmpty(value, parameter);
        return PrintableAscii.Contains(value) ? value : throw new ArgumentException(AwsErrors.UnprintableCredentials, parameter);
    }
}
