using System.Globalization;

namespace Lambda.Sources.Tests;

/// <summary><c>./build.sh test</c> with a simulated SDK and simulated test programs: it ends with the counts in all cases.</summary>
public sealed class TestCommandTests
{
    private const string Passing = "echo '   Lambda.X  Total: 5, Errors: 0, Failed: 0, Skipped: 1, Not Run: 0, Time: 1.0s'";
    private const string Failing = "echo '   Lambda.X  Total: 5, Errors: 0, Failed: 2, Skipped: 0, Not Run: 0, Time: 1.0s'; exit 1";
    private const string Vanishing = "echo 'Segmentation fault'; exit 139";

    /// <summary>What the program has started ends with it.</summary>
    private const string Hanging = "sleep 1000 & echo $! >child; wait";

    /// <summary>The program ends, and what it has started keeps its output open.</summary>
    private const string LeavingAProcess = $"sleep 1000 & echo $! >child; {Passing}";

    [Theory]
    [InlineData("4 passed, 0 failed", true, Passing)]
    [InlineData("7 passed, 2 failed", false, Passing, Failing)]
    [InlineData("8 passed, 1 failed", false, Passing, Vanishing, Passing)]
    [InlineData("8 passed, 1 failed", false, Passing, Hanging, Passing)]
    [InlineData("0 passed, 2 failed", false, Hanging, Vanishing)]
    [InlineData("8 passed, 0 failed", true, LeavingAProcess, Passing)]
    public void TestPrograms_AreCounted(string counts, bool succeeds, params string[] programs)
    {
        using var repository = new SimulatedRepository(programs: Named(programs));

        (string output, int exitCode) = repository.Type("test");

        Assert.EndsWith($"\n\n{counts}\n", output, StringComparison.Ordinal);
        Assert.Equal(succeeds ? 0 : 1, exitCode);
    }

    [Fact]
    public void FailedProgram_IsPrinted_SkippedTestsToo()
    {
        const string Skipping = "echo '    A.Test [SKIP]'; echo '      there is no tool'; echo '    B.Test [FAIL]'; ";
        using var repository = new SimulatedRepository(programs: Named(Skipping + Passing, Skipping + Failing));

        (string output, _) = repository.Type("test");

        string[] programs = output.Split("== T1.Tests");
        Assert.Contains("    A.Test [SKIP]\n      there is no tool\n", programs[0], StringComparison.Ordinal);
        Assert.DoesNotContain("B.Test", programs[0], StringComparison.Ordinal);
        Assert.Contains("B.Test [FAIL]", programs[1], StringComparison.Ordinal);
    }

    [Fact]
    public void ProgramThatHangs_IsKilledWithWhatItStarted_AfterItsStacksWerePrinted()
    {
        using var repository = new SimulatedRepository(programs: Named(Hanging));

        (string output, _) = repository.Type("test");

        Assert.Contains("T0.Tests has not ended within 1 seconds. What its threads do:\nstacks of ", output, StringComparison.Ordinal);
        Assert.Contains("T0.Tests ended without its counts\n", output, StringComparison.Ordinal);
        AssertChildHasEnded(repository);
    }

    /// <param name="command">The command of the SDK that fails.</param>
    /// <param name="step">The text of the message about it.</param>
    [Theory]
    [InlineData("build Runtime.sln", "Building, warnings as errors")]
    [InlineData("format", "Checking the formatting")]
    [InlineData("pack", "Packing")]
    [InlineData("publish", "Building the layer for x86_64")]
    public void StepThatFails_IsAFailure(string command, string step)
    {
        using var repository = new SimulatedRepository(
            $"""case "$*" in "{command}"*) exit 3 ;; esac""",
            ("Runtime.Layer.Tests", Passing),
            ("Runtime.Package.Tests", Passing));

        (string output, int exitCode) = repository.Type("test");

        Assert.Contains($"dotnet has failed with exit code 3: dotnet {command}", output, StringComparison.Ordinal);
        Assert.Contains($"This step failed or was ended: {step}\n", output, StringComparison.Ordinal);
        Assert.EndsWith("\n\n0 passed, 1 failed\n", output, StringComparison.Ordinal);
        Assert.Equal(1, exitCode);
    }

    [Fact]
    public void BuildProgramThatDoesNotCompile_IsAFailure()
    {
        using var repository = new SimulatedRepository("""[ "$2" != eng/Build ] || { echo 'error CS1002: ; expected'; exit 1; }""");

        (string output, int exitCode) = repository.Type("test");

        Assert.Equal("error CS1002: ; expected\neng/Build could not be built.\n\n0 passed, 1 failed\n", output);
        Assert.Equal(1, exitCode);
    }

