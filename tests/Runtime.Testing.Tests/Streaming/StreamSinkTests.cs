using System.Runtime.InteropServices;
using System.Text;
using Lambda.Runtime.Testing.Tests.TestFunctions;
using Microsoft.Extensions.Time.Testing;
using static Lambda.Runtime.Testing.Tests.Streaming.StreamedResponseTests;

namespace Lambda.Runtime.Testing.Tests.Streaming;

public class StreamSinkTests
{
    private const int Limit = 209_715_200;
    private const string Head = RawFunction.Streaming + RawFunction.Chunked + "\r\n";

    [Theory]
    [InlineData(Limit, false)]
    [InlineData(Limit, true)]
    public async Task ResponseOfTheLargestSize_GoesThroughOneBuffer(int size, bool over)
    {
        long seen = 0;
        HashSet<byte[]> buffers = [];
        LambdaFunctionOptions options = TestFunction.LongTimeouts with
        {
            KeepStreamedPayload = false,
            OnStreamedChunk = (chunk, _) =>
            {
                Assert.True(MemoryMarshal.TryGetArray(chunk.Bytes, out ArraySegment<byte> bytes));
                buffers.Add(bytes.Array!);
                seen += bytes.Count;
                return ValueTask.CompletedTask;
            },
        };
        var response = new TaskCompletionSource<string>();
        await using LambdaFunction function = await RawFunction.StartAsync(async invocation =>
        {
            const int pieces = 200;
            byte[] piece = [.. Encoding.ASCII.GetBytes($"{size / pieces:x}\r\n"), .. new byte[size / pieces], .. "\r\n"u8];
            await invocation.Connection.SendAsync(invocation.Head + Head);
            for (int sent = 0; sent < pieces; sent++)
                await invocation.Connection.SendAsync(piece);
            await invocation.Connection.SendAsync(over ? "1\r\nx\r\n0\r\n\r\n" : "0\r\n\r\n");
            response.SetResult(await invocation.Connection.ReadResponseAsync());
        }, options);

        InvocationOutcome outcome = await function.InvokeJsonAsync("{}");

        Assert.Equal(size, outcome.StreamedLength);
        Assert.Equal(size, seen);
        Assert.Single(buffers);
        Assert.True(outcome.Payload.IsEmpty);
        Assert.Empty(outcome.Chunks);
        AssertStatus(over ? "413" : "202", await response.Task.WithinLimit());
        if (!over)
        {
            Assert.Null(outcome.Error);
            return;
        }

        Assert.Contains("\"errorType\":\"RequestEntityTooLarge\"", await response.Task.WithinLimit(), StringComparison.Ordinal);
        AssertError("Function.ResponseSizeTooLarge",
            "The streamed response exceeded maximum allowed payload size (209715200 bytes).", outcome);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(48 * 1024 * 1024)]
    public async Task SlowReceiver_MakesTheFunctionWait(int slowFrom)
    {
        const int size = 96 * 1024 * 1024;
        var slow = new TaskCompletionSource();
        int received = 0;
        int ahead = 0;
        LambdaFunctionOptions options = TestFunction.LongTimeouts with
        {
            OnStreamedChunk = async (chunk, _) =>
            {
                received += chunk.Bytes.Length;
                if (received >= slowFrom)
                    await slow.Task.WithinLimit();
            },
        };
        await using LambdaFunction function = await RawFunction.StartAsync(async invocation =>
        {
            byte[] body = new byte[size];
            await invocation.Connection.SendAsync(invocation.Head + Head + $"{size:x}\r\n");
            int sent = invocation.Connection.SendWhileTaken(body);
            ahead = sent - received;
            slow.SetResult();
            await invocation.Connection.SendAsync(body.AsMemory(sent));
            await invocation.Connection.SendAsync("\r\n0\r\n\r\n");
            await invocation.Connection.ReadResponseAsync();
        }, options);

        InvocationOutcome outcome = await function.InvokeJsonAsync("{}");

        Assert.Null(outcome.Error);
        Assert.Equal(size, outcome.StreamedLength);
        Assert.Equal(size, outcome.Payload.Length);
        // The emulator's buffers hold 1 MB and the kernel's receive buffer half of that; the rest is the send buffer, up to 4 MB.
        Assert.InRange(ahead, 1, 8 * 1024 * 1024);
    }

