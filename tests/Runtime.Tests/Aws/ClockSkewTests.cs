using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Tests.Aws;

/// <summary>Signatures whose time is not that of AWS.</summary>
public sealed class ClockSkewTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("lambda", 6)]
    [InlineData("lambda", -6)]
    [InlineData("lambda", 3000)]
    [InlineData("s3", 16)]
    [InlineData("s3", -100000)]
    public async Task WrongClock_IsCorrectedOnce(string service, int minutes)
    {
        var time = new FakeTimeProvider(Now.AddMinutes(minutes));
        await using var setup = SigningSetup.Start(service, new FakeTimeProvider(Now));
        using HttpClient client = setup.CreateClient(time);
        await setup.SendAsync(client, new(HttpMethod.Post, SigningSetup.FunctionUrl) { Content = new StringContent("abc") });
        Assert.Equal(2, setup.Server.Requests.Count);
        Assert.Equal("20261130T120000Z", setup.Server.Requests[1].Value("x-amz-date"));
        Assert.Equal("abc"u8, setup.Server.Requests[1].Body);

        // The difference is kept.
        await setup.SendAsync(client, new(HttpMethod.Get, SigningSetup.FunctionUrl));
        Assert.Equal(3, setup.Server.Requests.Count);
    }

    [Fact]
    public async Task WrongClock_IsCorrectedForPresignedAddresses()
    {
        await using var setup = SigningSetup.Start("s3", new FakeTimeProvider(Now));
        using AwsSigner signer = setup.CreateSigner(new FakeTimeProvider(Now.AddHours(1)));
        using var client = new HttpClient(signer, disposeHandler: false);
        await setup.SendAsync(client, new(HttpMethod.Get, SigningSetup.Bucket));
        Uri address = await signer.PresignAsync(HttpMethod.Get, new Uri(SigningSetup.Bucket), TimeSpan.FromMinutes(1), Cancellation);
        Assert.Contains("X-Amz-Date=20261130T120000Z", address.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StreamedBody_IsNotSentAgain_ButTheClockIsCorrected()
    {
        await using var setup = SigningSetup.Start("s3", new FakeTimeProvider(Now));
        using HttpClient client = setup.CreateClient(new FakeTimeProvider(Now.AddHours(1)));
        using var content = new StreamContent(new MemoryStream([1, 2, 3]));
        using HttpResponseMessage response = await client.PutAsync(new Uri($"{SigningSetup.Bucket}/key"), content, Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("Signature not yet current", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        await setup.SendAsync(client, new(HttpMethod.Get, SigningSetup.Bucket));
        Assert.Equal(2, setup.Server.Requests.Count);
    }

    /// <summary>The clock is right, but the process was frozen between signing and sending, or the body took long.</summary>
    [Theory]
    [InlineData(403, "application/json", "InvalidSignatureException", "{\"message\":\"Signature expired: 20261130T110000Z is now earlier than 20261130T115500Z\"}", 2)]
    [InlineData(400, "application/x-amz-json-1.0", null, "{\"__type\":\"com.amazon.coral.service#InvalidSignatureException\",\"message\":\"Signature not yet current: 1\"}", 2)]
    [InlineData(403, "application/xml", null, "<Error><Code>RequestTimeTooSkewed</Code></Error>", 2)]
    [InlineData(403, "application/xml; charset=unknown", null, "<Code>RequestTimeTooSkewed</Code>", 2)]
    [InlineData(400, "text/xml;charset=UTF-8", null, "<Response><Errors><Error><Code>RequestExpired</Code></Error></Errors></Response>", 2)]
    [InlineData(400, "application/x-amz-json-1.1", "RequestExpired", "{}", 2)]
    [InlineData(400, "application/json", null, "{\"code\":\"RequestExpired\",\"type\":\"InvalidSignatureException\",\"message\":\"Signature expired\"}", 1)]
    [InlineData(403, "application/xml", null, "<Error><Code>AccessDenied</Code><Message>RequestExpired</Message></Error>", 1)]
    [InlineData(403, "application/json", "InvalidSignatureException", "{\"message\":\"The request signature we calculated does not match\"}", 1)]
    [InlineData(403, "application/json", "AccessDeniedException", "{\"message\":\"Signature expired\"}", 1)]
    [InlineData(403, "application/json", null, "{\"message\":\"Signature expired\"}", 1)]
    [InlineData(403, "text/html", null, "RequestTimeTooSkewed", 1)]
    [InlineData(500, "application/xml", null, "<Error><Code>RequestTimeTooSkewed</Code></Error>", 1)]
    [InlineData(403, null, null, "", 1)]
    public async Task ErrorThatNamesTheTime_IsRepeatedOnce(int status, string? type, string? errorType, string body, int requests)
    {
        foreach (bool isChunked in new[] { false, true })
        {
            var time = new FakeTimeProvider(Now);
            List<(string, string)> headers = [("Date", Now.AddSeconds(2).ToString("r"))];
            if (type is not null)
                headers.Add(("Content-Type", type));
            if (errorType is not null)
                headers.Add(("x-amzn-ErrorType", errorType));
            await using var server = SigningServer.Start(_ => new(status, body, [.. headers]) { IsChunked = isChunked });
            using HttpClient client = CreateClient(server, time);
            using HttpResponseMessage response = await client.GetAsync(new Uri(SigningSetup.FunctionUrl), HttpCompletionOption.ResponseHeadersRead, Cancellation);
            Assert.Equal((HttpStatusCode)status, response.StatusCode);
            Assert.Equal(body, Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(Cancellation)));
            Assert.Equal(requests, server.Requests.Count);
        }
    }

    [Theory]
    [InlineData(200, 60)]
    [InlineData(400, 60)]
    [InlineData(403, 5)]
    [InlineData(403, -5)]
    [InlineData(403, null)]
    public async Task OtherResponse_IsNotRepeated(int status, int? minutes)
    {
        await using var server = SigningServer.Start(_ => new(status, "{}", minutes is { } difference ? [("Date", Now.AddMinutes(difference).ToString("r"))] : []));
        using HttpClient client = CreateClient(server, new FakeTimeProvider(Now));
        using HttpResponseMessage response = await client.GetAsync(new Uri(SigningSetup.FunctionUrl), Cancellation);
        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        Assert.Single(server.Requests);
    }

    /// <summary>The function has run, whenever the server takes the time of its response.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public async Task ErrorOfAFunctionThatTookLong_IsNotRepeated(int minutes)
    {
        var time = new FakeTimeProvider(Now);
        await using var server = SigningServer.Start(_ =>
        {
            time.Advance(TimeSpan.FromMinutes(10));
            return new(403, "{}", ("Date", Now.AddMinutes(minutes).ToString("r")));
        });
        using HttpClient client = CreateClient(server, time);
        using HttpResponseMessage response = await client.PostAsync(new Uri(SigningSetup.FunctionUrl), null, Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task LargeErrorBody_IsNotRead()
    {
        string body = $"<Code>RequestExpired</Code>{new string(' ', 64 * 1024)}";
        await using var server = SigningServer.Start(_ => new(400, body, ("Date", Now.ToString("r")), ("Content-Type", "text/xml")));
        using HttpClient client = CreateClient(server, new FakeTimeProvider(Now));
        using HttpResponseMessage response = await client.GetAsync(new Uri(SigningSetup.FunctionUrl), HttpCompletionOption.ResponseHeadersRead, Cancellation);
        Assert.Equal(body, await response.Content.ReadAsStringAsync(Cancellation));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task ErrorBodyThatIsCutOff_IsAnError()
    {
        await using var server = SigningServer.Start(static _ => new(403, "{", ("Date", Now.ToString("r")), ("Content-Type", "application/json")) { IsCutOff = true });
        using HttpClient client = CreateClient(server, new FakeTimeProvider(Now));
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri(SigningSetup.FunctionUrl), HttpCompletionOption.ResponseHeadersRead, Cancellation));
    }

    private static HttpClient CreateClient(SigningServer server, TimeProvider time) => new(
        new AwsSigner("lambda", server.CreateHandler()) { Region = SigningSetup.Region, Credentials = static _ => new(SigningSetup.Key), TimeProvider = time });
}
