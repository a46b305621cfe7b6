using System.Diagnostics;

namespace Lambda.Runtime.Layer.Tests;

/// <summary>
/// A root like that of a function on Lambda, with mounts that only the function's process sees: the layer in <c>/opt</c> and the function in <c>/var/task</c>, both
/// read-only, and a writable <c>/tmp</c>. From this machine, it has the programs and libraries, for a shell, libc and OpenSSL, and four devices.
/// </summary>
internal static class LambdaRoot
{
    public const string TaskRoot = "/var/task";

    /// <summary>Lambda's user, to which the process switches if it may.</summary>
    private const int User = 993;
    private const int Group = 990;

    /// <summary>The owner of files that a function writes, as an argument of <c>chown</c>, if its process can switch to Lambda's user.</summary>
    public static string Owner { get; } = $"{User}:{Group}";

    private static readonly Lazy<bool> Tried = new(Try);

    /// <summary>Whether a process can have separate mounts on this machine, as root or in a user namespace.</summary>
    public static bool IsAllowed => Tried.Value;

    private static string[] Options => Environment.IsPrivilegedProcess ? ["--mount"] : ["--user", "--map-root-user", "--mount"];

    /// <summary>Returns a shell script that starts the layer's program in such a root.</summary>
    /// <param name="root">An empty folder.</param>
    /// <param name="layer">The folder that is mounted at <c>/opt</c>.</param>
    /// <param name="task">The folder that is mounted at <c>/var/task</c>.</param>
    /// <param name="temporary">The folder that is mounted at <c>/tmp</c>.</param>
    public static string CreateStartScript(string root, string layer, string task, string temporary) => $$"""
        if [ "$1" != mount ]; then exec /usr/bin/unshare {{string.Join(' ', Options)}} /bin/sh "$0" mount; fi
        set -e
        cd '{{root}}'
        mount -t tmpfs -o mode=755 tmpfs .
        cd '{{root}}'
        mkdir -p dev opt proc tmp usr var/task
        for folder in bin lib lib64; do ln -s usr/$folder $folder; done
        for folder in bin lib lib64; do
            if [ -d /usr/$folder ]; then mkdir usr/$folder; mount --bind /usr/$folder usr/$folder; mount -o remount,bind,ro usr/$folder; fi
        done
        for device in null zero random urandom; do : >dev/$device; mount --bind /dev/$device dev/$device; done
        mount --rbind /proc proc
        mount --bind '{{layer}}' opt
        mount -o remount,bind,ro opt
        mount --bind '{{task}}' var/task
        mount -o remount,bind,ro var/task
        mount --bind '{{temporary}}' tmp
        mount -o remount,bind,ro .
        unset TMPDIR
        export LAMBDA_TASK_ROOT={{TaskRoot}}
        exec unshare --root=. --wd={{TaskRoot}} {{(Environment.IsPrivilegedProcess ? $"--setgid {Group} --setuid {User}" : "")}} /opt/bootstrap
        """;

    private static bool Try()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/unshare"))
            return false;
        var start = new ProcessStartInfo("/usr/bin/unshare", [.. Options, "mount", "-t", "tmpfs", "tmpfs", Path.GetTempPath()]) { RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        process.EndWithinLimit();
        return process.ExitCode == 0;
    }
}
