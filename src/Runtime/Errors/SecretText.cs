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
        message = Replace(message, Environment.GetEnvironmentVariable(AwsVariables.SecretAccessKeyName), MinCredentialLength);
        message = Replace(message, Environment.GetEnvironmentVariable(AwsVariables.SessionTokenName), MinCredentialLength);
        message = Replace(message, Environment.GetEnvironmentVariable(AwsVariables.ContainerTokenName), MinCredentialLength);
        foreach (string secret in KnownSecrets.Values)
            message = Replace(message, secret, MinLength);
        return message;
    }

    /// <summary>Replaces a text in a message, unless it is shorter than a minimum.</summary>
    /// <remarks>string.Replace would add 8 KB to each function.</remarks>
    internal static string Replace(string message, string? secret, int minLength)
    {
        if (secret is null || secret.Length < minLength)
            return message;
        int from = 0, found;
        while ((found = message.AsSpan(from).IndexOf(secret)) >= 0)
        {
            int start = from + found;
            message = string.Concat(message.AsSpan(0, start), Replacement, message.AsSpan(start + secret.Length));

            // A secret can be a part of the replacement.
            from = start + Replacement.Length;
        }

        return message;
    }
}
