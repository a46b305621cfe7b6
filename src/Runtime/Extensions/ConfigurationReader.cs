using System.Globalization;
using System.Text;
using System.Text.Json;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.EnvironmentVariables;

namespace Lambda.Runtime.Extensions;

/// <summary>Reads secrets, parameters and configurations from AWS's extensions, and keeps them for a time. Thread-safe.</summary>
/// <param name="variable">Reads an environment variable.</param>
/// <param name="settings">The reader whose <see cref="MaxAge"/> counts; <see langword="null"/> for this one.</param>
internal sealed class ConfigurationReader(Func<string, string?> variable, ConfigurationReader? settings = null) : IDisposable
{
    private const string SecretPath = "/secretsmanager/get";

    private readonly ExtensionClient _secrets = new("AWS Parameters and Secrets Lambda Extension", "PARAMETERS_SECRETS_EXTENSION_HTTP_PORT", 2773, variable);
    private readonly ExtensionClient _appConfig = new("AWS AppConfig Agent", "AWS_APPCONFIG_EXTENSION_HTTP_PORT", 2772, variable);
    private readonly ConfigurationCache _cache = new();
    private long _maxAge = 30_000;

    /// <summary>The clock, in milliseconds.</summary>
    public Func<long> Now { get; init; } = static () => Environment.TickCount64;

    /// <inheritdoc cref="AwsConfiguration.MaxAge"/>
    public TimeSpan MaxAge
    {
        get => settings?.MaxAge ?? TimeSpan.FromMilliseconds(Volatile.Read(ref _maxAge));
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            Volatile.Write(ref _maxAge, (long)value.TotalMilliseconds);
        }
    }

    /// <inheritdoc cref="AwsConfiguration.GetSecret"/>
    public ConfigurationValue GetSecret(string secretId, string? versionStage, string? versionId)
    {
        ArgumentException.ThrowIfNullOrEmpty(secretId);
        string path = new ExtensionPath(SecretPath)
            .Query("secretId", secretId).Query("versionStage", versionStage).Query("versionId", versionId).ToString();
        return Read(_secrets, path, "SecretString or SecretBinary", static body => ReadMember(body, "SecretString"u8, "SecretBinary"u8));
    }

    /// <inheritdoc cref="AwsConfiguration.GetParameter"/>
    public string GetParameter(string name, long? version, string? label)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (version is not null && label is not null)
            throw new ArgumentException("Expected a version or a label, and found both.", nameof(label));
        string path = new ExtensionPath("/systemsmanager/parameters/get")
            .Query("name", name).Query("version", version?.ToString(CultureInfo.InvariantCulture)).Query("label", label)
            .Query("withDecryption", "true").ToString();
        return Read(_secrets, path, "Parameter.Value", static body => ReadMember(body, "Value"u8, default)).Text;
    }

    /// <inheritdoc cref="AwsConfiguration.GetAppConfig"/>
    public string GetAppConfig(string application, string environment, string profile, ReadOnlySpan<string> flags)
    {
        ExtensionPath path = new ExtensionPath()
            .Segment("/applications/", application, nameof(application)).Segment("/environments/", environment, nameof(environment))
            .Segment("/configurations/", profile, nameof(profile));
        foreach (string flag in flags)
        {
            ArgumentException.ThrowIfNullOrEmpty(flag, nameof(flags));
            path = path.Query("flag", flag);
        }

        return Read(_appConfig, path.ToString(), "", static body => new ConfigurationValue(Encoding.UTF8.GetString(body), IsBase64: false)).Text;
    }

    public void Dispose()
    {
        _secrets.Dispose();
        _appConfig.Dispose();
    }

    /// <param name="client">The extension.</param>
    /// <param name="path">The request.</param>
    /// <param name="expected">The member of the response that has the value.</param>
    /// <param name="parse">Reads it. Its <see cref="JsonException"/> is not shown.</param>
    private ConfigurationValue Read(ExtensionClient client, string path, string expected, Func<byte[], ConfigurationValue> parse)
    {
        if (_cache.TryGet(path, Now(), (long)MaxAge.TotalMilliseconds, out ConfigurationValue kept))
            return kept;
        byte[] body = client.Get(path, client == _secrets ? TokenHeader() : "");
        ConfigurationValue value;
        try
        {
            value = parse(body);
        }
        catch (JsonException)
        {
            // Without the exception, which can quote the value.
            throw new AwsConfigurationException($"GET {path}: the response has no value. Expected a JSON object with {expected}.", 200);
        }

        if (client == _secrets && IsSecret(path, body))
            KnownSecrets.Add(value.Text);
        _cache.Set(path, Now(), value);
        return value;
    }

    /// <summary>Proves that the request is sent by the function, and not by a site that a browser or a library was sent to.</summary>
    /// <remarks>
    /// Lambda always sets the token. Long-term credentials on a developer's machine have none, and must not be sent with one. The emulator accepts that, and the
    /// extension refuses it.
    /// </remarks>
    private string TokenHeader()
    {
        if (new AwsVariables(variable).SessionToken is not { } token)
            return "";
        return !token.AsSpan().ContainsAny("\r\n")
            ? $"X-Aws-Parameters-Secrets-Token: {token}\r\n"
            : throw new AwsConfigurationException("AWS_SESSION_TOKEN has a line break. Expected a token.", statusCode: null);
    }

    /// <remarks>Other parameters are names and addresses, which errors should show.</remarks>
    private static bool IsSecret(string path, ReadOnlySpan<byte> body) =>
        path.StartsWith(SecretPath, StringComparison.Ordinal) || body.IndexOf("\"SecureString\""u8) >= 0;

    /// <summary>Finds a member of the response, or of the object in it.</summary>
    /// <exception cref="JsonException">The response does not have it.</exception>
    private static ConfigurationValue ReadMember(byte[] json, ReadOnlySpan<byte> textName, ReadOnlySpan<byte> base64Name)
    {
        var reader = new JsonReader(json);
        reader.Read();
        JsonValueReader.RequireObject(ref reader);
        int depth = 1;
        while (depth > 0)
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                depth--;
                continue;
            }

            ReadOnlySpan<byte> name = reader.ValueSpan;
            bool isText = name.SequenceEqual(textName), isBase64 = name.SequenceEqual(base64Name), isParameter = name.SequenceEqual("Parameter"u8);
            reader.Read();
            if (isParameter && reader.TokenType == JsonTokenType.StartObject)
                depth++;
            else if ((isText || isBase64) && JsonValueReader.GetString(ref reader) is { } value)
                return new ConfigurationValue(value, isBase64);
            else
                reader.Skip();
        }

        throw new JsonException();
    }
}
