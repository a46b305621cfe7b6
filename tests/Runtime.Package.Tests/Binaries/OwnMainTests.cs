using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Package.Tests.Binaries;

/// <summary>A program with its own Main.</summary>
public sealed class OwnMainTests(PackedPackages packages)
{
    [Fact]
    public async Task UserDefinedMain_StartsRuntimeWithOneLine()
    {
        using var own = new PublishedFunction(packages, "OwnMain", """
            using Lambda.Runtime;

            System.Console.Error.WriteLine("my own start");
            return LambdaHost.Run(Lambda.Runtime.Generated.LambdaHandlers.All);

            public static class Functions
            {
                [LambdaHandler]
                public static string Hello(string name) => $"Hello, {name}!";
            }
            """);
        await using LambdaFunction function = await LambdaFunction.StartAsync(await own.Bootstrap, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("\"Hello, World!\"", (await function.InvokeJsonAsync("\"World\"", TestContext.Current.CancellationToken)).Text);
        Assert.Contains("my own start", function.Logs);
    }
}
