using System.Globalization;
using System.Threading.Channels;
using Lambda.Runtime.Testing.Tests.TestFunctions;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Testing.Tests.Streaming;

public class StreamedResponseTests
{
    private const string Head = RawFunction.Streaming + RawFunction.Chunked;

    [Fact]
    public async Task Chunks_ArriveOneByOne()
    {
        var seen = Channel.CreateUnbounded<string>();
        LambdaFunctionOptions options = TestFunction.LongTimeouts with
        {
            OnStreamedChunk = (chunk, cancellationToken) => seen.Writer.WriteAsync(Text(chunk), cancellationToken),
        };
        string response = "";
        await using LambdaFunction function = await RawFunction.StartAsync(async invocation =>
        {
            await invocation.Connection.SendAsync(invocation.Head + Head + "Content-Type: text/x-poem; charset=utf-8\r\n\r\n");
            foreach (string text in new[] { "one", "two", "three" })
            {
                // The next chunk is sent only when the test has received the previous one: chunks do not wait for the end.
                await invocation.Connection.SendAsync(RawFunction.Chunk(text));
                Assert.Equal(text, await seen.Reader.ReadAsync());
            }

            await invocation.Connection.SendAsync("0\r\n\r\n");
            response = await invocation.Connection.ReadResponseAsync();
        }, options);

        InvocationOutcome outcome = await function.InvokeJsonAsync("{}");

        Assert.False(outcome.IsError);
        Assert.True(outcome.IsStreamed);
        Assert.Equal("onetwothree", outcome.Text);
        Assert.Equal(11, outcome.StreamedLength);
        Assert.Equal("text/x-poem; charset=utf-8", outcome.ContentType);
        Assert.Null(outcome.Prelude);
        Assert.Equal(["one", "two", "three"], outcome.Chunks.Select(Text));
        Assert.All(outcome.Chunks, chunk => Assert.Equal(outcome.RequestId, chunk.RequestId));
        Assert.Equal(outcome.Chunks.Order(Comparer<StreamedChunk>.Create((a, b) => a.SinceStart.CompareTo(b.SinceStart))), outcome.Chunks);
        Assert.True(outcome.Duration >= outcome.Chunks[^1].SinceStart);
        // The function reads the response to its request after the test has the outcome.
        Assert.False((await function.InvokeJsonAsync("{}")).IsError);
        Assert.StartsWith("HTTP/1.1 202 Accepted\r\n", response, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0\r\n\r\n")]
    [InlineData("0\r\nLambda-Runtime-Function-Error-Type: Function.Odd\r\nLambda-Runtime-Function-Error-Body: e30=\r\n\r\n")]
    public async Task Duration_EndsWithTheLastByte(string end)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var seen = new TaskCompletionSource();
        LambdaFunctionOptions options = Signaling(seen) with { TimeProvider = time };
        await using LambdaFunction function = await RawFunction.StartAsync(async invocation =>
        {
            await invocation.Connection.SendAsync(invocation.Head + Head + RawFunction.Trailer + "\r\n1\r\n1\r\n");
            await seen.Task.WithinLimit();
            time.Advance(TimeSpan.FromSeconds(2));
            await invocation.Connection.SendAsync(end);
            await invocation.Connection.ReadResponseAsync();
        }, options);

        InvocationOutcome outcome = await function.InvokeJsonAsync("{}");

        Assert.Equal((TimeSpan.Zero, TimeSpan.FromSeconds(2)), (Assert.Single(outcome.Chunks).SinceStart, outcome.Duration));
    }

    [Theory]
    [InlineData(Head + "\r\n0\r\n\r\n", "")]
    [InlineData(Head + "\r\n4;name=value\r\ntrue\r\n0\r\n\r\n", "true")]
    [InlineData(Head + RawFunction.Trailer + "\r\n4\r\ntrue\r\n0\r\n\r\n", "true")]
    [InlineData(Head + RawFunction.Trailer + "\r\n4\r\ntrue\r\n0\r\nSomething-Else: 1\r\n\r\n", "true")]
    [InlineData(Head + RawFunction.Trailer + "\r\n4\r\ntrue\r\n0\r\nLambda-Runtime-Function-Error-Type:\r\n\r\n", "true")]
    [InlineData(RawFunction.Streaming + "Content-Length: 4\r\n\r\ntrue", "true")]
    public async Task CompleteStream_IsAResponse(string rest, string text)
    {
        (InvocationOutcome outcome, string response) = await RawFunction.InvokeAsync(rest);

        Assert.Null(outcome.Error);
        Assert.True(outcome.IsStreamed);
        Assert.Equal(text, outcome.Text);
        Assert.Equal(text.Length, outcome.StreamedLength);
        Assert.Equal(text.Length == 0 ? 0 : 1, outcome.Chunks.Count);
        Assert.Null(outcome.ContentType);
        AssertStatus("202", response);
    }

    [Fact]
    public async Task BufferedResponse_IsNotStreamed()
    {
        (InvocationOutcome outcome, _) = await RawFunction.InvokeAsync(
            RawFunction.Chunked + "Content-Type: application/x\r\n\r\n4\r\ntrue\r\n0\r\n\r\n");

        Assert.False(outcome.IsStreamed);
        Assert.Equal("true", outcome.Text);
        Assert.Equal("application/x", outcome.ContentType);
        Assert.Empty(outcome.Chunks);
        Assert.Equal(0, outcome.StreamedLength);
    }

    [Theory]
    [InlineData("3\r\none\r\n", 3)]
    [InlineData("3\r\none\r\n5\r\ntw", 5)]
    [InlineData("3\r\none\r\n5", 3)]
    [InlineData("3\r\none\r\n0\r\n", 3)]
    [InlineData("", 0)]
    public async Task ConnectionLostInTheStream_IsReportedToTheCallerAndTheFunctionContinues(string body, int arrived)
    {
        var noticed = new TaskCompletionSource();
        var taken = new TaskCompletionSource();
        int count = 0;
        var options = new LambdaFunctionOptions
        {
            OnStreamedChunk = (chunk, _) =>
            {
                if ((count += chunk.Bytes.Length) >= arrived)
                    taken.TrySetResult();
                return ValueTask.CompletedTask;
            },
        };
        await using LambdaFunction function = await RawFunction.StartAsync(async invocation =>
        {
            await invocation.Connection.SendAsync(invocation.Head + Head + "\r\n" + (noticed.Task.IsCompleted ? "0\r\n\r\n" : body));
            if (noticed.Task.IsCompleted)
                await invocation.Connection.ReadResponseAsync();
            else if (arrived > 0)
                await taken.Task.WithinLimit(); // Kestrel drops the bytes that arrive together with the end of the connection.
            invocation.Connection.Dispose();
            // Before the emulator has noticed the end of the connection, /next is not allowed.
            await noticed.Task.WithinLimit();
        }, options);

        InvocationOutcome lost = await function.InvokeJsonAsync("{}");
        noticed.SetResult();
        InvocationOutcome after = await function.InvokeJsonAsync("{}");

        AssertError("Runtime.TruncatedResponse", $"The streamed response ended early, after {arrived} bytes.", lost);
        Assert.True(lost.IsStreamed);
        Assert.Equal("onetw"[..arrived], lost.Text);
        Assert.Equal("onetw"[..arrived], string.Concat(lost.Chunks.Select(Text)));
        Assert.Null(lost.ExitCode);
        Assert.False(after.IsError);
    }

    [Theory]
    [InlineData("nonsense\r\n")]
    [InlineData("3\r\ntwo plus\r\n")]
    [InlineData("-3\r\ntwo\r\n")]
    [InlineData("0\r\nno trailer\r\n\r\n")]
    public async Task MalformedChunk_IsRefusedAsTruncated(string broken)
    {
        var seen = new TaskCompletionSource();
        var response = new TaskCompletionSource<string>();
        await using LambdaFunction function = await RawFunction.StartAsync(async invocation =>
        {
            await invocation.Connection.SendAsync(invocation.Head + Head + "\r\n3\r\none\r\n");
            // Kestrel drops the bytes that arrive together with a malformed chunk.
            await seen.Task.WithinLimit();
            await invocation.Connection.SendAsync(broken);
            response.SetResult(await invocation.Connection.ReadResponseAsync());
        }, Signaling(seen));

        InvocationOutcome outcome = await function.InvokeJsonAsync("{}");

        AssertError("Runtime.TruncatedResponse", "The streamed response ended early, after 3 bytes.", outcome);
        Assert.Equal("one", outcome.Text);
        AssertStatus("400", await response.Task.WithinLimit());
        Assert.Contains("\"errorType\":\"TruncatedHTTPRequest\"", await response.Task.WithinLimit(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OtherRequestsDuringTheStream_AreRefused()
    {
        var seen = new TaskCompletionSource();
        List<(int, string?)> refusals = [];
        await using LambdaFunction function = await RawFunction.StartAsync(async invocation =>
        {
            await invocation.Connection.SendAsync(invocation.Head + Head + "\r\n1\r\n1\r\n");
            await seen.Task.WithinLimit();
            foreach (RuntimeResponse response in new[]
            {
                await invocation.Client.NextAsync(),
                await invocation.Client.RespondAsync(invocation.Next.RequestId, "2"),
                await invocation.Client.FailAsync(invocation.Next.RequestId, "{}"),
            })
            {
                refusals.Add((response.Status, response.ErrorType));
            }

            await invocation.Connection.SendAsync("0\r\n\r\n");
            await invocation.Connection.ReadResponseAsync();
        }, Signaling(seen));

        InvocationOutcome outcome = await function.InvokeJsonAsync("{}");

        Assert.Equal("1", outcome.Text);
        Assert.Equal(Enumerable.Repeat((403, (string?)"InvalidStateTransition"), 3), refusals);
    }

    [Fact]
    public async Task StreamByteByByte_IsAccepted()
    {
        await using LambdaFunction function = await RawFunction.StartAsync(async invocation =>
        {
            string all = invocation.Head + Head + RawFunction.Trailer + "\r\n3\r\none\r\n0\r\n"
                + "Lambda-Runtime-Function-Error-Type: Function.Odd\r\n"
                + $"Lambda-Runtime-Function-Error-Body: {RawFunction.Base64("{}")}\r\n\r\n";
            foreach (char character in all)
                await invocation.Connection.SendAsync(character.ToString(CultureInfo.InvariantCulture));
            await invocation.Connection.ReadResponseAsync();
        });

        InvocationOutcome outcome = await function.InvokeJsonAsync("{}");

        AssertError("Function.Odd", "", outcome);
        Assert.Equal("one", outcome.Text);
    }

    private static LambdaFunctionOptions Signaling(TaskCompletionSource seen) => TestFunction.LongTimeouts with
    {
        OnStreamedChunk = (_, _) =>
        {
            seen.TrySetResult();
            return ValueTask.CompletedTask;
        },
    };

    internal static string Text(StreamedChunk chunk) => System.Text.Encoding.Latin1.GetString(chunk.Bytes.Span);

    internal static void AssertError(string functionErrorType, string message, InvocationOutcome outcome) =>
        Assert.Equal((functionErrorType, message), (outcome.Error?.FunctionErrorType, outcome.Error?.Message));

    internal static void AssertStatus(string status, string response) =>
        Assert.StartsWith($"HTTP/1.1 {status} ", response, StringComparison.Ordinal);
}
