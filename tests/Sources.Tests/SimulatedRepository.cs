using System.Diagnostics;

namespace Lambda.Sources.Tests;

/// <summary>A folder with the real build.sh and its program, and with a simulated SDK and simulated test programs.</summary>
internal sealed class SimulatedRepository : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("lambda-build-").FullName;

    /// <param name="sdk">The beginning of the script that is called instead of <c>dotnet</c>, except to start the build program.</param>
    /// <param name="programs">Test projects, and the scripts that are called instead of their programs.</param>
    public SimulatedRepository(string sdk = ":", params (string Project, string Script)[] programs)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The simulated programs are scripts of a shell.");
        File.Copy(Repository.At("build.sh"), At("build.sh"));
        Directory.CreateDirectory(At("artifacts/bin/Build"));
        Directory.CreateSymbolicLink(At("artifacts/bin/Build/release"), Path.GetDirectoryName(typeof(Build.Steps).Assembly.Location)!);
        string dotnet = Environment.ProcessPath is { } path && Path.GetFileName(path) == "dotnet" ? path : FindDotnet();
        Write("bin/dotnet", $"""
            case "$1" in
                *.dll) exec "{dotnet}" "$@" ;;
            esac
            echo "$@" >>calls
            {sdk}
            case "$1" in
                pack) touch artifacts/packages/a.nupkg ;;
                tool) echo "stacks of $8" ;;
            esac
            """);
        Write("bin/apt-get", "exit 0");
        foreach ((string project, string script) in programs)
        {
            Directory.CreateDirectory(At($"tests/{project}"));
            Write($"artifacts/bin/{project}/release/Lambda.{project}", script);
        }
    }

    /// <summary>The calls of the SDK so far.</summary>
    public string[] Calls => File.Exists(At("calls")) ? File.ReadAllLines(At("calls")) : [];

    public string At(string path) => Path.Combine(_folder, path);

    /// <summary>Types a command and gives what both streams have received.</summary>
    /// <param name="command">What follows <c>./build.sh</c>.</param>
    /// <param name="seconds">The time limit of a test program.</param>
    public (string Output, int ExitCode) Type(string command, int seconds = 1)
    {
        var start = new ProcessStartInfo("bash", ["-c", $"./build.sh {command} 2>&1"]) { WorkingDirectory = _folder, RedirectStandardOutput = true };
        start.Environment["PATH"] = $"{At("bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["LAMBDA_TEST_SECONDS"] = $"{seconds}";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Longest))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail("build.sh did not end");
        }

        Assert.True(output.Wait(Longest), "something that build.sh started holds its output open");
        return (output.Result, process.ExitCode);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string file, string script)
    {
        string path = At(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static string FindDotnet() => Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(static folder => Path.Combine(folder, "dotnet")).First(File.Exists);
}
