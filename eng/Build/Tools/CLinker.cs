using Lambda.Build.Processes;

namespace Lambda.Build.Tools;

/// <summary>What links a C program, which native compilation needs: a compiler driver, a linker and libc's start files.</summary>
internal static class CLinker
{
    private static readonly string[] Compilers = ["clang", "gcc"];
    private static readonly string[] Packages = ["gcc", "libc6-dev"];

    /// <summary>Installs a linker if the machine has none and this process has the rights.</summary>
    /// <exception cref="BuildException">There is no linker. The message has the command that installs one.</exception>
    public static void Ensure()
    {
        if (OperatingSystem.IsWindows() || CanLink())
            return;

        if (DebianPackages.MayInstall)
        {
            Console.WriteLine("Installing the C linker that native compilation needs.");
            DebianPackages.Install(Packages, Repository.At("artifacts/linker.log"));
            if (CanLink())
                return;
        }

        throw new BuildException($"""
            Native compilation needs a C linker, and neither clang nor gcc can link a program here. On Debian or Ubuntu:
                sudo sh -c '{DebianPackages.Command(Packages)}'
            """);
    }

    private static bool CanLink()
    {
        string folder = Directory.CreateTempSubdirectory("lambda-linker-").FullName;
        try
        {
            string source = Path.Combine(folder, "empty.c");
            File.WriteAllText(source, "int main(void){return 0;}\n");
            return Compilers.Any(compiler =>
                Tool.Find(compiler) is { } found && Tool.Capture(found, [source, "-o", Path.Combine(folder, "empty")]).ExitCode == 0);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
