namespace Lambda.Build.Mutation;

/// <summary>The mutants that no test can find, because they change nothing that can be observed.</summary>
/// <remarks>Each is a line: <c>Wire/C.cs: if (a &lt; b) | a &lt; b -> a &lt;= b # why</c>. Empty lines and lines that start with <c>#</c> are comments.</remarks>
internal sealed class EquivalentMutants
{
    private const string Why = " # ";

    private readonly HashSet<string> _mutants;

    private EquivalentMutants(HashSet<string> mutants) => _mutants = mutants;

    public static EquivalentMutants Read(IEnumerable<string> lines)
    {
        var mutants = new HashSet<string>(StringComparer.Ordinal);
        foreach (string line in lines.Where(static line => line.Length > 0 && line[0] != '#'))
        {
            int why = line.LastIndexOf(Why, StringComparison.Ordinal);
            if (why < 0)
                throw new BuildException($"A line of the equivalent mutants has no reason: '{line}'. Expected '<file>: <line> | <before> -> <after>{Why}<why>'.");
            mutants.Add(line[..why].TrimEnd());
        }

        return new EquivalentMutants(mutants);
    }

    public bool Contains(Mutant mutant) => _mutants.Contains(Format(mutant));

    /// <summary>The lines of mutants that a test has killed, or that do not exist, in the files that were mutated. One that only makes code slower may time out.</summary>
    public IEnumerable<string> FindUnused(IReadOnlyCollection<Mutant> mutants)
    {
        HashSet<string> found = [.. mutants.Where(static mutant => mutant.Outcome is MutantOutcome.Survived or MutantOutcome.Timeout).Select(Format)];
        HashSet<string> files = [.. mutants.Where(static mutant => mutant.Outcome != MutantOutcome.Untested).Select(static mutant => mutant.File)];
        return _mutants.Where(line => !found.Contains(line) && files.Contains(line[..line.IndexOf(':', StringComparison.Ordinal)])).Order(StringComparer.Ordinal);
    }

    /// <summary>The line of a mutant, without the reason.</summary>
    public static string Format(Mutant mutant) => $"{mutant.File}: {mutant.Change}";
}
