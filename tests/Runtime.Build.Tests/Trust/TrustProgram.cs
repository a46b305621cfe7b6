using System.Diagnostics;

namespace Lambda.Runtime.Build.Tests.Trust;

/// <summary>A C file of <c>src/Runtime/native</c> in a program that prints the two variables of OpenSSL. The program is compiled once for a class of tests.</summary>
public abstract class TrustProgram(string source, params string[] options) : IDisposable
{
    private const string Main = """
        #include <dirent.h>
        #include <stdio.h>
        #include <stdlib.h>

        #ifdef NO_TYPES
        /* Some file systems do not tell the types of their entries. */
        struct dirent *__real_readdir(DIR *folder);
        struct dirent *__wrap_readdir(DIR *folder);

        struct dirent *__wrap_readdir(DIR *folder)
        {
            struct dirent *entry = __real_readdir(folder);
            if (entry != NULL)
                entry->d_type = DT_UNKNOWN;
            return entry;
        }
        #endif

        int main(void)
        {
            const char *file = getenv("SSL_CERT_FILE"), *folder = getenv("SSL_CERT_DIR");
            printf("%s %s", file != NULL ? file : "(none)", folder != NULL ? folder : "(none)");
            return 0;
        }
        """;

    private readonly TemporaryFolder _folder = new();

    /// <summary>The root of the other system.</summary>
    public string Root => _folder.At("root");

    /// <summary>The folder of the program.</summary>
    public string Task => _folder.At("task");

    private string Program => Path.Combine(Task, "program");

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Compiles the program, unless it was, and begins with an empty root and no other file beside the program.</summary>
    public void Prepare()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/gcc"), "gcc is not installed: apt-get install gcc libc6-dev");
        if (Directory.Exists(Root))
            Directory.Delete(Root, recursive: true);
        Directory.CreateDirectory(Task);
        File.Delete(Path.Combine(Task, "amazon-roots.pem"));
        if (File.Exists(Program))
            return;

        // With the options of a publish, and warnings as errors.
        string[] command = ["-O2", "-g0", "-fPIC", "-ffunction-sections", "-Wall", "-Wextra", "-Werror", "-Wl,--gc-sections", $"-DTRUST_ROOT=\"{Root}\"", .. options];
        using var gcc = Process.Start("/usr/bin/gcc", [.. command, Repository.At($"src/Runtime/native/{source}"), _folder.File("main.c", Main), "-o", Program]);
        gcc.EndWithinLimit();
        Assert.Equal(0, gcc.ExitCode);
    }

    /// <summary>Returns what the program prints: the values of the variables.</summary>
    /// <param name="errors">Its standard error.</param>
    /// <param name="set">The variables of its environment.</param>
    public string Run(out string errors, params (string Name, string Value)[] set)
    {
        var start = new ProcessStartInfo(Program) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        foreach ((string name, string value) in set)
            start.Environment[name] = value;
        using Process program = Process.Start(start)!;
        // A few lines, which no pipe blocks on.
        program.EndWithinLimit();
        errors = program.StandardError.ReadToEnd();
        return program.StandardOutput.ReadToEnd();
    }
}
