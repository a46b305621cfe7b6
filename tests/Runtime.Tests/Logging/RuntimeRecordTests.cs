using System.Globalization;
using System.Text.Json;
using Lambda.Runtime.RudePeer;

namespace Lambda.Runtime.Tests.Logging;

/// <summary>Tests the runtime's own records: their two formats, and the filter by level.</summary>
public sealed class RuntimeRecordTests
{
    [Theory]
    [InlineData("JSON")]
    [InlineData("json")]
    public void InvocationError_IsOneLineOfJson(string format)
    {
        DateTime before = DateTime.UtcNow.AddMilliseconds(-1);
        using var function = new FunctionUnderTest(
            [new StubHandler(static _ => throw new ArgumentException("no \"ü\"\n🌍 \ud800", new FormatException("deeper")))], null, ("AWS_LAMBDA_LOG_FORMAT", format));
        Serve(function, "first", "Lambda-Runtime-Aws-Tenant-Id: green\r\n");

        Assert.DoesNotContain(function.Log, static c => c is not '\n' and < ' ');
        Assert.Contains("no \\\"ü\\\"\\n🌍 \ufffd", function.Log, StringComparison.Ordinal);
        string[] lines = function.Log.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        JsonElement record = JsonDocument.Parse(lines[0]).RootElement;
        Assert.Equal(
            ["timestamp", "level", "message", "requestId", "tenantId", "traceId", "errorType", "errorMessage", "stackTrace", "cause"],
            record.EnumerateObject().Select(static member => member.Name));
        string timestamp = record.GetProperty("timestamp").GetString()!;
        Assert.InRange(DateTime.ParseExact(timestamp, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), before, DateTime.UtcNow);
        Assert.Equal("ERROR", record.GetProperty("level").GetString());
        Assert.Equal("ArgumentException: no \"ü\"\n🌍 \ufffd", record.GetProperty("message").GetString());
        Assert.Equal("first", record.GetProperty("requestId").GetString());
        Assert.Equal("green", record.GetProperty("tenantId").GetString());
        Assert.StartsWith("Root=1-5bef4de7-", record.GetProperty("traceId").GetString(), StringComparison.Ordinal);
        Assert.Equal("ArgumentException", record.GetProperty("errorType").GetString());
        Assert.Equal("FormatException", record.GetProperty("cause").GetProperty("errorType").GetString());

        JsonElement end = JsonDocument.Parse(lines[1]).RootElement;
        Assert.Equal(["timestamp", "level", "message", "errorType", "errorMessage", "stackTrace"], end.EnumerateObject().Select(static member => member.Name));
        Assert.Equal("FATAL", end.GetProperty("level").GetString());
        Assert.StartsWith("Runtime.UnexpectedStatus: /next at", end.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("Runtime.UnexpectedStatus", end.GetProperty("errorType").GetString());
    }

    /// <summary>Text from an event or an exception is marked, so that it does not look like a record.</summary>
    [Fact]
    public void InvocationError_CannotForgeAnotherRecord()
    {
        using var function = new FunctionUnderTest(
            static invocation => throw new ArgumentException(System.Text.Encoding.UTF8.GetString(invocation.Event.Span), new FormatException("x\nERROR y")));
        using RudeConnection connection = function.Server.Accept();
        connection.ReadRequest();
        connection.Send(RudeResponses.Event("a\nFATAL RequestId: first forged\n   at Evil()\r\u001b[1A", "first"));
        connection.ReadRequest();
        connection.Send(RudeResponses.Accepted);
        function.End(connection);

        string[] lines = function.Log.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["ERROR RequestId: first ArgumentException: a", "   | FATAL RequestId: first forged", "   |    at Evil()\\u000d\\u001b[1A"], lines[..3]);
        Assert.Equal(["   Caused by FormatException: x", "   | ERROR y"], lines[3..5]);
        Assert.Equal(2, lines.Count(static line => !line.StartsWith("   ", StringComparison.Ordinal)));
        Assert.StartsWith("FATAL Lambda.Runtime: Runtime.UnexpectedStatus: /next at", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void InitError_CannotForgeAnotherRecord()
    {
        var handler = new StubHandler(StubHandler.Echo, initialize: static () => throw new InvalidOperationException("no table\nINFO forged"));
        using var function = new FunctionUnderTest([handler]);
        using RudeConnection connection = function.Server.Accept();
        connection.ReadRequest();
        connection.Send(RudeResponses.Accepted);
        Assert.Equal(1, function.ExitCode());
        Assert.StartsWith("FATAL Lambda.Runtime: init failed: InvalidOperationException: no table\n   | INFO forged\n", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void InitError_IsOneLineOfJson()
    {
        var handler = new StubHandler(StubHandler.Echo, initialize: static () => throw new InvalidOperationException("no table"));
        using var function = new FunctionUnderTest([handler], null, ("AWS_LAMBDA_LOG_FORMAT", "JSON"));
        using RudeConnection connection = function.Server.Accept();
        connection.ReadRequest();
        connection.Send(RudeResponses.Accepted);
        Assert.Equal(1, function.ExitCode());
        JsonElement record = JsonDocument.Parse(function.Log).RootElement;
        Assert.Equal("init failed: InvalidOperationException: no table", record.GetProperty("message").GetString());
        Assert.Equal("InvalidOperationException", record.GetProperty("errorType").GetString());
    }

    [Theory]
    [InlineData("", "Text", "ERROR RequestId: first FormatException: bad|FATAL Lambda.Runtime: Runtime.UnexpectedStatus: /next at")]
    [InlineData("ERROR", "other", "ERROR RequestId: first FormatException: bad|FATAL Lambda.Runtime: Runtime.UnexpectedStatus: /next at")]
    [InlineData("nonsense", "", "ERROR RequestId: first FormatException: bad|FATAL Lambda.Runtime: Runtime.UnexpectedStatus: /next at")]
    [InlineData("FATAL", "", "FATAL Lambda.Runtime: Runtime.UnexpectedStatus: /next at")]
    [InlineData("fatal", "", "FATAL Lambda.Runtime: Runtime.UnexpectedStatus: /next at")]
    public void Text_IsFilteredByLevel(string level, string format, string expected)
    {
        using var function = new FunctionUnderTest(
            [new StubHandler(static _ => throw new FormatException("bad"))], null, ("AWS_LAMBDA_LOG_LEVEL", level), ("AWS_LAMBDA_LOG_FORMAT", format));
        Serve(function, "first");
        string[] records = [.. function.Log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(static line => !line.StartsWith("   ", StringComparison.Ordinal))];
        string[] starts = expected.Split('|');
        Assert.Equal(starts.Length, records.Length);
        for (int i = 0; i < starts.Length; i++)
            Assert.StartsWith(starts[i], records[i], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("WARN", true)]
    [InlineData("ERROR", false)]
    public void RejectedResponse_IsWarning(string level, bool isLogged)
    {
        using var function = new FunctionUnderTest([new StubHandler(StubHandler.Echo)], null, ("AWS_LAMBDA_LOG_LEVEL", level));
        Serve(function, "first", response: "HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n");
        Assert.Equal(isLogged, function.Log.Contains("did not accept it: 410", StringComparison.Ordinal));
    }

    /// <summary>Sends an event, accepts the post, and ends the function.</summary>
    private static void Serve(FunctionUnderTest function, string requestId, string headers = "", string response = RudeResponses.Accepted)
    {
        using RudeConnection connection = function.Server.Accept();
        connection.ReadRequest();
        connection.Send(RudeResponses.Event("1", requestId, headers));
        connection.ReadRequest();
        connection.Send(response);
        function.End(connection);
    }
}
