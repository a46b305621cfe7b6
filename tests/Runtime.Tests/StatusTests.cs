using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.RudePeer;

namespace Lambda.Runtime.Tests;

/// <summary>Tests every status for every call: the loop continues, or ends with a message. Nothing is posted twice.</summary>
public sealed class StatusTests
{
    public static MatrixTheoryData<string, int> Accepting => new(["/response", "/response streamed", "/error", "/error in trailers"], [200, 201, 202, 204]);

    public static MatrixTheoryData<string, int> Rejecting => new(
        ["/response", "/response streamed", "/error", "/error in trailers"], [300, 301, 304, 307, 400, 401, 403, 404, 409, 410, 413, 418, 429, 499]);

    public static MatrixTheoryData<string, int> Failing => new(["/response", "/response streamed", "/error", "/error in trailers"], [500, 501, 502, 503, 504, 599]);

    [Theory]
    [MemberData(nameof(Accepting))]
    public void AcceptedPost_IsFollowedByNextPoll(string call, int status)
    {
        using var function = new FunctionUnderTest(invocation => Invoke(call, invocation));
        using RudeConnection connection = Post(function, call);
        connection.Send(Response(status));
        function.End(connection);
        Assert.DoesNotContain("WARN", function.Log, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Rejecting))]
    public void RejectedPost_IsLoggedAndNotRepeated_AndLoopContinues(string call, int status)
    {
        using var function = new FunctionUnderTest(invocation => Invoke(call, invocation));
        using RudeConnection connection = Post(function, call);
        connection.Send(Response(status));
        function.End(connection);
        string warning = Assert.Single(function.Log.Split('\n'), static line => line.StartsWith("WARN", StringComparison.Ordinal));
        Assert.StartsWith($"WARN Lambda.Runtime: {Path(call)}: ", warning, StringComparison.Ordinal);
        Assert.Contains(status == 304 ? "304" : $"{status} {{\"errorType\":\"Some\"}}", warning, StringComparison.Ordinal);
        if (status == 413)
            Assert.Matches($"of [0-9]+ bytes is over the limit of {(call.Contains(' ', StringComparison.Ordinal) ? "209715200 for streamed responses" : "6291556")}", warning);
    }

    [Theory]
    [MemberData(nameof(Failing))]
    public void PostWithServerError_EndsProcess(string call, int status)
    {
        using var function = new FunctionUnderTest(invocation => Invoke(call, invocation));
        using RudeConnection connection = Post(function, call);
        connection.Send(Response(status));
        Assert.Equal(1, function.ExitCode());
        Assert.True(connection.IsClosedByPeer());
        Assert.Matches($"FATAL Lambda.Runtime: Runtime.UnexpectedStatus: {Path(call)} at .* responded {status} .*; expected 202", function.Log);
    }

    [Theory]
    [InlineData(201)]
    [InlineData(202)]
    [InlineData(204)]
    [InlineData(302)]
    [InlineData(304)]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(413)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public void RejectedPoll_EndsProcess(int status)
    {
        using var function = new FunctionUnderTest(_ => Assert.Fail("no handler is called without an event"));
        using RudeConnection connection = function.Server.Accept();
        connection.ReadRequest();
        connection.Send(Response(status));
        Assert.Equal(1, function.ExitCode());
        Assert.True(connection.IsClosedByPeer());
        Assert.Matches($"FATAL Lambda.Runtime: Runtime.UnexpectedStatus: /next at .* responded {status} .*; expected 200 and an event", function.Log);
    }

    [Theory]
    [InlineData(200, 1)]
    [InlineData(202, 1)]
    [InlineData(307, 2)]
    [InlineData(400, 2)]
    [InlineData(403, 2)]
    [InlineData(413, 2)]
    [InlineData(500, 2)]
    [InlineData(503, 2)]
    public void InitError_IsPostedOnceForAnyStatus(int status, int lines)
    {
        using var function = new FunctionUnderTest(
            [new StubHandler(StubHandler.Echo, initialize: static () => throw new InvalidOperationException("no table"))]);
        using RudeConnection connection = function.Server.Accept();
        Assert.Equal("/2018-06-01/runtime/init/error", connection.ReadRequest().Path);
        connection.Send(Response(status));
        Assert.Equal(1, function.ExitCode());
        Assert.True(connection.IsClosedByPeer());
        Assert.Equal(lines, function.Log.TrimEnd('\n').Split('\n').Count(static line => line.Contains("Lambda.Runtime:", StringComparison.Ordinal)));
    }

    private static void Invoke(string call, Invocation invocation)
    {
        if (call.Contains(' ', StringComparison.Ordinal))
        {
            LambdaResponseStream stream = StreamedResponses.Open(invocation);
            stream.Write("text"u8);
            stream.Flush();
        }

        if (call.StartsWith("/error", StringComparison.Ordinal))
            throw new FormatException("bad");
        if (call == "/response")
            StubHandler.Echo(invocation);
    }

    /// <summary>Sends an event and reads what is posted for it.</summary>
    private static RudeConnection Post(FunctionUnderTest function, string call)
    {
        RudeConnection connection = function.Server.Accept();
        connection.ReadRequest();
        connection.Send(RudeResponses.Event("1"));
        Assert.EndsWith(Path(call), connection.ReadRequest().Path, StringComparison.Ordinal);
        return connection;
    }

    private static string Path(string call) => call == "/error" ? "/error" : "/response";

    private static string Response(int status)
    {
        const string Body = """{"errorType":"Some"}""";
        return status is 204 or 304
            ? $"HTTP/1.1 {status} Some\r\n\r\n"
            : $"HTTP/1.1 {status} Some\r\nContent-Length: {Body.Length}\r\n\r\n{Body}";
    }
}
