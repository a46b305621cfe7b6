using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace Lambda.Sources.Tests.Site;

/// <summary>Serves the site that <c>./build.sh docs</c> has built. The test is skipped without one.</summary>
internal sealed class SiteServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private SiteServer(WebApplication application) => _application = application;

    /// <summary>The folder with the pages.</summary>
    public static string Folder => Repository.At("artifacts/site");

    public string Address => _application.Urls.Single();

    public static async Task<SiteServer> StartAsync()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(Folder, "index.html")), "There is no site. Build it: ./build.sh docs");
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication application = builder.Build();
        application.UseFileServer(new FileServerOptions { FileProvider = new PhysicalFileProvider(Folder) });
        await application.StartAsync(TestContext.Current.CancellationToken);
        return new SiteServer(application);
    }

    /// <summary>The paths of all pages but those of the public API, which are generated from one template.</summary>
    public static IEnumerable<string> Pages => Directory.EnumerateFiles(Folder, "*.html", SearchOption.AllDirectories)
        .Select(static file => Path.GetRelativePath(Folder, file))
        .Where(static path => !path.StartsWith("api/", StringComparison.Ordinal) && !path.EndsWith("toc.html", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
