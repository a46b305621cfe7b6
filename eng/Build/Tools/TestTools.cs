using System.Runtime.InteropServices;
using Lambda.Build.Processes;

namespace Lambda.Build.Tools;

/// <summary>The programs of others that some tests use. A test whose program is missing is skipped, with the reason.</summary>
internal static class TestTools
{
    /// <summary>A Debian package, and a program or file of it.</summary>
    private static readonly (string Package, string File)[] Packages =
    [
        ("gcc-aarch64-linux-gnu", "aarch64-linux-gnu-gcc"),
        ("libc6-dev-arm64-cross", "/usr/aarch64-linux-gnu/lib/crt1.o"),
        ("qemu-user", "qemu-aarch64"),
        ("lld", "ld.lld"),
        ("awscli", "aws"),
        ("podman", "podman"),
        ("runc", "runc"),
        ("valgrind", "valgrind"),
        ("strace", "strace"),
        ("chromium", "chromium"),
    ];

    private static string[] Missing => [.. Packages.Where(static tool => !File.Exists(tool.File) && Tool.Find(tool.File) is null).Select(static tool => tool.Package)];

    /// <summary>Installs what is missing, if this process may. Takes two minutes, once.</summary>
    public static void Ensure()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.OSArchitecture != Architecture.X64 || Missing is [])
            return;

        if (DebianPackages.MayInstall)
        {
            Console.WriteLine($"Installing what tests use: {string.Join(' ', Missing)}");
            DebianPackages.Install(Missing, Path.Combine(Repository.TestOutput, "tools.log"));
        }

        if (Missing is not [])
            Console.WriteLine($"Some tests will be skipped, because these packages are missing: {string.Join(' ', Missing)}");
    }
}
