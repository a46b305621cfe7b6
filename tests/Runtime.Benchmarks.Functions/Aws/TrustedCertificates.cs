using System.Globalization;
using System.Security.Cryptography.X509Certificates;

namespace Lambda.Runtime.Benchmarks.Functions.Aws;

/// <summary>The certificates of this system and that of a server, in the places where Amazon Linux and Debian have them.</summary>
internal sealed class TrustedCertificates
{
    private static readonly string[] s_bundles = ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/cert.pem"];

    private readonly string _folder;

    private TrustedCertificates(string folder) => _folder = folder;

    /// <summary>The file with all certificates.</summary>
    public string Bundle => At("bundle.pem");

    /// <summary>Has two names: one is a link to the bundle, the other the same certificates in OpenSSL's format, which .NET skips.</summary>
    public string AmazonLinuxFolder => At("amazon-linux");

    /// <summary>Has the bundle and a file for each certificate, with a link to it.</summary>
    public string DebianFolder => At("debian");

    /// <summary>Has Amazon's authorities.</summary>
    public string AmazonRoots => At("amazon-roots.pem");

    /// <summary>Writes the files.</summary>
    /// <param name="folder">The folder, which is created.</param>
    /// <param name="server">The file with the certificate of the server.</param>
    /// <param name="amazonRoots">The file that <c>LambdaTrust=aws</c> adds to the zip.</param>
    /// <exception cref="InvalidOperationException">The system has no bundle.</exception>
    public static TrustedCertificates Write(string folder, string server, string amazonRoots)
    {
        string system = s_bundles.FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"None of these files exists: {string.Join(", ", s_bundles)}. Install the certificates: apt-get install ca-certificates");
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPemFile(system);
        certificates.ImportFromPemFile(server);
        var written = new TrustedCertificates(Directory.CreateDirectory(folder).FullName);
        File.WriteAllText(written.Bundle, certificates.ExportCertificatePems());
        File.WriteAllText(written.AmazonRoots, File.ReadAllText(amazonRoots) + File.ReadAllText(server));
        written.WriteAmazonLinux();
        written.WriteDebian(certificates);
        return written;
    }

    private void WriteAmazonLinux()
    {
        Renew(AmazonLinuxFolder);
        File.CreateSymbolicLink(Path.Combine(AmazonLinuxFolder, "ca-bundle.crt"), Bundle);
        string trusted = File.ReadAllText(Bundle)
            .Replace("BEGIN CERTIFICATE", "BEGIN TRUSTED CERTIFICATE", StringComparison.Ordinal).Replace("END CERTIFICATE", "END TRUSTED CERTIFICATE", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(AmazonLinuxFolder, "ca-bundle.trust.crt"), trusted);
    }

    private void WriteDebian(X509Certificate2Collection certificates)
    {
        Renew(DebianFolder);
        File.CreateSymbolicLink(Path.Combine(DebianFolder, "ca-certificates.crt"), Bundle);
        for (int i = 0; i < certificates.Count; i++)
        {
            File.WriteAllText(Path.Combine(DebianFolder, string.Create(CultureInfo.InvariantCulture, $"{i}.pem")), certificates[i].ExportCertificatePem());
            File.CreateSymbolicLink(
                Path.Combine(DebianFolder, string.Create(CultureInfo.InvariantCulture, $"{i:x8}.0")), string.Create(CultureInfo.InvariantCulture, $"{i}.pem"));
        }
    }

    private static void Renew(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
    }

    private string At(string name) => Path.Combine(_folder, name);
}
