using System.Text.Json;
using System.Text.Json.Nodes;
using Lambda.Build.Processes;
using Lambda.Build.Site;
using Lambda.Build.Versions;

namespace Lambda.Build.Commands;

/// <summary>Builds the site: the pages of the repository, and the reference of the public members from their XML docs.</summary>
internal static class DocsCommand
{
    public const string Step = "Building the site";
    private const string Site = "artifacts/site";
    private const string Metadata = "artifacts/docs/metadata.json";

    public static readonly Command Command = new("docs", """
        ./build.sh docs [serve]
                              build the site in artifacts/site; warnings are errors; serve shows it at http://localhost:8080
        """, Run);

    private static bool Run(string[] arguments, Steps steps)
    {
        if (arguments is not ([] or ["serve"]))
            throw new BuildException($"There is no argument '{string.Join(' ', arguments)}'. Expected serve, or nothing.", exitCode: 2);
        steps.Run("Building the libraries", static () =>
        {
            Dotnet.Build("src/Runtime.Events");
            Dotnet.Build("src/Runtime.Testing");
        });
        steps.Run(Step, Build);
        if (arguments is ["serve"])
            Tool.Run("dotnet", ["docfx", "serve", Site]);
        return true;
    }

    /// <summary>Builds the site. The libraries have been built.</summary>
    public static void Build()
    {
        foreach (string folder in new[] { Site, Path.GetDirectoryName(Metadata)! })
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Metadata)!);
        File.WriteAllText(Metadata, Describe(RepositoryVersion.Read(Repository.Root), RepositoryAddress.Read(Repository.Root)));
        Tool.Run("dotnet", ["tool", "restore"]);
        Tool.Run("dotnet", ["docfx", "docfx.json", "--warningsAsErrors"]);
        File.WriteAllText(Path.Combine(Site, "llms.txt"), PageIndex.Create(Repository.At("docs")));
    }

    /// <summary>Writes what all pages have in common: the version, and links to edit them if the repository has an address.</summary>
    private static string Describe(string version, string? address)
    {
        var metadata = new JsonObject { ["_appFooter"] = $"Lambda.Runtime {version}" };
        if (address is not null)
            metadata["_gitContribute"] = new JsonObject { ["repo"] = address, ["branch"] = "main" };
        else
            metadata["_disableContribution"] = true;
        return metadata.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    }
}
