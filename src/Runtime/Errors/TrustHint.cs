namespace Lambda.Runtime.Errors;

/// <summary>Explains to a function with <c>LambdaTrust=aws</c> why it does not trust a server.</summary>
/// <remarks>A function without TLS never creates an exception of the type that the caller tests for, so its binary does not contain this class.</remarks>
internal static class TrustHint
{
    private const string Variable = "SSL_CERT_FILE", Roots = "/amazon-roots.pem";

    /// <summary>Adds the setting to the message of an exception about a certificate, if the setting applies.</summary>
    public static string AddTo(string message) =>
        message.Contains("certificate", StringComparison.Ordinal) && Environment.GetEnvironmentVariable(Variable)?.EndsWith(Roots, StringComparison.Ordinal) == true
            ? $"{message} (LambdaTrust is 'aws': the function trusts only the certificate authorities in amazon-roots.pem.)"
            : message;
}
