namespace Lambda.Sources.Tests.Site;

/// <summary>The site in a browser. Pictures are written to artifacts/tests/page.</summary>
[FullTier]
public sealed class SiteTests(Chromium chromium) : IClassFixture<Chromium>
{
    /// <summary>Pages of each kind: the first one, texts with tables, a diagnostic, a sample, and the public API.</summary>
    private static readonly string[] Pictures =
    [
        "index.html", "docs/get-started.html", "docs/services.html", "docs/deploy/cdk.html", "docs/ci.html", "docs/limits.html",
        "docs/how-it-works.html", "docs/http.html", "docs/publish.html", "docs/diagnostics/LAMBDA001.html", "samples/HttpApi/README.html",
        "api/Lambda.Runtime.LambdaJson.html",
    ];

    /// <summary>A page that is wider than a phone scrolls in both directions. Tables and code scroll by themselves.</summary>
    [Fact]
    public async Task Pages_FitOnAPhone()
    {
        await using SiteServer site = await SiteServer.StartAsync();
        await using BrowserTab tab = await chromium.OpenAsync($"{site.Address}/index.html", width: 375);
        var wide = new List<string>();
        foreach (string page in SiteServer.Pages.Concat(Pictures))
        {
            await tab.VisitAsync($"{site.Address}/{page}");
            int width = await tab.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (width > 375)
                wide.Add($"{page}: {width}");
        }

        Assert.Empty(wide);
        Assert.Empty(tab.ConsoleErrors);
        await tab.VisitAsync($"{site.Address}/docs/get-started.html");
        await tab.PictureAsync("site-phone");
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Texts_HaveContrast(string scheme)
    {
        await using SiteServer site = await SiteServer.StartAsync();
        var unclear = new List<string>();
        foreach (string page in Pictures)
        {
            await using BrowserTab tab = await chromium.OpenAsync($"{site.Address}/{page}", scheme);
            // Code gets its colors after the page has been loaded.
            await tab.UntilAsync("document.readyState === 'complete' && [...document.querySelectorAll('pre code')].every(code => code.classList.contains('hljs'))");
            await tab.PictureAsync($"site-{scheme}-{page.Replace('/', '-')}");
            unclear.AddRange((await tab.EvaluateAsync<string[]>(PageContrast.Low)).Distinct().Select(text => $"{page}: {text}"));
        }

        Assert.True(unclear.Count == 0, string.Join('\n', unclear));
    }

    [Fact]
    public async Task Search_FindsAPage()
    {
        await using SiteServer site = await SiteServer.StartAsync();
        await using BrowserTab tab = await chromium.OpenAsync($"{site.Address}/docs/get-started.html");
        await tab.UntilAsync("document.querySelector('#search-query') && !document.querySelector('#search-query').disabled");
        await tab.WriteAsync("#search-query", "dead letter");
        await tab.UntilAsync("document.querySelector('#search-results .sr-item')");
        Assert.NotEmpty(await tab.TextAsync("#search-results"));
    }

    [Fact]
    public async Task Pictures_AreDrawn()
    {
        await using SiteServer site = await SiteServer.StartAsync();
        await using BrowserTab tab = await chromium.OpenAsync($"{site.Address}/docs/how-it-works.html");
        await tab.UntilAsync("document.querySelectorAll('article svg[id^=mermaid]').length === 4");
        Assert.DoesNotContain("Syntax error", await tab.TextAsync("article"), StringComparison.Ordinal);
        await tab.PictureAsync("site-pictures");
    }

    /// <summary>Links and their anchors, of all pages.</summary>
    [Fact]
    public async Task Links_LeadToPagesAndAnchors()
    {
        await using SiteServer site = await SiteServer.StartAsync();
        var links = new SiteLinks(SiteServer.Folder);
        Assert.Empty(links.FindBroken());
        Assert.True(links.Count > 1_000, $"{links.Count} links were read");
    }
}