    [Fact]
    public void SignalDuringATestProgram_PrintsTheCountsSoFar_AndKillsWhatRuns()
    {
        // A test program that signals its parent, the build program.
        using var repository = new SimulatedRepository(programs: Named(Passing, "sleep 1000 & echo $! >child; kill -TERM $PPID; wait"));

        (string output, int exitCode) = repository.Type("test", seconds: 60);

        Assert.Contains("This step failed or was ended: T1.Tests\n", output, StringComparison.Ordinal);
        Assert.EndsWith("\n\n4 passed, 1 failed\n", output, StringComparison.Ordinal);
        Assert.Equal(1, exitCode);
        AssertChildHasEnded(repository);
    }

    [Fact]
    public void SignalDuringABuild_PrintsTheCounts()
    {
        using var repository = new SimulatedRepository("""[ "$2" != Runtime.sln ] || { kill -TERM $PPID; sleep 1000; }""", Named(Passing));

        (string output, int exitCode) = repository.Type("test");

        Assert.Contains("This step failed or was ended: Building, warnings as errors\n", output, StringComparison.Ordinal);
        Assert.EndsWith("\n\n0 passed, 1 failed\n", output, StringComparison.Ordinal);
        Assert.Equal(1, exitCode);
    }

    [Fact]
    public void EachStep_IsPrintedWithItsTime()
    {
        using var repository = new SimulatedRepository(programs: Named(Passing, Failing));

        (string output, _) = repository.Type("test");

        string[] times = output.Split("== Time of each step, in seconds\n")[1].Split("\n\n")[0].Split('\n');
        string[] names = [.. times.Select(static line => line[(line.IndexOf("  ", line.Length - line.TrimStart().Length, StringComparison.Ordinal) + 2)..])];
        Assert.Equal(["Installing the tools", "Building, warnings as errors", "Checking the formatting", "T0.Tests", "T1.Tests", "together"], names);
        Assert.All(times, static line => Assert.True(double.Parse(line.Trim().Split(' ')[0], CultureInfo.InvariantCulture) >= 0));
    }

    [Fact]
    public void Tiers_SelectProgramsAndTests()
    {
        using var repository = new SimulatedRepository(
            programs: [("Runtime.Layer.Tests", Arguments("layer")), ("Runtime.Package.Tests", Arguments("package")), ("Runtime.Tests", Arguments("runtime"))]);

        Assert.EndsWith("\n4 passed, 0 failed\n", repository.Type("test quick").Output, StringComparison.Ordinal);
        Assert.DoesNotContain(repository.Calls, static call => call.StartsWith("pack ", StringComparison.Ordinal) || call.StartsWith("publish ", StringComparison.Ordinal));
        Assert.EndsWith("-trait- Tier=Full", File.ReadAllText(repository.At("runtime")).TrimEnd(), StringComparison.Ordinal);
        Assert.False(File.Exists(repository.At("package")));

        Assert.EndsWith("\n4 passed, 0 failed\n", repository.Type("test Runtime.Package.Tests").Output, StringComparison.Ordinal);
        Assert.EndsWith("-trait- Tier=Full", File.ReadAllText(repository.At("package")).TrimEnd(), StringComparison.Ordinal);
        Assert.DoesNotContain(repository.Calls, static call => call.StartsWith("publish ", StringComparison.Ordinal));

        Assert.EndsWith("\n4 passed, 0 failed\n", repository.Type("test full Runtime.Layer.Tests").Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Tier=Full", File.ReadAllText(repository.At("layer")), StringComparison.Ordinal);
        Assert.Contains(repository.Calls, static call => call.StartsWith("publish src/Runtime.Layer -c Release -v quiet -r linux-arm64", StringComparison.Ordinal));

        static string Arguments(string file) => $"echo \"$@\" >{file}; {Passing}";
    }

    [Fact]
    public void QuickTier_RunsTwoProgramsAtATime_WithSeparateOutput()
    {
        // The first program waits for the second, so it never ends if it runs alone. Which of the two ends first is not determined.
        const string First = "while [ ! -e second ]; do sleep 0.1; done; ";
        const string Second = "touch second; ";
        using var repository = new SimulatedRepository(programs: Named(First + Failing, Second + Passing));

        (string output, int exitCode) = repository.Type("test quick", seconds: 30);

        Assert.Contains("\n== T0.Tests\n   Lambda.X  Total: 5, ", output, StringComparison.Ordinal);
        Assert.Matches(@"\n== T1\.Tests\n   Lambda\.X  Total: 5, [^\n]*\n\n== ", output);
        Assert.EndsWith("\n\n7 passed, 2 failed\n", output, StringComparison.Ordinal);
        Assert.Equal(1, exitCode);
    }

    private static (string, string)[] Named(params string[] programs) => [.. programs.Select(static (program, index) => ($"T{index}.Tests", program))];

    /// <summary>A killed process does not exist, or waits until its parent reads its exit status.</summary>
    private static void AssertChildHasEnded(SimulatedRepository repository)
    {
        string status = $"/proc/{File.ReadAllText(repository.At("child")).Trim()}/status";
        Assert.True(!File.Exists(status) || File.ReadAllText(status).Contains("State:\tZ", StringComparison.Ordinal), "what the program had started still runs");
    }
}
