using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.InteropServices;
using Lambda.Runtime.Package.Tests;

namespace Lambda.Runtime.Layer.Tests;

/// <summary>
/// The layer for arm64, unpacked, and qemu to run it, with libc, libstdc++ and OpenSSL from Debian's packages for arm64, which are downloaded once to artifacts.
/// </summary>
public sealed class Arm64Layer : IAsyncLifetime
{
    private const string Qemu = "/usr/bin/qemu-aarch64";

    // Uses separate package lists and a separate cache, so that this machine's do not change. Since 2024, OpenSSL has another name and needs two more packages.
    private const string Fetch = """
        set -e
        mkdir -p state/lists/partial cache/archives/partial root/usr/lib
        options="-q -o APT::Architecture=arm64 -o APT::Architectures=arm64 -o APT::Sandbox::User=root -o Dir::State=$PWD/state -o Dir::State::status=/dev/null -o Dir::Cache=$PWD/cache"
        options="$options -o Acquire::Languages=none -o Acquire::Retries=2 -o Acquire::http::Timeout=30"
        apt-get $options update
        apt-get $options download libc6 libgcc-s1 libstdc++6
        apt-get $options download libssl3 || apt-get $options download libssl3t64 libzstd1 zlib1g
        ln -s usr/lib root/lib
        for package in *.deb; do dpkg-deb --fsys-tarfile $package | tar -x --keep-directory-symlink -C root; done
        rm -rf state cache *.deb
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lambda-layer-arm64-");
    private string? _missing;

    /// <summary>The folder used as <c>/opt</c>.</summary>
    public string Opt => _folder.FullName;

    /// <summary>The command that runs a program for arm64.</summary>
    public string Emulator { get; private set; } = "";

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _missing = !File.Exists(BuiltLayer.Arm64Zip) ? "there is no artifacts/csharp-layer-arm64.zip: ./build.sh layer arm64 makes it"
            : RuntimeInformation.OSArchitecture != Architecture.X64 ? "this machine is not x86_64"
            : !File.Exists(Qemu) ? "no qemu-aarch64 to run a layer for arm64: apt-get install qemu-user"
            : null;
        if (_missing is not null)
            return;
        string libraries = Repository.At("artifacts/tests/debian-arm64");
        if (!Directory.Exists(libraries) && !await FetchAsync(libraries))
        {
            _missing = "Debian's packages for arm64 cannot be fetched from here";
            return;
        }

        Emulator = $"{Qemu} -L '{libraries}/root'";
        await ZipFile.ExtractToDirectoryAsync(BuiltLayer.Arm64Zip, Opt, TestContext.Current.CancellationToken);

        // qemu lets the kernel start child processes. The kernel cannot start a program for arm64, but it can start a script.
        string compiler = Path.Combine(Opt, "csharp-compiler");
        File.Move(compiler, $"{compiler}.arm64");
        await File.WriteAllTextAsync(compiler, $"#!/bin/sh\nexec {Emulator} '{compiler}.arm64' \"$@\"\n", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(compiler, (UnixFileMode)0b111_101_101);
    }

    /// <summary>Skips the test if the layer was not built, or this machine cannot run it.</summary>
    public void SkipWithoutIt() => Assert.SkipUnless(_missing is null, _missing ?? "");

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Opt, (UnixFileMode)0b111_101_101);
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Downloads all packages, or leaves no folder.</summary>
    private static async Task<bool> FetchAsync(string folder)
    {
        string parts = Directory.CreateDirectory($"{folder}.{Environment.ProcessId}").FullName;
        try
        {
            var start = new ProcessStartInfo("/bin/sh", ["-c", Fetch]) { WorkingDirectory = parts, RedirectStandardOutput = true, RedirectStandardError = true };
            using Process process = Process.Start(start)!;
            Task<string> errors = process.ReadWithinLimitAsync(process.StandardError, Limit.Long);
            await process.ReadWithinLimitAsync(process.StandardOutput, Limit.Long);
            await errors;
            await process.EndWithinLimitAsync();
            if (process.ExitCode == 0)
                Directory.Move(parts, folder);
            return process.ExitCode == 0;
        }
        finally
        {
            if (Directory.Exists(parts))
                Directory.Delete(parts, recursive: true);
        }
    }
}
