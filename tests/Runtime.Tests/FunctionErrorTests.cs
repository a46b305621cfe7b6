using System.Text.Json;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.RudePeer;

namespace Lambda.Runtime.Tests;

/// <summary>Tests handlers that throw: the error is posted and logged, and the loop continues.</summary>
public sealed class FunctionErrorTests
{
    [Fact]
    public void Exception_IsPostedAndLogged_AndLoopContinues()
    {
        using var function = new FunctionUnderTest(static invocation =>
        {
            if (invocation.Event.Span[0] == '1')
                throw new ArgumentException("no \"one\"\n", new InvalidOperationException("deeper"));
            StubHandler.Echo(invocation);
        });
        using RudeConnection connection = function.Server.Accept();
        connection.ReadRequest();
        connection.Send(RudeResponses.Event("1", requestId: "first"));

        RudeRequest error = connection.ReadRequest();
        Assert.Equal("POST /2018-06-01/runtime/invocation/first/error HTTP/1.1", error.Line);
        Assert.Equal("Function.ArgumentException", error.Headers["Lambda-Runtime-Function-Error-Type"]);
        JsonElement body = JsonDocument.Parse(error.Body).RootElement;
        Assert.Equal("ArgumentException", body.GetProperty("errorType").GetString());
        Assert.Equal("no \"one\"\n", body.GetProperty("errorMessage").GetString());
        Assert.Equal(JsonValueKind.Array, body.GetProperty("stackTrace").ValueKind);
        Assert.Equal("InvalidOperationException", body.GetProperty("cause").GetProperty("errorType").GetString());
        Assert.Equal("deeper", body.GetProperty("cause").GetProperty("errorMessage").GetString());
        connection.Send(RudeResponses.Accepted);

        connection.ReadRequest();
        connection.Send(RudeResponses.Event("2"));
        Assert.Equal("\"2\"", connection.ReadRequest().Text);
        connection.Send(RudeResponses.Accepted);
        function.End(connection);
        Assert.StartsWith("ERROR RequestId: first ArgumentException: no \"one\"\n", function.Log, StringComparison.Ordinal);
        Assert.Contains("Caused by InvalidOperationException: deeper", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void XRayCause_IsOneLineOfJson()
    {
        using var function = new FunctionUnderTest(
            [new StubHandler(static _ => throw new ArgumentException("no \"ü\"\r\n", new ThrowingMessageException<int>()))], null, ("LAMBDA_TASK_ROOT", "/var/task"));
        RudeRequest error = PostOf(function);
        string header = error.Headers["Lambda-Runtime-Function-XRay-Error-Cause"];
        Assert.DoesNotContain(header, static c => c is < ' ' or > '~');
        JsonElement cause = JsonDocument.Parse(header).RootElement;
        Assert.Equal("/var/task", cause.GetProperty("working_directory").GetString());
        Assert.Equal(0, cause.GetProperty("paths").GetArrayLength());
        JsonElement[] exceptions = [.. cause.GetProperty("exceptions").EnumerateArray()];
        Assert.Equal(["ArgumentException", "ThrowingMessageException"], exceptions.Select(static exception => exception.GetProperty("type").GetString()));
        Assert.Equal("no \"ü\"\r\n", exceptions[0].GetProperty("message").GetString());
    }

    [Theory]
    [InlineData("at A.B(Int32 i) in /src/a in b.cs:line 7", "A.B(Int32 i)", "/src/a in b.cs", 7)]
    [InlineData("at A.B(Int32) + 0x1f", "A.B(Int32)", "", 0)]
    [InlineData("at A.B() in C", "A.B() in C", "", 0)]
    [InlineData("at A.B() in C:line x", "A.B() in C:line x", "", 0)]
    [InlineData("elsewhere", "elsewhere", "", 0)]
    public void XRayCause_HasFileLineAndMethodOfEachFrame(string frame, string label, string path, int line)
    {
        using var function = new FunctionUnderTest(_ => throw new TracedException("no", $"   {frame}\r\n   at Last.One()"));
        JsonElement stack = JsonDocument.Parse(PostOf(function).Headers["Lambda-Runtime-Function-XRay-Error-Cause"])
            .RootElement.GetProperty("exceptions")[0].GetProperty("stack");
        Assert.Equal(2, stack.GetArrayLength());
        Assert.Equal(label, stack[0].GetProperty("label").GetString());
        Assert.Equal(path, stack[0].GetProperty("path").GetString());
        Assert.Equal(line, stack[0].GetProperty("line").GetInt32());
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(4, false)]
    public void LongXRayCause_IsOmitted(int exceptions, bool isSent)
    {
        string trace = string.Concat(Enumerable.Range(0, 50).Select(static i => $"   at {new string('m', 180)}{i:00}()\n"));
        Exception? chain = null;
        for (int i = 0; i < exceptions; i++)
            chain = new TracedException("long", trace, chain);
        using var function = new FunctionUnderTest(_ => throw chain!);
        RudeRequest error = PostOf(function);
        Assert.Equal(isSent, error.Headers.ContainsKey("Lambda-Runtime-Function-XRay-Error-Cause"));
        Assert.Equal(50, JsonDocument.Parse(error.Body).RootElement.GetProperty("stackTrace").GetArrayLength());
    }

    [Fact]
    public void PartialResult_IsDiscarded()
    {
        using var function = new FunctionUnderTest(static invocation =>
        {
            invocation.ResponseWriter.StartObject();
            invocation.ResponseWriter.WriteName("half");
            invocation.ResponseWriter.WriteString(new string('x', 100_000));
            throw new InvalidOperationException("not done");
        });
        RudeRequest error = PostOf(function);
        Assert.EndsWith("/error HTTP/1.1", error.Line, StringComparison.Ordinal);
        Assert.Equal("not done", JsonDocument.Parse(error.Body).RootElement.GetProperty("errorMessage").GetString());
    }

    [Fact]
    public void EndlessObjectGraph_IsError()
    {
        using var function = new FunctionUnderTest(static invocation =>
        {
            while (true)
                invocation.ResponseWriter.StartArray();
        });
        Assert.Contains("deeper than 64 levels", PostOf(function).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void FailingStream_IsDisposed()
    {
        var stream = new UnreadableStream();
        using var function = new FunctionUnderTest(invocation => BytePayload.Write(invocation, stream));
        RudeRequest error = PostOf(function);
        Assert.EndsWith("/error", error.Path, StringComparison.Ordinal);
        Assert.Equal("Function.IOException", error.Headers["Lambda-Runtime-Function-Error-Type"]);
        Assert.False(stream.CanRead);
    }

    [Fact]
    public void MessageWithAnyText_IsValidJson_AndHeaderIsAscii()
    {
        string message = "quote \" backslash \\ control \u0001 line\nline delete \u007f emoji 🌍 ü lone \ud800 end";
        using var function = new FunctionUnderTest(_ => throw new InvalidOperationException(message));
        RudeRequest error = PostOf(function);
        string expected = message.Replace('\ud800', '\ufffd');
        Assert.Contains("quote \\\" backslash \\\\ control \\u0001 line\\nline delete \u007f emoji 🌍 ü lone \ufffd end", new System.Text.UTF8Encoding(false, true).GetString(error.Body), StringComparison.Ordinal);
        Assert.Equal(expected, JsonDocument.Parse(error.Body).RootElement.GetProperty("errorMessage").GetString());

        string header = error.Headers["Lambda-Runtime-Function-XRay-Error-Cause"];
        Assert.DoesNotContain(header, static c => c is < ' ' or > '~');
        Assert.Equal(expected, JsonDocument.Parse(header).RootElement.GetProperty("exceptions")[0].GetProperty("message").GetString());
    }

    [Fact]
    public void LongMessage_IsTruncated()
    {
        using var function = new FunctionUnderTest(_ => throw new InvalidOperationException(new string('ä', 1024 * 1024)));
        RudeRequest error = PostOf(function);
        Assert.InRange(error.Body.Length, 8 * 1024, 256 * 1024);
        Assert.EndsWith("...", JsonDocument.Parse(error.Body).RootElement.GetProperty("errorMessage").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void LongChainOfCauses_IsTruncated()
    {
        Exception chain = new InvalidOperationException("0");
        for (int i = 1; i < 1000; i++)
            chain = new InvalidOperationException(i.ToString(null, null), chain);
        using var function = new FunctionUnderTest(_ => throw chain);
        JsonElement body = JsonDocument.Parse(PostOf(function).Body).RootElement;
        int depth = 0;
        while (body.TryGetProperty("cause", out JsonElement cause))
        {
            body = cause;
            depth++;
        }

        Assert.Equal(3, depth);
    }

    [Fact]
    public void ThrowingMessage_IsReplaced()
    {
        using var function = new FunctionUnderTest(_ => throw new ThrowingMessageException<int>());
        RudeRequest error = PostOf(function);
        JsonElement body = JsonDocument.Parse(error.Body).RootElement;
        Assert.Equal("ThrowingMessageException", body.GetProperty("errorType").GetString());
        Assert.Equal("Function.ThrowingMessageException", error.Headers["Lambda-Runtime-Function-Error-Type"]);
        Assert.Equal("(the Message of this exception threw NotSupportedException)", body.GetProperty("errorMessage").GetString());
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\nContent-Length: 32\r\n\r\n{\"errorType\":\"InvalidRequestID\"}", "400 {\"errorType\":\"InvalidRequestID\"}")]
    [InlineData("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n", "the service did not accept it: 403")]
    [InlineData("HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n", "the service did not accept it: 410")]
    [InlineData("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n", "the body of 3 bytes is over the limit of 6291556")]
    public void RejectedResponse_IsLogged_AndLoopContinues(string response, string logged)
    {
        using var function = new FunctionUnderTest(StubHandler.Echo);
        using RudeConnection connection = function.Server.Accept();
        connection.ReadRequest();
        connection.Send(RudeResponses.Event("1"));
        connection.ReadRequest();
        connection.Send(response);
        function.End(connection);
        Assert.Contains(logged, function.Log, StringComparison.Ordinal);
    }

    /// <summary>Ways to write more than 256 MiB, which the service would reject anyway. The length of some does not fit in an int.</summary>
    public static TheoryData<string> ExcessiveResponses => ["control characters", "base64", "base64 over 2 GiB", "bytes", "text", "name", "html", "many"];

    [Theory]
    [MemberData(nameof(ExcessiveResponses))]
    public void ExcessivelyLargeResponse_IsError_AndLoopContinues(string kind)
    {
        using var function = new FunctionUnderTest(invocation =>
        {
            if (invocation.Event.Length == 1)
                WriteExcessive(invocation, kind);
            else
                StubHandler.Echo(invocation);
        });
        using RudeConnection connection = function.Server.Accept();
        connection.ReadRequest();
        connection.Send(RudeResponses.Event("1"));
        RudeRequest error = connection.ReadRequest();
        Assert.EndsWith("/error", error.Path, StringComparison.Ordinal);
        Assert.Equal("Function.ResponseSizeTooLarge", error.Headers["Lambda-Runtime-Function-Error-Type"]);
        Assert.StartsWith(
            """{"errorType":"Function.ResponseSizeTooLarge","errorMessage":"The response is longer than 268435456 bytes. Expected at most 6291556 bytes in one piece""",
            error.Text,
            StringComparison.Ordinal);
        connection.Send(RudeResponses.Accepted);

        connection.ReadRequest();
        connection.Send(RudeResponses.Event("12"));
        Assert.Equal("\"12\"", connection.ReadRequest().Text);
        connection.Send(RudeResponses.Accepted);
        function.End(connection);
    }

    private static void WriteExcessive(Invocation invocation, string kind)
    {
        // Arrays that are never written do not use physical memory.
        switch (kind)
        {
            case "control characters": invocation.ResponseWriter.WriteString(new string('\u0001', 50_000_000)); break;
            case "html": invocation.ResponseWriter.HtmlSafe.WriteString(new string('&', 50_000_000)); break;
            case "name": invocation.ResponseWriter.WriteName(new string('\u0001', 50_000_000)); break;
            case "text": TextPayload.Create(new LambdaEnvironment(new Dictionary<string, string>())).Write(invocation, new string('ü', 140_000_000)); break;
            case "base64": invocation.ResponseWriter.WriteMemory(GC.AllocateUninitializedArray<byte>(220_000_000)); break;
            case "base64 over 2 GiB": invocation.ResponseWriter.WriteMemory(GC.AllocateUninitializedArray<byte>(1_700_000_000)); break;
            case "bytes": BytePayload.Write(invocation, GC.AllocateUninitializedArray<byte>(300_000_000)); break;
            default:
                byte[] mebibyte = new byte[1024 * 1024];
                for (int i = 0; i < 1000; i++)
                    BytePayload.Write(invocation, mebibyte);
                break;
        }
    }

    [Fact]
    public void ServerError_EndsLoop()
    {
        using var function = new FunctionUnderTest(StubHandler.Echo);
        using RudeConnection connection = function.Server.Accept();
        connection.ReadRequest();
        connection.Send(RudeResponses.Event("1"));
        connection.ReadRequest();
        connection.Send("HTTP/1.1 500 Oops\r\nContent-Length: 4\r\n\r\nfire");
        Assert.Equal(1, function.ExitCode());
        Assert.Contains("responded 500 fire; expected 202", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void ForbiddenPoll_EndsLoop()
    {
        using var function = new FunctionUnderTest(StubHandler.Echo);
        using RudeConnection connection = function.Server.Accept();
        connection.ReadRequest();
        connection.Send("HTTP/1.1 403 Forbidden\r\nContent-Length: 4\r\n\r\nstop");
        Assert.Equal(1, function.ExitCode());
        Assert.Contains("responded 403 stop; expected 200 and an event", function.Log, StringComparison.Ordinal);
    }

    /// <summary>Sends one event, returns what the function posts for it, and ends the function.</summary>
    private static RudeRequest PostOf(FunctionUnderTest function)
    {
        using RudeConnection connection = function.Server.Accept();
        connection.ReadRequest();
        connection.Send(RudeResponses.Event("1"));
        RudeRequest post = connection.ReadRequest();
        connection.Send(RudeResponses.Accepted);
        function.End(connection);
        return post;
    }

    private sealed class ThrowingMessageException<T> : Exception
    {
        public override string Message => throw new NotSupportedException(typeof(T).Name);
    }

    private sealed class UnreadableStream : MemoryStream
    {
        public override int Read(Span<byte> buffer) => throw new IOException("no such sector");
    }

    private sealed class TracedException(string message, string stackTrace, Exception? cause = null) : Exception(message, cause)
    {
        public override string StackTrace => stackTrace;
    }
}
