namespace Lambda.Runtime.Emulator.Extensions;

/// <summary>The environment variables by which a function finds the extensions.</summary>
internal static class ExtensionVariables
{
    /// <summary>The port of the extension for secrets and parameters.</summary>
    /// <remarks>https://docs.aws.amazon.com/systems-manager/latest/userguide/ps-integration-lambda-extensions.html</remarks>
    public const string SecretsPort = "PARAMETERS_SECRETS_EXTENSION_HTTP_PORT";

    /// <summary>The port of the extension of AWS AppConfig.</summary>
    /// <remarks>https://docs.aws.amazon.com/appconfig/latest/userguide/appconfig-integration-lambda-extensions-config.html</remarks>
    public const string AppConfigPort = "AWS_APPCONFIG_EXTENSION_HTTP_PORT";

    /// <summary>The token that the extension for secrets and parameters requires.</summary>
    public const string Token = "AWS_SESSION_TOKEN";

    private const string AccessKey = "AWS_ACCESS_KEY_ID";

    private static readonly string LocalToken = $"local-{Guid.NewGuid():n}";

    /// <summary>Selects the token of a function.</summary>
    /// <param name="environment">The variables of its configuration.</param>
    /// <returns>That of the environment, or one of the emulator; <see langword="null"/> if there is none.</returns>
    /// <remarks>Long-term credentials have no token, and AWS refuses them with one. Without credentials, clients of AWS do not read the variable.</remarks>
    public static string? SelectToken(IReadOnlyDictionary<string, string> environment)
    {
        if (environment.TryGetValue(Token, out string? token))
            return token.Length > 0 ? token : null;
        return environment.ContainsKey(AccessKey) ? null : LocalToken;
    }
}
