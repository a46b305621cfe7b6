using System.Globalization;
using System.Text.RegularExpressions;

namespace Lambda.Build.Testing;

/// <summary>How many tests have passed and failed. A skipped test is neither.</summary>
internal readonly partial record struct TestCounts(int Passed, int Failed)
{
    public static TestCounts operator +(TestCounts left, TestCounts right) => new(left.Passed + right.Passed, left.Failed + right.Failed);

    /// <summary>Reads the line with which a test program of xunit ends.</summary>
    /// <remarks><c>   Lambda.Runtime.Tests  Total: 109, Errors: 0, Failed: 0, Skipped: 0, Not Run: 0, Time: 11.852s</c></remarks>
    public static TestCounts? Parse(string line)
    {
        Match match = Line().Match(line);
        if (!match.Success)
            return null;

        int failed = Number("failed") + Number("errors");
        return new TestCounts(Number("total") - Number("failed") - Number("skipped"), failed);

        int Number(string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
    }

    public override string ToString() => $"{Passed} passed, {Failed} failed";

    [GeneratedRegex(@"^ +Lambda\.\S+ +Total: (?<total>[0-9]+), Errors: (?<errors>[0-9]+), Failed: (?<failed>[0-9]+), Skipped: (?<skipped>[0-9]+),")]
    private static partial Regex Line();
}
