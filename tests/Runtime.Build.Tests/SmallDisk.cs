using System.Diagnostics;

namespace Lambda.Runtime.Build.Tests;

/// <summary>A folder on which a file system of 64 KB is mounted.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SmallDisk()
    {
        bool isMounted = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && Run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", Path);
        if (!isMounted)
            _folder.Dispose();
        Assert.SkipUnless(isMounted, "only root on Linux may mount a file system, and not everywhere");
    }

    public string Path => _folder.Path;

    public void MakeReadOnly() => Assert.True(Run("mount", "-o", "remount,ro", Path));

    public void Dispose()
    {
        Assert.True(Run("umount", Path));
        _folder.Dispose();
    }

    private static bool Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.EndWithinLimit();
        return process.ExitCode == 0;
    }
}
