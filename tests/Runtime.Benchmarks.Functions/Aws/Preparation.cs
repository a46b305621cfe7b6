namespace Lambda.Runtime.Benchmarks.Functions.Aws;

/// <summary>What is done before the first invocation, and which certificates are read.</summary>
/// <param name="Title">The title in the table.</param>
/// <param name="File">The variable <c>SSL_CERT_FILE</c>.</param>
/// <param name="Folder">The variable <c>SSL_CERT_DIR</c>.</param>
/// <param name="WarmUp">What the function does during initialization.</param>
internal sealed record Preparation(string Title, string File, string Folder, string WarmUp = "none")
{
    /// <summary>The setting <c>LambdaTrust</c> sets the variables that are set here. TrustTests check that.</summary>
    private const string NoFolder = "/dev/null";

    public static Preparation[] All(TrustedCertificates certificates) =>
    [
        new("nothing, `system`, Amazon Linux", certificates.Bundle, certificates.AmazonLinuxFolder),
        new("nothing, `once`, Amazon Linux", certificates.Bundle, NoFolder),
        new("nothing, `system`, Debian", "", certificates.DebianFolder),
        new("nothing, `once`, Debian", certificates.Bundle, NoFolder),
        new("nothing, `aws`", certificates.AmazonRoots, NoFolder),
        new("`LambdaWarmUp.Connect`, `once`", certificates.Bundle, NoFolder, "connect"),
        Called(certificates),
    ];

    /// <summary>Each client is called once during initialization.</summary>
    public static Preparation Called(TrustedCertificates certificates) => new("a call of each client, `once`", certificates.Bundle, NoFolder, "call");
}
