using System.Globalization;
using System.Text;

namespace Lambda.Build.Mutation;

/// <summary>Counts the mutants of a report.</summary>
internal sealed class MutationScore
{
    private readonly Mutant[] _tested;
    private readonly Mutant[] _survivors;
    private readonly string[] _unused;

    public MutationScore(IReadOnlyCollection<Mutant> mutants, EquivalentMutants equivalents)
    {
        _tested = [.. mutants.Where(static mutant => mutant.Outcome != MutantOutcome.Untested)];
        _survivors = [.. _tested.Where(mutant => mutant.Outcome == MutantOutcome.Survived && !equivalents.Contains(mutant))];
        _unused = [.. equivalents.FindUnused(mutants)];
    }

    /// <summary>How many of the mutants that are not equivalent were found by a test.</summary>
    public double Percent => Score(_tested, _survivors);

    /// <summary>A table of the files, and the survivors.</summary>
    public string Describe()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{"mutants",8}{"killed",8}{"timeout",8}{"equivalent",12}{"survived",10}{"score",9}\n");
        foreach (IGrouping<string, Mutant> file in _tested.GroupBy(static mutant => mutant.File).OrderBy(static file => file.Key, StringComparer.Ordinal))
            AppendRow(text, file.Key, [.. file], [.. _survivors.Where(mutant => mutant.File == file.Key)]);
        AppendRow(text, "together", _tested, _survivors);
        Append(text, "Survivors", _survivors.Select(static mutant => $"line {mutant.Line,4}  {EquivalentMutants.Format(mutant)}"));
        Append(text, "Listed as equivalent, but not a survivor", _unused);
        return text.ToString().TrimEnd();
    }

    private static void AppendRow(StringBuilder text, string name, Mutant[] tested, Mutant[] survivors)
    {
        int killed = Count(tested, MutantOutcome.Killed);
        int timeout = Count(tested, MutantOutcome.Timeout);
        int equivalent = Count(tested, MutantOutcome.Survived) - survivors.Length;
        text.Append(
            CultureInfo.InvariantCulture,
            $"{tested.Length,8}{killed,8}{timeout,8}{equivalent,12}{survivors.Length,10}{Score(tested, survivors),8:0.0}%  {name}\n");
    }

    private static void Append(StringBuilder text, string title, IEnumerable<string> lines)
    {
        string[] all = [.. lines];
        if (all.Length > 0)
            text.Append('\n').Append(title).Append(":\n").AppendJoin('\n', all).Append('\n');
    }

    private static int Count(Mutant[] mutants, MutantOutcome outcome) => mutants.Count(mutant => mutant.Outcome == outcome);

    private static double Score(Mutant[] tested, Mutant[] survivors)
    {
        int found = Count(tested, MutantOutcome.Killed) + Count(tested, MutantOutcome.Timeout);
        return found + survivors.Length == 0 ? 100 : 100.0 * found / (found + survivors.Length);
    }
}
