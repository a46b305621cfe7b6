using System.Net;
using System.Net.Http.Json;
using Lambda.Runtime.Testing;
using Xunit;

namespace Lambda_Function.New.Tests;

public class FunctionsTests
{
    [Fact]
    public async Task AddedOrder_IsFound()
    {
        await using LambdaFunction function = await LambdaFunction.StartAsync(typeof(Functions), new() { Handler = "Http" });
        using HttpClient client = function.CreateHttpClient();

        using HttpResponseMessage created = await client.PostAsJsonAsync("/orders", new NewOrder("pot", 1), LambdaFunction.JsonOptions);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);

        Order? order = await client.GetFromJsonAsync<Order>(created.Headers.Location, LambdaFunction.JsonOptions);
        Assert.Equal("pot", order?.Article);
    }

    [Fact]
    public async Task UnknownOrder_IsNotFound()
    {
        await using LambdaFunction function = await LambdaFunction.StartAsync(typeof(Functions), new() { Handler = "Http" });
        using HttpClient client = function.CreateHttpClient();

        using HttpResponseMessage response = await client.GetAsync("/orders/99");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
