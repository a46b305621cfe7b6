using Lambda.Runtime.Buffers;
using Lambda.Runtime.EnvironmentVariables;

namespace Lambda.Runtime.Errors;

/// <summary>Removes secrets that the runtime knows from the messages of exceptions, which go to the caller and to the log.</summary>
/// <remarks>
/// Several services quote the request that they have expected if a signature is wrong, with its session token, and .NET quotes a text that is not a number.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
/// </remarks>
internal static class SecretText
{
    private const string Replacement = "(secret)";

    /// <summary>Shorter texts are also parts of other words.</summary>
    private const int MinLength = 6;

    /// <summary>Those of AWS have at least 40 characters. On the machine of a developer, a variable can be <c>test</c>.</summary>
    private const int MinCredentialLength = 16;

    /// <summary>Replaces the secrets in a message.</summary>
    public static string Remove(string message)
    {
        var variables = AwsVariables.FromProcess();
        foreach (string? credential in new[] { variables.SecretAccessKey, variables.SessionToken, variables.ContainerToken })
        {
            if (credential is { Length: >= MinCredentialLength })
                message = Replace(message, credential);
        }

        foreach (string secret in KnownSecrets.Values)
        {
            if (secret.Length >= MinLength)
                message = Replace(message, secret);
        }

        return message;
    }

    private static string Replace(string message, string secret) => message.Replace(secret, Replacement, StringComparison.Ordinal);
}
