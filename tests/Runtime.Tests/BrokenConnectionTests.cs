using System.Text;
using Lambda.Runtime.RudePeer;

namespace Lambda.Runtime.Tests;

/// <summary>Tests connections that are lost, at every point at which that can happen.</summary>
public sealed class BrokenConnectionTests
{
    private const string Next = "GET /2018-06-01/runtime/invocation/next HTTP/1.1";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void EventTruncatedAtEveryOffset_IsRequestedAgain(bool reset)
    {
        int invocations = 0;
        using var function = new FunctionUnderTest(invocation =>
        {
            invocations++;
            StubHandler.Echo(invocation);
        });
        byte[] response = RudeResponses.Event("\"x\"");
        RudeConnection connection = function.Server.Accept();
        for (int at = 0; at < response.Length; at += Sample.Step)
        {
            Assert.Equal(Next, connection.ReadRequest().Line);
            connection.SendSplit(response.AsSpan(0, at), at);
            if (reset)
                connection.Reset();
            else
                connection.Dispose();

            connection = function.Server.Accept();
            Assert.Equal(Next, connection.ReadRequest().Line);
            connection.Send(response);
            Assert.Equal("\"\\\"x\\\"\"", connection.ReadRequest().Text);
            connection.Send(RudeResponses.Accepted);
        }

        function.End(connection);
        connection.Dispose();
        Assert.Equal((response.Length + Sample.Step - 1) / Sample.Step, invocations);
    }

