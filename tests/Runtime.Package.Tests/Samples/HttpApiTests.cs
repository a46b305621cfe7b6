namespace Lambda.Runtime.Package.Tests.Samples;

/// <summary>Runs the tests of samples/HttpApi with the command in its README.</summary>
public sealed class HttpApiTests(PackedPackages packages)
{
    [Fact]
    public async Task TestsOfTheSample_Pass()
    {
        const string Command = "test samples/HttpApi/OrderApi.Tests";
        Assert.Contains($"\ndotnet {Command}\n", SampleReadme.Read("HttpApi").Text, StringComparison.Ordinal);
        using var user = new UserFolder(packages);
        user.CopySample("HttpApi");
        DotnetCommand test = (await user.Dotnet(Command.Split(' '))).Succeeded();
        Assert.Contains("Failed:     0, Passed:    12, Skipped:     0", test.Output, StringComparison.Ordinal);
    }
}
