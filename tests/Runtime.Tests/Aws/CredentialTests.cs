using System.Net;
using Lambda.Runtime.EnvironmentVariables;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Tests.Aws;

/// <summary>Where credentials come from, and how long they are used.</summary>
public sealed class CredentialTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, string> _variables = [];
    private readonly FakeTimeProvider _time = new(Now);
    private readonly string _tokenFile = Path.GetTempFileName();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => File.Delete(_tokenFile);

    [Fact]
    public async Task Environment_IsReadAtEachRequest()
    {
        _variables["AWS_ACCESS_KEY_ID"] = "AKID1";
        _variables["AWS_SECRET_ACCESS_KEY"] = "secret1";
        _variables["AWS_SESSION_TOKEN"] = "";
        _variables["AWS_REGION"] = "";
        _variables["AWS_DEFAULT_REGION"] = "eu-central-1";
        var capture = new CaptureHandler();
        using HttpClient client = CreateClient(capture);
        await SendAsync(client);
        Assert.StartsWith(
            "AWS4-HMAC-SHA256 Credential=AKID1/20261130/eu-central-1/lambda/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date,",
            capture.Authorization,
            StringComparison.Ordinal);
        Assert.Null(capture.Token);

        _variables["AWS_ACCESS_KEY_ID"] = "AKID2";
        _variables["AWS_SESSION_TOKEN"] = "token2";
        await SendAsync(client);
        Assert.StartsWith("AWS4-HMAC-SHA256 Credential=AKID2/", capture.Authorization, StringComparison.Ordinal);
        Assert.Equal("token2", capture.Token);
    }

    [Fact]
    public async Task Region_IsThatOfLambdaBeforeTheDefault()
    {
        _variables["AWS_ACCESS_KEY_ID"] = _variables["AWS_SECRET_ACCESS_KEY"] = "a";
        _variables["AWS_REGION"] = "us-west-2";
        _variables["AWS_DEFAULT_REGION"] = "eu-central-1";
        var capture = new CaptureHandler();
        using HttpClient client = CreateClient(capture);
        await SendAsync(client);
        Assert.Contains("/us-west-2/lambda/", capture.Authorization, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ContainerEndpoint_GetsTheTokenOfTheFile_EachTime()
    {
        await using SigningServer endpoint = StartEndpoint(static _ => Credentials("AKID", Now.AddHours(1)));
        await File.WriteAllTextAsync(_tokenFile, "Basic first\n", Cancellation);
        _variables["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] = _tokenFile;
        _variables["AWS_CONTAINER_AUTHORIZATION_TOKEN"] = "not used";
        var capture = new CaptureHandler();
        using HttpClient client = CreateClient(capture);
        await SendAsync(client);
        Assert.Contains("Credential=AKID/", capture.Authorization, StringComparison.Ordinal);
        Assert.Equal("token+/=", capture.Token);

        await File.WriteAllTextAsync(_tokenFile, "Basic second", Cancellation);
        _time.Advance(TimeSpan.FromMinutes(54));
        await SendAsync(client);
        Assert.Single(endpoint.Requests);
        _time.Advance(TimeSpan.FromMinutes(1));
        await SendAsync(client);
        Assert.Equal(["Basic first", "Basic second"], endpoint.Requests.Select(static request => request.Value("Authorization")!));
        Assert.All(endpoint.Requests, static request => Assert.Equal("/v1/credentials?id=1", request.Target));
    }

    [Fact]
    public async Task ContainerEndpoint_GetsTheTokenOfTheVariable()
    {
        await using SigningServer endpoint = StartEndpoint(static _ => Credentials("AKID", Now.AddHours(1)));
        _variables["AWS_CONTAINER_AUTHORIZATION_TOKEN"] = "variable";
        using HttpClient client = CreateClient(new CaptureHandler());
        await SendAsync(client);
        Assert.Equal("variable", Assert.Single(endpoint.Requests).Value("Authorization"));
    }

    [Fact]
    public async Task ContainerEndpoint_IsRequestedOnceForAllThatWait()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var endpoint = SigningServer.StartAsynchronous(
            async _ =>
            {
                await release.Task;
                return Credentials("AKID", Now.AddHours(1));
            },
            isEncrypted: false);
        _variables["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = $"http://127.0.0.1:{endpoint.Port}/";
        using HttpClient client = CreateClient(new CaptureHandler());
        using var canceled = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        Task first = client.GetAsync(new Uri("http://localhost"), canceled.Token);
        Task[] others = [.. Enumerable.Range(0, 20).Select(_ => SendAsync(client))];

        // A request that is canceled does not cancel what the others wait for.
        await canceled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        release.SetResult();
        await Task.WhenAll(others).WithinLimit();
        Assert.Single(endpoint.Requests);
    }

    [Fact]
    public async Task FailedRefresh_UsesCredentialsUntilTheyExpire()
    {
        bool fails = false;
        await using SigningServer endpoint = StartEndpoint(_ => fails ? new(500, "no") : Credentials("AKID", Now.AddHours(1)));
        var capture = new CaptureHandler();
        using HttpClient client = CreateClient(capture);
        await SendAsync(client);
        fails = true;
        _time.Advance(TimeSpan.FromMinutes(56));
        await SendAsync(client);
        await SendAsync(client);

        // The second request does not try again at once.
        Assert.Equal(2, endpoint.Requests.Count);
        _time.Advance(TimeSpan.FromSeconds(31));
        await SendAsync(client);
        Assert.Equal(3, endpoint.Requests.Count);
        _time.Advance(TimeSpan.FromMinutes(4));
        HttpRequestException error = await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(client));
        Assert.Equal($"The endpoint of the container's credentials at 127.0.0.1:{endpoint.Port} responded with status 500. Expected 200.", error.Message);
        Assert.Equal(HttpStatusCode.InternalServerError, error.StatusCode);

        fails = false;
        _time.SetUtcNow(Now.AddMinutes(61));
        await SendAsync(client);
    }

    [Fact]
    public async Task CredentialsWithoutExpiration_AreRequestedEachTime()
    {
        int calls = 0;
        using HttpClient client = CreateClient(new CaptureHandler(), _ => new(new AwsCredentials($"AKID{++calls}", "secret")));
        await SendAsync(client);
        await SendAsync(client);
        Assert.Equal(2, calls);
    }

    [Theory]
    [InlineData(60, 54, 1)]
    [InlineData(60, 55, 2)]
    [InlineData(8, 3, 1)]
    [InlineData(8, 4, 2)]
    [InlineData(-1, 0, 2)]
    public async Task OwnCredentials_AreUsedUntilShortlyBeforeTheyExpire(int lifetime, int later, int expected)
    {
        int calls = 0;
        var capture = new CaptureHandler();
        using HttpClient client = CreateClient(capture, async cancellationToken =>
        {
            Assert.True(cancellationToken.CanBeCanceled);
            await Task.Yield();
            return new AwsCredentials($"AKID{++calls}", "secret", expiration: _time.GetUtcNow().AddMinutes(lifetime));
        });
        await SendAsync(client);
        _time.Advance(TimeSpan.FromMinutes(later));
        await SendAsync(client);
        Assert.Equal(expected, calls);
        Assert.Contains($"Credential=AKID{expected}/", capture.Authorization, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dispose_CancelsTheRequestForCredentials()
    {
        var canceled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        HttpClient client = CreateClient(new CaptureHandler(), async cancellationToken =>
        {
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            finally
            {
                canceled.SetResult();
            }

            return SigningSetup.Key;
        });
        Task request = SendAsync(client);
        client.Dispose();
        await canceled.Task.WithinLimit();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
    }

    [Fact]
    public void Text_DoesNotContainSecrets()
    {
        var credentials = new AwsCredentials("AKID", "the-secret", "the-token", Now);
        Assert.Equal("AKID, expires at 2026-11-30T12:00:00.0000000+00:00", credentials.ToString());
        Assert.Equal("AKID", new AwsCredentials("AKID", "the-secret", "the-token").ToString());
    }

    [Fact]
    public void ChangedSecret_ChangesTheKeyOfTheDay()
    {
        var keys = new Runtime.Aws.SigningKeys("us-east-1", "iam");
        byte[] first = keys.Get("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "20150830");
        Assert.Same(first, keys.Get("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "20150830"));
        Assert.NotEqual(first, keys.Get("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "20150831"));
        Assert.NotEqual(first, keys.Get("other", "20150830"));
        Assert.Equal(first, keys.Get("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "20150830"));
    }

    private static ServerResponse Credentials(string id, DateTimeOffset expiration) => new(
        200,
        $$"""{"RoleArn":{"a":[1]},"AccessKeyId":"{{id}}","SecretAccessKey":"the-secret","Token":"token+\/=","Expiration":"{{expiration:yyyy-MM-dd'T'HH:mm:ss'Z'}}","A":null}""");

    private SigningServer StartEndpoint(Func<SignedRequest, ServerResponse> respond)
    {
        var endpoint = SigningServer.Start(respond, isEncrypted: false);
        _variables["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = $"http://127.0.0.1:{endpoint.Port}/v1/credentials?id=1";
        return endpoint;
    }

    private HttpClient CreateClient(HttpMessageHandler inner, Func<CancellationToken, ValueTask<AwsCredentials>>? credentials = null)
    {
        _variables.TryAdd("AWS_REGION", SigningSetup.Region);
        return new(new AwsSigner("lambda", inner)
        {
            Variables = new AwsVariables(name => _variables.GetValueOrDefault(name)),
            TimeProvider = _time,
            Credentials = credentials,
        });
    }

    private static async Task SendAsync(HttpClient client)
    {
        using HttpResponseMessage response = await client.GetAsync(new Uri("http://localhost"), Cancellation);
    }
}
