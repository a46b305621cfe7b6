using Lambda.Runtime.EnvironmentVariables;

namespace Lambda.Runtime.Errors;

/// <summary>Removes secrets that the runtime knows from the messages of exceptions.</summary>
/// <remarks>
/// Several services quote the request that they have expected if a signature is wrong, with its session token; and a reader of JSON quotes the word that it has found, which
/// is the secret if that is not JSON. The message of an exception goes to the caller and to the log.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
/// </remarks>
internal static class SecretText
{
    private const string Replacement = "(secret)";

    /// <summary>Shorter texts are also parts of other words.</summary>
    private const int MinLength = 6;

    /// <summary>Those of AWS have at least 40 characters. On the machine of a developer, a variable can be <c>test</c>.</summary>
    private const int MinCredentialLength = 16;

    /// <summary>More than a function reads. The oldest ones are forgotten.</summary>
    private const int MaxCount = 64;

    private static readonly Lock s_lock = new();
    private static string[] s_read = [];

    /// <summary>Adds a secret that the function has read.</summary>
    public static void Add(string secret)
    {
        lock (s_lock)
        {
            if (secret.Length >= MinLength && Array.IndexOf(s_read, secret) < 0)
                s_read = [.. s_read[Math.Max(0, s_read.Length + 1 - MaxCount)..], secret];
        }
    }

    /// <summary>Replaces the secrets in a message.</summary>
    public static string Remove(string message)
    {
        var variables = AwsVariables.FromProcess();
        foreach (string? credential in new[] { variables.SecretAccessKey, variables.SessionToken, variables.ContainerToken })
        {
            if (credential is { Length: >= MinCredentialLength })
                message = Replace(message, credential);
        }

        foreach (string secret in s_read)
            message = Replace(message, secret);
        return message;
    }

    private static string Replace(string message, string secret) => message.Replace(secret, Replacement, StringComparison.Ordinal);
}
