using System.Diagnostics;
using System.Formats.Tar;
using System.Runtime.InteropServices;
using System.Text;

namespace Lambda.Runtime.Package.Tests.Containers;

/// <summary>
/// The machine's podman, with an image of empty folders, in which this machine's programs are mounted. Of its other files, the container sees only
/// those that a publish mounts.
/// </summary>
internal static class RealPodman
{
    public const string Image = "localhost/lambda-build:test";

    private const UnixFileMode Everyone = (UnixFileMode)0b111_111_111;

    /// <summary>A folder that no test deletes, because podman may still delete files in it.</summary>
    private static readonly string Folder = Repository.At("artifacts/tests/podman");

    /// <summary>Returns podman's path. Skips the test if podman is not installed or cannot start a container.</summary>
    public static async Task<string> Engine()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the programs that are mounted have to be Linux's");
        string? podman = Find("podman");
        Assert.SkipUnless(podman is not null, "there is no podman: apt-get install podman runc");
        Directory.CreateDirectory(Folder);
        WriteSettings();
        string engine = Path.Combine(Folder, "podman");
        File.WriteAllText(engine, $"""
            #!/bin/sh
            export CONTAINERS_CONF='{Folder}/containers.conf' CONTAINERS_STORAGE_CONF='{Folder}/storage.conf'
            exec {podman} "$@"
            """);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(engine, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        string root = Path.Combine(Folder, "root.tar");
        WriteRoot(root);
        await RunOrSkip(engine, "import", root, Image);
        await RunOrSkip(engine, "run", "--rm", Image, "dotnet", "--version");
        return engine;
    }

    /// <summary>Uses separate images, and no more permissions than these tests have, which may run in a container.</summary>
    private static void WriteSettings()
    {
        string dotnet = Path.GetFullPath("../../..", RuntimeEnvironment.GetRuntimeDirectory());
        IEnumerable<string> mounted = new[] { "/usr", "/etc/ssl" }.Concat(dotnet.StartsWith("/usr/", StringComparison.Ordinal) ? [] : [dotnet]);
        File.WriteAllText(Path.Combine(Folder, "containers.conf"), $"""
            [containers]
            netns = "host"
            volumes = [{string.Join(", ", mounted.Select(static folder => $"\"{folder}:{folder}:ro\""))}]
            env = ["PATH={dotnet}:/usr/local/bin:/usr/bin"]
            default_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]
            [engine]
            cgroup_manager = "cgroupfs"
            events_logger = "none"
            {(Find("runc") is null ? "" : "runtime = \"runc\"")}
            """);
        File.WriteAllText(Path.Combine(Folder, "storage.conf"), $"""
            [storage]
            driver = "vfs"
            graphroot = "{Folder}/images"
            runroot = "{Folder}/run"
            """);
    }

    private static void WriteRoot(string file)
    {
        using var tar = new TarWriter(File.Create(file), TarEntryFormat.Pax);
        foreach (string folder in new[] { "dev", "etc", "proc", "root", "sys", "tmp", "usr" })
            tar.WriteEntry(new PaxTarEntry(TarEntryType.Directory, folder) { Mode = Everyone });
        foreach (string link in new[] { "bin", "sbin", "lib", "lib64" })
            tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, link) { LinkName = $"usr/{link}" });
        using var users = new MemoryStream(Encoding.ASCII.GetBytes("root:x:0:0:root:/root:/bin/sh\n"));
        tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "etc/passwd") { DataStream = users });
    }

    private static async Task RunOrSkip(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> output = process.ReadWithinLimitAsync(process.StandardOutput, Limit.Long);
        string errors = await process.ReadWithinLimitAsync(process.StandardError, Limit.Long);
        await process.EndWithinLimitAsync();
        Assert.SkipUnless(process.ExitCode == 0, $"podman {arguments[0]} does not work here: {errors.Trim()} {await output}");
    }

    private static string? Find(string program) => Environment.GetEnvironmentVariable("PATH")!.Split(':')
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
