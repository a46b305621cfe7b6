using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Lambda.Runtime.Tests.Aws;

/// <summary>The certificates of <see cref="SigningServer"/>: a root that only the tests trust, and one for the hosts that they call.</summary>
internal static class TestAuthority
{
    private static readonly (X509Certificate2 Root, SslStreamCertificateContext Server) Certificates = Create();

    public static X509Certificate2 Root => Certificates.Root;

    public static SslStreamCertificateContext Server => Certificates.Server;

    private static (X509Certificate2 Root, SslStreamCertificateContext Server) Create()
    {
        DateTimeOffset start = DateTimeOffset.UtcNow.AddDays(-1), end = DateTimeOffset.UtcNow.AddDays(1);
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var rootRequest = new CertificateRequest("CN=Tests", rootKey, HashAlgorithmName.SHA256);
        rootRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        using X509Certificate2 root = rootRequest.CreateSelfSigned(start, end);

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        foreach (string name in new[] { "localhost", "*.lambda-url.eu-west-1.on.aws", "*.s3.eu-west-1.amazonaws.com", "*.eu-west-1.amazonaws.com", "xn--mnchen-3ya.example" })
            names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 signed = request.Create(root, start, end, [1, 2, 3, 4]);
        using X509Certificate2 withKey = signed.CopyWithPrivateKey(key);
        X509Certificate2 server = X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pfx), null);
        return (X509CertificateLoader.LoadCertificate(root.RawData), SslStreamCertificateContext.Create(server, null, offline: true));
    }
}
