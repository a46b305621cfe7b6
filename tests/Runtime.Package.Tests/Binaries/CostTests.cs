using System.Globalization;
using System.Text;
using Lambda.Runtime.Hosting;
using Lambda.Runtime.Json.Reading;
using Lambda.Runtime.Testing;
using Lambda.Runtime.Wire.Sockets;

namespace Lambda.Runtime.Package.Tests.Binaries;

/// <summary>The costs of the published sample: bytes, threads, memory, allocations.</summary>
public sealed class CostTests(PackedPackages packages)
{
    /// <summary>The C library adds work that is not the runtime's, so each link mode has separate figures.</summary>
    [Theory]
    [InlineData("dynamic", 1_300, 600)]
    [InlineData("static", 2_200, 1_000)]
    public async Task Hello_IsWithinSizeLimits(string linking, int binaryKB, int zipKB)
    {
        PublishedFunction hello = linking == "static" ? packages.Hello : packages.DynamicHello;
        long binary = new FileInfo(await hello.Bootstrap).Length;
        long zip = new FileInfo(hello.Zip).Length;
        TestContext.Current.TestOutputHelper?.WriteLine($"{linking}: binary {binary:N0} bytes, zip {zip:N0} bytes");
        Assert.InRange(binary, 500_000, binaryKB * 1024);
        Assert.InRange(zip, 250_000, zipKB * 1024);
    }

    /// <summary>The debug symbols name every method and type that is in the binary.</summary>
    [Fact]
    public async Task Hello_ContainsNoUnusedFeatures()
    {
        await packages.Hello.Bootstrap;
        string symbols = Path.Combine(Path.GetDirectoryName(packages.Hello.Zip)!, "bootstrap.dbg");
        ReadOnlySpan<byte> names = await File.ReadAllBytesAsync(symbols, TestContext.Current.CancellationToken);
        foreach (string used in new[] { "JsonScanner", "LibcSocket", "InvocationLoop" })
            Assert.True(names.IndexOf(Encoding.ASCII.GetBytes(used)) > 0, $"{used} is not in {symbols}, so that its names say nothing");
        string[] unused =
        [
            "JsonSerializer", "JsonTypeInfo", "Utf8JsonReader", "Utf8JsonWriter", "JsonDocument", "ServiceProvider", "ThreadPoolWorkQueue", "LambdaResponseStream", "ResponseStreamWriter",
            "TextPayload", "InvocationDeadline", "ManagedSocket", "System_Console", "HttpClient", "Microsoft_Extensions_Logging", "LambdaLogger", "LoggerRecord",
            "LoggedValues", "AmbientLogger", "DateTimeFormat__", "DiagnosticSource",
        ];
        foreach (string name in unused)
            Assert.True(names.IndexOf(Encoding.ASCII.GetBytes(name)) < 0, $"{name} is in the binary of a function that does not use it");
    }

    [Fact]
    public async Task HelloAfterFirstInvocation_HasTwoThreadsAndLittleMemory()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc exists only on Linux");
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
    public async Task Invocation_AllocatesOnlyObjectsOfHandler()
    {
        await using LambdaFunction function = await LambdaFunction.StartAsync(
            await packages.Probe.Bootstrap, new() { Handler = "Allocations" }, TestContext.Current.CancellationToken);
        string response = "";
        for (int i = 0; i < 1100; i++)
            response = (await function.InvokeJsonAsync("""{"name":"World"}""", TestContext.Current.CancellationToken)).Text;

        // On 64 bits: Person 24, "World" 32, Greeting 24, "Hello, World!" 48.
        Assert.Equal($$"""{"message":"{{1000 * (24 + 32 + 24 + 48)}}"}""", response);
    }

    private static int Field(string[] status, string name) =>
        int.Parse(status.Single(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
}
