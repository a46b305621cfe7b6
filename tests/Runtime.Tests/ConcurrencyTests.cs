using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Hosting;
using Lambda.Runtime.Logging;
using Lambda.Runtime.RudePeer;

namespace Lambda.Runtime.Tests;

/// <summary>Tests concurrent invocations in one process, as set by <c>AWS_LAMBDA_MAX_CONCURRENCY</c>.</summary>
public sealed class ConcurrencyTests
{
    [Fact]
    public void ConcurrentInvocations_EachRespondToTheirOwnEvent()
    {
        const int Count = 4;
        using var all = new Barrier(Count);
        using FunctionUnderTest function = Start(Count, invocation =>
        {
            string id = invocation.Context.AwsRequestId;
            Assert.True(all.SignalAndWait(TimeSpan.FromSeconds(20)), "the others did not run at the same time");
            invocation.ResponseWriter.WriteString(id + System.Text.Encoding.UTF8.GetString(invocation.Event.Span));
        });
        RudeConnection[] connections = [.. Enumerable.Range(0, Count).Select(_ => function.Server.Accept())];
        for (int round = 0; round < 3; round++)
        {
            for (int i = 0; i < Count; i++)
            {
                Assert.Equal("GET /2018-06-01/runtime/invocation/next HTTP/1.1", connections[i].ReadRequest().Line);
                connections[i].Send(RudeResponses.Event($"{i}", requestId: $"id-{round}-{i}"));
            }

            for (int i = Count - 1; i >= 0; i--)
            {
                RudeRequest post = connections[i].ReadRequest();
                Assert.Equal($"/2018-06-01/runtime/invocation/id-{round}-{i}/response", post.Path);
                Assert.Equal($"\"id-{round}-{i}{i}\"", post.Text);
                connections[i].Send(RudeResponses.Accepted);
            }
        }

        End(function, connections);
    }

    [Fact]
    public void InvocationIds_AreSentBackWithTheirOwnCompletion()
    {
        using var both = new Barrier(2);
        using FunctionUnderTest function = Start(2, invocation =>
        {
            Assert.True(both.SignalAndWait(TimeSpan.FromSeconds(60)), "the other did not run at the same time");
            if (invocation.Event.Span[0] == '1')
                throw new FormatException("bad");
            StubHandler.Echo(invocation);
        });
        RudeConnection[] connections = [function.Server.Accept(), function.Server.Accept()];
        for (int i = 0; i < 2; i++)
        {
            connections[i].ReadRequest();
            connections[i].Send(RudeResponses.Event($"{i}", requestId: $"id-{i}", headers: $"Lambda-Runtime-Invocation-Id: inv-{i}\r\n"));
        }

        for (int i = 1; i >= 0; i--)
        {
            RudeRequest post = connections[i].ReadRequest();
            Assert.Equal($"/2018-06-01/runtime/invocation/id-{i}/{(i == 1 ? "error" : "response")}", post.Path);
            Assert.Equal($"inv-{i}", post.Headers["Lambda-Runtime-Invocation-Id"]);
            connections[i].Send(RudeResponses.Accepted);
        }

        foreach (RudeConnection connection in connections)
            connection.ReadRequest();
        End(function, connections);
    }

