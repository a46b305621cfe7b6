using System.Net;
using System.Net.Http.Json;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Http.Tests;

/// <summary>Routes behind each service that an HTTP client of a test emulates, under the address of the service and a local one.</summary>
public sealed class ClientTests
{
    public static TheoryData<HttpShape, string?> Services
    {
        get
        {
            var services = new TheoryData<HttpShape, string?>();
            foreach (HttpShape shape in Enum.GetValues<HttpShape>())
            {
                services.Add(shape, null);
                services.Add(shape, "http://127.0.0.1:9001/");
            }

            return services;
        }
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Services))]
    public async Task ClientGetsTheSameFromEachService(HttpShape shape, string? address)
    {
        await using HttpFunction function = await HttpFunction.StartAsync();
        using HttpClient client = function.Function.CreateHttpClient(shape, new LambdaHttpClientOptions { BaseAddress = address is null ? null : new Uri(address) });
        using HttpResponseMessage created = await client.PostAsJsonAsync("/orders", new Order("\"ä\\", 1), Cancellation);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(new Order("\"ä\\", 1), await created.Content.ReadFromJsonAsync<Order>(Cancellation));
        Assert.Equal([0, 255, 7], await client.GetByteArrayAsync("/bytes", Cancellation));
        using HttpResponseMessage missing = await client.GetAsync("/nowhere", Cancellation);
        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (missing.StatusCode, missing.Content.Headers.ContentType!.MediaType));
        Assert.Equal(
            """[{"name":"order 1","count":1},{"name":"order 2","count":2}]""", await client.GetStringAsync("/streams/orders?count=2", Cancellation));
    }
}
