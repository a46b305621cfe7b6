using System.Text;
using System.Text.Json;
using Lambda.Runtime.RudePeer;

namespace Lambda.Runtime.Tests;

/// <summary>Tests that bytes may arrive split anywhere: a whole conversation, split at every offset of every response.</summary>
public sealed class SplitConversationTests
{
    private const string Body = """{"name":"Wörld 🌍","list":[1,2,3]}""";

    [Fact]
    public void EventSplitAtEveryOffset_IsReceivedWhole() =>
        AssertEverySplitIsReceived(RudeResponses.Event(Body), Body);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public void ChunkedEventSplitAtEveryOffset_IsReceivedWhole(int chunkLength)
    {
        string ascii = """{"name":"World","list":[1,2,3],"text":"chunk sizes of two digits need a body of more than sixteen bytes"}""";
        AssertEverySplitIsReceived(RudeResponses.ChunkedEvent(ascii, chunkLength), ascii);
    }

    [Fact]
    public void AcceptanceSplitAtEveryOffset_IsReceivedWhole()
    {
        using var function = new FunctionUnderTest(StubHandler.Echo);
        using RudeConnection connection = function.Server.Accept();
        byte[] accepted = Encoding.ASCII.GetBytes(RudeResponses.Accepted);
        for (int at = 0; at <= accepted.Length; at++)
        {
            connection.ReadRequest();
            connection.Send(RudeResponses.Event(Body));
            Assert.EndsWith("/response HTTP/1.1", connection.ReadRequest().Line, StringComparison.Ordinal);
            connection.SendSplit(accepted, at);
        }

        function.End(connection);
    }

    [Fact]
    public void EventInSingleBytes_IsReceivedWhole()
    {
        using var function = new FunctionUnderTest(StubHandler.Echo);
        using RudeConnection connection = function.Server.Accept();
        connection.ReadRequest();
        byte[] bytes = RudeResponses.ChunkedEvent("\"one byte at a time\"", 3);
        for (int i = 0; i < bytes.Length - 1; i++)
            connection.SendSplit(bytes.AsSpan(i, 2)[..1], 1);
        connection.Send(bytes.AsSpan(bytes.Length - 1));

        AssertEcho("\"one byte at a time\"", connection.ReadRequest());
        connection.Send(RudeResponses.Accepted);
        function.End(connection);
    }

    private static void AssertEverySplitIsReceived(byte[] response, string body)
    {
        using var function = new FunctionUnderTest(StubHandler.Echo);
        using RudeConnection connection = function.Server.Accept();
        for (int at = 0; at <= response.Length; at++)
        {
            Assert.Equal("GET /2018-06-01/runtime/invocation/next HTTP/1.1", connection.ReadRequest().Line);
            connection.SendSplit(response, at);
            AssertEcho(body, connection.ReadRequest());
            connection.Send(RudeResponses.Accepted);
        }

        function.End(connection);
    }

    private static void AssertEcho(string body, RudeRequest request)
    {
        Assert.Equal("POST /2018-06-01/runtime/invocation/8476a536-e9f4-11e8-9739-2dfe598c3fcd/response HTTP/1.1", request.Line);
        Assert.Equal(body, JsonSerializer.Deserialize<string>(request.Body));
    }
}
