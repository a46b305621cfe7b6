using Lambda.Runtime.RudePeer;

namespace Lambda.Runtime.Tests;

/// <summary>Tests responses that are not valid HTTP: the loop ends with a message that says what was found.</summary>
public sealed class MalformedResponseTests
{
    private const string Ok = "HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: 1\r\n";

    public static TheoryData<string, string> Responses => new()
    {
        { "SSH-2.0-OpenSSH_9.2\r\n\r\n", "found \"SSH-2.0-OpenSSH_9.2\"; expected a status line" },
        { "HTTP/2 200\r\n\r\n", "expected a status line" },
        { "HTTP/1.1 20 OK\r\n\r\n", "expected a status line" },
        { "HTTP/1.1 2000 OK\r\n\r\n", "expected a status line" },
        { "HTTP/1.1 700 OK\r\n\r\n", "expected a status line" },
        { "HTTP/1.1 2\u0001a OK\r\n\r\n", "2\\x01a" },
        { Ok + "Content-Length: -1\r\n\r\n", "found content-length \"-1\"" },
        { Ok + "Content-Length: +1\r\n\r\n", "found content-length \"+1\"" },
        { Ok + "Content-Length: 1 2\r\n\r\n", "found content-length \"1 2\"" },
        { Ok + "Content-Length: 99999999999999999999\r\n\r\n", "found content-length \"99999999999999999999\"" },
        { Ok + "Content-Length: 67108865\r\n\r\n", "expected a number of bytes from 0 to 67108864" },
        { Ok + "Content-Length:\r\n\r\n", "found content-length \"\"" },
        { Ok + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n", "found the content-lengths 2 and 3; expected one" },
        { Ok + "Content-Length: 2, 2\r\n\r\n", "found content-length \"2, 2\"" },
        { Ok + "Content-Length: 2,\r\n\r\n", "found content-length \"2,\"" },
        { Ok + "Content-Length : 2\r\n\r\n{}", "found the header line \"Content-Length : 2\"; expected a name, a colon directly after it, and a value" },
        { Ok + "Content-Length\t: 2\r\n\r\n{}", "found the header line \"Content-Length\\x09: 2\"" },
        { Ok + " Content-Length: 2\r\n\r\n{}", "found the header line \" Content-Length: 2\"" },
        { "HTTP/1.1 200 OK\r\n\tContent-Length: 2\r\n\r\n{}", "found the header line \"\\x09Content-Length: 2\"" },
        { Ok + "X: a\r\n b\r\nContent-Length: 2\r\n\r\n{}", "found the header line \" b\"" },
        { Ok + ": 2\r\n\r\n{}", "found the header line \": 2\"" },
        { Ok + "Content-Length 2\r\n\r\n{}", "found the header line \"Content-Length 2\"" },
        { Ok + "a line without a colon\r\n\r\n{}", "found the header line \"a line without a colon\"" },
        { Ok + "X-L\u00e4nge: 2\r\n\r\n{}", "found the header line \"X-L\\xc3\\xa4nge: 2\"" },
        { Ok + "X(y): 2\r\n\r\n{}", "found the header line \"X(y): 2\"" },
        { Ok + "X: a\rContent-Length: 2\r\n\r\n{}", "found \"X: a\\x0dC\" in the head of the response; expected a line feed after each carriage return" },
        { Ok + "X: a\r\r\n\r\n", "expected a line feed after each carriage return" },
        { Ok + "Content-Length: 2\r\n\r\r\n{}", "expected a line feed after each carriage return" },
        { Ok + "X: a\0b\r\n\r\n{}", "found \"X: a\\x00\" in the head of the response; expected no zero byte" },
        { "HTTP/1.1 200 O\rK\r\n\r\n", "expected a line feed after each carriage return" },
        { "HTTP/1.1 200 O\0K\r\n\r\n", "expected no zero byte" },
        { "HTTP/1.1 100 Continue\r\nX : 1\r\n\r\n" + Ok + "Content-Length: 2\r\n\r\n{}", "found the header line \"X : 1\"" },
        { "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n", "found status 101, Switching Protocols; expected a response to a request without Upgrade" },
        { Ok + "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n", "found both a transfer-encoding and the content-length 2; expected one of them" },
        { Ok + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n", "found both a transfer-encoding and the content-length 2; expected one of them" },
        { "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "found a transfer-encoding in a response of HTTP/1.0" },
        { Ok + "Transfer-Encoding: chunked, chunked\r\n\r\n", "found transfer-encoding \"chunked, chunked\"" },
        { Ok + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n", "expected chunked, once" },
        { Ok + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n", "found transfer-encoding \"identity\"" },
        { Ok + "Transfer-Encoding: , ,\r\n\r\n", "found transfer-encoding \", ,\"" },
        { Ok + "Transfer-Encoding: chunked;q=1\r\n\r\n", "found transfer-encoding \"chunked;q=1\"" },
        { Ok + "Transfer-Encoding: gzip, chunked\r\n\r\n", "found transfer-encoding \"gzip, chunked\"" },
        { Ok + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n", "found \"x\"; expected the hexadecimal size of a chunk" },
        { Ok + "Transfer-Encoding: chunked\r\n\r\n\r\n", "expected the hexadecimal size of a chunk" },
        { Ok + "Transfer-Encoding: chunked\r\n\r\n-1\r\n", "found \"-\"" },
        { Ok + "Transfer-Encoding: chunked\r\n\r\n1\r\nabc", "found \"b\"; expected the line end after a chunk" },
        { Ok + "Transfer-Encoding: chunked\r\n\r\n1 2\r\n", "found \"2\"; expected the extension of a chunk or the line end after its size" },
        { Ok + "Transfer-Encoding: chunked\r\n\r\n1\rabc", "found \"a\"; expected a line feed after a carriage return" },
        { Ok + "Transfer-Encoding: chunked\r\n\r\n1;a\0b", "found \"\\x00\"; expected the extension of a chunk" },
        { Ok + "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\r\n", "found \"\\x0d\"; expected a line feed after a carriage return" },
        { Ok + "Transfer-Encoding: chunked\r\n\r\n0\r\nX : 1\r\n", "found \" \"; expected the name of a trailer and a colon" },
        { Ok + "Transfer-Encoding: chunked\r\n\r\n0\r\nX\r\n", "expected the name of a trailer and a colon" },
        { Ok + "Transfer-Encoding: chunked\r\n\r\n0\r\n: 1\r\n", "found \":\"; expected the name of a trailer and a colon" },
        { Ok + "Transfer-Encoding: chunked\r\n\r\n0\r\nX: \0\r\n", "found \"\\x00\"; expected the value of a trailer" },
        { Ok + "Transfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n", "found a chunked body of more than 67108864 bytes" },
        { Ok + "Transfer-Encoding: chunked\r\n\r\n1;" + new string('x', 70_000), "bytes of chunk extension or trailers in one place" },
        { Ok + "Content-Length: 1\r\n\r\n12", "found 1 bytes after the end of the response" },
        { Ok + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nHTTP/1.1", "found 8 bytes after the end of the response" },
        { "HTTP/1.1 200 OK\r\nX: " + new string('x', 1_100_000), "found no end of the headers within 1048576 bytes" },
        { "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "sent the header lambda-runtime-aws-request-id with \"\"" },
        { "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nLambda-Runtime-Aws-Request-Id: ../../init/error\r\n\r\n", "\"../../init/error\"" },
        { "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nLambda-Runtime-Aws-Request-Id: a b\r\n\r\n", "expected 1 to 256 letters" },
        { Ok + "Lambda-Runtime-Invocation-Id: a\tb\r\nContent-Length: 0\r\n\r\n", "lambda-runtime-invocation-id" },
    };

    [Theory]
    [MemberData(nameof(Responses))]
    public void MalformedEvent_EndsLoopWithMessage(string response, string expected)
    {
        using var function = new FunctionUnderTest(_ => Assert.Fail("no handler is called with such an event"));
        using RudeConnection connection = function.Server.Accept();
        connection.ReadRequest();
        connection.Send(response);

        Assert.Equal(1, function.ExitCode());
        Assert.StartsWith("FATAL Lambda.Runtime: Runtime.BrokenProtocol: /next at 127.0.0.1:", function.Log, StringComparison.Ordinal);
        Assert.Contains(expected, function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void MalformedAcceptance_EndsLoopWithMessage()
    {
        using var function = new FunctionUnderTest(StubHandler.Echo);
        using RudeConnection connection = function.Server.Accept();
        connection.ReadRequest();
        connection.Send(RudeResponses.Event("1"));
        connection.ReadRequest();
        connection.Send("nonsense\r\n\r\n");

        Assert.Equal(1, function.ExitCode());
        Assert.Contains("/response at 127.0.0.1:", function.Log, StringComparison.Ordinal);
        Assert.Contains("found \"nonsense\"", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void InterimResponses_AreSkipped()
    {
        using var function = new FunctionUnderTest(StubHandler.Echo);
        using RudeConnection connection = function.Server.Accept();
        connection.ReadRequest();
        for (int i = 0; i < 20_000; i++)
            connection.Send("HTTP/1.1 100 Continue\r\n\r\n");
        connection.Send("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + Ok + "Content-Length: 1\r\n\r\n1");
        Assert.Equal("\"1\"", connection.ReadRequest().Text);
        connection.Send(RudeResponses.Accepted);
        function.End(connection);
    }

    [Fact]
    public void LineFeedWithoutCarriageReturn_EndsLine()
    {
        using var function = new FunctionUnderTest(StubHandler.Echo);
        using RudeConnection connection = function.Server.Accept();
        connection.ReadRequest();
        connection.Send("HTTP/1.1 200\nLambda-Runtime-Aws-Request-Id: 1\nTransfer-Encoding: chunked\n\n1\n7\n0\n\n");
        Assert.Equal("\"7\"", connection.ReadRequest().Text);
        connection.Send(RudeResponses.Accepted);
        function.End(connection);
    }
}
