using System.Diagnostics;
using System.Text;
using Lambda.Runtime.Package.Tests.Common;
using Lambda.Runtime.RudePeer;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Package.Tests.Binaries;

/// <summary>The resident memory of the real binary after many invocations. The peer prepares its responses, so that only the function takes time.</summary>
public sealed class MemoryTests(PackedPackages packages)
{
    private static readonly byte[] Accepted = Encoding.ASCII.GetBytes(RudeResponses.Accepted);
    private static readonly byte[] Small = RudeResponses.Event("""{"name":"World"}""");

    [Fact]
    public async Task TwoHundredThousandInvocations_DoNotIncreaseMemory()
    {
        using ConnectedFunction hello = await Connect(packages.Hello, "");
        hello.Serve(Small, 20_000);
        int warm = hello.Resident("after 20,000 invocations");
        for (int i = 0; i < 4; i++)
        {
            hello.Serve(Small, 45_000);
            hello.Resident($"after {45_000 * (i + 1) + 20_000:N0}");
        }

        AssertFlat(warm, hello.Resident("at the end"));
        Assert.InRange(hello.Resident("at the end"), 1024, 6 * 1024);
    }

    [Theory]
    [InlineData("HelloWorld", "{\"name\":\"World\",\"padding\":\"", "\"}")]
    [InlineData("echo", "\"", "\"")]
    public async Task TwoThousandLargeEvents_DoNotIncreaseMemory(string handler, string before, string after)
    {
        using ConnectedFunction function = await Connect(handler == "echo" ? packages.Probe : packages.Hello, handler);
        byte[] large = RudeResponses.Event(before + new string('x', 5_000_000) + after);
        function.Serve(large, 200);
        int warm = function.Resident("after 200 events of 5 MB");
        for (int i = 0; i < 3; i++)
        {
            function.Serve(large, 600);
            function.Resident($"after {600 * (i + 1) + 200:N0}");
        }

        AssertFlat(warm, function.Resident("at the end"));
    }

    /// <summary>The memory is released after each buffer was used for 16 small events, and so is the memory of the handler's objects.</summary>
    [Theory]
    [InlineData("HelloWorld", "{\"name\":\"World\",\"padding\":\"", "\"}", 5_000)]
    [InlineData("echo", "\"", "\"", 15_000)]
    public async Task RareVeryLargeEvent_DoesNotStayInMemory(string handler, string before, string after, int atLeast)
    {
        using ConnectedFunction function = await Connect(handler == "echo" ? packages.Probe : packages.Hello, handler);
        byte[] small = RudeResponses.Event($"{before}World{after}");
        function.Serve(small, 10_000);
        int warm = function.Resident("after 10,000 small events");
        function.Serve(RudeResponses.Event(before + new string('x', 6_000_000) + after), 1);
        Assert.InRange(function.Resident("after one of 6 MB"), warm + atLeast, warm + 64_000);
        function.Serve(small, 40);
        AssertFlat(warm, function.Resident("after 40 small ones more"));
    }

    /// <summary>
    /// The smallest function has 128 MB. If the collector waited for 200 MB of allocations before it collects what has survived, there would be no memory for
    /// the next array, and the process would end.
    /// </summary>
    [Theory]
    [InlineData("[30,100000,1000000]")]
    [InlineData("[60,85000,500000]")]
    [InlineData("[60,250000,500000]")]
    [InlineData("[40,400000,1000000]")]
    [InlineData("[600,10000,84000]")]
    public async Task ArraysThatSurviveForAWhile_FitInSmallestFunction(string countAndLengths)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc exists only on Linux");
        using var function = new ConnectedFunction(await packages.Probe.Bootstrap, "Keep", ("DOTNET_GCTotalPhysicalMemory", "8000000"));
        function.Serve(RudeResponses.Event(countAndLengths), 3);
        Assert.InRange(function.Resident("after 3,000 arrays"), 1024, 80 * 1024);
    }

    /// <summary>The threshold for large objects needs the limits of the collector's budgets, because otherwise a small function would run out of memory.</summary>
    [Fact]
    public async Task ArrayOfOneMillionBytes_IsNotLargeObject()
    {
        await using LambdaFunction function = await LambdaFunction.StartAsync(
            await packages.Probe.Bootstrap, new LambdaFunctionOptions { Handler = "LargeObjects" }, TestContext.Current.CancellationToken);
        Assert.Equal("\"0 2\"", (await function.InvokeJsonAsync("null", TestContext.Current.CancellationToken)).Text);
    }

    private static void AssertFlat(int warm, int now) => Assert.InRange(now, 1024, warm * 11 / 10);

    private static async Task<ConnectedFunction> Connect(PublishedFunction function, string handler)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc exists only on Linux");
        return new ConnectedFunction(await function.Bootstrap, handler);
    }

    private sealed class ConnectedFunction : IDisposable
    {
        private readonly RudeServer _server = new();
        private readonly Process _process;
        private readonly RudeConnection _connection;

        public ConnectedFunction(string bootstrap, string handler, params (string, string)[] variables)
        {
            _process = BootstrapProcess.Start(bootstrap, [("AWS_LAMBDA_RUNTIME_API", _server.Address), ("_HANDLER", handler), .. variables]);
            _connection = _server.Accept();
            _connection.ReadRequest();
        }

        public void Serve(byte[] response, int count)
        {
            for (int i = 0; i < count; i++)
            {
                _connection.Send(response);
                if (!_connection.ReadRequest().Path.EndsWith("/response", StringComparison.Ordinal))
                    Assert.Fail("the function did not respond");
                _connection.Send(Accepted);
                _connection.ReadRequest();
            }
        }

        public int Resident(string when)
        {
            int kilobytes = BootstrapProcess.Resident(_process);
            TestContext.Current.TestOutputHelper?.WriteLine($"{kilobytes,8:N0} KiB {when}");
            return kilobytes;
        }

        public void Dispose()
        {
            _process.Kill();
            _process.Dispose();
            _connection.Dispose();
            _server.Dispose();
        }
    }
}
