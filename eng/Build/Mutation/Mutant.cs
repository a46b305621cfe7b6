namespace Lambda.Build.Mutation;

/// <summary>A change of the code in one place, and what became of it.</summary>
/// <param name="File">The file, below the library's folder.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Change">The line, and the text before and after the change: <c>if (a &lt; b) | a &lt; b -> a &lt;= b</c>.
/// Differs from that of every other mutant of the file.</param>
/// <param name="Outcome">What the tests found.</param>
internal sealed record Mutant(string File, int Line, string Change, MutantOutcome Outcome);

/// <summary>What the tests found when a mutant was active.</summary>
internal enum MutantOutcome
{
    /// <summary>It was not tested: it does not compile, it was filtered out, or it is in a static initializer, which runs once for all mutants.</summary>
    Untested,

    /// <summary>A test failed.</summary>
    Killed,

    /// <summary>The tests did not end.</summary>
    Timeout,

    /// <summary>All tests passed, or none runs the changed code.</summary>
    Survived,
}
