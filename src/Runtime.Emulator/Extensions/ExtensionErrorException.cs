using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Extensions;

/// <summary>Refuses a request to an extension.</summary>
/// <remarks>
/// The extension for secrets and parameters responds to most requests that fail in the service with 400 and a sentence that does not say why, which is in its log
/// instead. Here the response has the error of the service: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html,
/// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html. The errors of AWS AppConfig Agent are not documented. A message has no value.
/// </remarks>
internal sealed class ExtensionErrorException : Exception
{
    // A function may shorten the message, and a terminal has to show it.
    private const int MaxNames = 5;

    private ExtensionErrorException(int status, string type, string message)
        : base(message)
    {
        Status = status;
        Type = type;
    }

    public int Status { get; }

    public string Type { get; }

    /// <summary>The body of the response. The two errors of the extension itself are the sentences that it sends.</summary>
    public string Body => Type is BadTokenType or NotReadyType ? Message : $"{Type}: {Message}";

    private const string BadTokenType = "AccessDeniedException", NotReadyType = "NotReady", NotFoundType = "ResourceNotFoundException";

    /// <summary>The header with the token is missing, or has another value.</summary>
    public static ExtensionErrorException BadToken() => new(StatusCodes.Status401Unauthorized, BadTokenType, "bad session token or header key");

    /// <summary>No invocation is processed.</summary>
    public static ExtensionErrorException NotReady() => BadRequest(NotReadyType, "not ready to serve traffic, please wait");

    public static ExtensionErrorException MissingParameter(string name, string example) =>
        BadRequest("ValidationException", $"the query has no {name}. Expected {example}");

    public static ExtensionErrorException NoValues(ExtensionSettings settings) => BadRequest(NotFoundType, $"{settings.Source} has no values. {settings.Hint}".TrimEnd());

    public static ExtensionErrorException NoSecret(string name, string source, IEnumerable<string> names) =>
        BadRequest(NotFoundType, Describe("secret", name, source, names));

    public static ExtensionErrorException NoSecretVersion(string name, string version) =>
        BadRequest(NotFoundType, $"the secret {name} has no version {version} here: the emulator has only the current one, AWSCURRENT");

    /// <summary>A secret was set as text and as bytes.</summary>
    public static ExtensionErrorException TextAndBytes(string name, string source) =>
        BadRequest("InvalidRequestException", $"{source} has the secret {name} as text and as bytes. Expected one of them");

    public static ExtensionErrorException NoParameter(string name, string source, IEnumerable<string> names) =>
        BadRequest("ParameterNotFound", Describe("parameter", name, source, names));

    public static ExtensionErrorException NoParameterVersion(string name, string version, long current) =>
        BadRequest("ParameterVersionNotFound", $"the parameter {name} has no version {version} here: the emulator has only the current one, {current}");

    public static ExtensionErrorException NoConfiguration(string name, string source, IEnumerable<string> names) =>
        new(StatusCodes.Status404NotFound, NotFoundType, Describe("AppConfig configuration", name, source, names));

    public static ExtensionErrorException NoFlag(string flag, string configuration, IEnumerable<string> flags) =>
        BadRequest("BadRequestException", $"the configuration {configuration} has no flag {flag}. {List(flags)}");

    public static ExtensionErrorException NoFlags(string configuration) =>
        BadRequest("BadRequestException", $"the configuration {configuration} is not a JSON object with feature flags, and the query has flag=");

    private static ExtensionErrorException BadRequest(string type, string message) => new(StatusCodes.Status400BadRequest, type, message);

    private static string Describe(string kind, string name, string source, IEnumerable<string> names) => $"{source} has no {kind} {name}. {List(names)}";

    private static string List(IEnumerable<string> names)
    {
        string[] sorted = [.. names.Order(StringComparer.Ordinal)];
        return sorted.Length == 0 ? "There are none." : $"Expected one of: {string.Join(", ", sorted.Take(MaxNames))}{(sorted.Length > MaxNames ? ", ..." : ".")}";
    }
}
