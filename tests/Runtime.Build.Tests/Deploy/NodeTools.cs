using Lambda.Runtime.AwsPeer;

namespace Lambda.Runtime.Build.Tests.Deploy;

/// <summary>Deployment tools of others, which npm has.</summary>
internal static class NodeTools
{
    /// <summary>Installs packages once, to artifacts. Skips the test if npm cannot.</summary>
    /// <param name="name">The name of the folder.</param>
    /// <param name="packages">The packages with their versions.</param>
    /// <returns>The folder that contains <c>node_modules</c>.</returns>
    public static async Task<string> InstallAsync(string name, params string[] packages)
    {
        Assert.SkipUnless(CommandLine.Find("npm") is not null && CommandLine.Find("node") is not null, "there is no npm or node");
        string folder = Directory.CreateDirectory(Repository.At($"artifacts/tests/deploy-tools/{name}")).FullName;
        string installed = Path.Combine(folder, "installed.txt");
        string wanted = string.Join('\n', packages);
        if (!File.Exists(installed) || await File.ReadAllTextAsync(installed, TestContext.Current.CancellationToken) != wanted)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "package.json"), "{}", TestContext.Current.CancellationToken);
            (int exitCode, string output) = await CommandLine.RunAsync(
                null, folder, ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error", "--fetch-retries=1", "--fetch-timeout=30000", .. packages],
                TestContext.Current.CancellationToken);
            Assert.SkipUnless(exitCode == 0, $"npm cannot install {string.Join(", ", packages)} here: {output}");
            await File.WriteAllTextAsync(installed, wanted, TestContext.Current.CancellationToken);
        }

        return folder;
    }

    /// <summary>Returns the path of a program of an installed package.</summary>
    public static string Program(string folder, string name) => Path.Combine(folder, "node_modules/.bin", name);
}
