using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Lambda.Runtime.Package.Tests.Sizes;

/// <summary>A binary does not contain features that the function does not use: compares the cost of each feature in real publishes with the table in docs.</summary>
public sealed class FeatureCostTests(PackedPackages packages)
{
    private const string Page = "docs/handlers.md";

    /// <summary>The tolerance for a row of the table, because compilers and linkers differ a little.</summary>
    private const int ToleranceKB = 12;

    private const int MaxEventKB = 60;

    private const int MaxBatchKB = 50;

    private const int MaxRoutesKB = 90;

    private const int MaxRouteKB = 2;

    [Fact]
    public async Task Page_ListsEachFeature() => Assert.Equal(Features.Priced.Skip(1).Select(static feature => feature.Name), (await Stated()).Keys);

    [Fact]
    public async Task CostsWithABudgetOrABaseline_MatchPage() => await Check(Features.Priced.Where(Features.OfEveryRun.Contains));

    [Fact]
    [FullTier]
    public async Task CostOfEachFeature_MatchesPage() => await Check(Features.Priced);

    /// <summary>The types of events are for every function, so they have to be as small as types that a user would write.</summary>
    [Theory]
    [InlineData(Features.QueueEvent, MaxEventKB)]
    [InlineData(Features.HttpEvent, MaxEventKB)]
    [InlineData(Features.QueueHandler, MaxBatchKB)]
    [InlineData(Features.Routes, MaxRoutesKB)]
    public async Task TypeOfAnEvent_StaysWithinItsBudget(string name, int maxKB)
    {
        long hello = await packages.Features.BytesOf(Features.Priced[0]);
        Assert.InRange(await packages.Features.BytesOf(Features.WithName(name)) - hello, 1, maxKB * 1024);
    }

    [Fact]
    public async Task MoreRoutes_StayWithinTheirBudget()
    {
        const int Added = 10;
        long few = await packages.Features.BytesOf(Features.WithName(Features.Routes));
        Assert.InRange(await packages.Features.BytesOf(Features.WithName(Features.MoreRoutes)) - few, 1, Added * MaxRouteKB * 1024);
    }

    private async Task Check(IEnumerable<Feature> features)
    {
        long hello = await packages.Features.BytesOf(Features.Priced[0]);
        Dictionary<string, int> stated = await Stated();
        var table = new StringBuilder();
        bool matches = true;
        foreach (Feature feature in features.Where(static feature => feature.Name != Features.Hello))
        {
            int cost = KB(await packages.Features.BytesOf(feature) - hello);
            table.Append(CultureInfo.InvariantCulture, $"| {feature.Name} | {cost} |\n");
            matches &= stated.TryGetValue(feature.Name, out int kilobytes) && Math.Abs(kilobytes - cost) <= ToleranceKB;
        }

        Assert.True(matches, $"hello has {hello} bytes. {Page} should have these rows:\n{table}");
    }

    /// <summary>The rows of the table on the page.</summary>
    private static async Task<Dictionary<string, int>> Stated() =>
        Regex.Matches(await File.ReadAllTextAsync(Repository.At(Page), TestContext.Current.CancellationToken), @"^\| (.+) \| (-?\d+) \|$", RegexOptions.Multiline)
            .ToDictionary(static row => row.Groups[1].Value, static row => int.Parse(row.Groups[2].Value, CultureInfo.InvariantCulture));

    private static int KB(long bytes) => (int)Math.Round(bytes / 1024.0);
}
