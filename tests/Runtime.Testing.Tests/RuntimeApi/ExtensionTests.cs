using System.Net;
using Lambda.Runtime.Testing.Tests.TestFunctions;

namespace Lambda.Runtime.Testing.Tests.RuntimeApi;

/// <summary>The endpoints of the Extensions API that a function with shutdown code uses.</summary>
public sealed class ExtensionTests
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Registration_ReturnsAnIdentifier_ForWaitingForEvents()
    {
        await using RuntimeApiFixture api = await RuntimeApiFixture.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri($"http://{api.Address}/2020-01-01/extension/") };
        Assert.False(api.State.HasExtension);
        using HttpResponseMessage registered = await client.PostAsync("register", new StringContent("{\"events\":[]}"), Cancellation);
        Assert.Equal(HttpStatusCode.OK, registered.StatusCode);
        Assert.True(api.State.HasExtension);

        using var stranger = new HttpRequestMessage(HttpMethod.Get, "event/next");
        Assert.Equal(HttpStatusCode.NotFound, (await client.SendAsync(stranger, Cancellation)).StatusCode);

        using var next = new HttpRequestMessage(HttpMethod.Get, "event/next");
        next.Headers.Add("Lambda-Extension-Identifier", registered.Headers.GetValues("Lambda-Extension-Identifier"));
        Task<HttpResponseMessage> waiting = client.SendAsync(next, Cancellation);

        // Another request gets a response in the meantime, and this one does not.
        await api.RunAsync();
        Assert.False(waiting.IsCompleted);
        client.CancelPendingRequests();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    /// <summary>The extension for secrets and parameters responds only then.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData(2)]
    public async Task Invocation_IsProcessedFromItsDeliveryToItsResponse(int? maxConcurrency)
    {
        await using RuntimeApiFixture api = await RuntimeApiFixture.StartAsync(maxConcurrency);
        Assert.False(api.State.IsProcessing);
        api.Send("{}"u8.ToArray());
        Assert.False(api.State.IsProcessing);

        RuntimeResponse next = await api.Client.NextAsync();

        Assert.True(api.State.IsProcessing);
        await api.Client.RespondAsync(next, "1");
        Assert.False(api.State.IsProcessing);
        api.State.Stop();
        Assert.False(api.State.IsProcessing);
    }

    [Theory]
    [InlineData("POST", "event/next")]
    [InlineData("GET", "register")]
    [InlineData("POST", "init/error")]
    public async Task AnythingElse_IsNotFound(string method, string path)
    {
        await using RuntimeApiFixture api = await RuntimeApiFixture.StartAsync();
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), $"http://{api.Address}/2020-01-01/extension/{path}");
        Assert.Equal(HttpStatusCode.NotFound, (await client.SendAsync(request, Cancellation)).StatusCode);
    }
}
