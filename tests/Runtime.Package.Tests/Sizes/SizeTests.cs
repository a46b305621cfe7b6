using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Lambda.Runtime.Package.Tests.Sizes;

/// <summary>The sizes of some functions, compared with a baseline, and the largest parts of hello.</summary>
public sealed partial class SizeTests(PackedPackages packages)
{
    private const string BaselineFile = "tests/Runtime.Package.Tests/Sizes/sizes.txt";
    private const string Page = "docs/benchmarks.md";
    private const double TolerancePercent = 2;
    private const int Largest = 10;
    private const int LargestOfThePage = 5;

    [Fact]
    public async Task CanonicalFunctions_MatchBaseline()
    {
        var sizes = new List<(string Name, long Value)>();
        foreach ((string name, Feature function) in Features.Canonical)
            sizes.Add((name, await packages.Features.BytesOf(function)));
        Baseline.AssertMatches(BaselineFile, TolerancePercent, "bytes", sizes);
    }

    /// <summary>
    /// Writes the list that <c>./build.sh test</c> prints, and checks that the page names the first of them. Their sizes are in the baseline.
    /// </summary>
    [Fact]
    public async Task LargestPartsOfHello_AreListed_AndOnThePage()
    {
        (string Name, long Bytes)[] parts = [.. LargestParts(await packages.Features.ReportOf(Features.Priced[0]))];
        Assert.Equal(Largest, parts.Length);
        string list = string.Concat(parts.Select(static part => string.Create(CultureInfo.InvariantCulture, $"{part.Bytes,10:N0}  {part.Name}\n")));
        TestContext.Current.TestOutputHelper?.WriteLine(list);
        await File.WriteAllTextAsync(Repository.At("artifacts/tests/largest.txt"), list, TestContext.Current.CancellationToken);

        var table = new StringBuilder("| Part of hello | KB |\n| --- | --- |\n");
        foreach ((string name, long bytes) in parts)
            table.Append(CultureInfo.InvariantCulture, $"| {name} | {bytes / 1024.0:0} |\n");
        string page = await File.ReadAllTextAsync(Repository.At(Page), TestContext.Current.CancellationToken);
        Assert.True(parts.Take(LargestOfThePage).All(part => page.Contains($"| {part.Name} | ", StringComparison.Ordinal)), $"{Page} should have:\n\n{table}");
    }

    /// <summary>Namespaces, data that the compiler creates for all assemblies, and code that does not belong to an assembly.</summary>
    private static IEnumerable<(string Name, long Bytes)> LargestParts(string[] report)
    {
        var parts = new List<(string Name, long Bytes)>();
        string group = "";
        foreach (Match line in report.Skip(1).Select(static line => ReportLine().Match(line)))
        {
            string name = line.Groups["name"].Value;
            long bytes = long.Parse(line.Groups["bytes"].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
            if (line.Groups["indent"].Length == 4)
                parts.Add(($"{group}{name}", bytes));
            else if (name.StartsWith("(the runtime's native code", StringComparison.Ordinal))
                parts.Add((name.Trim('(', ')'), bytes));
            else
                group = name.StartsWith('(') ? "compiler data: " : $"{name}: ";
        }

        return parts.OrderByDescending(static part => part.Bytes).Take(Largest);
    }

    /// <summary><c>    System                                                                    149,029   11.8 %</c></summary>
    [GeneratedRegex("^(?<indent> +)(?<name>.+?) +(?<bytes>[0-9,]+) +[0-9.]+ %$")]
    private static partial Regex ReportLine();
}
