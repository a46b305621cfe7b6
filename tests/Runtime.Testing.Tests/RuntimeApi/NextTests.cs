using System.Security.Cryptography;
using System.Text;
using Lambda.Runtime.Emulator.RuntimeApi;
using Lambda.Runtime.Testing.Tests.TestFunctions;

namespace Lambda.Runtime.Testing.Tests.RuntimeApi;

public class NextTests
{
    [Fact]
    public async Task Event_CarriesTheServicesHeaders()
    {
        await using RuntimeApiFixture api = await RuntimeApiFixture.StartAsync();
        api.Send("""{"name":"World"}"""u8.ToArray());
        long before = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

        RuntimeResponse next = await api.Client.NextAsync();

        // The timeout starts with the poll.
        long after = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        Assert.Equal(200, next.Status);
        Assert.Equal("""{"name":"World"}""", next.Text);
        Assert.True(Guid.TryParseExact(next.RequestId, "D", out _));
        Assert.InRange(long.Parse(next.Headers["Lambda-Runtime-Deadline-Ms"], null), before + 3000, after + 3000);
        Assert.Equal("arn:aws:lambda:eu-west-1:1:function:f", next.Headers["Lambda-Runtime-Invoked-Function-Arn"]);
        Assert.Matches("^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0$", next.Headers["Lambda-Runtime-Trace-Id"]);
        Assert.Equal("application/json", next.Headers["Content-Type"]);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(2048, false)]
    [InlineData(2049, true)]
    [InlineData(RuntimeApiLimits.MaxPayloadBytes, true)]
    public async Task Event_IsChunkedAboveTwoKilobytes(int size, bool chunked)
    {
        await using RuntimeApiFixture api = await RuntimeApiFixture.StartAsync();
        byte[] payload = RandomNumberGenerator.GetBytes(size);
        api.Send(payload);

        RuntimeResponse next = await api.Client.NextAsync();

        Assert.Equal(chunked, next.Headers.TryGetValue("Transfer-Encoding", out string? encoding) && encoding == "chunked");
        Assert.Equal(!chunked, next.Headers.ContainsKey("Content-Length"));
        Assert.Equal(payload, next.Body);
    }

    [Fact]
    public async Task LargeEvent_ComesInSeveralChunks()
    {
        await using RuntimeApiFixture api = await RuntimeApiFixture.StartAsync();
        api.Send(Encoding.ASCII.GetBytes(new string('x', 32 * 1024 + 1)));
        using RawConnection socket = await RawConnection.OpenAsync(api.Address);

        await socket.SendAsync("GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        string response = await socket.ReadToAsync("\r\n1\r\nx\r\n0\r\n\r\n");

        Assert.Contains("Transfer-Encoding: chunked\r\n", response, StringComparison.Ordinal);
        Assert.Contains("\r\n\r\n8000\r\nxxx", response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NextRepeatedBeforeTheResponse_ReturnsTheSameEvent()
    {
        await using RuntimeApiFixture api = await RuntimeApiFixture.StartAsync();
        api.Send("1"u8.ToArray());
        RuntimeResponse first = await api.Client.NextAsync();

        RuntimeResponse second = await api.Client.NextAsync();

        Assert.Equal((first.RequestId, first.Text), (second.RequestId, second.Text));
        Assert.Equal(first.Headers["Lambda-Runtime-Deadline-Ms"], second.Headers["Lambda-Runtime-Deadline-Ms"]);
    }

    [Fact]
    public async Task ConnectionLostInNext_LeavesTheEventToTheNextConnection()
    {
        await using RuntimeApiFixture api = await RuntimeApiFixture.StartAsync();
        using (RawConnection lost = await RawConnection.OpenAsync(api.Address))
        {
            await lost.SendAsync("GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
            await api.State.FirstNext;
        }

        Task<RuntimeResponse> next = api.Client.NextAsync();
        api.Send("1"u8.ToArray());

        Assert.Equal("1", (await next).Text);
    }

    [Fact]
    public async Task Stop_RejectsThePendingNextWith500()
    {
        await using RuntimeApiFixture api = await RuntimeApiFixture.StartAsync();
        Task<RuntimeResponse> pending = api.Client.NextAsync();
        await api.State.FirstNext;

        api.State.Stop();

        RuntimeResponse response = await pending;
        Assert.Equal((500, "InternalServerError"), (response.Status, response.ErrorType));
        Assert.NotEmpty(response.ErrorMessage!);
    }

    [Theory]
    [InlineData("POST", "invocation/next")]
    [InlineData("GET", "invocation/id/response")]
    [InlineData("GET", "nowhere")]
    [InlineData("GET", "/2018-06-01/elsewhere")]
    public async Task OtherEndpoint_IsNotFound(string method, string path)
    {
        await using RuntimeApiFixture api = await RuntimeApiFixture.StartAsync();

        RuntimeResponse response = await api.Client.SendAsync(new HttpRequestMessage(HttpMethod.Parse(method), path));

        Assert.Equal((404, "NotFound"), (response.Status, response.ErrorType));
        Assert.Contains(path, response.ErrorMessage, StringComparison.Ordinal);
    }
}
