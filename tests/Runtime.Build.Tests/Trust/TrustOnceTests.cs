using System.Diagnostics;

namespace Lambda.Runtime.Build.Tests.Trust;

/// <summary>
/// The part of a function with <c>LambdaTrust=once</c>, on systems with certificates in the places of each distribution: it changes only how often .NET reads them.
/// </summary>
public sealed class TrustOnceTests : IClassFixture<TrustOnceTests.Program>, IClassFixture<TrustOnceTests.ProgramWithoutTypes>
{
    private const string Nothing = "(none) (none)";
    private const string Debian = "/etc/ssl/certs";
    private const string Fedora = "/etc/pki/tls/certs";

    private readonly TrustProgram _other;

    private TrustProgram _program;

    public TrustOnceTests(Program program, ProgramWithoutTypes other)
    {
        _program = program;
        _other = other;
        program.Prepare();
    }

    [Fact]
    public void Debian_ReadsTheBundleAlone()
    {
        CreateDebian();
        Assert.Equal($"{_program.Root}{Debian}/ca-certificates.crt /dev/null", Run());
    }

    [Fact]
    public void Fedora_ReadsTheBundleAlone()
    {
        CreateFedora();
        Assert.Equal($"{_program.Root}/etc/pki/tls/cert.pem /dev/null", Run());
    }

    /// <summary>Debian's OpenSSL does not read the other places.</summary>
    [Fact]
    public void BothPlaces_AreThoseOfDebian()
    {
        CreateFedora();
        CreateDebian();
        Write($"{Fedora}/own.pem");
        Assert.Equal($"{_program.Root}{Debian}/ca-certificates.crt /dev/null", Run());
        Write($"{Debian}/own.pem");
        Assert.Equal(Nothing, Run());
    }

    [Fact]
    public void SystemWithoutCertificates_IsLeftAsItIs() => Assert.Equal(Nothing, Run());

    [Theory]
    [InlineData("SSL_CERT_FILE", "/own.pem", "/own.pem (none)")]
    [InlineData("SSL_CERT_DIR", "/own", "(none) /own")]
    [InlineData("SSL_CERT_FILE", "", " (none)")]
    [InlineData("SSL_CERT_DIR", "", "(none) ")]
    public void VariableOfTheUser_IsKept(string name, string value, string expected)
    {
        CreateDebian();
        Assert.Equal(expected, _program.Run(out _, (name, value)));
    }

    /// <summary>For example <c>COPY my-ca.pem /etc/ssl/certs/</c> in a Dockerfile.</summary>
    [Theory]
    [InlineData(Debian)]
    [InlineData(Fedora)]
    public void OwnCertificate_IsStillRead(string folder)
    {
        Create(folder);
        Write($"{folder}/my-ca.pem");
        Assert.Equal(Nothing, Run());
    }

    [Theory]
    [InlineData(Debian)]
    [InlineData(Fedora)]
    public void LinkToOwnCertificate_IsStillRead(string folder)
    {
        Create(folder);
        Write("/opt/my-ca.pem");
        Link($"{folder}/my-ca.pem", $"{_program.Root}/opt/my-ca.pem");
        Assert.Equal(Nothing, Run());
    }

    [Theory]
    [InlineData(Debian, "/usr/share/ca-certificates/../../../opt/my-ca.pem")]
    [InlineData(Fedora, "/etc/pki/ca-trust/extracted/openssl/../../../../../opt/my-ca.pem")]
    public void LinkThatLeavesTheSources_IsStillRead(string folder, string target)
    {
        Create(folder);
        Write("/opt/my-ca.pem");
        Directory.CreateDirectory($"{_program.Root}/etc/pki/ca-trust/extracted/openssl");
        Link($"{folder}/my-ca.pem", _program.Root + target);
        Assert.Equal(Nothing, Run());
    }

    /// <summary>Such as those of Java. .NET reads no subfolders, and nothing in a link without a target.</summary>
    [Theory]
    [InlineData(Debian)]
    [InlineData(Fedora)]
    public void FoldersAndLinksToNothing_HaveNoCertificates(string folder)
    {
        Create(folder);
        Write($"{folder}/java/cacerts");
        Link($"{folder}/also", $"{_program.Root}{folder}/java");
        Link($"{folder}/old.pem", "/nowhere/old.pem");
        Assert.EndsWith(" /dev/null", Run(), StringComparison.Ordinal);
    }

