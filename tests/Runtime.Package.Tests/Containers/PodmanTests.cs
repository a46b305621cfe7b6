namespace Lambda.Runtime.Package.Tests.Containers;

/// <summary>A publish in a real container, with podman, if it is installed and can start one.</summary>
[FullTier]
public sealed class PodmanTests(PackedPackages packages)
{
    [Fact]
    public async Task PublishInRealContainer_CreatesSameZipAsOutside()
    {
        string podman = await RealPodman.Engine();
        await packages.Hello.Bootstrap;
        using var user = new UserFolder(packages);
        user.CopySample("HelloWorld");

        DotnetCommand publish = (await Publish(user, podman, RealPodman.Image)).Succeeded();
        string zip = FunctionZip.PrintedBy(publish);
        Assert.Equal(user.At("samples/HelloWorld/bin/Release/net10.0/linux-x64/publish/HelloWorld.zip"), zip);
        Assert.True(File.ReadAllBytes(packages.Hello.Zip).AsSpan().SequenceEqual(File.ReadAllBytes(zip)), $"The zip is another one than that of the publish outside.\n{publish.Output}");

        (await Publish(user, podman, "localhost/no-such-image")).FailedWith("LAMBDA132");
    }

    private static Task<DotnetCommand> Publish(UserFolder user, string podman, string image) =>
        user.Dotnet("publish", "samples/HelloWorld", $"-p:LambdaContainerEngine={podman}", $"-p:LambdaBuildImage={image}");
}