    [Fact]
    public async Task TimeoutInTheStream_EndsItAndKeepsWhatArrived()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var seenOne = new TaskCompletionSource();
        var seenTwo = new TaskCompletionSource();
        var canceled = new TaskCompletionSource();
        var hungUp = new TaskCompletionSource<bool>();
        LambdaFunctionOptions options = new()
        {
            TimeProvider = time,
            OnStreamedChunk = async (chunk, cancellationToken) =>
            {
                if (Text(chunk) == "one")
                {
                    seenOne.SetResult();
                    return;
                }

                using CancellationTokenRegistration registration = cancellationToken.Register(canceled.SetResult);
                seenTwo.SetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            },
        };
        await using LambdaFunction function = await RawFunction.StartAsync(async invocation =>
        {
            await invocation.Connection.SendAsync(invocation.Head + Head + "3\r\none\r\n");
            await seenOne.Task.WithinLimit();
            time.Advance(TimeSpan.FromSeconds(2));
            await invocation.Connection.SendAsync("3\r\ntwo\r\n");
            hungUp.SetResult(await invocation.Connection.IsClosedAsync());
        }, options);
        Task<InvocationOutcome> invocation = function.InvokeJsonAsync("{}");
        await seenTwo.Task.WithinLimit();

        time.Advance(TimeSpan.FromSeconds(1));

        InvocationOutcome outcome = await invocation;
        AssertError("Sandbox.Timedout", $"RequestId: {outcome.RequestId} Error: Task timed out after 3.00 seconds", outcome);
        Assert.True(outcome.IsStreamed);
        Assert.Equal("onetwo", outcome.Text);
        Assert.Equal(TimeSpan.FromSeconds(2), outcome.Chunks[^1].SinceStart);
        Assert.Equal(TimeSpan.FromSeconds(3), outcome.Duration);
        await canceled.Task.WithinLimit();
        Assert.True(await hungUp.Task.WithinLimit());
        Assert.Equal(1, await function.Exited);
    }

    [Fact]
    public async Task ReceiverThatThrows_FailsTheTestAndNotTheFunction()
    {
        int calls = 0;
        LambdaFunctionOptions options = TestFunction.LongTimeouts with
        {
            OnStreamedChunk = (_, _) => ++calls == 1 ? throw new FormatException("not what I wanted") : ValueTask.CompletedTask,
        };
        List<string> responses = [];
        await using LambdaFunction function = await RawFunction.StartAsync(async invocation =>
        {
            await invocation.Connection.SendAsync(invocation.Head + Head + "1\r\n1\r\n");
            await invocation.Connection.SendAsync("1\r\n2\r\n0\r\n\r\n");
            responses.Add(await invocation.Connection.ReadResponseAsync());
        }, options);

        FormatException exception = await Assert.ThrowsAsync<FormatException>(() => function.InvokeJsonAsync("{}"));

        Assert.Equal("not what I wanted", exception.Message);
        Assert.Equal(1, calls);
        Assert.Equal("12", (await function.InvokeJsonAsync("{}")).Text);
        AssertStatus("202", responses[0]);
    }

    [Fact]
    public async Task Dispose_EndsTheStream()
    {
        var seen = new TaskCompletionSource();
        LambdaFunctionOptions options = new()
        {
            StopTimeout = TimeSpan.Zero,
            OnStreamedChunk = (_, _) =>
            {
                seen.SetResult();
                return ValueTask.CompletedTask;
            },
        };
        var hungUp = new TaskCompletionSource<bool>();
        LambdaFunction function = await RawFunction.StartAsync(async invocation =>
        {
            await invocation.Connection.SendAsync(invocation.Head + Head + "1\r\n1\r\n");
            hungUp.SetResult(await invocation.Connection.IsClosedAsync());
        }, options);
        Task<InvocationOutcome> invocation = function.InvokeJsonAsync("{}");
        await seen.Task.WithinLimit();

        await function.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => invocation);
        Assert.True(await hungUp.Task.WithinLimit());
    }
}
