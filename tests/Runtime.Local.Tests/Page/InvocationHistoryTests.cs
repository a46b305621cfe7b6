using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Local.Page;

namespace Lambda.Runtime.Local.Tests.Page;

/// <summary>The responses of HTTP requests in the history.</summary>
public sealed class InvocationHistoryTests
{
    /// <summary>An API responds after 30 seconds, and the function continues.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Response_BelongsToItsInvocation(bool isEarly)
    {
        var history = new InvocationHistory();
        if (isEarly)
            history.AddResponse("one", 504, "Timeout: too slow");
        history.Add(Create("other"));
        history.Add(Create("one"));
        if (!isEarly)
            history.AddResponse("one", 504, "Timeout: too slow");

        Assert.Equal((504, "Timeout: too slow"), Read(history, "one"));
        Assert.Equal((null, null), Read(history, "other"));
    }

    [Fact]
    public void ResponsesWithoutAnInvocation_AreForgotten()
    {
        var history = new InvocationHistory();
        for (int i = 0; i <= InvocationHistory.MaxInvocations; i++)
            history.AddResponse($"{i}", 404, null);
        history.Add(Create("0"));
        history.Add(Create("1"));

        Assert.Equal((null, null), Read(history, "0"));
        Assert.Equal((404, null), Read(history, "1"));
    }

    private static PastInvocation Create(string requestId)
    {
        var request = new InvocationRequest("{}"u8.ToArray()) { RequestId = requestId, Http = new ReceivedHttpRequest("GET", "/", [], default) };
        return new PastInvocation(DateTimeOffset.UnixEpoch, new FunctionConfiguration(), peakMemoryMB: null, PageFixture.Respond(request, "1"));
    }

    private static (int? Status, string? Reason) Read(InvocationHistory history, string requestId)
    {
        JsonNode http = JsonNode.Parse(history.Find(requestId)!.ToJson())!["summary"]!["http"]!;
        return ((int?)http["status"], (string?)http["reason"]);
    }
}
