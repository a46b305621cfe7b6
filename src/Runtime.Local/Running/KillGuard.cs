using System.ComponentModel;
using System.Diagnostics;
using Lambda.Runtime.Local.Building;

namespace Lambda.Runtime.Local.Running;

/// <summary>Ends the functions and all that they started when this program is killed by a signal, and cannot do so itself.</summary>
/// <remarks>
/// A shell waits for the end of a pipe that this process alone holds open. Signals of the terminal, which every program in it gets, do not end it. Linux only: see
/// <see cref="ShadowCopy.EndProcesses"/>, which the next start does for a shell that was killed as well.
/// </remarks>
internal sealed class KillGuard : IDisposable
{
    // $1 is the start of an entry of the environment. Those that are found may start others until they end, so it looks again until it finds nothing.
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

    /// <param name="outputFolder">The folder for what this program makes of the project.</param>
    public KillGuard(string outputFolder)
    {
        string variable = ShadowCopy.VariableOf(ShadowCopy.OwnFolder(outputFolder));
        // Two lines would be two texts to look for.
        if (!OperatingSystem.IsLinux() || variable.Contains('\n', StringComparison.Ordinal))
            return;

        try
        {
            _shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", Script, "lambda-guard", variable]) { RedirectStandardInput = true });
        }
        catch (Win32Exception)
        {
            // There is no shell, in a container that has .NET and little else.
        }
    }

    /// <summary>Has the shell look a last time, and end.</summary>
    public void Dispose()
    {
        _shell?.StandardInput.Close();
        _shell?.Dispose();
    }
}
