using System.Globalization;

namespace Lambda.Build.Testing;

/// <summary>A test project, which is a program that runs its tests.</summary>
internal sealed class TestProgram(string name)
{
    public string Name { get; } = name;

    /// <summary>Whether the tests publish native functions.</summary>
    public bool Publishes => NeedsPackages || NeedsLayer;

    public bool NeedsPackages => Name == "Runtime.Package.Tests";

    public bool NeedsLayer => Name == "Runtime.Layer.Tests";

    /// <summary>Whether tests of the full tier open the pages of the site.</summary>
    public bool NeedsSite => Name == "Sources.Tests";

    /// <summary>Several times what the program takes on two cores. One that takes longer hangs.</summary>
    private TimeSpan Limit(Tier tier)
    {
        if (Environment.GetEnvironmentVariable("LAMBDA_TEST_SECONDS") is { Length: > 0 } seconds)
            return TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture));

        int minutes = Name switch
        {
            "Runtime.Package.Tests" => 20,
            "Runtime.Generators.Tests" or "Runtime.Layer.Tests" => 10,
            _ => 5,
        };
        return TimeSpan.FromMinutes(tier == Tier.Full ? 3 * minutes : minutes);
    }

    /// <summary>Runs the tests of a tier and prints their counts, what could not run and, if the program failed, all that it wrote.</summary>
    public TestCounts Run(Tier tier, TextWriter output)
    {
        string[] filter = tier == Tier.Full ? [] : ["-trait-", "Tier=Full"];
        string logFile = Path.Combine(Repository.TestOutput, $"{Name}.log");
        string report = Path.ChangeExtension(logFile, ".xml");
        using var program = TestProcess.Start(Repository.Program(Name), ["-noColor", "-longRunning", "120", "-result-xml", report, .. filter], logFile);
        TimeSpan limit = Limit(tier);
        int? exitCode = program.Wait(limit);
        if (exitCode is null)
        {
            output.WriteLine($"{Name} has not ended within {limit.TotalSeconds:0} seconds. What its threads do:");
            program.WriteStacks(output);
        }

        program.End();
        string[] log = File.ReadAllLines(logFile);
        if (exitCode != 0)
            output.WriteLine(string.Join('\n', log.Where(static line => !line.StartsWith("xUnit.net", StringComparison.Ordinal))));

        string? line = log.LastOrDefault(static line => TestCounts.Parse(line) is not null);
        if (line is null)
        {
            output.WriteLine($"{Name} ended without its counts");
            return new TestCounts(0, 1);
        }

        output.WriteLine(line);
        foreach ((int index, string skipped) in log.Index().Where(static line => line.Item.Contains("[SKIP]", StringComparison.Ordinal)))
            output.WriteLine($"{skipped}\n{log.ElementAtOrDefault(index + 1)}");
        return TestCounts.Parse(line)!.Value;
    }
}
