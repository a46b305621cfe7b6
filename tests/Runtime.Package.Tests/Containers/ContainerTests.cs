using System.IO.Compression;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Package.Tests.Containers;

/// <summary>
/// A publish in a container, with a simulated engine: it records its arguments, and runs the arguments after the image on this
/// machine, where the mounted folders are at the same places.
/// </summary>
public sealed class ContainerTests(PackedPackages packages)
{
    private const string Engine = """
        #!/bin/sh
        printf '%s\n' "$@" > "$(dirname "$0")/asked.txt"
        shift 2
        while :; do
            case $1 in
                --env) export "${2?}"; shift 2 ;;
                --workdir) cd "$2" || exit 1; shift 2 ;;
                --*) shift 2 ;;
                *) break ;;
            esac
        done
        shift
        exec "$@"
        """;

    [Fact]
    public async Task PublishInContainer_CreatesZip_AndDoesNotAffectOrdinaryBuild()
    {
        using UserFolder folder = FolderWithEngine("docker");
        folder.WriteFunction(items: PublishHooks.AmongItems);
        (await folder.Dotnet("build")).Succeeded();
        string assets = await File.ReadAllTextAsync(folder.At("obj/project.assets.json"), TestContext.Current.CancellationToken);

        DotnetCommand publish = await folder.Dotnet("publish", $"-p:LambdaContainerEngine={folder.At("engine/docker")}", "-p:Company=Mine", $"-p:LambdaSourceRoot={folder.Path}");
        string zip = FunctionZip.PrintedBy(publish.Succeeded(), PublishHooks.Generated);
        Assert.Equal(folder.At("bin/Release/net10.0/linux-x64/publish/HelloWorld.zip"), zip);
        PublishHooks.RanOnce(folder, zip, "bin/Release/net10.0/linux-x64/publish");
        Assert.Equal(assets, await File.ReadAllTextAsync(folder.At("obj/project.assets.json"), TestContext.Current.CancellationToken));

        string asked = await File.ReadAllTextAsync(folder.At("engine/asked.txt"), TestContext.Current.CancellationToken);
        Assert.StartsWith("run\n--rm\n--platform\nlinux/amd64\n--user\n", asked, StringComparison.Ordinal);
        Assert.Contains($"--volume\n{folder.Path}:{folder.Path}\n", asked, StringComparison.Ordinal);
        Assert.Contains($"--volume\n{packages.Cache}:{packages.Cache}\n", asked, StringComparison.Ordinal);
        Assert.Contains("\npublic.ecr.aws/sam/build-dotnet10:latest-x86_64\ndotnet\nbuild\n", asked, StringComparison.Ordinal);
        Assert.Contains("\n--property:Company=Mine\n", asked, StringComparison.Ordinal);

        ZipFile.ExtractToDirectory(zip, folder.At("task"));
        await using LambdaFunction function = await LambdaFunction.StartAsync(folder.At("task/bootstrap"), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("""{"message":"Hello, World!"}""", (await function.InvokeJsonAsync("""{"name":"World"}""", TestContext.Current.CancellationToken)).Text);
    }

    [Fact]
    public async Task ErrorInContainer_IsErrorOfPublish()
    {
        using UserFolder folder = FolderWithEngine("podman");
        folder.WriteFunction();
        folder.Write("More.cs", "static class More { [Lambda.Runtime.LambdaHandler] public static void Run<T>() { } }");
        DotnetCommand publish = await folder.Dotnet(
            "publish", $"-p:LambdaContainerEngine={folder.At("engine/podman")}", "-p:LambdaBuildImage=mine", "-p:LambdaPackageFolder=bin/function");
        publish.FailedWith("LAMBDA001");
        string asked = await File.ReadAllTextAsync(folder.At("engine/asked.txt"), TestContext.Current.CancellationToken);
        Assert.Contains(Environment.IsPrivilegedProcess ? "\n--user\n0:" : "\n--userns\nkeep-id\n", asked, StringComparison.Ordinal);
        Assert.Contains($"\n--property:LambdaPackageFolder={folder.At("bin/function")}\n", asked, StringComparison.Ordinal);
        Assert.DoesNotContain(".zip (", publish.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-such-engine", "'no-such-engine' was not found. Install one, publish in WSL or on a Linux machine, or publish in CI.")]
    public async Task MissingEngine_IsErrorWithRemedies(string engine, string message)
    {
        using UserFolder folder = FolderWithEngine("docker");
        folder.WriteFunction();
        DotnetCommand publish = await folder.Dotnet("publish", $"-p:LambdaContainerEngine={engine}");
        publish.FailedWith("LAMBDA113");
        Assert.Contains(message, publish.Output, StringComparison.Ordinal);
    }

    private UserFolder FolderWithEngine(string name)
    {
        var folder = new UserFolder(packages, name);
        folder.Write($"engine/{name}", Engine);
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the simulated engine is a shell script");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder.At($"engine/{name}"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return folder;
    }
}
