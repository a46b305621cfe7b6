using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Service.Gateways;
using Lambda.Runtime.Local.Page;

namespace Lambda.Runtime.Local.Tests.Page;

/// <summary>Invocations and HTTP requests in the history.</summary>
public sealed class InvocationHistoryTests
{
    private readonly InvocationHistory _history = new();

    /// <summary>An API responds after 30 seconds, and the function continues.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Request_BelongsToItsInvocation(bool isEarly)
    {
        PastRequest request = Request("one", 504, "Timeout: too slow");
        if (isEarly)
            _history.Add(request);
        _history.Add(Invocation("other"));
        _history.Add(Invocation("one"));
        if (!isEarly)
            _history.Add(request);

        Assert.Equal("""{"method":"GET","target":"/","status":504,"reason":"Timeout: too slow","notice":null} 1""", Describe("one"));
        Assert.Equal("null 1", Describe("other"));
        Assert.Equal(2, _history.Subscribe(out _).Count);
    }

    [Fact]
    public void RequestWithoutAnInvocation_IsAnEntry()
    {
        _history.Add(Request("one", 404, "Not Found: no route"));

        Assert.Equal("""{"method":"GET","target":"/","status":404,"reason":"Not Found: no route","notice":null} null""", Describe("one"));
    }

    [Fact]
    public void OldestEntries_AreForgotten()
    {
        for (int i = 0; i <= InvocationHistory.MaxEntries; i++)
            _history.Add(Request($"{i}", 404, null));

        Assert.Null(_history.Find("0"));
        Assert.NotNull(_history.Find("1"));
        Assert.Equal(InvocationHistory.MaxEntries, _history.Subscribe(out _).Count);
    }

    private static PastInvocation Invocation(string requestId)
    {
        var request = new InvocationRequest("{}"u8.ToArray()) { RequestId = requestId };
        return new PastInvocation(DateTimeOffset.UnixEpoch, new FunctionConfiguration(), peakMemoryMB: null, PageFixture.Respond(request, "1"));
    }

    private static PastRequest Request(string requestId, int status, string? reason) =>
        new(new AnsweredRequest(requestId, "Orders", DateTimeOffset.UnixEpoch, new ReceivedHttpRequest("GET", "/", [], default), status, reason));

    // What the client got, and what the function has returned.
    private string Describe(string requestId)
    {
        JsonNode past = JsonNode.Parse(_history.Find(requestId)!.ToJson())!;
        return $"{past["summary"]!["http"]?.ToJsonString() ?? "null"} {past["response"]?["text"] ?? "null"}";
    }
}
