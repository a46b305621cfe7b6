using Lambda.Build.Processes;

namespace Lambda.Build.Tools;

/// <summary>Installs packages on Debian and its relatives.</summary>
internal static class DebianPackages
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    public static bool MayInstall => Environment.IsPrivilegedProcess && Tool.Find("apt-get") is not null;

    /// <summary>The command line that installs packages.</summary>
    public static string Command(IEnumerable<string> packages) =>
        $"apt-get update && apt-get install -y --no-install-recommends {string.Join(' ', packages)}";

    /// <summary>Tries to install packages. Whether they are there afterwards is for the caller to see.</summary>
    /// <param name="packages">The names of the packages.</param>
    /// <param name="logFile">The file that receives the output.</param>
    public static void Install(IEnumerable<string> packages, string logFile)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(logFile)!);
        string[] command = ["timeout", $"{Limit.TotalSeconds}", "sh", "-c", Command(packages)];
        (_, string output) = Tool.Capture("env", ["DEBIAN_FRONTEND=noninteractive", .. command]);
        File.WriteAllText(logFile, output);
    }
}
