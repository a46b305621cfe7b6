using System.Diagnostics;

namespace Lambda.Runtime.Package.Tests;

/// <summary><c>./build.sh test</c> with simulated SDK and test programs: it ends with the counts in all cases.</summary>
public sealed class BuildScriptTests : IDisposable
{
    private const string Passing = "echo '   Lambda.X  Total: 5, Errors: 0, Failed: 0, Skipped: 1, Not Run: 0, Time: 1.0s'";
    private const string Failing = "echo '   Lambda.X  Total: 5, Errors: 0, Failed: 2, Skipped: 0, Not Run: 0, Time: 1.0s'; exit 1";
    private const string Vanishing = "echo 'Segmentation fault'; exit 139";

    /// <summary>The programs that the script has started end with it.</summary>
    private const string Hanging = "sleep 1000 & echo $! >child; wait";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("lambda-build-").FullName;

    [Theory]
    [InlineData("4 passed, 0 failed", true, Passing)]
    [InlineData("7 passed, 2 failed", false, Passing, Failing)]
    [InlineData("8 passed, 1 failed", false, Passing, Vanishing, Passing)]
    [InlineData("8 passed, 1 failed", false, Passing, Hanging, Passing)]
    [InlineData("0 passed, 2 failed", false, Hanging, Vanishing)]
    public void TestPrograms_AreCounted(string counts, bool succeeds, params string[] programs)
    {
        (string output, bool succeeded) = Run(":", programs);

        Assert.EndsWith($"\n\n{counts}\n", output, StringComparison.Ordinal);
        Assert.Equal(succeeds, succeeded);
    }

    [Fact]
    public void HangingProgram_IsTerminatedWithItsChildren_AfterItsStacksWerePrinted()
    {
        (string output, _) = Run(":", [Hanging]);

        Assert.Contains("T0.Tests has not ended within 1 seconds. What its threads do:\nstacks of ", output, StringComparison.Ordinal);
        Assert.Contains("T0.Tests ended without its counts\n", output, StringComparison.Ordinal);
        int child = int.Parse(File.ReadAllText(At("child")), System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(HasEnded(child), "a child process of the program still runs");
    }

    /// <param name="command">The command of the SDK that fails.</param>
    /// <param name="step">The text of the message about it.</param>
    [Theory]
    [InlineData("build", "Building, warnings as errors")]
    [InlineData("format", "Checking the formatting")]
    [InlineData("pack", "packing")]
    [InlineData("publish", "building the layer")]
    public void FailedStep_CountsAsFailure(string command, string step)
    {
        (string output, bool succeeded) = Run($"[ \"$1\" != {command} ] || exit 3", [Passing]);

        Assert.Contains($"This step failed or was ended: {step}\n", output, StringComparison.Ordinal);
        Assert.EndsWith("\n\n0 passed, 1 failed\n", output, StringComparison.Ordinal);
        Assert.False(succeeded);
    }

    [Fact]
    public void TerminatedScript_PrintsCountsSoFar_AndTerminatesPrograms()
    {
        // A test program that signals the script, which is the parent of the process group that the program leads.
        (string output, bool succeeded) = Run(":", [Passing, "sleep 1000 & echo $! >child; kill -TERM $PPID; wait"], seconds: 60);

        Assert.EndsWith("This step failed or was ended: running the tests\n\n4 passed, 1 failed\n", output, StringComparison.Ordinal);
        Assert.False(succeeded);
        int child = int.Parse(File.ReadAllText(At("child")), System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(HasEnded(child), "a child process of the program still runs");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private (string Output, bool Succeeded) Run(string sdk, string[] programs, int seconds = 1)
    {
        File.Copy(Repository.At("build.sh"), At("build.sh"));
        Write("bin/dotnet", $"""
            {sdk}
            case "$1" in
                pack) touch artifacts/packages/a.nupkg ;;
                tool) echo "stacks of $8" ;;
            esac
            """);
        Write("bin/apt-get", "exit 0");
        for (int i = 0; i < programs.Length; i++)
        {
            Directory.CreateDirectory(At($"tests/T{i}.Tests"));
            Write($"artifacts/bin/T{i}.Tests/release/Lambda.T{i}.Tests", programs[i]);
        }

        var start = new ProcessStartInfo("bash", ["-c", "./build.sh test 2>&1"]) { WorkingDirectory = _folder, RedirectStandardOutput = true };
        start.Environment["PATH"] = $"{At("bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["LAMBDA_TEST_SECONDS"] = $"{seconds}";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail("build.sh did not end");
        }

        Assert.True(output.Wait(Limit), "something that build.sh started holds its output open");
        return (output.Result, process.ExitCode == 0);
    }

    private string At(string path) => Path.Combine(_folder, path);

    private void Write(string file, string script)
    {
        string path = At(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        Process.Start("chmod", ["+x", path]).WaitForExit();
    }

    /// <summary>A killed process does not exist, or waits until its parent reads its exit status.</summary>
    private static bool HasEnded(int process)
    {
        string status = $"/proc/{process}/status";
        return !File.Exists(status) || File.ReadAllText(status).Contains("State:\tZ", StringComparison.Ordinal);
    }
}
