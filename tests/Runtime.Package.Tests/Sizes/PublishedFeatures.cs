using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Lambda.Runtime.Package.Tests.Sizes;

/// <summary>
/// Publishes every function whose size is measured once, as the projects of a solution: one process compiles all of them, which takes a third of
/// the time of separate publishes. A second solution has the functions that only the full tier measures.
/// </summary>
/// <remarks>All are linked dynamically: a feature that keeps a binary from being static would otherwise save what the C library costs.</remarks>
public sealed class PublishedFeatures : IDisposable
{
    private const string Properties =
        "<ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable><LambdaStaticLinking>false</LambdaStaticLinking><LambdaReport>true</LambdaReport>";

    private readonly UserFolder _user;
    private readonly Lazy<Task> _ofEveryRun;
    private readonly Lazy<Task> _ofFullTier;

    /// <summary>Publishes nothing until a size is needed.</summary>
    public PublishedFeatures(PackedPackages packages)
    {
        _user = new UserFolder(packages, "Features");
        _ofEveryRun = new(() => PublishAsync("EveryRun.slnx", Features.OfEveryRun));
        _ofFullTier = new(() => PublishAsync("FullTier.slnx", Features.All.Except(Features.OfEveryRun)));
    }

    /// <summary>The bytes of a function's binary.</summary>
    internal async Task<long> BytesOf(Feature feature)
    {
        await Publish(feature);
        using ZipArchive zip = ZipFile.OpenRead(Published(feature, $"{Project(feature)}.zip"));
        return zip.GetEntry("bootstrap")!.Length;
    }

    /// <summary>A copy of a function's binary in an empty folder.</summary>
    internal async Task<string> BootstrapOf(Feature feature)
    {
        await Publish(feature);
        string folder = _user.At($"{Project(feature)}-binary");
        using ZipArchive zip = ZipFile.OpenRead(Published(feature, $"{Project(feature)}.zip"));
        zip.ExtractToDirectory(folder, overwriteFiles: true);
        return Path.Combine(folder, "bootstrap");
    }

    /// <summary>The lines of the report on the parts of the binary.</summary>
    internal async Task<string[]> ReportOf(Feature feature)
    {
        await Publish(feature);
        return await File.ReadAllLinesAsync(Published(feature, "bootstrap.report.txt"), TestContext.Current.CancellationToken);
    }

    private Task Publish(Feature feature) => (Features.OfEveryRun.Contains(feature) ? _ofEveryRun : _ofFullTier).Value;

    private async Task PublishAsync(string solution, IEnumerable<Feature> features)
    {
        var projects = new StringBuilder();
        foreach (Feature feature in features)
        {
            string project = Project(feature);
            _user.WriteFunction(project, Properties, folder: project);
            _user.Write($"{project}/Functions.cs", feature.Source);
            projects.Append(CultureInfo.InvariantCulture, $"<Project Path=\"{project}/{project}.csproj\" />");
        }

        _user.Write(solution, $"<Solution>{projects}</Solution>");
        (await _user.Dotnet("publish", solution)).Succeeded();
    }

    private static string Project(Feature feature) => $"Feature{Features.All.Index().First(entry => entry.Item == feature).Index}";

    private string Published(Feature feature, string file) => _user.At($"{Project(feature)}/bin/Release/net10.0/linux-x64/publish/{file}");

    public void Dispose() => _user.Dispose();
}
