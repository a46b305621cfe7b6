using Lambda.Runtime.RudePeer;
using Lambda.Runtime.Wire;
using Lambda.Runtime.Wire.Sockets;

namespace Lambda.Runtime.Tests.Wire;

/// <summary>Tests which connection a request uses after one that was sent in parts.</summary>
public sealed class HttpConnectionTests : IDisposable
{
    private const string Accepted = "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n";

    private readonly RudeServer _server = new();
    private readonly HttpConnection _connection;

    public HttpConnectionTests() => _connection = new HttpConnection(ServerAddress.Parse(_server.Address));

    public void Dispose()
    {
        _connection.Dispose();
        _server.Dispose();
    }

    [Fact]
    public void CompleteRequest_ConnectionIsReused()
    {
        using RudeConnection peer = StartRequest();
        _connection.SendPart("{}"u8);
        peer.ReadRequest();
        peer.Send(Accepted);
        _connection.EndRequest(isComplete: true);
        Assert.Equal(202, _connection.Response.Status);

        peer.Send(Accepted);
        _connection.Exchange("GET / HTTP/1.1\r\n\r\n"u8);
        Assert.Equal("GET / HTTP/1.1", peer.ReadRequest().Line);
    }

    [Fact]
    public void IncompleteRequest_ConnectionIsNotReused()
    {
        using RudeConnection peer = StartRequest();
        peer.Send(Accepted);
        _connection.EndRequest(isComplete: false);
        Assert.Equal(202, _connection.Response.Status);
        AssertNextRequestOpensConnection();
    }

    [Fact]
    public void RequestWithoutResponse_ConnectionIsNotReused()
    {
        using RudeConnection peer = StartRequest();
        peer.Reset();
        Assert.Throws<ConnectionException>(() => _connection.EndRequest(isComplete: true));
        AssertNextRequestOpensConnection();
    }

    [Fact]
    public void ConnectionLostAfterFirstPart_SomethingWasSent()
    {
        using RudeConnection peer = StartRequest();
        peer.Reset();
        ConnectionException failure = Assert.Throws<ConnectionException>(() =>
        {
            for (int i = 0; i < 1000; i++)
                _connection.SendPart("{"u8);
        });
        Assert.False(failure.NothingSent);
        Assert.StartsWith("send: ", failure.Message, StringComparison.Ordinal);
        Assert.Throws<ConnectionException>(() => _connection.EndRequest(isComplete: false));
        AssertNextRequestOpensConnection();
    }

    [Fact]
    public void ServerClosedAfterRequest_NothingOfNextRequestWasSent()
    {
        using (RudeConnection peer = StartRequest())
        {
            peer.Send("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            _connection.EndRequest(isComplete: true);
        }

        _server.Dispose();
        Assert.True(Assert.Throws<ConnectionException>(() => _connection.SendPart("POST"u8)).NothingSent);
    }

    private RudeConnection StartRequest()
    {
        _connection.SendPart("POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\n"u8);
        return _server.Accept();
    }

    private void AssertNextRequestOpensConnection()
    {
        var exchange = Task.Run(() => _connection.Exchange("GET /next HTTP/1.1\r\n\r\n"u8), TestContext.Current.CancellationToken);
        using RudeConnection peer = _server.Accept();
        Assert.Equal("GET /next HTTP/1.1", peer.ReadRequest().Line);
        peer.Send("HTTP/1.1 204 No Content\r\n\r\n");
        Assert.True(exchange.Wait(TimeSpan.FromMilliseconds(RudeConnection.MaxWait), TestContext.Current.CancellationToken));
        Assert.Equal(204, _connection.Response.Status);
    }
}
