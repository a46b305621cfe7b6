using System.Diagnostics;
using Lambda.Runtime.Package.Tests.Linking;

namespace Lambda.Runtime.Package.Tests.Trust;

/// <summary>A copy of Debian's folder of certificates, which replaces it for a function.</summary>
internal sealed class CertificateFolder : IDisposable
{
    private const string System = "/etc/ssl/certs";

    private readonly string _folder = Directory.CreateTempSubdirectory("lambda-certs-").FullName;

    private CertificateFolder()
    {
    }

    /// <summary>The bundle, at the path that the function sees.</summary>
    public static string Bundle => $"{System}/ca-certificates.crt";

    /// <summary>Copies the links and the bundle, and not what else this machine has.</summary>
    public static CertificateFolder Create()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "only root can replace a folder for a process");
        Assert.SkipUnless(File.Exists(Bundle) && Directory.Exists("/usr/lib/ssl/certs"), "only Debian has its certificates here: apt-get install ca-certificates");
        var folder = new CertificateFolder();
        Directory.CreateDirectory(folder.Certificates);
        foreach (string path in Directory.EnumerateFiles(System))
        {
            string? target = new FileInfo(path).LinkTarget;
            if (target?.StartsWith("/usr/", StringComparison.Ordinal) == true || target?.Contains('/', StringComparison.Ordinal) == false)
                File.CreateSymbolicLink(folder.At(Path.GetFileName(path)), target);
        }

        File.Copy(Bundle, folder.At("ca-certificates.crt"));
        using Process test = Process.Start(new ProcessStartInfo("unshare", ["--mount", "mount", "--bind", folder.Certificates, System]) { RedirectStandardError = true })!;
        string errors = test.StandardError.ReadToEnd();
        test.EndWithinLimit();
        Assert.SkipUnless(test.ExitCode == 0, $"folders cannot be mounted here: {errors.Trim()}");
        return folder;
    }

    private string Certificates => Path.Combine(_folder, "certs");

    /// <summary>Writes a separate certificate to the folder, as a Dockerfile may do.</summary>
    public void Add(string name, string certificate) => File.WriteAllText(At(name), certificate);

    /// <summary>Adds a certificate to the bundle, as <c>update-ca-certificates</c> does.</summary>
    public void AddToBundle(string certificate) => File.AppendAllText(At("ca-certificates.crt"), certificate + '\n');

    /// <summary>Writes a script that starts the function with this folder, and returns its path.</summary>
    public string WriteStartScript(string bootstrap) => StartScript.Write(
        Path.Combine(_folder, "bootstrap"), $"unshare --mount sh -c 'mount --bind \"{Certificates}\" {System} && exec \"{bootstrap}\"'");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string At(string name) => Path.Combine(Certificates, name);
}
