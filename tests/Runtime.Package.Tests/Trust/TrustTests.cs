using System.IO.Compression;
using Lambda.Runtime.Package.Tests.Linking;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Package.Tests.Trust;

/// <summary>What a published function trusts, and from where it reads that, with each value of <c>LambdaTrust</c>.</summary>
public sealed class TrustTests(PackedPackages packages)
{
    private const string Nothing = "(none) (none)";

    /// <summary>What an HttpClient throws, and why. docs/aws.md shows it.</summary>
    private const string Refused =
        "HttpRequestException: The SSL connection could not be established, see inner exception.\n"
        + "AuthenticationException: The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot";

    private const string RefusedByAws = Refused + " (LambdaTrust is 'aws': the function trusts only the certificate authorities in amazon-roots.pem.)";

    [Fact]
    public async Task Once_ReadsTheBundle()
    {
        using var folder = CertificateFolder.Create();
        string bootstrap = folder.WriteStartScript(await packages.Https.Bootstrap);
        await using var server = new TlsServer();
        Assert.Equal($"{CertificateFolder.Bundle} /dev/null", await Variables(bootstrap));
        Assert.Equal(Refused, await Call(bootstrap, server));
        folder.AddToBundle(server.CertificatePem);
        Assert.Equal(TlsServer.Text, await Call(bootstrap, server));
    }

    /// <summary>A certificate that only the folder has is still trusted.</summary>
    [Fact]
    public async Task OnceWithOwnCertificateInTheFolder_ChangesNothing()
    {
        using var folder = CertificateFolder.Create();
        string bootstrap = folder.WriteStartScript(await packages.Https.Bootstrap);
        await using var server = new TlsServer();
        folder.Add("my-ca.pem", server.CertificatePem);
        Assert.Equal(Nothing, await Variables(bootstrap));
        Assert.Equal(TlsServer.Text, await Call(bootstrap, server));
    }

    [Fact]
    public async Task FileOfTheUser_IsTrusted()
    {
        using var user = new UserFolder(packages);
        await using var server = new TlsServer();
        user.Write("own.pem", server.CertificatePem);
        (string, string) file = ("SSL_CERT_FILE", user.At("own.pem"));
        string bootstrap = await packages.Https.Bootstrap;
        Assert.Equal($"{user.At("own.pem")} (none)", await Variables(bootstrap, file));
        Assert.Equal(TlsServer.Text, await Call(bootstrap, server, file));
    }

    [Fact]
    public async Task Aws_TrustsTheRootsInTheZipAlone()
    {
        using var user = new UserFolder(packages);
        await using var server = new TlsServer();
        string zip = FunctionZip.PrintedBy((await packages.Https.Publish("-p:LambdaTrust=aws")).Succeeded(), "amazon-roots.pem");
        using (ZipArchive archive = await ZipFile.OpenReadAsync(zip, TestContext.Current.CancellationToken))
        {
            archive.ExtractToDirectory(user.At("task"));
            Assert.Equal(0x81A40000, (uint)archive.GetEntry("amazon-roots.pem")!.ExternalAttributes);
        }

        string bootstrap = user.At("task/bootstrap"), roots = user.At("task/amazon-roots.pem");
        Assert.Equal(await File.ReadAllTextAsync(Repository.At("src/Runtime/certificates/amazon-roots.pem"), TestContext.Current.CancellationToken), File.ReadAllText(roots));
        Assert.Equal($"{roots} /dev/null", await Variables(bootstrap));
        Assert.Equal(RefusedByAws, await Call(bootstrap, server));
        string page = await File.ReadAllTextAsync(Repository.At("docs/aws.md"), TestContext.Current.CancellationToken);
        Assert.All(RefusedByAws.Split('\n'), line => Assert.Contains(line, page, StringComparison.Ordinal));

        // The file is read: with another certificate in it, the server is trusted.
        File.AppendAllText(roots, server.CertificatePem);
        Assert.Equal(TlsServer.Text, await Call(bootstrap, server));

        // Without it, nothing is trusted.
        File.Delete(roots);
        await using LambdaFunction function = await Start(bootstrap, "Call");
        Assert.Equal(RefusedByAws, Describe(await function.InvokeAsync(server.Url, TestContext.Current.CancellationToken)));
        Assert.Contains(
            $"Lambda.Runtime: LambdaTrust is 'aws', and the file '{roots}' cannot be read: No such file or directory. The function trusts no certificate.", function.Logs);
    }

    [FullTier]
    [Fact]
    public async Task System_SetsNothing()
    {
        using var user = new UserFolder(packages);
        using var folder = CertificateFolder.Create();
        ZipFile.ExtractToDirectory(FunctionZip.PrintedBy((await packages.Https.Publish("-p:LambdaTrust=system")).Succeeded()), user.At("task"));
        Assert.Equal(Nothing, await Variables(folder.WriteStartScript(user.At("task/bootstrap"))));
    }

    /// <summary>
    /// A function that hashes contains OpenSSL, and reads no certificates. Its zip has the same bytes for each value, so it has neither code for the setting nor
    /// the roots.
    /// </summary>
    [FullTier]
    [Fact]
    public async Task FunctionWithoutTls_IsTheSameForEachValue()
    {
        await packages.Sha256.Bootstrap;
        foreach (string trust in new[] { "aws", "system" })
        {
            string zip = FunctionZip.PrintedBy((await packages.Sha256.Publish($"-p:LambdaTrust={trust}")).Succeeded());
            Assert.Equal(File.ReadAllBytes(packages.Sha256.Zip), File.ReadAllBytes(zip));
        }
    }

    private static async Task<string> Variables(string bootstrap, params (string Name, string Value)[] environment)
    {
        await using LambdaFunction function = await Start(bootstrap, "Variables", environment);
        return (await function.InvokeAsync("", TestContext.Current.CancellationToken)).Value<string>();
    }

    private static async Task<string> Call(string bootstrap, TlsServer server, params (string Name, string Value)[] environment)
    {
        await using LambdaFunction function = await Start(bootstrap, "Call", environment);
        return Describe(await function.InvokeAsync(server.Url, TestContext.Current.CancellationToken));
    }

    private static string Describe(InvocationOutcome outcome) => outcome.Error is { } error
        ? $"{error.Type}: {error.Message}\n{error.Cause?.Type}: {error.Cause?.Message}"
        : outcome.Value<string>();

    private static Task<LambdaFunction> Start(string bootstrap, string handler, params (string Name, string Value)[] environment) => LambdaFunction.StartAsync(
        bootstrap,
        new LambdaFunctionOptions { Handler = handler, Environment = environment.ToDictionary(static variable => variable.Name, static variable => variable.Value) },
        TestContext.Current.CancellationToken);
}
