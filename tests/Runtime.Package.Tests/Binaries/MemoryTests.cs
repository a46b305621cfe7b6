using System.Diagnostics;
using System.Text;
using Lambda.Runtime.RudePeer;

namespace Lambda.Runtime.Package.Tests.Binaries;

/// <summary>What stays resident of the real binary in the long run. The peer has its replies ready, so that the function is what takes the time.</summary>
public sealed class MemoryTests(PackedPackages packages)
{
    private static readonly byte[] Accepted = Encoding.ASCII.GetBytes(RudeReplies.Accepted);
    private static readonly byte[] Small = RudeReplies.Event("""{"name":"World"}""");

    [Fact]
    public async Task TwoHundredThousandInvocations_LeaveMemoryFlat()
    {
        using Conversation hello = await Converse(packages.Hello, "");
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
    public async Task TwoThousandLargeEvents_LeaveMemoryFlat(string handler, string before, string after)
    {
        using Conversation function = await Converse(handler == "echo" ? packages.Probe : packages.Hello, handler);
        byte[] large = RudeReplies.Event(before + new string('x', 5_000_000) + after);
        function.Serve(large, 200);
        int warm = function.Resident("after 200 events of 5 MB");
        for (int i = 0; i < 3; i++)
        {
            function.Serve(large, 600);
            function.Resident($"after {600 * (i + 1) + 200:N0}");
        }

        AssertFlat(warm, function.Resident("at the end"));
    }

    /// <summary>Its buffer is given back after 16 small events, and leaves with the next collection: after some 4,000 of hello's 128 bytes.</summary>
    [Fact]
    public async Task RareGiantEvent_DoesNotStayResident()
    {
        using Conversation hello = await Converse(packages.Hello, "");
        hello.Serve(Small, 10_000);
        int warm = hello.Resident("after 10,000 small events");
        hello.Serve(RudeReplies.Event("{\"name\":\"World\",\"padding\":\"" + new string('x', 6_000_000) + "\"}"), 1);
        Assert.InRange(hello.Resident("after one of 6 MB"), warm + 5_000, warm + 8_000);
        hello.Serve(Small, 10_000);
        AssertFlat(warm, hello.Resident("after 10,000 small ones more"));
    }

    private static void AssertFlat(int warm, int now) => Assert.InRange(now, 1024, warm * 11 / 10);

    private static async Task<Conversation> Converse(PublishedFunction function, string handler)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc is Linux's");
        return new Conversation(await function.Bootstrap, handler);
    }

    private sealed class Conversation : IDisposable
    {
        private readonly RudeServer _server = new();
        private readonly Process _process;
        private readonly RudeConnection _connection;

        public Conversation(string bootstrap, string handler)
        {
            _process = BootstrapProcess.Start(bootstrap, ("AWS_LAMBDA_RUNTIME_API", _server.Address), ("_HANDLER", handler));
            _connection = _server.Accept();
            _connection.ReadRequest();
        }

        public void Serve(byte[] reply, int count)
        {
            for (int i = 0; i < count; i++)
            {
                _connection.Send(reply);
                if (!_connection.ReadRequest().Path.EndsWith("/response", StringComparison.Ordinal))
                    Assert.Fail("the function did not answer");
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
