using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Lambda.Runtime.Package.Tests;

/// <summary>The steps of a publish in src/Runtime/msbuild/README.md.</summary>
public sealed partial class PublishStepsTests(PackedPackages packages)
{
    private static readonly string Readme = File.ReadAllText(Repository.At("src/Runtime/msbuild/README.md"));

    private static readonly XElement[] Targets = [.. Directory.EnumerateFiles(Repository.At("src/Runtime/msbuild"), "*.targets", SearchOption.AllDirectories)
        .SelectMany(static file => XDocument.Load(file, LoadOptions.SetBaseUri).Descendants("Target"))];

    /// <summary>Targets of the SDK that MSBuild's documentation describes, and one that a publish calls by its name.</summary>
    private static readonly string[] Unchecked = ["Publish", "CoreCompile", "ComputeRunArguments", "CopyNativeBinary"];

    [Fact]
    public async Task Steps_RunInTheOrderOfTheReadme()
    {
        using var user = new UserFolder(packages);
        user.WriteFunction(items: """
            </ItemGroup>
            <ItemGroup Condition="'$(AnotherSdk)' != ''">
              <_LambdaHookedTarget Include="$(AnotherSdk)" />
            </ItemGroup>
            <ItemGroup>
            """);
        string output = (await user.Dotnet("publish", "-v:detailed")).Succeeded().Output;

        string[] ran = [.. Ran().Matches(output).Select(static match => match.Groups[1].Value).Where(static name => !name.StartsWith("_LambdaSee", StringComparison.Ordinal))];
        string listed = Readme[..Readme.IndexOf("## Steps of other publishes", StringComparison.Ordinal)];
        Assert.Equal(Rows().Matches(listed).Select(static row => row.Groups["step"].Value), ran.Where((name, i) => i == 0 || name != ran[i - 1]));

        // The same as with an SDK that has renamed one of its targets.
        string zip = user.At("bin/Release/net10.0/linux-x64/publish/HelloWorld.zip");
        File.Delete(zip);
        DotnetCommand renamed = await user.Dotnet("publish", "-p:AnotherSdk=LinkNativeCode");
        renamed.FailedWith("LAMBDA139");
        Assert.Contains("did not run the target LinkNativeCode, which", renamed.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(zip));
    }

    [Fact]
    public void Readme_ListsEachTargetWithItsFileAndItsHook()
    {
        ILookup<string, Match> rows = Rows().Matches(Readme).ToLookup(static row => row.Groups["step"].Value);
        Assert.Equal(
            Targets.Select(Name).Where(static name => !name.StartsWith("_LambdaSee", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            rows.Select(static row => row.Key).Order(StringComparer.Ordinal));
        Assert.All(Targets.Where(target => rows.Contains(Name(target))), target => Assert.All(rows[Name(target)], row =>
        {
            Assert.Contains($"{row.Groups["file"].Value}", target.BaseUri, StringComparison.Ordinal);
            string hook = row.Groups["hook"].Value;
            string[] names = [.. Quoted().Matches(hook).Select(static name => name.Groups[1].Value)];
            if (hook.StartsWith("before ", StringComparison.Ordinal))
                Assert.Subset(Names(target, "BeforeTargets").ToHashSet(), names.ToHashSet());
            else if (hook.StartsWith("after ", StringComparison.Ordinal))
                Assert.Subset(Names(target, "AfterTargets").ToHashSet(), names.ToHashSet());
            else
                Assert.Contains(Name(target), Dependencies(names.Single()));
        }));
    }

    [Fact]
    public void TargetsOfTheSdk_AreAllChecked()
    {
        IEnumerable<string> hooked = Targets.SelectMany(static target => Names(target, "BeforeTargets").Concat(Names(target, "AfterTargets")))
            .Where(static name => !name.StartsWith("_Lambda", StringComparison.Ordinal)).Except(Unchecked);
        var file = XDocument.Load(Repository.At("src/Runtime/msbuild/Lambda.Runtime.Hooks.targets"));
        string[] Items(string name) => [.. file.Descendants(name).SelectMany(static item => item.Attribute("Include")!.Value.Split(';')).Order(StringComparer.Ordinal)];
        Assert.NotEmpty(hooked);
        Assert.Equal(hooked.Distinct().Order(StringComparer.Ordinal), Items("_LambdaHookedTarget"));
        Assert.Equal(Items("_LambdaHookedTarget"), Items("_LambdaSeenTarget"));
        Assert.All(file.Descendants("_LambdaSeenTarget"), static item => Assert.Equal(item.Attribute("Include")!.Value, item.Parent!.Parent!.Attribute("BeforeTargets")!.Value));
    }

    private static string Name(XElement target) => target.Attribute("Name")!.Value;

    private static string[] Names(XElement target, string attribute) => target.Attribute(attribute)?.Value.Split(';') ?? [];

    /// <summary>The targets that a target runs itself: its dependencies, and those after an error.</summary>
    private static IEnumerable<string> Dependencies(string name)
    {
        XElement target = Targets.Single(target => Name(target) == name);
        return Names(target, "DependsOnTargets").Concat(target.Elements("OnError").SelectMany(static element => element.Attribute("ExecuteTargets")!.Value.Split(';')));
    }

    [GeneratedRegex(@"^\| `(?<step>\w+)` \| `(?<file>\w+)` \| (?<hook>[^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex Rows();

    [GeneratedRegex("Target \"(_?Lambda\\w+)\" in file ")]
    private static partial Regex Ran();

    [GeneratedRegex("`(\\w+)`")]
    private static partial Regex Quoted();
}
