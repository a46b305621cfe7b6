using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Tests.Aws;

/// <summary>Addresses that contain a signature, requested by a client without credentials.</summary>
public sealed class PresignTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Address_IsValidForItsMethodAndLifetime()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 30, 12, 0, 0, TimeSpan.Zero));
        await using var setup = SigningSetup.Start("s3", time);
        using AwsSigner signer = setup.CreateSigner(time);
        using var client = new HttpClient(setup.Server.CreateHandler());
        Uri address = await signer.PresignAsync(HttpMethod.Put, new Uri($"{SigningSetup.Bucket}/a b/ü+'?x=1&x#f"), TimeSpan.FromMinutes(10.005), Cancellation);
        Assert.StartsWith(
            $"{SigningSetup.Bucket}/a%20b/%C3%BC+'?x=1&x&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261130%2Feu-west-1%2Fs3%2Faws4_request"
            + "&X-Amz-Date=20261130T120000Z&X-Amz-Expires=600&X-Amz-SignedHeaders=host&X-Amz-Security-Token=IQoJb3JpZ2luX2VjE%2B%2F%3D&X-Amz-Signature=",
            address.AbsoluteUri,
            StringComparison.Ordinal);

        time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(client, HttpMethod.Put, address, "the body is not signed"));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(client, HttpMethod.Get, address));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(client, HttpMethod.Put, address));
    }

    [Theory]
    [InlineData("lambda", "https://abc.lambda-url.eu-west-1.on.aws")]
    [InlineData("execute-api", "https://localhost:8443/prod//a/../b?q=%20+")]
    [InlineData("s3", "https://localhost/bucket/a%2Fb//c%7E")]
    public async Task Address_IsValidForEveryService(string service, string text)
    {
        await using var setup = SigningSetup.Start(service);
        using AwsSigner signer = setup.CreateSigner();
        using var client = new HttpClient(setup.Server.CreateHandler());
        Uri address = await signer.PresignAsync(HttpMethod.Get, new Uri(text), TimeSpan.FromDays(7), Cancellation);
        Assert.Equal(HttpStatusCode.OK, await SendAsync(client, HttpMethod.Get, address));
        Assert.Equal(address.PathAndQuery, setup.Server.Requests[0].Target);
    }

    [Fact]
    public async Task PresignedAddress_IsPresignedAnew()
    {
        await using var setup = SigningSetup.Start("s3");
        using AwsSigner signer = setup.CreateSigner();
        using var client = new HttpClient(setup.Server.CreateHandler());
        Uri first = await signer.PresignAsync(HttpMethod.Get, new Uri($"{SigningSetup.Bucket}/a?versionId=1"), TimeSpan.FromSeconds(1), Cancellation);
        Uri second = await signer.PresignAsync(HttpMethod.Get, first, TimeSpan.FromMinutes(1), Cancellation);
        Assert.Equal(HttpStatusCode.OK, await SendAsync(client, HttpMethod.Get, second));
        Assert.Equal(1, second.Query.Split("X-Amz-Signature").Length - 1);
        Assert.StartsWith("?versionId=1&X-Amz-Algorithm=", second.Query, StringComparison.Ordinal);
    }

    /// <summary>A name and a password of an address are not sent, so they do not belong into another.</summary>
    [Fact]
    public async Task UserInAddress_IsLeftOut()
    {
        using var signer = new AwsSigner("s3") { Region = SigningSetup.Region, Credentials = static _ => new(new AwsCredentials("AKID", "secret")) };
        Uri address = await signer.PresignAsync(HttpMethod.Get, new Uri("https://user:password@localhost/a"), TimeSpan.FromMinutes(1), Cancellation);
        Assert.StartsWith("https://localhost/a?X-Amz-Algorithm=", address.AbsoluteUri, StringComparison.Ordinal);
        Assert.DoesNotContain("X-Amz-Security-Token", address.Query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.9)]
    [InlineData(-1)]
    [InlineData(604801)]
    public async Task LifetimeOutOfRange_IsRejected(double seconds)
    {
        using var signer = new AwsSigner("s3");
        ArgumentOutOfRangeException error = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            async () => await signer.PresignAsync(HttpMethod.Get, new Uri("https://localhost"), TimeSpan.FromSeconds(seconds), Cancellation));
        Assert.StartsWith("Expected one second to seven days, which is what AWS accepts. (Parameter 'lifetime')", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/key")]
    [InlineData("s3://bucket/key")]
    public async Task AddressThatIsNotOfHttp_IsRejected(string address)
    {
        using var signer = new AwsSigner("s3");
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(
            async () => await signer.PresignAsync(HttpMethod.Get, new Uri(address, UriKind.RelativeOrAbsolute), TimeSpan.FromSeconds(1), Cancellation));
        Assert.StartsWith("Expected an absolute address that begins with https:// or http://. (Parameter 'address')", error.Message, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> SendAsync(HttpClient client, HttpMethod method, Uri address, string? body = null)
    {
        using var message = new HttpRequestMessage(method, address) { Content = body is null ? null : new StringContent(body) };
        using HttpResponseMessage response = await client.SendAsync(message, Cancellation);
        return response.StatusCode;
    }
}