    /// <summary>Its type says nothing about its content, and .NET opens it.</summary>
    [Fact]
    public void FileOfAnotherType_IsLeftAsItIs()
    {
        CreateDebian();
        using var mkfifo = Process.Start("mkfifo", [_program.Root + Debian + "/pipe.pem"]);
        mkfifo.EndWithinLimit();
        Assert.Equal(Nothing, Run());
    }

    [Theory]
    [InlineData(Debian, "/etc/ssl/certs/ca-certificates.crt")]
    [InlineData(Fedora, "/etc/pki/tls/cert.pem")]
    public void MissingOrEmptyBundle_IsLeftAsItIs(string folder, string bundle)
    {
        Create(folder);
        File.Delete(_program.Root + bundle);
        Assert.Equal(Nothing, Run());
        Write(bundle, "");
        Assert.Equal(Nothing, Run());
    }

    /// <summary>By default, .NET reads <c>cert.pem</c> of OpenSSL's folder and then the folder of certificates, so it trusts both.</summary>
    [Theory]
    [InlineData(Debian, "/usr/lib/ssl/cert.pem")]
    [InlineData(Fedora, "/etc/pki/tls/cert.pem")]
    public void OtherDefaultFile_IsStillRead(string folder, string file)
    {
        Create(folder);
        File.Delete(_program.Root + file);
        Write(file);
        Assert.Equal(Nothing, Run());
    }

    /// <summary>As in older releases of Debian.</summary>
    [Fact]
    public void DebianWithoutDefaultFile_ReadsTheBundleAlone()
    {
        CreateDebian();
        File.Delete($"{_program.Root}/usr/lib/ssl/cert.pem");
        Assert.Equal($"{_program.Root}{Debian}/ca-certificates.crt /dev/null", Run());
    }

    [Fact]
    public void FileSystemThatDoesNotTellTypes_IsReadInTheSameWay()
    {
        _program = _other;
        _program.Prepare();
        CreateDebian();
        Write($"{Debian}/java/cacerts");
        Assert.Equal($"{_program.Root}{Debian}/ca-certificates.crt /dev/null", Run());
        Link($"{Debian}/my-ca.pem", $"{_program.Root}/usr/lib/ssl/../../../opt/my-ca.pem");
        Write("/opt/my-ca.pem");
        Assert.Equal(Nothing, Run());
        File.Delete($"{_program.Root}{Debian}/my-ca.pem");
        Write($"{Debian}/my-ca.pem");
        Assert.Equal(Nothing, Run());
    }

    private string Run() => _program.Run(out _);

    private void Create(string folder)
    {
        if (folder == Debian)
            CreateDebian();
        else
            CreateFedora();
    }

    /// <summary>The links of <c>update-ca-certificates</c>: to each certificate, and by the hash of its subject to that link.</summary>
    private void CreateDebian()
    {
        Write($"{Debian}/ca-certificates.crt");
        Write("/usr/share/ca-certificates/mozilla/Amazon_Root_CA_1.crt");
        Write("/usr/local/share/ca-certificates/company.crt");
        Link($"{Debian}/Amazon_Root_CA_1.pem", $"{_program.Root}/usr/share/ca-certificates/mozilla/Amazon_Root_CA_1.crt");
        Link($"{Debian}/company.pem", $"{_program.Root}/usr/local/share/ca-certificates/company.crt");
        Link($"{Debian}/ce5e74ef.0", "Amazon_Root_CA_1.pem");
        Link("/usr/lib/ssl/certs", _program.Root + Debian);
        Link("/usr/lib/ssl/cert.pem", $"{_program.Root}{Debian}/ca-certificates.crt");
    }

    /// <summary>The links of the package <c>ca-certificates</c> of Amazon Linux 2023.</summary>
    private void CreateFedora()
    {
        const string bundle = "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem", uses = "/etc/pki/ca-trust/extracted/openssl/ca-bundle.trust.crt";
        Write(bundle);
        Write(uses);
        Link("/etc/pki/tls/cert.pem", _program.Root + bundle);
        Link($"{Fedora}/ca-bundle.crt", _program.Root + bundle);
        Link($"{Fedora}/ca-bundle.trust.crt", _program.Root + uses);
    }

    private void Write(string path, string text = "certificate")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_program.Root + path)!);
        File.WriteAllText(_program.Root + path, text);
    }

    private void Link(string path, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_program.Root + path)!);
        File.CreateSymbolicLink(_program.Root + path, target);
    }

    public sealed class Program() : TrustProgram("trust_once.c");

    public sealed class ProgramWithoutTypes() : TrustProgram("trust_once.c", "-DNO_TYPES", "-Wl,--wrap=readdir");
}
