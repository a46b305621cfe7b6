using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Lambda.Runtime.Package.Tests.Linking;

/// <summary>A root folder for a function, which contains no files of this machine.</summary>
internal sealed class ForeignRoot : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lambda-root-").FullName;

    private ForeignRoot()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "only root can make another folder the root of a process");
        Directory.CreateDirectory(Root);
    }

    private string Root => Path.Combine(_folder, "root");

    /// <summary>Creates an empty root.</summary>
    public static ForeignRoot CreateEmpty() => new();

    /// <summary>Creates a root with another glibc than this machine's, and OpenSSL, from Debian's packages, which are downloaded once to artifacts.</summary>
    public static async Task<ForeignRoot> CreateWithOtherGlibc()
    {
        Assert.SkipUnless(RuntimeInformation.ProcessArchitecture == Architecture.X64, "the packages are those for x86_64");
        string suiteHere = Suite();
        Assert.SkipUnless(suiteHere.Length > 0 && File.Exists("/usr/bin/dpkg-deb"), "only Debian can check and unpack Debian's packages");
        string here = Marshal.PtrToStringAnsi(GlibcVersion())!;
        (string suite, string[] packages) = here == "2.41" ? ("bookworm", (string[])["libc6", "libssl3"]) : ("trixie", ["libc6", "libssl3t64", "libzstd1", "zlib1g"]);
        string cache = Repository.At($"artifacts/tests/debian-{suite}");

        var root = new ForeignRoot();
        if (!Directory.Exists(cache))
        {
            await root.FetchAsync(suiteHere, suite, packages);
            Directory.CreateDirectory(cache);
            foreach (string package in Directory.EnumerateFiles(root._folder, "*.deb"))
                File.Copy(package, Path.Combine(cache, Path.GetFileName(package)));
        }

        await root.UnpackAsync(cache);
        byte[] library = await File.ReadAllBytesAsync(Path.Combine(root.Root, "lib/x86_64-linux-gnu/libc.so.6"), TestContext.Current.CancellationToken);
        Assert.True(library.AsSpan().IndexOf("stable release version "u8) > 0, "The library does not contain its version.");
        Assert.True(library.AsSpan().IndexOf(Encoding.ASCII.GetBytes($"stable release version {here}.")) < 0, $"The root has this machine's glibc, {here}.");
        return root;
    }

    /// <summary>Writes a script that starts the function in this root, and returns its path.</summary>
    public string WriteStartScript(string bootstrap)
    {
        File.Copy(bootstrap, Path.Combine(Root, "bootstrap"));
        return StartScript.Write(Path.Combine(_folder, "bootstrap"), $"/usr/sbin/chroot '{Root}' /bootstrap");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Debian's name for the release that runs here, such as bookworm; empty if it is not Debian.</summary>
    private static string Suite()
    {
        string[] release = File.Exists("/etc/os-release") ? File.ReadAllLines("/etc/os-release") : [];
        return release.Contains("ID=debian") ? release.FirstOrDefault(static line => line.StartsWith("VERSION_CODENAME=", StringComparison.Ordinal))?.Split('=')[1] ?? "" : "";
    }

    /// <summary>Downloads from this machine's package sources, with separate lists and a separate cache, so that its package database does not change.</summary>
    private async Task FetchAsync(string suiteHere, string suite, string[] packages)
    {
        foreach (string folder in new[] { "parts", "lists/partial", "cache/archives/partial" })
            Directory.CreateDirectory(Path.Combine(_folder, folder));
        IEnumerable<string> sources = Directory.EnumerateFiles("/etc/apt/sources.list.d").Append("/etc/apt/sources.list")
            .Where(static file => Path.GetExtension(file) is ".sources" or ".list" && File.Exists(file));
        foreach (string source in sources)
        {
            string text = await File.ReadAllTextAsync(source, TestContext.Current.CancellationToken);
            if (text.Contains(suiteHere, StringComparison.Ordinal))
                await File.WriteAllTextAsync(Path.Combine(_folder, "parts", Path.GetFileName(source)), text.Replace(suiteHere, suite, StringComparison.Ordinal), TestContext.Current.CancellationToken);
        }

        string[] apt =
        [
            "-q", "-o", "Dir::Etc::SourceList=/dev/null", "-o", $"Dir::Etc::SourceParts={_folder}/parts", "-o", $"Dir::State::Lists={_folder}/lists",
            "-o", $"Dir::Cache={_folder}/cache", "-o", "Acquire::Languages=none", "-o", "Acquire::Retries=2", "-o", "Acquire::http::Timeout=30",
        ];
        Assert.SkipUnless(await RunAsync("apt-get", [.. apt, "update"]) && await RunAsync("apt-get", [.. apt, "download", .. packages]), $"Debian's packages of {suite} cannot be fetched from here");
    }

    private async Task UnpackAsync(string cache)
    {
        foreach (string folder in new[] { "usr/lib", "usr/lib64", "etc", "dev" })
            Directory.CreateDirectory(Path.Combine(Root, folder));
        File.CreateSymbolicLink(Path.Combine(Root, "lib"), "usr/lib");
        File.CreateSymbolicLink(Path.Combine(Root, "lib64"), "usr/lib64");
        File.WriteAllText(Path.Combine(Root, "etc/hosts"), "127.0.0.1 localhost\n");
        File.WriteAllText(Path.Combine(Root, "etc/passwd"), "root:x:0:0:root:/root:/bin/sh\n");

        // Every Linux has this device, and .NET's Guid reads it. A file works too, and does not need permission to create devices.
        await File.WriteAllBytesAsync(Path.Combine(Root, "dev/urandom"), RandomNumberGenerator.GetBytes(64 * 1024), TestContext.Current.CancellationToken);

        // Older releases have lib instead of usr/lib. The links stay, and both are extracted to one folder.
        Assert.True(await RunAsync("sh", ["-c", $"set -e; for package in '{cache}'/*.deb; do dpkg-deb --fsys-tarfile $package | tar -x --keep-directory-symlink -C root; done"]));
    }

    private async Task<bool> RunAsync(string program, string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> output = process.ReadWithinLimitAsync(process.StandardOutput, Limit.Long);
        string errors = await process.ReadWithinLimitAsync(process.StandardError, Limit.Long);
        TestContext.Current.TestOutputHelper?.WriteLine($"{program} {arguments[^1]}\n{await output}{errors}");
        await process.EndWithinLimitAsync();
        return process.ExitCode == 0;
    }

    [DllImport("libc", EntryPoint = "gnu_get_libc_version")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern nint GlibcVersion();
}
