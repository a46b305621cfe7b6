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
    public async Task CostOfEachFeature_MatchesPage()
    {
        var sizes = new List<long>();
        foreach (Feature feature in Features.Priced)
            sizes.Add(await packages.Features.BytesOf(feature));

        var table = new StringBuilder("| A function with | KB more than hello |\n| --- | --- |\n");
        for (int i = 1; i < sizes.Count; i++)
            table.Append(CultureInfo.InvariantCulture, $"| {Features.Priced[i].Name} | {KB(sizes[i] - sizes[0])} |\n");
        string page = await File.ReadAllTextAsync(Repository.At(Page), TestContext.Current.CancellationToken);
        var stated = Regex.Matches(page, @"^\| (.+) \| (-?\d+) \|$", RegexOptions.Multiline)
            .ToDictionary(row => row.Groups[1].Value, row => int.Parse(row.Groups[2].Value, CultureInfo.InvariantCulture));
        Assert.True(
            stated.Count == sizes.Count - 1
            && Enumerable.Range(1, sizes.Count - 1).All(i =>
                stated.TryGetValue(Features.Priced[i].Name, out int kilobytes) && Math.Abs(kilobytes - KB(sizes[i] - sizes[0])) <= ToleranceKB),
            $"hello has {sizes[0]} bytes. {Page} should have:\n{table}");
    }

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

    private static int KB(long bytes) => (int)Math.Round(bytes / 1024.0);
}
