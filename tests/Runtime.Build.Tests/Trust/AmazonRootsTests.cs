using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace Lambda.Runtime.Build.Tests.Trust;

/// <summary>The certificate authorities that <c>LambdaTrust=aws</c> trusts are those of the table in their README, and will not expire soon.</summary>
public sealed partial class AmazonRootsTests
{
    private static readonly X509Certificate2Collection Roots = Read();

    [Fact]
    public void File_HasTheCertificatesOfTheTable() => Assert.Equal(
        Rows().Matches(File.ReadAllText(Repository.At("src/Runtime/certificates/README.md"))).Select(static row =>
            (row.Groups["name"].Value, row.Groups["expires"].Value, row.Groups["certificate"].Value, row.Groups["key"].Value)),
        Roots.Select(static root => (
            root.GetNameInfo(X509NameType.SimpleName, forIssuer: false),
            root.NotAfter.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Convert.ToHexStringLower(root.GetCertHash(HashAlgorithmName.SHA256)),
            Convert.ToHexStringLower(SHA256.HashData(root.PublicKey.ExportSubjectPublicKeyInfo())))));

    /// <summary>Amazon Trust Services recommends these five: https://www.amazontrust.com/repository/</summary>
    [Fact]
    public void Certificates_AreAuthoritiesThatSignedThemselves()
    {
        Assert.Equal(5, Roots.Count);
        Assert.All(Roots, static root =>
        {
            Assert.Equal(root.Subject, root.Issuer);
            Assert.True(root.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority);
        });
    }

    [Fact]
    public void Certificates_AreValidForAnotherYear() => Assert.All(Roots, static root => Assert.True(
        root.NotAfter > DateTime.Now.AddYears(1),
        $"{root.GetNameInfo(X509NameType.SimpleName, forIssuer: false)} expires on {root.NotAfter:yyyy-MM-dd}. Look for its successor on https://www.amazontrust.com/repository/, "
        + "replace src/Runtime/certificates/amazon-roots.pem, correct the table beside it, and tell users to publish again."));

    private static X509Certificate2Collection Read()
    {
        var roots = new X509Certificate2Collection();
        roots.ImportFromPemFile(Repository.At("src/Runtime/certificates/amazon-roots.pem"));
        return roots;
    }

    [GeneratedRegex(@"^\| (?<name>[^|]+) \| (?<expires>\d{4}-\d\d-\d\d) \| `(?<certificate>[0-9a-f]{64})` \| `(?<key>[0-9a-f]{64})` \|$", RegexOptions.Multiline)]
    private static partial Regex Rows();
}
