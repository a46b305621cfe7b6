using Lambda.Runtime.Build.Libraries;

namespace Lambda.Runtime.Build.Tests.Libraries;

/// <summary>The packages and projects of native code, such as the C library, according to the system's package database and the files themselves.</summary>
public sealed class NativeLibrariesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void FilesOfDebian_AreAssignedToPackages()
    {
        _folder.File("etc/os-release", "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nVERSION_ID=\"12\"\nID=debian\n");
        _folder.File("var/lib/dpkg/info/libc6-dev:amd64.list", "/.\n/usr/lib/x86_64-linux-gnu/libc.a\n/lib/x86_64-linux-gnu/crt1.o\n");
        _folder.File("var/lib/dpkg/info/libfoo-dev.list", "/usr/lib/x86_64-linux-gnu/libfoo.a\n");
        _folder.File("var/lib/dpkg/info/removed.list", "/usr/lib/x86_64-linux-gnu/libremoved.a\n");
        _folder.File("var/lib/dpkg/status", """
            Package: libc6-dev
            Source: glibc (2.36-9)
            Architecture: i386
            Version: 1:0

            Package: libc6-dev
            Source: glibc
            Architecture: amd64
            Version: 1:2.36-9+deb12u14
            Description: a text
             Version: of the text

            Package: libfoo-dev
            Architecture: all
            Version: 3
            """);

        Assert.Equal(
            [
                "glibc 1:2.36-9+deb12u14 LGPL-2.1-or-later pkg:deb/debian/libc6-dev@1%3A2.36-9%2Bdeb12u14?arch=amd64&distro=debian-12&upstream=glibc: crt1.o libc.a",
                "libfoo-dev 3 - pkg:deb/debian/libfoo-dev@3?arch=all&distro=debian-12&upstream=libfoo-dev: libfoo.a",
                "libremoved  - : libremoved.a",
            ],
            Listed("/usr/lib/x86_64-linux-gnu/libc.a", "/usr/lib/x86_64-linux-gnu/crt1.o", "/usr/lib/x86_64-linux-gnu/libfoo.a", "/usr/lib/x86_64-linux-gnu/libremoved.a"));
    }

    /// <summary>The simulated rpm prints the output of rpm 4.18.</summary>
    [Fact]
    public void FilesOfAmazonLinux_AreAssignedToPackages()
    {
        _folder.File("etc/os-release", "ID=\"amzn\"\nVERSION_ID=\"2023\"\n");
        string rpm = Rpm("""
            case "$4" in
            /usr/lib64/libc.a) printf 'glibc-static\t2.34-52.amzn2023.0.11\t\tx86_64\tglibc-2.34-52.amzn2023.0.11.src.rpm\tLGPLv2+ and GPLv2+\n' ;;
            /usr/lib64/libfoo.a) printf 'foo-static\t1.0-1\t2\tx86_64\tfoo-bar-1.0-1.src.rpm\tFoo License\n' ;;
            *) echo "file $4 is not owned by any package"; exit 1 ;;
            esac
            """);
        Assert.Equal(
            [
                "foo-bar 1.0-1 Foo License pkg:rpm/amzn/foo-static@1.0-1?arch=x86_64&distro=amzn-2023&epoch=2&upstream=foo-bar-1.0-1.src.rpm: libfoo.a",
                "glibc 2.34-52.amzn2023.0.11 LGPL-2.1-or-later pkg:rpm/amzn/glibc-static@2.34-52.amzn2023.0.11?arch=x86_64&distro=amzn-2023&upstream=glibc-2.34-52.amzn2023.0.11.src.rpm: libc.a",
                "libown  - : libown.a",
            ],
            Listed(rpm, "/usr/lib64/libc.a", "/usr/lib64/libfoo.a", "/opt/libown.a"));
    }

    [Fact]
    public void SystemWithoutRpm_UsesVersionsInFiles()
    {
        Directory.CreateDirectory(_folder.At("var/lib/rpm"));
        Assert.Equal(["libown  - : libown.a"], Listed(_folder.At("none"), "/opt/libown.a"));
    }

    [Fact]
    public void FilesWithoutPackage_HaveVersionInFile()
    {
        string libc = _folder.File("sysroot/lib/libc.a", "!<arch>\n\0GNU C Library (GNU libc) development release version 2.41.9000.\n");
        string libgcc = _folder.File("sysroot/lib/libgcc.a", "!<arch>\n\0GCC: (Debian 12.2.0-14+deb12u1) 12.2.0\0");
        string silent = _folder.File("sysroot/lib/libgcc_eh.a", "");
        Assert.Equal(
            [
                "gcc 12.2.0 GPL-3.0-or-later WITH GCC-exception-3.1 pkg:generic/gcc@12.2.0: crtbegin.o libgcc.a libgcc_eh.a",
                "glibc 2.41.9000 LGPL-2.1-or-later pkg:generic/glibc@2.41.9000: crt1.o libc.a",
            ],
            Listed(libc, _folder.At("sysroot/lib/crt1.o"), libgcc, silent, _folder.At("sysroot/lib/crtbegin.o")));
        Assert.Equal(["glibc  LGPL-2.1-or-later : Scrt1.o"], Listed("/nowhere/Scrt1.o"));
    }

    [Theory]
    [InlineData("libc.a", "glibc")]
    [InlineData("libc_nonshared.a", "glibc")]
    [InlineData("libm-2.36.a", "glibc")]
    [InlineData("rcrt1.o", "glibc")]
    [InlineData("crti.o", "glibc")]
    [InlineData("crtbeginT.o", "gcc")]
    [InlineData("crtendS.o", "gcc")]
    [InlineData("libgcc_eh.a", "gcc")]
    [InlineData("libstdc++.a", "gcc")]
    [InlineData("libstdc++compat.a", null)]
    [InlineData("libcrypto.a", null)]
    [InlineData("libmine.a", null)]
    [InlineData("crt.o", null)]
    public void FileName_IdentifiesKnownProject(string name, string? project) => Assert.Equal(project, NativeFile.Find(name)?.Project);

    private string Rpm(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The simulated program is a shell script.");
        Directory.CreateDirectory(_folder.At("var/lib/rpm"));
        string path = _folder.File("bin/rpm", $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return path;
    }

    /// <summary>Lists the libraries of these files. The first path may be the program rpm.</summary>
    private IEnumerable<string> Listed(params string[] files)
    {
        bool hasRpm = Directory.Exists(_folder.At("var/lib/rpm"));
        return NativeLibraries.Find(hasRpm ? files[1..] : files, _folder.Path, hasRpm ? files[0] : "rpm")
            .Select(static library => $"{library.Name} {library.Version} {library.Package!.LicenseExpression ?? library.Package.LicenseUrl ?? "-"} {library.Package.PackageUrl}: {string.Join(' ', library.Files.Select(static file => file.Name))}")
            .Order(StringComparer.Ordinal);
    }
}
