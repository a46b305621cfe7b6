namespace Lambda.Build.Testing;

/// <summary>What <c>./build.sh test</c> runs.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Programs">The test programs.</param>
/// <param name="Fuzzes">Whether fuzzing follows: in the full tier, unless projects were named.</param>
internal sealed record TestSelection(Tier Tier, IReadOnlyList<TestProgram> Programs, bool Fuzzes)
{
    /// <summary>The test programs of the repository, in alphabetical order.</summary>
    private static string[] Projects { get; } =
        [.. Directory.GetDirectories(Repository.At("tests"), "*.Tests").Select(static folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    /// <param name="arguments">A tier, test projects, both or none.</param>
    /// <exception cref="BuildException">An argument is neither a tier nor a test project.</exception>
    public static TestSelection Parse(string[] arguments)
    {
        string[] tiers = [.. Enum.GetNames<Tier>().Select(static name => name.ToLowerInvariant())];
        Tier tier = Tier.Test;
        var projects = new List<string>();
        foreach (string argument in arguments)
        {
            if (Array.IndexOf(tiers, argument) is >= 0 and int index)
                tier = (Tier)index;
            else if (Projects.Contains(argument))
                projects.Add(argument);
            else
                throw BuildException.Unknown("tier or test project", argument, [.. tiers, .. Projects]);
        }

        IEnumerable<TestProgram> programs = (projects.Count > 0 ? projects : [.. Projects]).Select(static name => new TestProgram(name));
        return new TestSelection(tier, [.. programs.Where(program => tier > Tier.Quick || !program.Publishes)], Fuzzes: tier == Tier.Full && projects.Count == 0);
    }
}
