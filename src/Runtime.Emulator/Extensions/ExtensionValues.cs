namespace Lambda.Runtime.Emulator.Extensions;

/// <summary>What the extensions have at one moment. It does not change.</summary>
internal sealed class ExtensionValues
{
    /// <summary>By name or ARN.</summary>
    public IReadOnlyDictionary<string, SecretValue> Secrets { get; init; } = new Dictionary<string, SecretValue>();

    /// <summary>By name or ARN.</summary>
    public IReadOnlyDictionary<string, ParameterValue> Parameters { get; init; } = new Dictionary<string, ParameterValue>();

    /// <summary>JSON or other text.</summary>
    public IReadOnlyDictionary<AppConfigName, string> AppConfigurations { get; init; } = new Dictionary<AppConfigName, string>();
}