    [Fact]
    public void FailedInvocation_DoesNotAffectOthers()
    {
        using FunctionUnderTest function = Start(2, static invocation =>
        {
            if (invocation.Event.Length == 1)
                throw new FormatException("bad");
            StubHandler.Echo(invocation);
        });
        RudeConnection[] connections = [function.Server.Accept(), function.Server.Accept()];
        connections[0].ReadRequest();
        connections[1].ReadRequest();
        connections[0].Send(RudeResponses.Event("1", requestId: "first"));
        Assert.EndsWith("/first/error", connections[0].ReadRequest().Path, StringComparison.Ordinal);
        connections[1].Send(RudeResponses.Event("22", requestId: "second"));
        Assert.Equal("\"22\"", connections[1].ReadRequest().Text);
        connections[1].Send(RudeResponses.Accepted);
        connections[0].Send("HTTP/1.1 410 Gone\r\nContent-Length: 13\r\n\r\nInvokeTimeout");
        connections[0].ReadRequest();
        connections[1].ReadRequest();
        connections[0].Send(RudeResponses.Event("333", requestId: "third"));
        Assert.Equal("\"333\"", connections[0].ReadRequest().Text);
        connections[0].Send(RudeResponses.Accepted);
        connections[0].ReadRequest();
        Assert.Contains("ERROR RequestId: first FormatException: bad", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void FailedLoop_IsReplaced()
    {
        using FunctionUnderTest function = Start(2, StubHandler.Echo);
        RudeConnection[] connections = [function.Server.Accept(), function.Server.Accept()];
        connections[0].ReadRequest();
        connections[1].ReadRequest();
        connections[0].Send("no HTTP at all\r\n\r\n");
        using RudeConnection third = function.Server.Accept();
        Assert.StartsWith("GET ", third.ReadRequest().Line, StringComparison.Ordinal);
        third.Send(RudeResponses.Event("1"));
        Assert.Equal("\"1\"", third.ReadRequest().Text);
        connections[1].Send(RudeResponses.Event("2"));
        Assert.Equal("\"2\"", connections[1].ReadRequest().Text);
        Assert.Matches("WARN Lambda.Runtime: Lambda loop [12] failed and is replaced: /next at", function.Log);
    }

    [Fact]
    public void LostRuntimeApi_EndsProcess()
    {
        using FunctionUnderTest function = Start(3, StubHandler.Echo);
        RudeConnection[] connections = [function.Server.Accept(), function.Server.Accept(), function.Server.Accept()];
        foreach (RudeConnection connection in connections)
            connection.ReadRequest();
        End(function, connections);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("many")]
    [InlineData("-1")]
    [InlineData("100000")]
    public void InvalidConcurrency_IsInitError(string count)
    {
        using var function = new FunctionUnderTest([new StubHandler(StubHandler.Echo)], null, ("AWS_LAMBDA_MAX_CONCURRENCY", count));
        using RudeConnection connection = function.Server.Accept();
        RudeRequest error = connection.ReadRequest();
        Assert.Equal("/2018-06-01/runtime/init/error", error.Path);
        Assert.Contains("AWS_LAMBDA_MAX_CONCURRENCY is", error.Text, StringComparison.Ordinal);
        Assert.Contains("a number from 1 to 1000", error.Text, StringComparison.Ordinal);
        connection.Send(RudeResponses.Accepted);
        Assert.Equal(1, function.ExitCode());
    }

    [Fact]
    public void UnexpectedExceptionInEveryLoop_EndsProcess()
    {
        var log = new FunctionLog(new CapturedLog(), new LambdaEnvironment(new Dictionary<string, string>()));
        var loops = new ConcurrentLoops(2, static () => throw new InvalidOperationException("no slot"), new StubHandler(StubHandler.Echo), AmbientState.Capture(), log);
        var error = Assert.Throws<RuntimeException>(loops.Run);
        Assert.Equal("Runtime.Unknown", error.ErrorType);
        Assert.StartsWith("System.InvalidOperationException: no slot", error.Message, StringComparison.Ordinal);
    }

    private static FunctionUnderTest Start(int count, Action<Invocation> handler) =>
        new([new StubHandler(handler)], null, ("AWS_LAMBDA_MAX_CONCURRENCY", $"{count}"));

    /// <summary>Stops the service, so that no loop can be replaced.</summary>
    private static void End(FunctionUnderTest function, RudeConnection[] connections)
    {
        function.Server.Dispose();
        foreach (RudeConnection connection in connections)
            connection.Dispose();
        Assert.Equal(1, function.ExitCode());
        Assert.Contains("FATAL Lambda.Runtime: Runtime.ConnectionLost: no event from the Runtime API at", function.Log, StringComparison.Ordinal);
    }
}
