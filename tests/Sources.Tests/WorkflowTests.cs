using System.Text.RegularExpressions;

namespace Lambda.Sources.Tests;

/// <summary>The workflows in .github call commands that exist, and keep the rules for workflows. Pages name only commands that exist.</summary>
public sealed partial class WorkflowTests
{
    private const string Passing = "echo '   Lambda.X  Total: 5, Errors: 0, Failed: 0, Skipped: 1, Not Run: 0, Time: 1.0s'";

    private static Dictionary<string, string> Workflows { get; } =
        Directory.GetFiles(Repository.At(".github/workflows"), "*.yml").ToDictionary(static file => Path.GetFileName(file), File.ReadAllText);

    public static TheoryData<string> Calls() =>
        [.. Workflows.Values.SelectMany(static text => Call().Matches(text)).Select(static call => call.Groups["arguments"].Value.Trim()).Distinct()];

    [Fact]
    public void EachWorkflow_CallsCommandsOfTheRepository()
    {
        Assert.Equal(["full.yml", "release.yml", "test.yml"], Workflows.Keys.Order(StringComparer.Ordinal));
        Assert.All(Workflows.Values, static text => Assert.Matches(Call(), text));
    }

    /// <summary>With a simulated SDK and simulated test programs, so that only the command line is tested.</summary>
    [Theory]
    [MemberData(nameof(Calls))]
    public void CommandOfAWorkflow_IsAccepted(string arguments)
    {
        using var repository = new SimulatedRepository(
            programs:
            [
                ("Runtime.Tests", Passing), ("Runtime.Generators.Tests", Passing), ("Runtime.Http.Tests", Passing), ("Runtime.Layer.Tests", Passing),
                ("Runtime.Package.Tests", Passing),
            ]);
        File.WriteAllText(repository.At("Directory.Build.props"), "<Version>0.1.0</Version>");

        (string output, int exitCode) = repository.Type(arguments, seconds: 30);

        Assert.True(exitCode == 0, output);
    }

    [Fact]
    public void CommandThatDoesNotExist_IsRejected()
    {
        using var repository = new SimulatedRepository(programs: ("Runtime.Tests", Passing));

        Assert.Equal(2, repository.Type("test qick").ExitCode);
        Assert.Equal(2, repository.Type("publish").ExitCode);
    }

    [Fact]
    public void Pages_NameCommandsThatExist()
    {
        using var repository = new SimulatedRepository();
        HashSet<string> commands = [.. Call().Matches(repository.Type("help").Output).Select(static call => call.Groups["arguments"].Value.Trim().Split(' ')[0])];
        Assert.Contains("version", commands);
        string[] pages = [.. Directory.GetFiles(Repository.Root, "*.md"),
            .. new[] { "docs", "samples", "src", "tests" }.SelectMany(static folder => Repository.Files(folder, ".md"))];
        string[] unknown =
        [
            .. from page in pages
               from call in NamedCommand().Matches(File.ReadAllText(page))
               let command = call.Groups["command"].Value
               where !commands.Contains(command)
               select $"{Path.GetRelativePath(Repository.Root, page)}: ./build.sh {command}",
        ];
        Assert.Empty(unknown);
    }

    /// <summary>A tag of an action can be moved to other code; a commit cannot.</summary>
    [Fact]
    public void Actions_ArePinnedToCommits_WithTheVersionBeside() => Assert.All(
        Workflows.Values.SelectMany(static text => Action().Matches(text)), static action => Assert.Matches(PinnedAction(), action.Value));

    [Fact]
    public void Workflows_ReadTheRepositoryOnly_ExceptForTheRelease()
    {
        Assert.All(Workflows.Values, static text => Assert.Contains("\npermissions:\n  contents: read\n\n", text, StringComparison.Ordinal));
        Assert.Equal(["release.yml"], Workflows.Where(static workflow => workflow.Value.Contains(": write", StringComparison.Ordinal)).Select(static workflow => workflow.Key));
        Assert.All(Workflows.Values, static text => Assert.Equal(Count(text, "actions/checkout@"), Count(text, "persist-credentials: false")));
    }

    [Fact]
    public void EachJob_HasATimeLimit() =>
        Assert.All(Workflows.Values, static text => Assert.Equal(Count(text, "\n    runs-on: "), Count(text, "\n    timeout-minutes: ")));

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    [GeneratedRegex(@"\./build\.sh(?<arguments>( [^\s|)&;]+)+)")]
    private static partial Regex Call();

    [GeneratedRegex(@"\./build\.sh (?<command>[a-z]+)")]
    private static partial Regex NamedCommand();

    [GeneratedRegex(@"^ *(- )?uses: .*$", RegexOptions.Multiline)]
    private static partial Regex Action();

    [GeneratedRegex(@"^ *(- )?uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+$")]
    private static partial Regex PinnedAction();
}