    /// <summary>A response sent on such a connection would be lost, because a post is not repeated once any of it has been sent.</summary>
    [Theory]
    [InlineData("HTTP/1.1", "Connection: close\r\n")]
    [InlineData("HTTP/1.1", "connection:CLOSE\r\n")]
    [InlineData("HTTP/1.1", "Connection: close, close\r\n")]
    [InlineData("HTTP/1.1", "Connection: keep-alive, close\r\n")]
    [InlineData("HTTP/1.1", "Connection: close, keep-alive\r\n")]
    [InlineData("HTTP/1.1", "Connection: ,,Keep-Alive\t,\t Close ,\r\n")]
    [InlineData("HTTP/1.1", "Connection: X-Hop,close\r\n")]
    [InlineData("HTTP/1.1", "Connection: close\r\nConnection: keep-alive\r\n")]
    [InlineData("HTTP/1.1", "Connection: keep-alive\r\nConnection: close\r\n")]
    [InlineData("HTTP/1.0", "")]
    [InlineData("HTTP/1.0", "Connection: X-Hop\r\n")]
    [InlineData("HTTP/1.0", "Connection: keep-alive, close\r\n")]
    public void ConnectionClosedByHeader_IsReopenedForResponse(string version, string headers)
    {
        using var function = new FunctionUnderTest(StubHandler.Echo);
        using (RudeConnection poll = function.Server.Accept())
        {
            poll.ReadRequest();
            poll.Send($"{version} 200 OK\r\nLambda-Runtime-Aws-Request-Id: 1\r\n{headers}Content-Length: 1\r\n\r\n7");
            Assert.True(poll.IsClosedByPeer());
        }

        using RudeConnection connection = function.Server.Accept();
        Assert.Equal("\"7\"", connection.ReadRequest().Text);
        connection.Send(RudeResponses.Accepted);
        function.End(connection);
        Assert.DoesNotContain("WARN", function.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/1.1", "")]
    [InlineData("HTTP/1.1", "Connection: closed\r\n")]
    [InlineData("HTTP/1.1", "Connection: X-close, not close\r\n")]
    [InlineData("HTTP/1.1", "Connection:\r\n")]
    [InlineData("HTTP/1.1", "X-Connection: close\r\n")]
    [InlineData("HTTP/1.0", "Connection: X-Hop, KEEP-ALIVE\r\n")]
    [InlineData("HTTP/1.0", "Connection: keep-alive, keep-alive\r\n")]
    [InlineData("HTTP/1.0", "Connection: X-Hop\r\nConnection: keep-alive\r\n")]
    public void ConnectionKeptByHeader_IsReusedForResponse(string version, string headers)
    {
        using var function = new FunctionUnderTest(StubHandler.Echo);
        using RudeConnection connection = function.Server.Accept();
        connection.ReadRequest();
        connection.Send($"{version} 200 OK\r\nLambda-Runtime-Aws-Request-Id: 1\r\n{headers}Content-Length: 1\r\n\r\n7");
        Assert.Equal("\"7\"", connection.ReadRequest().Text);
        connection.Send(RudeResponses.Accepted);
        function.End(connection);
    }

    [Fact]
    public void AcceptanceTruncatedAtEveryOffset_ResponseIsNotRepeated()
    {
        using var function = new FunctionUnderTest(StubHandler.Echo);
        byte[] accepted = Encoding.ASCII.GetBytes(RudeResponses.Accepted);
        RudeConnection connection = function.Server.Accept();
        for (int at = 0; at < accepted.Length; at++)
        {
            Assert.Equal(Next, connection.ReadRequest().Line);
            connection.Send(RudeResponses.Event("1"));
            Assert.EndsWith("/response HTTP/1.1", connection.ReadRequest().Line, StringComparison.Ordinal);
            connection.SendSplit(accepted.AsSpan(0, at), at);
            connection.Dispose();
            connection = function.Server.Accept();
        }

        function.End(connection);
        connection.Dispose();
        Assert.Contains("it is not sent again", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void ConnectionCloseOnEveryResponse_OpensNewConnection()
    {
        using var function = new FunctionUnderTest(StubHandler.Echo);
        for (int i = 0; i < 3; i++)
        {
            using (RudeConnection poll = function.Server.Accept())
            {
                Assert.Equal(Next, poll.ReadRequest().Line);
                poll.Send(RudeResponses.Event("1", headers: "Connection: close\r\n"));
                Assert.True(poll.IsClosedByPeer());
            }

            using RudeConnection post = function.Server.Accept();
            Assert.Equal("\"1\"", post.ReadRequest().Text);
            post.Send("HTTP/1.0 202 Accepted\r\nContent-Length: 0\r\n\r\n");
            Assert.True(post.IsClosedByPeer());
        }

        using RudeConnection last = function.Server.Accept();
        function.End(last);
    }

    [Fact]
    public void BodyEndedByConnection_IsReceivedWhole()
    {
        using var function = new FunctionUnderTest(StubHandler.Echo);
        using (RudeConnection poll = function.Server.Accept())
        {
            poll.ReadRequest();
            poll.Send("HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: 1\r\n\r\nto the end");
        }

        using RudeConnection post = function.Server.Accept();
        Assert.Equal("\"to the end\"", post.ReadRequest().Text);
        post.Send(RudeResponses.Accepted);
        function.End(post);
    }

    [Fact]
    public void MissingEndpoint_EndsLoopWithMessage()
    {
        string address = "";
        using var function = new FunctionUnderTest([new StubHandler(StubHandler.Echo)], server =>
        {
            address = server.Address;
            server.Dispose();
            return address;
        });

        Assert.Equal(1, function.ExitCode());
        Assert.Contains($"no event from the Runtime API at {address} in 8 attempts: connect", function.Log, StringComparison.Ordinal);
        Assert.Contains("errno 111", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void EndpointLostDuringPoll_EndsLoopWithMessage()
    {
        using var function = new FunctionUnderTest(StubHandler.Echo);
        using (RudeConnection connection = function.Server.Accept())
        {
            connection.ReadRequest();
            function.Server.Dispose();
        }

        Assert.Equal(1, function.ExitCode());
        Assert.Contains("no event from the Runtime API", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void PollOnHalfClosedConnection_IsRepeatedOnNewConnection()
    {
        using var function = new FunctionUnderTest(StubHandler.Echo);
        using RudeConnection first = function.Server.Accept();
        first.ReadRequest();
        first.EndSending();
        Assert.True(first.IsClosedByPeer());
        using RudeConnection second = function.Server.Accept();
        function.End(second);
        Assert.DoesNotContain("WARN", function.Log, StringComparison.Ordinal);
    }

    /// <summary>The system accepted the response for sending, so it may have arrived; in this test it has.</summary>
    [Theory]
    [InlineData("/response")]
    [InlineData("/error")]
    public void PostOnHalfClosedConnection_IsNotRepeated(string call)
    {
        using var handler = new BlockingHandler(call == "/error");
        using var function = new FunctionUnderTest(handler.Invoke);
        using RudeConnection first = function.Server.Accept();
        first.ReadRequest();
        first.Send(RudeResponses.Event("1"));
        handler.Started.WaitWithinLimit();
        first.EndSending();
        handler.Continue.Release();
        Assert.EndsWith(call, first.ReadRequest().Path, StringComparison.Ordinal);
        using RudeConnection second = function.Server.Accept();
        function.End(second);
        Assert.Contains(
            $"WARN Lambda.Runtime: {call}: the peer closed the connection instead of sending a response. The service may or may not have it", function.Log,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/response")]
    [InlineData("/error")]
    public void ConnectionLostWhileHandlerRuns_IsReopenedForResponse(string call)
    {
        using var handler = new BlockingHandler(call == "/error");
        using var function = new FunctionUnderTest(handler.Invoke);
        RudeConnection first = function.Server.Accept();
        first.ReadRequest();
        first.Send(RudeResponses.Event("1"));
        handler.Started.WaitWithinLimit();
        first.Reset();
        handler.Continue.Release();
        using RudeConnection second = function.Server.Accept();
        Assert.EndsWith(call, second.ReadRequest().Path, StringComparison.Ordinal);
        second.Send(RudeResponses.Accepted);
        function.End(second);
        Assert.DoesNotContain("WARN", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void TruncatedPost_IsNotRepeated()
    {
        using var function = new FunctionUnderTest(static invocation => invocation.ResponseWriter.WriteString(new string('x', 20_000_000)));
        RudeConnection first = function.Server.Accept();
        first.ReadRequest();
        first.Send(RudeResponses.Event("1"));
        first.ReadHead();
        first.Reset();
        using RudeConnection second = function.Server.Accept();
        function.End(second);
        Assert.Contains("WARN Lambda.Runtime: /response: send: ", function.Log, StringComparison.Ordinal);
        Assert.Contains("it is not sent again", function.Log, StringComparison.Ordinal);
    }

    /// <summary>The service stops reading a response at its limit, responds, and closes the connection without reading the rest.</summary>
    [Fact]
    public void ResponseRejectedWhileSending_IsLoggedWithReason()
    {
        using var function = new FunctionUnderTest(static invocation => invocation.ResponseWriter.WriteString(new string('x', 20_000_000)));
        RudeConnection first = function.Server.Accept();
        first.ReadRequest();
        first.Send(RudeResponses.Event("1"));
        first.ReadHead();
        first.Send("HTTP/1.1 413 Too Large\r\nContent-Length: 8\r\n\r\ntoo much");
        first.Dispose();
        using RudeConnection second = function.Server.Accept();
        function.End(second);
        Assert.Contains(
            "/response: the body of 20000002 bytes is over the limit of 6291556; the caller gets an error of the service, which told this runtime: 413 too much.",
            function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void PeerClosingEveryConnection_EndsLoopWithMessage()
    {
        using var function = new FunctionUnderTest(StubHandler.Echo);
        for (int i = 0; i < 8; i++)
        {
            using RudeConnection connection = function.Server.Accept();
            Assert.Equal(Next, connection.ReadRequest().Line);
        }

        Assert.Equal(1, function.ExitCode());
        Assert.Contains("in 8 attempts: the peer closed the connection instead of sending a response", function.Log, StringComparison.Ordinal);
    }

    /// <summary>No connection to that address is possible, so retries always fail.</summary>
    [Fact]
    public void AddressRejectedBySystem_EndsLoopWithMessage()
    {
        using var function = new FunctionUnderTest([new StubHandler(StubHandler.Echo)], static _ => "255.255.255.255:9001");
        Assert.Equal(1, function.ExitCode());
        Assert.Contains("no event from the Runtime API at 255.255.255.255:9001 in 8 attempts: connect", function.Log, StringComparison.Ordinal);
    }

    /// <summary>The unsolicited response is read as the acceptance. The next request reads the real acceptance, and the loop ends.</summary>
    [Theory]
    [InlineData(RudeResponses.Accepted, "/next at 127.0.0.1:[0-9]+ responded 202")]
    [InlineData("HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: other\r\nContent-Length: 1\r\n\r\n2", "/response at 127.0.0.1:[0-9]+ responded with an event")]
    [InlineData("nonsense\r\n\r\n", "found \"nonsense\"")]
    public void UnsolicitedResponse_EndsLoopBeforeNextHandlerCall(string early, string expected)
    {
        using var handler = new BlockingHandler(fails: false);
        using var function = new FunctionUnderTest(handler.Invoke);
        using RudeConnection connection = function.Server.Accept();
        connection.ReadRequest();
        connection.Send(RudeResponses.Event("1", requestId: "first"));
        handler.Started.WaitWithinLimit();
        connection.Send(early);
        handler.Continue.Release();
        Assert.EndsWith("/first/response", connection.ReadRequest().Path, StringComparison.Ordinal);
        if (early == RudeResponses.Accepted)
        {
            Assert.Equal(Next, connection.ReadRequest().Line);
            connection.Send(RudeResponses.Accepted);
        }

        Assert.Equal(1, function.ExitCode());
        Assert.Matches(expected, function.Log);
        Assert.Equal(1, handler.Count);
    }

    /// <summary>A handler that waits for a signal from the test.</summary>
    private sealed class BlockingHandler(bool fails) : IDisposable
    {
        public SemaphoreSlim Started { get; } = new(0);

        public SemaphoreSlim Continue { get; } = new(0);

        public int Count { get; private set; }

        public void Invoke(Invocation invocation)
        {
            Count++;
            Started.Release();
            Continue.WaitWithinLimit();
            if (fails)
                throw new FormatException("bad");
            StubHandler.Echo(invocation);
        }

        public void Dispose()
        {
            Started.Dispose();
            Continue.Dispose();
        }
    }
}
