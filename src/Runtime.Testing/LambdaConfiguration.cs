using System.Collections.Concurrent;
using Lambda.Runtime.Emulator.Extensions;

namespace Lambda.Runtime.Testing;

/// <summary>
/// The secrets, parameters and configurations of a test, which functions read from emulated extensions of AWS: with <c>AwsConfiguration</c>, or a binary by HTTP.
/// </summary>
/// <remarks>
/// A test may change them at any time, from any thread. A function keeps a value for 30 seconds, unless <c>AwsConfiguration.MaxAge</c> says otherwise; inside the test
/// process, by the clock of <see cref="LambdaFunctionOptions.TimeProvider"/>. Several functions may have the same values.
/// </remarks>
/// <example>
/// <code>
/// var configuration = new LambdaConfiguration
/// {
///     Secrets = { ["prod/orders/database"] = """{"UserName":"ada","Password":"open sesame"}""" },
///     Parameters = { ["/prod/orders/host"] = "db.local" },
///     AppConfigurations = { [("orders", "prod", "flags")] = """{"new-checkout":{"enabled":true}}""" },
/// };
/// await using LambdaFunction function = await LambdaFunction.StartAsync&lt;Order>(new() { Configuration = configuration });
/// </code>
/// </example>
public sealed class LambdaConfiguration
{
    private const string Source = nameof(LambdaConfiguration);

    private readonly ConcurrentDictionary<string, string> _secrets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte[]> _binarySecrets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _parameters = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Application, string Environment, string Profile), string> _appConfigurations = [];

    /// <summary>Creates a configuration without values.</summary>
    public LambdaConfiguration() => Settings = new ExtensionSettings { Read = Read, Source = Source, Hint = "" };

    /// <summary>The secrets of AWS Secrets Manager that are text, such as JSON, by name or ARN.</summary>
    public IDictionary<string, string> Secrets => _secrets;

    /// <summary>The secrets of AWS Secrets Manager that are bytes, by name or ARN.</summary>
    public IDictionary<string, byte[]> BinarySecrets => _binarySecrets;

    /// <summary>The parameters of Parameter Store, by name or ARN. The items of a <c>StringList</c> are separated by commas.</summary>
    public IDictionary<string, string> Parameters => _parameters;

    /// <summary>The configurations of AWS AppConfig: JSON, such as feature flags, or other text. The names are those that the function uses, or the IDs.</summary>
    public IDictionary<(string Application, string Environment, string Profile), string> AppConfigurations => _appConfigurations;

    /// <summary>What a function without values gets.</summary>
    internal static ExtensionSettings None { get; } = new()
    {
        Source = "The test",
        Hint = $"Expected {nameof(LambdaFunctionOptions)}.{nameof(LambdaFunctionOptions.Configuration)}.",
    };

    /// <summary>One for all functions with these values, so that they see the same versions.</summary>
    internal ExtensionSettings Settings { get; }

    private ExtensionValues Read()
    {
        var secrets = _secrets.ToDictionary(static secret => secret.Key, static secret => new SecretValue(secret.Value));
        foreach ((string name, byte[] bytes) in _binarySecrets)
        {
            if (!secrets.TryAdd(name, new SecretValue(Convert.ToBase64String(bytes), isBase64: true)))
                throw ExtensionErrorException.TextAndBytes(name, Source);
        }

        return new ExtensionValues
        {
            Secrets = secrets,
            Parameters = _parameters.ToDictionary(static parameter => parameter.Key, static parameter => new ParameterValue(parameter.Value)),
            AppConfigurations = _appConfigurations.ToDictionary(
                static one => new AppConfigName(one.Key.Application, one.Key.Environment, one.Key.Profile), static one => one.Value),
        };
    }
}
