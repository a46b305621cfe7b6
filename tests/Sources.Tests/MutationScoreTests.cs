using System.Text.Json;
using Lambda.Build;
using Lambda.Build.Mutation;

namespace Lambda.Sources.Tests;

/// <summary>The counts of <c>./build.sh mutate</c> from a report of Stryker.NET.</summary>
public sealed class MutationScoreTests
{
    private const string Source = "class C\n{\n    bool F(int a) => a < 5 &&\n        a > 1;\n}\n";

    [Fact]
    public void EquivalentMutants_AreNotSurvivors()
    {
        Mutant[] mutants = MutationReport.Read(Report(
            ("Killed", false), ("Timeout", false), ("Survived", false), ("NoCoverage", false), ("CompileError", false), ("Survived", true)));

        var score = new MutationScore(mutants, EquivalentMutants.Read(["# a comment", "", "Wire/C.cs: bool F(int a) => a < 5 && | a < 5 && a > 1 -> change 2 # a is never 5"]));

        Assert.Equal(
            """
             mutants  killed timeout  equivalent  survived    score
                   4       1       1           1         1    66.7%  Wire/C.cs
                   4       1       1           1         1    66.7%  together

            Survivors:
            line    3  Wire/C.cs: bool F(int a) => a < 5 && | a < 5 && a > 1 -> change 3
            """,
            score.Describe());
    }

    [Fact]
    public void EquivalentMutantThatIsNoSurvivor_IsPrinted()
    {
        var equivalents = EquivalentMutants.Read(
            ["Wire/C.cs: bool F(int a) => a < 5 && | a < 5 && a > 1 -> change 0 # why", "Json/D.cs: a -> b # another file, which was not mutated"]);

        var score = new MutationScore(MutationReport.Read(Report(("Killed", false))), equivalents);

        Assert.EndsWith(
            "\n\nListed as equivalent, but not a survivor:\nWire/C.cs: bool F(int a) => a < 5 && | a < 5 && a > 1 -> change 0",
            score.Describe(),
            StringComparison.Ordinal);
        Assert.Equal(100, score.Percent);
    }

    [Fact]
    public void LongText_IsShortened()
    {
        string change = Assert.Single(MutationReport.Read(Report(("Killed", false)).Replace("change 0", new string('x', 101), StringComparison.Ordinal))).Change;
        Assert.Equal($"bool F(int a) => a < 5 && | a < 5 && a > 1 -> {new string('x', 100)}...", change);
    }

    [Fact]
    public void SameChangeInSeveralPlaces_IsNumbered()
    {
        string report = Report(("Killed", false), ("Killed", false)).Replace("change 1", "change 0", StringComparison.Ordinal);
        Assert.EndsWith("change 0 (2)", MutationReport.Read(report)[1].Change, StringComparison.Ordinal);
    }

    [Fact]
    public void EquivalentMutantWithoutReason_IsRejected()
    {
        BuildException error = Assert.Throws<BuildException>(static () => EquivalentMutants.Read(["Wire/C.cs: a -> b"]));
        Assert.Contains("has no reason: 'Wire/C.cs: a -> b'", error.Message, StringComparison.Ordinal);
    }

    private static string Report(params (string Status, bool IsStatic)[] mutants) => JsonSerializer.Serialize(new
    {
        files = new Dictionary<string, object>
        {
            ["/home/user/lambda/src/Runtime/Wire/C.cs"] = new
            {
                source = Source,
                mutants = mutants.Select(static (mutant, index) => new Dictionary<string, object>
                {
                    ["status"] = mutant.Status,
                    ["static"] = mutant.IsStatic,
                    ["replacement"] = $"change {index}",
                    ["location"] = new { start = new { line = 3, column = 22 }, end = new { line = 4, column = 14 } },
                }),
            },
        },
    });
}
