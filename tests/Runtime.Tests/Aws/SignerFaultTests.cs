using System.Net;
using System.Security.Authentication;

namespace Lambda.Runtime.Tests.Aws;

/// <summary>Calls that fail: each is a response or an error that says what happened, is sent once, and shows no secret.</summary>
public sealed class SignerFaultTests
{
    private static readonly Uri Address = new(SigningSetup.FunctionUrl);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, bool> RequestsThatChangeSomething => new()
    {
        { "POST", true }, { "POST", false }, { "PUT", true }, { "PUT", false }, { "PATCH", false }, { "DELETE", true }, { "DELETE", false }, { "PURGE", false },
    };

    [Theory]
    [InlineData(301, "")]
    [InlineData(307, "")]
    [InlineData(308, "")]
    [InlineData(400, """{"__type":"com.amazon.coral.service#UnrecognizedClientException","message":"The security token included in the request is invalid."}""")]
    [InlineData(400, """{"__type":"com.amazon.coral.service#ExpiredTokenException","message":"The security token included in the request is expired"}""")]
    [InlineData(403, """{"message":"The security token included in the request is expired"}""")]
    [InlineData(400, """{"__type":"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException","message":"The level of throughput was exceeded"}""")]
    [InlineData(429, """{"message":"Too Many Requests"}""")]
    [InlineData(500, """{"message":"Internal server error"}""")]
    [InlineData(502, """{"message":"Internal server error"}""")]
    [InlineData(503, """{"message":"Service Unavailable"}""")]
    [InlineData(504, """{"message":"Endpoint request timed out"}""")]
    public async Task ErrorOfTheService_IsTheResponse(int status, string body)
    {
        await using var server = SigningServer.Start(_ => new(
            status, body, ("Date", DateTimeOffset.UtcNow.ToString("r")), ("Content-Type", "application/x-amz-json-1.0"),
            ("Location", "https://other.eu-west-1.amazonaws.com/"), ("Retry-After", "0")));
        using HttpClient client = CreateClient(server.CreateHandler());
        using HttpResponseMessage response = await client.PostAsync(Address, new StringContent("abc"), Cancellation);
        Assert.Equal(((HttpStatusCode)status, body), (response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation)));
        Assert.Single(server.Requests);
    }

    /// <summary>The server may have carried out the request. .NET alone sends one without a body again.</summary>
    [Theory]
    [MemberData(nameof(RequestsThatChangeSomething))]
    public async Task ConnectionLostBeforeTheResponse_IsErrorAndNotRepeated(string method, bool hasBody)
    {
        foreach (bool isKept in new[] { false, true })
        {
            await using var server = SigningServer.Start(static request => request.Target == "/first" ? new(200) : new(0) { IsReset = true });
            using HttpClient client = CreateClient(server.CreateHandler());
            if (isKept)
                await client.GetStringAsync(new Uri(Address, "first"), Cancellation);
            using HttpRequestMessage request = CreateRequest(method, hasBody);
            await FailAsync(client, request);
            Assert.Single(server.Requests, sent => sent.Method == method);
        }
    }

    [Fact]
    public async Task ConnectionLostSinceTheLastRequest_IsOpenedAgainForAGet()
    {
        bool isFirst = true;
        await using var server = SigningServer.Start(request => request.Target == "/again" && isFirst && !(isFirst = false) ? new(0) { IsReset = true } : new(200, "OK"));
        using HttpClient client = CreateClient(server.CreateHandler());
        await client.GetStringAsync(Address, Cancellation);
        Assert.Equal("OK", await client.GetStringAsync(new Uri(Address, "again"), Cancellation));
        Assert.Equal(["/", "/again", "/again"], server.Requests.Select(static request => request.Target));
    }

    [Theory]
    [MemberData(nameof(RequestsThatChangeSomething))]
    public async Task ResponseThatIsCutOff_IsErrorAndNotRepeated(string method, bool hasBody)
    {
        await using var server = SigningServer.Start(static _ => new(200, "{") { IsCutOff = true });
        using HttpClient client = CreateClient(server.CreateHandler());
        using HttpRequestMessage request = CreateRequest(method, hasBody);
        string error = await FailAsync(client, request);
        Assert.Contains("The response ended prematurely", error, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task ResponseThatIsLate_IsErrorThatNamesTheLimitAndNotRepeated()
    {
        var responds = new TaskCompletionSource();
        await using var server = SigningServer.StartAsynchronous(async _ =>
        {
            await responds.Task;
            return new ServerResponse(200);
        });
        using HttpClient client = CreateClient(server.CreateHandler());
        client.Timeout = TimeSpan.FromMilliseconds(300);
        using HttpRequestMessage request = CreateRequest("POST", hasBody: true);
        string error = await FailAsync(client, request);
        Assert.Contains("The request was canceled due to the configured HttpClient.Timeout of 0.3 seconds elapsing.", error, StringComparison.Ordinal);
        responds.SetResult();
        Assert.InRange(server.Requests.Count, 0, 1);
    }

    [Theory]
    [InlineData(SigningSetup.FunctionUrl, false, "PartialChain")]
    [InlineData("https://other.example", true, "RemoteCertificateNameMismatch")]
    public async Task WrongCertificate_IsErrorAndNothingIsSent(string address, bool isTrusted, string reason)
    {
        await using var server = SigningServer.Start(static _ => new(200));
        using SocketsHttpHandler handler = server.CreateHandler();
        if (!isTrusted)
            handler.SslOptions.CertificateChainPolicy!.CustomTrustStore.Clear();
        using HttpClient client = CreateClient(handler);
        using HttpRequestMessage request = CreateRequest("POST", hasBody: true);
        request.RequestUri = new Uri(address);
        string error = await FailAsync(client, request);
        Assert.Contains($"{nameof(AuthenticationException)}: The remote certificate is invalid", error, StringComparison.Ordinal);
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    private static HttpClient CreateClient(HttpMessageHandler handler) =>
        new(new AwsSigner("lambda", handler) { Region = SigningSetup.Region, Credentials = static _ => new(SigningSetup.Key) }) { Timeout = Limit.Short };

    private static HttpRequestMessage CreateRequest(string method, bool hasBody) =>
        new(new HttpMethod(method), Address) { Content = hasBody ? new StringContent("abc") : null };

    /// <summary>Sends a request that fails, and returns the error, which contains neither the credentials nor the signature.</summary>
    private static async Task<string> FailAsync(HttpClient client, HttpRequestMessage request)
    {
        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => client.SendAsync(request, Cancellation));
        Assert.True(error is HttpRequestException or TaskCanceledException, error.ToString());
        string signature = request.Headers.NonValidated["Authorization"].ToString().Split("Signature=")[1];
        foreach (string secret in new[] { SigningSetup.Key.SecretAccessKey, SigningSetup.Key.SessionToken!, signature })
            Assert.DoesNotContain(secret, error.ToString(), StringComparison.Ordinal);
        return error.ToString();
    }
}
