using System.Globalization;
using System.Text;

namespace Lambda.Runtime.Package.Tests.Sizes;

/// <summary>Figures in a file beside the tests. A change that makes one of them larger or smaller has to change the file.</summary>
/// <remarks>A line is a name and a number: <c>hello 1262672</c>. Lines that begin with <c>#</c> are for readers.</remarks>
internal static class Baseline
{
    /// <summary>Fails unless the file has each figure within the tolerance. The failure contains the lines to copy into the file.</summary>
    /// <param name="path">The file, relative to the repository's root.</param>
    /// <param name="percent">The tolerance in both directions.</param>
    /// <param name="unit">The unit of the figures.</param>
    /// <param name="measured">The measured figures with their names, in the order of the file.</param>
    public static void AssertMatches(string path, double percent, string unit, IReadOnlyList<(string Name, long Value)> measured)
    {
        string? difference = Difference(File.ReadAllLines(Repository.At(path)), percent, unit, measured);
        Assert.True(difference is null, $"{difference}If the change is intended, {path} should contain:\n\n{Lines(measured)}");
    }

    /// <summary>Returns a line for each difference; <see langword="null"/> if there are no differences.</summary>
    internal static string? Difference(IEnumerable<string> lines, double percent, string unit, IReadOnlyList<(string Name, long Value)> measured)
    {
        Dictionary<string, long> kept = lines.Where(static line => line.Length > 0 && line[0] != '#').ToDictionary(
            static line => line[..line.LastIndexOf(' ')], static line => long.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
        var text = new StringBuilder();
        foreach ((string name, long value) in measured)
        {
            if (!kept.Remove(name, out long was))
                text.Append(CultureInfo.InvariantCulture, $"{name}: {value:N0} {unit}, and the baseline has none\n");
            else if (Math.Abs(value - was) * 100.0 > was * percent)
                text.Append(CultureInfo.InvariantCulture, $"{name}: {value:N0} {unit} where the baseline has {was:N0}, {(value - was) * 100.0 / was:+0.0;-0.0} %; {percent} % is allowed\n");
        }

        foreach (string name in kept.Keys)
            text.Append(CultureInfo.InvariantCulture, $"{name}: in the baseline, and not measured\n");
        return text.Length > 0 ? text.ToString() : null;
    }

    private static string Lines(IReadOnlyList<(string Name, long Value)> measured) =>
        string.Concat(measured.Select(static line => string.Create(CultureInfo.InvariantCulture, $"{line.Name} {line.Value}\n")));
}
