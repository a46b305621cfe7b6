using System.Text;
using Lambda.Runtime.RudePeer;

namespace Lambda.Runtime.Tests;

/// <summary>Connections that die, at every point where they can.</summary>
public sealed class BrokenConnectionTests
{
    private const string Next = "GET /2018-06-01/runtime/invocation/next HTTP/1.1";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void EventCutShortAtEveryOffset_IsAskedForAgain(bool reset)
    {
        int served = 0;
        using var function = new FunctionUnderTest(invocation =>
        {
            served++;
            StubHandler.Echo(invocation);
        });
        byte[] reply = RudeReplies.Event("\"x\"");
        RudeConnection connection = function.Server.Accept();
        for (int at = 0; at < reply.Length; at++)
        {
            Assert.Equal(Next, connection.ReadRequest().Line);
            connection.SendSplit(reply.AsSpan(0, at), at);
            if (reset)
                connection.Reset();
            else
                connection.Dispose();

            connection = function.Server.Accept();
            Assert.Equal(Next, connection.ReadRequest().Line);
            connection.Send(reply);
            Assert.Equal("\"\\u0022x\\u0022\"", connection.ReadRequest().Text);
            connection.Send(RudeReplies.Accepted);
        }

        function.End(connection);
        connection.Dispose();
        Assert.Equal(reply.Length, served);
    }

    [Fact]
    public void AcceptanceCutShortAtEveryOffset_IsNotPostedTwice()
    {
        using var function = new FunctionUnderTest(StubHandler.Echo);
        byte[] accepted = Encoding.ASCII.GetBytes(RudeReplies.Accepted);
        RudeConnection connection = function.Server.Accept();
        for (int at = 0; at < accepted.Length; at++)
        {
            Assert.Equal(Next, connection.ReadRequest().Line);
            connection.Send(RudeReplies.Event("1"));
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
    public void ConnectionCloseOnEveryReply_IsFollowedByANewConnection()
    {
        using var function = new FunctionUnderTest(StubHandler.Echo);
        for (int i = 0; i < 3; i++)
        {
            using (RudeConnection poll = function.Server.Accept())
            {
                Assert.Equal(Next, poll.ReadRequest().Line);
                poll.Send(RudeReplies.Event("1", headers: "Connection: close\r\n"));
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
    public void BodyThatEndsWithTheConnection_IsReceivedWhole()
    {
        using var function = new FunctionUnderTest(StubHandler.Echo);
        using (RudeConnection poll = function.Server.Accept())
        {
            poll.ReadRequest();
            poll.Send("HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: 1\r\n\r\nto the end");
        }

        using RudeConnection post = function.Server.Accept();
        Assert.Equal("\"to the end\"", post.ReadRequest().Text);
        post.Send(RudeReplies.Accepted);
        function.End(post);
    }

    [Fact]
    public void EndpointThatIsNotThere_EndsTheLoopWithAMessage()
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
    public void EndpointThatGoesAway_EndsTheLoopWithAMessage()
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
}
