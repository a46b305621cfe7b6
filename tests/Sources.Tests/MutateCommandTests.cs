namespace Lambda.Sources.Tests;

/// <summary><c>./build.sh mutate</c> with a simulated SDK, whose Stryker.NET writes a report.</summary>
public sealed class MutateCommandTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    public void SurvivorsBeyondTheThreshold_FailTheCommand(int survivors, int expected)
    {
        // Of eight mutants, 85 % are seven.
        using SimulatedRepository repository = Create(survivors, equivalent: "");

        (string output, int exitCode) = repository.Type("mutate Wire");

        Assert.Equal(expected, exitCode);
        Assert.Contains($"       8{8 - survivors,8}       0           0{survivors,10}", output, StringComparison.Ordinal);
        Assert.Equal(expected == 1, output.Contains("Expected at least 85 %.", StringComparison.Ordinal));
    }

    [Fact]
    public void EquivalentMutants_AreNotCounted()
    {
        using SimulatedRepository repository = Create(survivors: 2, equivalent: "Wire/C.cs: return a < 1; | a < 1 -> 6 # why");

        (string output, int exitCode) = repository.Type("mutate Wire");

        Assert.Equal(0, exitCode);
        Assert.Contains("line    1  Wire/C.cs: return a < 1; | a < 1 -> 7", output, StringComparison.Ordinal);
    }

    [Fact]
    public void ToolThatFails_IsNamed()
    {
        using var repository = new SimulatedRepository("""case "$*" in tool*) exit 3 ;; esac""");
        CreateFolders(repository);

        (string output, int exitCode) = repository.Type("mutate Json");

        Assert.Equal(1, exitCode);
        Assert.EndsWith("dotnet-stryker has failed with exit code 3.\n", output, StringComparison.Ordinal);
    }

    private static SimulatedRepository Create(int survivors, string equivalent)
    {
        IEnumerable<string> mutants = Enumerable.Range(0, 8).Select(i =>
            $$$$"""{"status":"{{{{(i >= 8 - survivors ? "Survived" : "Killed")}}}}","replacement":"{{{{i}}}}","location":{"start":{"line":1,"column":8},"end":{"line":1,"column":13}}}""");
        string report = $$$$"""{"files":{"/r/src/Runtime/Wire/C.cs":{"source":"return a < 1;","mutants":[{{{{string.Join(',', mutants)}}}}]}}}""";
        var repository = new SimulatedRepository($"""
            case "$*" in
                tool*--mutate*Wire/*) echo '{report}' >../../artifacts/mutation/Wire/reports/mutation-report.json ;;
            esac
            """);
        CreateFolders(repository);
        File.WriteAllText(repository.At("tests/Runtime.Mutation/equivalents.txt"), equivalent);
        return repository;
    }

    private static void CreateFolders(SimulatedRepository repository)
    {
        foreach (string folder in (string[])["src/Runtime/Wire", "src/Runtime/Json", "tests/Runtime.Mutation"])
            Directory.CreateDirectory(repository.At(folder));
    }
}
