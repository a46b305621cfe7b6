using System.Globalization;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Package.Tests.Binaries;

/// <summary>What the sample costs, as published by anyone: bytes, threads, memory, allocations.</summary>
public sealed class CostTests(PackedPackages packages)
{
    [Fact]
    public async Task Hello_StaysWithinItsSize()
    {
        long binary = new FileInfo(await packages.Hello.Bootstrap).Length;
        TestContext.Current.TestOutputHelper?.WriteLine($"binary {binary:N0} bytes, zip {new FileInfo(packages.Hello.Zip).Length:N0} bytes");
        Assert.InRange(binary, 500_000, 1_450 * 1024);
    }

    [Fact]
    public async Task HelloAfterItsFirstInvocation_HasTwoThreadsAndLittleMemory()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc is Linux's");
        await using LambdaFunction function = await LambdaFunction.StartAsync(await packages.Hello.Bootstrap, cancellationToken: TestContext.Current.CancellationToken);
        InvocationOutcome outcome = await function.InvokeJsonAsync("""{"name":"World"}""", TestContext.Current.CancellationToken);
        Assert.Equal("""{"message":"Hello, World!"}""", outcome.Text);

        string[] status = await File.ReadAllLinesAsync($"/proc/{function.ProcessId}/status", TestContext.Current.CancellationToken);
        int threads = Field(status, "Threads:");
        int kilobytes = Field(status, "VmRSS:");
        TestContext.Current.TestOutputHelper?.WriteLine($"{threads} threads, {kilobytes} KiB resident");
        Assert.Equal(2, threads);
        Assert.InRange(kilobytes, 1024, 4_608);
    }

    [Fact]
    public async Task Invocation_AllocatesTheHandlersOwnObjectsOnly()
    {
        await using LambdaFunction function = await LambdaFunction.StartAsync(
            await packages.Probe.Bootstrap, new() { Handler = "Allocations" }, TestContext.Current.CancellationToken);
        string answer = "";
        for (int i = 0; i < 1100; i++)
            answer = (await function.InvokeJsonAsync("""{"name":"World"}""", TestContext.Current.CancellationToken)).Text;

        // On 64 bits: Person 24, "World" 32, Greeting 24, "Hello, World!" 48.
        Assert.Equal($$"""{"message":"{{1000 * (24 + 32 + 24 + 48)}}"}""", answer);
    }

    private static int Field(string[] status, string name) =>
        int.Parse(status.Single(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
}
