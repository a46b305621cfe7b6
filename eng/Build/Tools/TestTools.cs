using System.Runtime.InteropServices;
using Lambda.Build.Processes;
using Lambda.Build.Testing;

namespace Lambda.Build.Tools;

/// <summary>The programs of others that some tests use. A test whose program is missing is skipped, with the reason.</summary>
internal static class TestTools
{
    /// <summary>A Debian package, a program or file of it, and the first tier with tests that use it.</summary>
    private static readonly (string Package, string File, Tier Tier)[] Packages =
    [
        ("gcc-aarch64-linux-gnu", "aarch64-linux-gnu-gcc", Tier.Test),
        ("libc6-dev-arm64-cross", "/usr/aarch64-linux-gnu/lib/crt1.o", Tier.Test),
        ("qemu-user", "qemu-aarch64", Tier.Test),
        ("lld", "ld.lld", Tier.Test),
        ("valgrind", "valgrind", Tier.Test),
        ("strace", "strace", Tier.Test),
        ("awscli", "aws", Tier.Full),
        ("shellcheck", "shellcheck", Tier.Full),
        ("podman", "podman", Tier.Full),
        ("runc", "runc", Tier.Full),
        ("chromium", "chromium", Tier.Full),
    ];

    /// <summary>Installs what is missing, if this process may. Takes a minute or two, once.</summary>
    public static void Ensure(Tier tier)
    {
        string[] missing = Missing(tier);
        if (!OperatingSystem.IsLinux() || RuntimeInformation.OSArchitecture != Architecture.X64 || missing is [])
            return;

        if (DebianPackages.MayInstall)
        {
            Console.WriteLine($"Installing what tests use: {string.Join(' ', missing)}");
            DebianPackages.Install(missing, Path.Combine(Repository.TestOutput, "tools.log"));
            missing = Missing(tier);
        }

        if (missing is not [])
            Console.WriteLine($"Some tests will be skipped, because these packages are missing: {string.Join(' ', missing)}");
    }

    private static string[] Missing(Tier tier) =>
        [.. Packages.Where(tool => tool.Tier <= tier && !File.Exists(tool.File) && Tool.Find(tool.File) is null).Select(static tool => tool.Package)];
}
