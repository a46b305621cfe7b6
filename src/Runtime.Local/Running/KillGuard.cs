using System.ComponentModel;
using System.Diagnostics;
using Lambda.Runtime.Local.Building;

namespace Lambda.Runtime.Local.Running;

/// <summary>Ends the functions and all processes that they started if this program is killed or crashes, and so cannot do that itself.</summary>
/// <remarks>
/// A shell waits for the end of a pipe that only this process holds open. Signals of the terminal do not end it. Linux only. If the shell is killed as well,
/// the next start calls <see cref="ShadowCopy.EndProcesses"/>.
/// </remarks>
internal sealed class KillGuard : IDisposable
{
    // $1 is the beginning of an environment variable. Processes may start others before they end, so the script repeats until it finds none.
    private const string Script = """
        trap '' HUP INT QUIT TERM
        exec >/dev/null 2>&1
        read -r nothing
        for round in 1 2 3 4 5 6 7 8 9 10; do
            found=$(grep -lsF -e "$1" /proc/[0-9]*/environ)
            [ -n "$found" ] || exit 0
            for file in $found; do
                id=${file#/proc/}
                kill -KILL "${id%/environ}"
            done
        done
        """;

    private readonly Process? _shell;

    /// <param name="outputFolder">The folder for the files that this program creates for the project.</param>
    public KillGuard(string outputFolder)
    {
        string variable = ShadowCopy.GetVariable(ShadowCopy.GetOwnFolder(outputFolder));
        // grep would search for each line separately.
        if (!OperatingSystem.IsLinux() || variable.Contains('\n', StringComparison.Ordinal))
            return;

        try
        {
            _shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", Script, "lambda-guard", variable]) { RedirectStandardInput = true });
        }
        catch (Win32Exception)
        {
            // There is no shell, such as in a minimal container.
        }
    }

    /// <summary>Lets the shell check a last time, and end.</summary>
    public void Dispose()
    {
        _shell?.StandardInput.Close();
        _shell?.Dispose();
    }
}
