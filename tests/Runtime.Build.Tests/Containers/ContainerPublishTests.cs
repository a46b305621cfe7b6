using Lambda.Runtime.Build.Containers;

namespace Lambda.Runtime.Build.Tests.Containers;

/// <summary>The arguments of the container engine.</summary>
public sealed class ContainerPublishTests
{
    [Fact]
    public void Folders_AreMountedOnceAtTheirPaths()
    {
        Assert.Equal(
            [
                "run", "--rm", "--platform", "linux/amd64", "--user", "1000:1001",
                "--volume", "/zips:/zips", "--volume", "/src/shop:/src/shop", "--volume", "/home/me/.nuget/packages:/home/me/.nuget/packages",
                "--workdir", "/src/shop/orders",
                "--env", "HOME=/tmp", "--env", "DOTNET_CLI_HOME=/tmp", "--env", "NUGET_PACKAGES=/home/me/.nuget/packages",
                "--env", "DOTNET_NOLOGO=1", "--env", "DOTNET_CLI_TELEMETRY_OPTOUT=1",
                "image:tag",
                "dotnet", "build", "/src/shop/orders/Orders.csproj", "-target:_LambdaPublishFunction", "-consoleLoggerParameters:NoSummary", "--property:_IsPublishing=true",
                "--configuration", "Release", "--property:PublishDir=/src/shop/orders/bin/publish/",
                "--artifacts-path", "/src/shop/orders/obj/lambda/container", "--property:LambdaContainerEngine=none",
                "--property:LambdaZipFile=/zips/orders.zip",
            ],
            Publish("docker", "x86_64", "/zips/orders.zip").Arguments());
    }

    [Theory]
    [InlineData("/src/shop/orders/bin/function", null)]
    [InlineData("/functions/orders/", "/functions")]
    public void FolderOfThePackageFolder_IsMountedUnlessItIsVisible(string folder, string? mounted)
    {
        string[] arguments = [.. Publish("docker", "x86_64", packageFolder: folder, properties: new() { ["LambdaPackageFolder"] = "relative" }).Arguments()];
        Assert.Equal($"--property:LambdaPackageFolder={folder}", Assert.Single(arguments, static argument => argument.Contains("LambdaPackageFolder", StringComparison.Ordinal)));
        string[] expected = ["/src/shop:/src/shop", "/home/me/.nuget/packages:/home/me/.nuget/packages", .. mounted is null ? Array.Empty<string>() : [$"{mounted}:{mounted}"]];
        Assert.Equal(expected.Order(StringComparer.Ordinal), arguments.Where((_, i) => i > 0 && arguments[i - 1] == "--volume").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("docker", "1000:1001", "arm64", "--platform linux/arm64 --user 1000:1001")]
    [InlineData("finch", "1000:1001", "x86_64", "--platform linux/amd64 --user 1000:1001")]
    [InlineData("container", "1000:1001", "x86_64", "--platform linux/amd64 --user 1000:1001")]
    [InlineData("podman", "1000:1001", "x86_64", "--platform linux/amd64 --userns keep-id")]
    [InlineData("podman", "0:0", "x86_64", "--platform linux/amd64 --user 0:0")]
    [InlineData("podman", "", "x86_64", "--platform linux/amd64")]
    public void Engines_UseDifferentUserOptions(string engine, string user, string architecture, string options) =>
        Assert.StartsWith($"run --rm {options} --volume ", string.Join(' ', Publish(engine, architecture, user: user).Arguments()), StringComparison.Ordinal);

    [Fact]
    public void Properties_ArePassedOn_ExceptThoseOfThisMachine()
    {
        Dictionary<string, string> given = new()
        {
            ["Version"] = "1.2.3",
            ["DefineConstants"] = "A;B,C 100%",
            ["LambdaArchitecture"] = "arm64",
            ["_IsPublishing"] = "true",
            ["PublishDir"] = "/elsewhere/",
            ["Configuration"] = "Debug",
            ["NoBuild"] = "true",
            ["SolutionPath"] = "/src/All.sln",
            ["LambdaContainerEngine"] = "docker",
            ["LambdaZipFile"] = "relative.zip",
        };
        Assert.Equal(
            ["--property:_IsPublishing=true", "--property:PublishDir=/src/shop/orders/bin/publish/", "--property:LambdaContainerEngine=none",
                "--property:DefineConstants=A%3BB%2CC 100%25", "--property:LambdaArchitecture=arm64", "--property:Version=1.2.3"],
            Publish("docker", "arm64", properties: given).Arguments().Where(static argument => argument.StartsWith("--property:", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("/home/me/orders", "/home/me/orders")]
    [InlineData("C:\\Users\\me\\orders", "/c/Users/me/orders")]
    [InlineData("d:/work", "/d/work")]
    public void PathInContainer_IsSame_OrBelowDriveLetter(string path, string expected) => Assert.Equal(expected, ContainerPaths.Map(path));

    private static ContainerPublish Publish(
        string engine, string architecture, string zipFile = "", Dictionary<string, string>? properties = null, string user = "1000:1001", string packageFolder = "") => new()
        {
            Engine = new ContainerEngine(engine, $"/usr/bin/{engine}"),
            Image = "image:tag",
            Architecture = architecture,
            Project = "/src/shop/orders/Orders.csproj",
            SourceRoot = "/src/shop",
            PackageCache = "/home/me/.nuget/packages",
            OutputFolder = "/src/shop/orders/bin/publish/",
            ArtifactsFolder = "/src/shop/orders/obj/lambda/container",
            Configuration = "Release",
            ZipFile = zipFile,
            PackageFolder = packageFolder,
            User = user,
            Properties = properties ?? [],
        };
}
