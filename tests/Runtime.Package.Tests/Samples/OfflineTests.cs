using System.Text.Json;
using System.Text.RegularExpressions;

namespace Lambda.Runtime.Package.Tests.Samples;

/// <summary>The statements of VendoredPackages' README and of docs/publish.md about a machine without a network.</summary>
public sealed partial class OfflineTests(PackedPackages packages)
{
    private const string Vendor = "samples/VendoredPackages/vendor";

    [Fact]
    public async Task PackagesInReadme_SufficeForPublish_AfterTheirRestore()
    {
        string text = SampleReadme.Read("VendoredPackages").Text;
        string[] needed = [.. Row().Matches(text).Select(static row => row.Groups["id"].Value)];
        Assert.NotEmpty(needed);
        await packages.Hello.Bootstrap;

        using var user = new UserFolder(packages);
        user.CopySample("VendoredPackages");
        File.Delete(user.At($"{Vendor}/Sample.Luhn.1.0.0.nupkg"));
        Assert.Contains($"\ndotnet pack {Vendor}/Sample.Luhn\n", text, StringComparison.Ordinal);
        (await user.Dotnet("pack", $"{Vendor}/Sample.Luhn")).Succeeded();
        foreach (string file in needed.SelectMany(id => Directory.EnumerateFiles(Path.Combine(packages.Cache, id), "*.nupkg", SearchOption.AllDirectories)))
            File.Copy(file, user.At($"{Vendor}/{Path.GetFileName(file)}"));

        string cache = user.At("empty");
        (await RunAsync("restore")).Succeeded();
        Directory.Move(user.At(Vendor), user.At("offline"));
        DotnetCommand publish = await RunAsync("publish", "--no-restore");
        publish.FailedWith("LAMBDA144");

        // The command in the message and in the documentation.
        string restore = RestoreCommand().Match(publish.Output).Groups["command"].Value;
        Assert.Contains($"\ndotnet {restore}\n", await File.ReadAllTextAsync(Repository.At("docs/publish.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Directory.Move(user.At("offline"), user.At(Vendor));
        (await RunAsync(restore.Split(' '))).Succeeded();
        Directory.Move(user.At(Vendor), user.At("offline"));
        FunctionZip.PrintedBy((await RunAsync("publish", "--no-restore")).Succeeded());

        Assert.Equal(
            needed.Append("lambda.runtime").Append("sample.luhn").Order(StringComparer.Ordinal),
            Directory.EnumerateDirectories(cache).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        foreach (string metadata in Directory.EnumerateFiles(cache, ".nupkg.metadata", SearchOption.AllDirectories))
        {
            string source = JsonDocument.Parse(await File.ReadAllTextAsync(metadata, TestContext.Current.CancellationToken)).RootElement.GetProperty("source").GetString()!;
            Assert.StartsWith(user.Path, source, StringComparison.Ordinal);
        }

        Task<DotnetCommand> RunAsync(params string[] command) => DotnetCommand.RunAsync("Offline", user.Path, cache, [command[0], "samples/VendoredPackages", .. command[1..]]);
    }

    /// <summary>| `microsoft.dotnet.ilcompiler` | … |</summary>
    [GeneratedRegex(@"^\| `(?<id>[a-z0-9.-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("run 'dotnet (?<command>restore [^']+)'")]
    private static partial Regex RestoreCommand();
}
