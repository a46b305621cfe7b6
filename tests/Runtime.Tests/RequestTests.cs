using System.Net;
using Lambda.Runtime.Errors;
using Lambda.Runtime.RudePeer;
using Lambda.Runtime.Wire.Sockets;

namespace Lambda.Runtime.Tests;

/// <summary>Tests the requests: their address, their form, and the number of writes.</summary>
public sealed class RequestTests
{
    [Theory]
    [InlineData("127.0.0.1:{0}", "", "127.0.0.1:{0}")]
    [InlineData("http://127.0.0.1:{0}", "", "127.0.0.1:{0}")]
    [InlineData("HTTP://127.0.0.1:{0}/", "", "127.0.0.1:{0}")]
    [InlineData(" localhost:{0} ", "", "127.0.0.1:{0}")]
    [InlineData("127.0.0.1:{0}/MyFunction", "/MyFunction", "127.0.0.1:{0}")]
    [InlineData("http://LOCALHOST:{0}/a/b/", "/a/b", "127.0.0.1:{0}")]
    public void AddressInEveryForm_IsAccepted(string form, string path, string host)
    {
        string port = "";
        using var function = new FunctionUnderTest([new StubHandler(StubHandler.Echo)], server =>
        {
            port = server.Port.ToString(null, null);
            return form.Replace("{0}", port, StringComparison.Ordinal);
        });
        using RudeConnection connection = function.Server.Accept();

        RudeRequest next = connection.ReadRequest();
        Assert.Equal($"GET {path}/2018-06-01/runtime/invocation/next HTTP/1.1", next.Line);
        Assert.Equal(host.Replace("{0}", port, StringComparison.Ordinal), next.Headers["Host"]);
        connection.Send(RudeResponses.Event("1", requestId: "abc"));
        Assert.Equal($"POST {path}/2018-06-01/runtime/invocation/abc/response HTTP/1.1", connection.ReadRequest().Line);
        connection.Send(RudeResponses.Accepted);
        function.End(connection);
    }

    [Fact]
    public void IPv6Address_IsAccepted()
    {
        using var server = new RudeServer(IPAddress.IPv6Loopback);
        using var function = new FunctionUnderTest([new StubHandler(StubHandler.Echo)], _ => $"[::1]:{server.Port}/base");
        using RudeConnection connection = server.Accept();

        RudeRequest next = connection.ReadRequest();
        Assert.Equal("GET /base/2018-06-01/runtime/invocation/next HTTP/1.1", next.Line);
        Assert.Equal($"[::1]:{server.Port}", next.Headers["Host"]);
        connection.Send(RudeResponses.End);
        Assert.Equal(1, function.ExitCode());
    }

