namespace Lambda.Runtime.EnvironmentVariables;

/// <summary>Reads the environment variables for calls of AWS that its SDKs read, too.</summary>
/// <remarks>
/// Each is read when it is needed, because credentials can change while the process runs. A missing or empty variable is <see langword="null"/>.
/// https://docs.aws.amazon.com/sdkref/latest/guide/environment-variables.html
/// </remarks>
internal sealed class AwsVariables(Func<string, string?> variable)
{
    public const string AccessKeyIdName = "AWS_ACCESS_KEY_ID";
    public const string SecretAccessKeyName = "AWS_SECRET_ACCESS_KEY";
    public const string SessionTokenName = "AWS_SESSION_TOKEN";
    public const string ContainerRelativeUriName = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
    public const string ContainerFullUriName = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
    public const string ContainerTokenName = "AWS_CONTAINER_AUTHORIZATION_TOKEN";
    public const string ContainerTokenFileName = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";

    public string? Region => Read("AWS_REGION") ?? Read("AWS_DEFAULT_REGION");

    public string? AccessKeyId => Read(AccessKeyIdName);

    public string? SecretAccessKey => Read(SecretAccessKeyName);

    public string? SessionToken => Read(SessionTokenName);

    public string? ContainerRelativeUri => Read(ContainerRelativeUriName);

    public string? ContainerFullUri => Read(ContainerFullUriName);

    public string? ContainerToken => Read(ContainerTokenName);

    public string? ContainerTokenFile => Read(ContainerTokenFileName);

    /// <summary>Reads the environment of this process.</summary>
    public static AwsVariables FromProcess() => new(Environment.GetEnvironmentVariable);

    private string? Read(string name) => variable(name) is { Length: > 0 } value ? value : null;
}
