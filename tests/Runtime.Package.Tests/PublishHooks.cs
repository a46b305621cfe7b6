using System.Security.Cryptography;

namespace Lambda.Runtime.Package.Tests;

/// <summary>Targets that users attach to a publish, such as an upload of the zip, and checks of them for every kind of publish.</summary>
/// <remarks>Each appends a line to the file hooks.txt in the project's folder, so that a second run, and a run in another process, is seen.</remarks>
internal static class PublishHooks
{
    /// <summary>The name in the zip of a file that a target generates.</summary>
    public const string Generated = "generated.txt";

    /// <summary>The targets, for a project.</summary>
    public const string Targets = """
        <Target Name="Prepare" BeforeTargets="Publish">
          <WriteLinesToFile File="$(MSBuildProjectDirectory)/hooks.txt" Lines="before Publish" />
        </Target>
        <Target Name="AfterBuilding" AfterTargets="Build" Condition="'$(RuntimeIdentifier)' != ''">
          <WriteLinesToFile File="$(MSBuildProjectDirectory)/hooks.txt" Lines="after Build" />
        </Target>
        <Target Name="Generate" BeforeTargets="LambdaCollectContent">
          <WriteLinesToFile File="$(IntermediateOutputPath)generated.txt" Lines="made by a target" Overwrite="true" />
          <WriteLinesToFile File="$(MSBuildProjectDirectory)/hooks.txt" Lines="before LambdaCollectContent" />
          <ItemGroup>
            <LambdaContent Include="$(IntermediateOutputPath)generated.txt" EntryName="generated.txt" />
          </ItemGroup>
        </Target>
        <PropertyGroup>
          <LambdaPackageDependsOn>$(LambdaPackageDependsOn);Inspect</LambdaPackageDependsOn>
        </PropertyGroup>
        <Target Name="Inspect">
          <WriteLinesToFile File="$(MSBuildProjectDirectory)/hooks.txt" Lines="LambdaPackageDependsOn" />
        </Target>
        <Target Name="BeforeZip" BeforeTargets="LambdaPackage">
          <WriteLinesToFile File="$(MSBuildProjectDirectory)/hooks.txt" Lines="before LambdaPackage" />
        </Target>
        <Target Name="AfterZip" AfterTargets="LambdaPackage">
          <GetFileHash Files="$(LambdaZipFile)" HashEncoding="base64">
            <Output TaskParameter="Hash" PropertyName="PackagedSha256" />
          </GetFileHash>
          <WriteLinesToFile File="$(MSBuildProjectDirectory)/hooks.txt" Lines="after LambdaPackage $(LambdaZipFile) $(LambdaCodeSha256) $(PackagedSha256)" />
        </Target>
        <Target Name="Deploy" AfterTargets="LambdaPublish">
          <WriteLinesToFile File="$(MSBuildProjectDirectory)/hooks.txt" Lines="after LambdaPublish $(LambdaZipFile)" />
        </Target>
        <Target Name="Upload" AfterTargets="Publish">
          <GetFileHash Files="$(LambdaZipFile)" HashEncoding="base64">
            <Output TaskParameter="Hash" PropertyName="UploadedSha256" />
          </GetFileHash>
          <WriteLinesToFile File="$(MSBuildProjectDirectory)/hooks.txt" Lines="after Publish $(LambdaZipFile) $(LambdaCodeSha256) $(UploadedSha256) $(PublishDir)" />
        </Target>
        """;

    /// <summary>The targets for a place inside an ItemGroup: they end the group and begin another one.</summary>
    public const string AmongItems = $"</ItemGroup>{Targets}<ItemGroup>";

    /// <summary>Targets after an ordinary publish and after the publish of a function, for a place inside an ItemGroup.</summary>
    public const string OfPublishAmongItems = """
        </ItemGroup>
        <Target Name="Deploy" AfterTargets="LambdaPublish">
          <WriteLinesToFile File="$(MSBuildProjectDirectory)/hooks.txt" Lines="after LambdaPublish" />
        </Target>
        <Target Name="Upload" AfterTargets="Publish">
          <WriteLinesToFile File="$(MSBuildProjectDirectory)/hooks.txt" Lines="after Publish" />
        </Target>
        <ItemGroup>
        """;

    /// <summary>Checks a publish without a zip: the target after Publish ran, and the one after LambdaPublish did not.</summary>
    public static void RanWithoutZip(UserFolder user)
    {
        Assert.Equal(["after Publish"], File.ReadAllLines(user.At("hooks.txt")));
        File.Delete(user.At("hooks.txt"));
    }

    /// <summary>Checks that every target ran once, and that those after the publish ran last and found the final zip.</summary>
    /// <param name="user">Where the project is.</param>
    /// <param name="zip">The zip that the publish printed.</param>
    /// <param name="publishFolder">The publish folder.</param>
    public static void RanOnce(UserFolder user, string zip, string publishFolder)
    {
        string sha256 = Convert.ToBase64String(SHA256.HashData(File.ReadAllBytes(zip)));
        string[] lines = File.ReadAllLines(user.At("hooks.txt"));
        Assert.Single(lines, "before Publish"); // when, depends on where the target is written
        Assert.Equal(
            [
                "after Build",
                "before LambdaCollectContent",
                "LambdaPackageDependsOn",
                "before LambdaPackage",
                $"after LambdaPackage {zip} {sha256} {sha256}",
                $"after LambdaPublish {zip}",
            ],
            lines[..^1].Where(static line => line != "before Publish"));
        Assert.StartsWith($"after Publish {zip} {sha256} {sha256} ", lines[^1], StringComparison.Ordinal);
        Assert.Equal(user.At(publishFolder), Path.TrimEndingDirectorySeparator(user.At(lines[^1].Split(' ')[^1])));
    }

    /// <summary>Checks that no target after the publish ran.</summary>
    public static void DidNotUpload(UserFolder user) => Assert.DoesNotContain(
        File.Exists(user.At("hooks.txt")) ? File.ReadAllLines(user.At("hooks.txt")) : [],
        static line => line.StartsWith("after LambdaPublish", StringComparison.Ordinal) || line.StartsWith("after Publish", StringComparison.Ordinal));
}