    [Theory]
    [InlineData("https://127.0.0.1:9001", "its scheme is https")]
    [InlineData("://127.0.0.1:9001", "its scheme is , and the Runtime API is plain HTTP")]
    [InlineData("/base", "its host is missing")]
    [InlineData("/a b", "its base path contains a character")]
    [InlineData("::1:9001", "an IPv6 address needs brackets")]
    [InlineData("127.0.0.1:", "its colon is not followed by a port")]
    [InlineData("127.0.0.1:0", "its port is 0")]
    [InlineData("127.0.0.1:65536", "its port is 65536")]
    [InlineData("127.0.0.1:+1", "its port is +1")]
    [InlineData(":9001", "its host is missing")]
    [InlineData("http://", "its host is missing")]
    [InlineData("emulator:9001", "its host emulator is neither an IP address nor localhost")]
    [InlineData("127.0.0.1:9001/a b", "its base path contains a character")]
    [InlineData("127.0.0.1:9001/a?b", "its base path contains a character")]
    public void InvalidAddress_IsInitErrorWithExpectedFormat(string address, string expected)
    {
        using var function = new FunctionUnderTest([new StubHandler(StubHandler.Echo)], _ => address);
        Assert.Equal(1, function.ExitCode());
        Assert.Contains($"AWS_LAMBDA_RUNTIME_API is \"{address}\": {expected}", function.Log, StringComparison.Ordinal);
        Assert.Contains("Expected host:port", function.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost", "127.0.0.1:80", "")]
    [InlineData("http://127.0.0.1/Orders", "127.0.0.1:80", "/Orders")]
    [InlineData("[::1]", "[::1]:80", "")]
    public void AddressWithoutPort_HasThatOfHttp(string text, string authority, string basePath)
    {
        var address = ServerAddress.Parse(text);
        Assert.Equal((authority, basePath), (address.Authority, address.BasePath));
    }

    [Fact]
    public void LongestAddress_IsAccepted()
    {
        string host = "0000:0000:0000:0000:0000:ffff:255.255.255.255";
        string path = "/" + new string('x', 511);
        var address = ServerAddress.Parse($"[{host}]:1{path}");
        Assert.Equal((host, path), (address.Host, address.BasePath));

        RuntimeException e = Assert.Throws<RuntimeException>(() => ServerAddress.Parse($"[0{host}]:1"));
        Assert.Contains("its host has 46 characters, more than an IP address can have", e.Message, StringComparison.Ordinal);
        Assert.Throws<RuntimeException>(() => ServerAddress.Parse($"[{host}]:1{path}x"));
    }

    [Fact]
    public void ControlCharacterInBasePath_IsInitError()
    {
        RuntimeException e = Assert.Throws<RuntimeException>(static () => ServerAddress.Parse("127.0.0.1:1/a\u007fb"));
        Assert.Contains("its base path contains a character", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LongBasePath_IsInitError()
    {
        RuntimeException e = Assert.Throws<RuntimeException>(() => ServerAddress.Parse("127.0.0.1:1/" + new string('x', 600)));
        Assert.Contains("its base path has 601 characters, more than 512", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Response_IsSentInOneWriteWithExpectedHeaders()
    {
        using var function = new FunctionUnderTest(StubHandler.Echo);
        using RudeConnection connection = function.Server.Accept();
        connection.ReadRequest();
        connection.Send(RudeResponses.Event("1"));

        RudeRequest response = connection.ReadRequest();
        Assert.Equal(1, connection.Receives);
        Assert.Equal(["Content-Length", "Content-Type", "Host"], response.Headers.Keys.Order());
        Assert.Equal("application/json", response.Headers["Content-Type"]);
        Assert.Equal("3", response.Headers["Content-Length"]);
        connection.Send(RudeResponses.Accepted);
        function.End(connection);
    }

    [Fact]
    public void InvocationId_IsEchoed()
    {
        using var function = new FunctionUnderTest(static invocation =>
        {
            if (invocation.Event.Span[0] == '2')
                throw new InvalidOperationException("two");
            StubHandler.Echo(invocation);
        });
        using RudeConnection connection = function.Server.Accept();
        foreach (string body in new[] { "1", "2" })
        {
            connection.ReadRequest();
            connection.Send(RudeResponses.Event(body, headers: "lambda-runtime-invocation-id: \t inv-77 \r\n"));
            Assert.Equal("inv-77", connection.ReadRequest().Headers["Lambda-Runtime-Invocation-Id"]);
            connection.Send(RudeResponses.Accepted);
        }

        function.End(connection);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5_000)]
    [InlineData(6_000_000)]
    public void BodyOfAnySize_IsSentWhole(int length)
    {
        string text = new('x', length);
        using var function = new FunctionUnderTest(invocation => invocation.ResponseWriter.WriteString(text));
        using RudeConnection connection = function.Server.Accept();
        connection.ReadRequest();
        connection.Send(RudeResponses.Event("1"));
        Assert.Equal($"\"{text}\"", connection.ReadRequest().Text);
        connection.Send(RudeResponses.Accepted);
        function.End(connection);
    }
}
