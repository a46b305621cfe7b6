using System.Text;
using System.Text.Json;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.RudePeer;

namespace Lambda.Runtime.Tests;

/// <summary>Tests streamed responses from the other end of the connection.</summary>
public sealed class StreamingTests
{
    private const string Errors = "Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body";

    [Fact]
    public void SmallResponse_IsSentInOneWrite()
    {
        using var function = new FunctionUnderTest(static invocation => Write(invocation, "text"));
        using RudeConnection connection = function.Server.Accept();
        RudeRequest post = Invoke(connection);
        Assert.Equal("POST /2018-06-01/runtime/invocation/8476a536-e9f4-11e8-9739-2dfe598c3fcd/response HTTP/1.1", post.Line);
        Assert.Equal(1, connection.Receives);
        Assert.Equal(
            [("Content-Type", "application/octet-stream"), ("Host", function.Server.Address), ("Lambda-Runtime-Function-Response-Mode", "streaming"), ("Trailer", Errors),
                ("Transfer-Encoding", "chunked")],
            post.Headers.Select(static header => (header.Key, header.Value)).Order());
        Assert.Equal("text", post.Text);
        Assert.Equal([4], post.Chunks);
        Assert.Empty(post.Trailers);
        connection.Send(RudeResponses.Accepted);
        function.End(connection);
        Assert.DoesNotContain("WARN", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void EmptyResponse_IsSent()
    {
        using var function = new FunctionUnderTest(static invocation => StreamedResponses.Open(invocation));
        using RudeConnection connection = function.Server.Accept();
        RudeRequest post = Invoke(connection);
        Assert.Empty(post.Body);
        Assert.Equal(1, connection.Receives);
        connection.Send(RudeResponses.Accepted);
        function.End(connection);
    }

    [Fact]
    public void LargeWrite_IsSentInChunksOf64KB()
    {
        byte[] bytes = new byte[1_000_000];
        new Random(1).NextBytes(bytes);
        using var function = new FunctionUnderTest(invocation => StreamedResponses.Open(invocation).Write(bytes));
        using RudeConnection connection = function.Server.Accept();
        RudeRequest post = Invoke(connection);
        Assert.Equal(bytes, post.Body);
        Assert.Equal([.. Enumerable.Repeat(65536, 15), 1_000_000 - 15 * 65536], post.Chunks);
        connection.Send(RudeResponses.Accepted);
        function.End(connection);
    }

    /// <summary>The difference between written and read bytes is what the sockets and this test buffer.</summary>
    [Fact]
    public void SlowReader_BlocksHandler()
    {
        const long Total = 256 * 1024 * 1024;
        const long InBetween = 32 * 1024 * 1024;
        byte[] piece = new byte[64 * 1024];
        long written = 0;
        using var function = new FunctionUnderTest(invocation =>
        {
            using LambdaResponseStream stream = StreamedResponses.Open(invocation);
            for (long i = 0; i < Total; i += piece.Length)
            {
                stream.Write(piece);
                Volatile.Write(ref written, i + piece.Length);
            }
        });
        using RudeConnection connection = function.Server.Accept();
        connection.ReadRequest();
        connection.Send(RudeResponses.Event("1"));
        connection.ReadHead();
        long read = 0;
        while (connection.ReadChunk() is { Length: > 0 } chunk)
        {
            read += chunk.Length;
            Assert.InRange(Volatile.Read(ref written) - read, -chunk.Length, InBetween);
        }

        Assert.Equal(Total, read);
        Assert.Equal([""], connection.ReadHead().DefaultIfEmpty(""));
        connection.Send(RudeResponses.Accepted);
        function.End(connection);
    }

    [Fact]
    public void Flush_SendsImmediately_AndKeepsEventValid()
    {
        using var go = new SemaphoreSlim(0);
        using var function = new FunctionUnderTest(invocation =>
        {
            LambdaResponseStream stream = StreamedResponses.Open(invocation);
            stream.Write("first"u8);
            stream.Flush();
            stream.Flush();
            go.WaitWithinLimit();
            stream.Write(invocation.Event.Span);
            stream.Write(Encoding.UTF8.GetBytes(invocation.Context.AwsRequestId[..4]));
        });
        using RudeConnection connection = function.Server.Accept();
        connection.ReadRequest();
        connection.Send(RudeResponses.Event("the event"));
        connection.ReadHead();
        Assert.Equal("first"u8.ToArray(), connection.ReadChunk());
        go.Release();
        Assert.Equal("the event8476"u8.ToArray(), connection.ReadChunk());
        Assert.Empty(connection.ReadChunk());
        Assert.Empty(connection.ReadHead());
        connection.Send(RudeResponses.Accepted);
        function.End(connection);
    }

    [Fact]
    public void Prelude_IsFollowedByEightZeroBytes()
    {
        using var function = new FunctionUnderTest(static invocation =>
        {
            LambdaResponseStream stream = StreamedResponses.Open(invocation);
            stream.WritePrelude(new HttpResponsePrelude
            {
                StatusCode = 404,
                Headers = { ["Content-Type"] = "text/plain" },
                MultiValueHeaders = { ["Vary"] = ["a", "b"] },
                Cookies = { "a=b; Secure", "c=\"d\"" },
            });
            stream.Write("gone"u8);
        });
        using RudeConnection connection = function.Server.Accept();
        RudeRequest post = Invoke(connection);
        Assert.Equal("application/vnd.awslambda.http-integration-response", post.Headers["Content-Type"]);
        Assert.Equal(
            "{\"statusCode\":404,\"headers\":{\"Content-Type\":\"text/plain\"},\"multiValueHeaders\":{\"Vary\":[\"a\",\"b\"]},"
            + "\"cookies\":[\"a=b; Secure\",\"c=\\\"d\\\"\"]}\0\0\0\0\0\0\0\0gone",
            post.Text);
        connection.Send(RudeResponses.Accepted);
        function.End(connection);
    }

    [Fact]
    public void ErrorAfterFirstByte_IsSentInTrailers_AndConnectionIsReused()
    {
        using var function = new FunctionUnderTest(static invocation =>
        {
            LambdaResponseStream stream = StreamedResponses.Open(invocation);
            stream.Write("one"u8);
            stream.Flush();
            stream.Write("two"u8);
            throw new FormatException("broken \"ü\"");
        });
        using RudeConnection connection = function.Server.Accept();
        for (int i = 0; i < 2; i++)
        {
            RudeRequest post = Invoke(connection);
            Assert.Equal("onetwo", post.Text);
            Assert.Equal("Function.FormatException", post.Trailers["Lambda-Runtime-Function-Error-Type"]);
            JsonElement error = JsonDocument.Parse(Convert.FromBase64String(post.Trailers["Lambda-Runtime-Function-Error-Body"])).RootElement;
            Assert.Equal("FormatException", error.GetProperty("errorType").GetString());
            Assert.Equal("broken \"ü\"", error.GetProperty("errorMessage").GetString());
            connection.Send(RudeResponses.Accepted);
        }

        function.End(connection);
        Assert.Contains("ERROR RequestId: 8476a536-e9f4-11e8-9739-2dfe598c3fcd FormatException: broken \"ü\"", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void LongErrorInTrailers_IsTruncated()
    {
        using var function = new FunctionUnderTest(static invocation =>
        {
            Write(invocation, "one").Flush();
            throw new FormatException(new string('ü', 100_000));
        });
        using RudeConnection connection = function.Server.Accept();
        string body = Invoke(connection).Trailers["Lambda-Runtime-Function-Error-Body"];
        Assert.InRange(body.Length, 100, 4_000);
        Assert.Equal(new string('ü', 250) + "...", JsonDocument.Parse(Convert.FromBase64String(body)).RootElement.GetProperty("errorMessage").GetString());
        connection.Send(RudeResponses.Accepted);
        function.End(connection);
    }

    [Fact]
    public void LongStackTraceInTrailers_HasTheFramesThatFit()
    {
        using var function = new FunctionUnderTest(static invocation =>
        {
            Write(invocation, "one").Flush();
            throw new TracedException();
        });
        using RudeConnection connection = function.Server.Accept();
        string body = Invoke(connection).Trailers["Lambda-Runtime-Function-Error-Body"];
        byte[] json = Convert.FromBase64String(body);
        string[] frames = [.. JsonDocument.Parse(json).RootElement.GetProperty("stackTrace").EnumerateArray().Select(static frame => frame.GetString()!)];
        Assert.Equal(TracedException.Frames.Take(frames.Length), frames);
        Assert.InRange(json.Length, 2_700, 2_800);
        connection.Send(RudeResponses.Accepted);
        function.End(connection);
    }

    [Fact]
    public void ErrorBeforeFirstByte_IsPostedAsOrdinaryError()
    {
        using var function = new FunctionUnderTest(static invocation =>
        {
            Write(invocation, "unsent");
            throw new FormatException("early");
        });
        using RudeConnection connection = function.Server.Accept();
        RudeRequest post = Invoke(connection);
        Assert.EndsWith("/error", post.Path, StringComparison.Ordinal);
        Assert.Equal("Function.FormatException", post.Headers["Lambda-Runtime-Function-Error-Type"]);
        Assert.DoesNotContain("unsent", post.Text, StringComparison.Ordinal);
        connection.Send(RudeResponses.Accepted);
        function.End(connection);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ConnectionLostWhileStreaming_WriteThrows_AndLoopContinues(bool isReset)
    {
        string? thrown = null;
        using var function = new FunctionUnderTest(invocation =>
        {
            LambdaResponseStream stream = StreamedResponses.Open(invocation);
            try
            {
                for (int i = 0; i < 100_000; i++)
                    stream.Write(new byte[65536]);
            }
            catch (IOException e)
            {
                thrown = e.Message;
                throw;
            }
        });
        RudeConnection connection = function.Server.Accept();
        connection.ReadRequest();
        connection.Send(RudeResponses.Event("{}"));
        connection.ReadHead();
        connection.ReadChunk();
        if (isReset)
            connection.Reset();
        else
            connection.Dispose();

        using RudeConnection second = function.Server.Accept();
        function.End(second);
        Assert.StartsWith("The rest of the response cannot be sent: send: ", thrown, StringComparison.Ordinal);
        Assert.Contains("IOException: The rest of the response cannot be sent", function.Log, StringComparison.Ordinal);
        Assert.Contains("WARN Lambda.Runtime: /response: ", function.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("/error", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void EarlyRejection_IsLoggedWithReason()
    {
        using var function = new FunctionUnderTest(static invocation => StreamedResponses.Open(invocation).Write(new byte[200_000]));
        using RudeConnection connection = function.Server.Accept();
        connection.ReadRequest();
        connection.Send(RudeResponses.Event("{}"));
        connection.ReadHead();
        connection.Send("HTTP/1.1 413 Too Large\r\nContent-Length: 8\r\n\r\ntoo much");
        while (connection.ReadChunk().Length > 0)
        {
        }

        connection.ReadHead();
        function.End(connection);
        Assert.Contains(
            "WARN Lambda.Runtime: /response: the body of 200000 bytes is over the limit of 209715200 for streamed responses; the caller gets an error of the service, which told this runtime: 413 too much.",
            function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void ConnectionLostBeforeFirstByte_IsReopened()
    {
        using var started = new SemaphoreSlim(0);
        using var go = new SemaphoreSlim(0);
        using var function = new FunctionUnderTest(invocation =>
        {
            started.Release();
            go.WaitWithinLimit();
            Write(invocation, "text");
        });
        RudeConnection connection = function.Server.Accept();
        connection.ReadRequest();
        connection.Send(RudeResponses.Event("{}"));
        started.WaitWithinLimit();
        connection.Reset();
        go.Release();
        using RudeConnection second = function.Server.Accept();
        Assert.Equal("text", second.ReadRequest().Text);
        second.Send(RudeResponses.Accepted);
        function.End(second);
        Assert.DoesNotContain("WARN", function.Log, StringComparison.Ordinal);
    }

    private static LambdaResponseStream Write(Invocation invocation, string text)
    {
        LambdaResponseStream stream = StreamedResponses.Open(invocation);
        stream.Write(Encoding.UTF8.GetBytes(text));
        return stream;
    }

    private static RudeRequest Invoke(RudeConnection connection)
    {
        Assert.StartsWith("GET ", connection.ReadRequest().Line, StringComparison.Ordinal);
        connection.Send(RudeResponses.Event("{}"));
        return connection.ReadRequest();
    }

    private sealed class TracedException : Exception
    {
        public static string[] Frames { get; } = [.. Enumerable.Range(0, 40).Select(static i => $"at Shop.Orders.Place{i}(Order order) in C:\\Shop\\Orders.cs:line {i}")];

        public override string StackTrace => string.Join('\n', Frames);
    }
}
