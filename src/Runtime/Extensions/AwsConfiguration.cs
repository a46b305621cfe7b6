using Lambda.Runtime.Extensions;

namespace Lambda.Runtime;

/// <summary>
/// Reads secrets of AWS Secrets Manager, parameters of Parameter Store, and configurations of AWS AppConfig from the extensions that AWS provides
/// for them as layers: without the AWS SDK and without TLS, so that the function stays small and is linked statically.
/// </summary>
/// <remarks>
/// <para>
/// The extensions listen on the loopback address, and call AWS with the permissions of the function. Secrets and parameters:
/// https://docs.aws.amazon.com/systems-manager/latest/userguide/ps-integration-lambda-extensions.html. AppConfig:
/// https://docs.aws.amazon.com/appconfig/latest/userguide/appconfig-integration-lambda-extensions.html. The extension for secrets and parameters
/// responds only while an invocation is processed, and not during initialization; that of AppConfig does.
/// </para>
/// <para>
/// A value is kept for <see cref="MaxAge"/>, and the extension keeps it as well: for five minutes, unless its environment variables say otherwise.
/// The methods block until the extension has responded, which takes less than a millisecond if it has the value. Thread-safe.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [LambdaHandler]
/// public static string Connect(string database)
/// {
///     string password = AwsConfiguration.GetSecret($"prod/orders/{database}");
///     string host = AwsConfiguration.GetParameter("/prod/orders/host");
///     return $"{host} is called with a password of {password.Length} characters";
/// }
/// </code>
/// </example>
public static class AwsConfiguration
{
    private static readonly ConfigurationReader OfProcess = new(Environment.GetEnvironmentVariable);

    /// <summary>Finds the reader of a function that shares the process with others, as in tests. It is <see langword="null"/> on Lambda.</summary>
    internal static Func<ConfigurationReader?>? FindReader { get; set; }

    /// <summary>The reader whose <see cref="ConfigurationReader.MaxAge"/> counts for all readers of the process.</summary>
    internal static ConfigurationReader Settings => OfProcess;

    private static ConfigurationReader Reader => FindReader?.Invoke() ?? OfProcess;

    /// <summary>How long a value is kept in the function. The default is 30 seconds; <see cref="TimeSpan.Zero"/> asks the extension at each call.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public static TimeSpan MaxAge
    {
        get => OfProcess.MaxAge;
        set => OfProcess.MaxAge = value;
    }

    /// <summary>Reads a secret that is text.</summary>
    /// <param name="secretId">The name or the ARN of the secret.</param>
    /// <param name="versionStage">The stage of the version, such as <c>AWSPREVIOUS</c>; <see langword="null"/> for <c>AWSCURRENT</c>.</param>
    /// <param name="versionId">The ID of the version; <see langword="null"/> for that of the stage.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="AwsConfigurationException">The extension is missing or not ready, or the secret cannot be read; the message says which.</exception>
    public static string GetSecret(string secretId, string? versionStage = null, string? versionId = null) =>
        Reader.GetSecret(secretId, versionStage, versionId).ToText(secretId);

    /// <summary>Reads a secret that is bytes. Of one that is text, it returns the UTF-8.</summary>
    /// <inheritdoc cref="GetSecret"/>
    public static byte[] GetSecretBytes(string secretId, string? versionStage = null, string? versionId = null) =>
        Reader.GetSecret(secretId, versionStage, versionId).ToBytes(secretId);

    /// <summary>Reads a parameter, decrypted if it is a <c>SecureString</c>. The values of a <c>StringList</c> are separated by commas.</summary>
    /// <param name="name">The name or the ARN of the parameter: <c>/prod/orders/url</c>.</param>
    /// <param name="version">The version; <see langword="null"/> for the newest one.</param>
    /// <param name="label">The label of the version; <see langword="null"/> for none.</param>
    /// <exception cref="ArgumentException">The name is empty, or there are both a version and a label.</exception>
    /// <exception cref="AwsConfigurationException">The extension is missing or not ready, or the parameter cannot be read; the message says which.</exception>
    public static string GetParameter(string name, long? version = null, string? label = null) => Reader.GetParameter(name, version, label);

    /// <summary>Reads a configuration of AWS AppConfig: free text, or feature flags as JSON.</summary>
    /// <param name="application">The name or the ID of the application.</param>
    /// <param name="environment">The name or the ID of the environment.</param>
    /// <param name="profile">The name or the ID of the configuration profile.</param>
    /// <param name="flags">The feature flags to read; none for all of them. The agent responds to one with its attributes, and to several with an object of them.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <exception cref="AwsConfigurationException">The extension is missing, or the configuration cannot be read; the message says which.</exception>
    public static string GetAppConfig(string application, string environment, string profile, params ReadOnlySpan<string> flags) =>
        Reader.GetAppConfig(application, environment, profile, flags);
}
