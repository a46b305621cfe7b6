using System.Diagnostics;
using System.Text;
using Lambda.Runtime.RudePeer;

namespace Lambda.Runtime.Package.Tests.Common;

/// <summary>A function, with libc's sockets, against a peer that sends literal bytes.</summary>
public sealed class RudePeerTests(FunctionsUnderTest functions) : IClassFixture<FunctionsUnderTest>
{
    private const string Response = """{"message":"Hello, World!"}""";

    [Fact]
    public async Task ConversationSplitAtEveryOffset_IsReceivedWhole()
    {
        using var server = new RudeServer();
        using Process process = BootstrapProcess.Start(await functions.Hello, ("AWS_LAMBDA_RUNTIME_API", server.Address));
        using RudeConnection connection = server.Accept();
        const string Event = """{"name":"World"}""";
        byte[][] events = [RudeResponses.Event(Event), RudeResponses.ChunkedEvent(Event, 5)];
        byte[] accepted = Encoding.ASCII.GetBytes(RudeResponses.Accepted);
        foreach (byte[] lambdaEvent in events)
        {
            for (int at = 0; at <= lambdaEvent.Length; at++)
            {
                Assert.Equal("GET /2018-06-01/runtime/invocation/next HTTP/1.1", connection.ReadRequest().Line);
                connection.SendSplit(lambdaEvent, at);
                RudeRequest post = connection.ReadRequest();
                Assert.Equal(Response, post.Text);
                Assert.Equal(1, connection.Receives);
                connection.SendSplit(accepted, at % accepted.Length);
            }
        }

        connection.ReadRequest();
        connection.Send(RudeResponses.End);
        Assert.Equal(1, await BootstrapProcess.ExitCode(process));
        Assert.Contains("FATAL Lambda.Runtime: Runtime.UnexpectedStatus: /next at", await BootstrapProcess.Errors(process), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConnectionLostBetweenEvents_IsReopened()
    {
        using var server = new RudeServer();
        using Process process = BootstrapProcess.Start(await functions.Hello, ("AWS_LAMBDA_RUNTIME_API", server.Address));
        for (int i = 0; i < 10; i++)
        {
            RudeConnection connection = server.Accept();
            connection.ReadRequest();
            connection.Send(RudeResponses.Event("""{"name":"World"}"""));
            Assert.Equal(Response, connection.ReadRequest().Text);
            connection.Send(RudeResponses.Accepted);
            connection.ReadRequest();
            if (i % 2 == 0)
                connection.Reset();
            else
                connection.Dispose();
        }

        server.Dispose();
        Assert.Equal(1, await BootstrapProcess.ExitCode(process));
        Assert.Contains("no event from the Runtime API at", await BootstrapProcess.Errors(process), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProxyVariables_AreIgnored()
    {
        const string Nobody = "http://127.0.0.1:1";
        using var server = new RudeServer();
        using Process process = BootstrapProcess.Start(
            await functions.Hello,
            ("AWS_LAMBDA_RUNTIME_API", server.Address), ("HTTP_PROXY", Nobody), ("http_proxy", Nobody), ("ALL_PROXY", Nobody), ("all_proxy", Nobody));
        using RudeConnection connection = server.Accept();
        Assert.Equal("GET /2018-06-01/runtime/invocation/next HTTP/1.1", connection.ReadRequest().Line);
        connection.Send(RudeResponses.End);
        Assert.Equal(1, await BootstrapProcess.ExitCode(process));
    }

    [Theory]
    [InlineData("Trace")]
    [InlineData("TraceOfCopiedEnvironment")]
    public async Task TraceHeader_SetsVariableDuringInvocation(string handler)
    {
        using var server = new RudeServer();
        using Process process = BootstrapProcess.Start(await functions.Probe, ("AWS_LAMBDA_RUNTIME_API", server.Address), ("_HANDLER", handler));
        using RudeConnection connection = server.Accept();

        // Read from libc, and then from the copy that .NET makes when the environment is enumerated.
        foreach (string isCopied in new[] { "false", "true" })
        {
            foreach (string trace in new[] { "Root=1;Sampled=0", "", "Root=2-" + new string('x', 2000), "Root=3", "" })
            {
                connection.ReadRequest();
                connection.Send(
                    $"HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: id\r\nLambda-Runtime-Trace-Id: {trace}\r\nContent-Length: {isCopied.Length}\r\n\r\n{isCopied}");
                Assert.Equal($"\"{trace}\"", connection.ReadRequest().Text);
                connection.Send(RudeResponses.Accepted);
            }
        }

        connection.ReadRequest();
        connection.Send(RudeResponses.End);
        Assert.Equal(1, await BootstrapProcess.ExitCode(process));
    }

    [Theory]
    [InlineData("", "AWS_LAMBDA_RUNTIME_API is not set")]
    [InlineData("https://127.0.0.1:9001", "its scheme is https")]
    [InlineData("127.0.0.1:1", "connect to 127.0.0.1:1: Connection refused (errno 111)")]
    public async Task UnreachableApi_IsLoggedOnStandardError_AndExitCodeIsOne(string address, string message)
    {
        using Process process = BootstrapProcess.Start(await functions.Hello, ("AWS_LAMBDA_RUNTIME_API", address));
        string error = await BootstrapProcess.Errors(process);
        Assert.Equal(1, await BootstrapProcess.ExitCode(process));
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
    }
}
