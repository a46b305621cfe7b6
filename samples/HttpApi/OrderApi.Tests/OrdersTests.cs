using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Lambda.Runtime.Events;
using Lambda.Runtime.Testing;
using Xunit;

public class OrdersTests
{
    [Fact]
    public async Task List_HasOnePage()
    {
        await using LambdaFunction function = await LambdaFunction.StartAsync(typeof(Orders));
        using HttpClient client = function.CreateHttpClient(HttpShape.HttpApi);
        JsonArray? page = await client.GetFromJsonAsync<JsonArray>("/orders?page=2&size=1", LambdaFunction.JsonOptions);
        Assert.Equal("cup", (string?)Assert.Single(page!)!["article"]);
    }

    [Fact]
    public async Task AddedOrder_BelongsToTheCaller()
    {
        HttpApiResponse response = await SendAsync(AsCaller("eve", LambdaEvents.HttpApi("POST", "/orders", """{"article":"tea","count":1}""")));
        Assert.Equal(201, response.StatusCode);
        JsonNode order = JsonNode.Parse(response.Body!)!;
        Assert.Equal("eve", (string?)order["customer"]);
        Assert.Equal($"/orders/{order["id"]}", response.Headers!["location"]);
    }

    [Theory]
    [InlineData("GET", "/orders/99", null, 404)]
    [InlineData("GET", "/orders/tea", null, 400)]
    [InlineData("POST", "/orders", """{"article":"tea","count":0}""", 422)]
    [InlineData("PUT", "/orders/1", """{"article":"tea","count":"two"}""", 400)]
    [InlineData("PATCH", "/orders/1", null, 405)]
    public async Task WrongRequest_IsAProblem(string method, string path, string? body, int status)
    {
        HttpApiResponse response = await SendAsync(AsCaller("eve", LambdaEvents.HttpApi(method, path, body)));
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Headers!["content-type"]);
    }

    [Fact]
    public async Task CallerWithoutToken_CannotOrder()
    {
        await using LambdaFunction function = await LambdaFunction.StartAsync(typeof(Orders));
        using HttpClient client = function.CreateHttpClient(HttpShape.HttpApi);
        HttpResponseMessage response = await client.PostAsJsonAsync("/orders", new { article = "tea", count = 1 }, LambdaFunction.JsonOptions);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData(HttpShape.FunctionUrl)]
    [InlineData(HttpShape.HttpApi)]
    [InlineData(HttpShape.RestApi)]
    [InlineData(HttpShape.Alb)]
    public async Task PageOfTheShop_MayReadTheOrders(HttpShape shape)
    {
        await using LambdaFunction function = await LambdaFunction.StartAsync(typeof(Orders));
        using HttpClient client = function.CreateHttpClient(shape);
        client.DefaultRequestHeaders.Add("Origin", "https://shop.example");
        using HttpResponseMessage response = await client.GetAsync("/orders/1");
        Assert.Equal("https://shop.example", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
    }

    private static async Task<HttpApiResponse> SendAsync(JsonObject request)
    {
        await using LambdaFunction function = await LambdaFunction.StartAsync(typeof(Orders));
        return (await function.InvokeAsync(request)).Value<HttpApiResponse>();
    }

    // What API Gateway adds after it has checked the caller's token.
    private static JsonObject AsCaller(string name, JsonObject request)
    {
        request["requestContext"]!["authorizer"] = new JsonObject { ["jwt"] = new JsonObject { ["claims"] = new JsonObject { ["sub"] = name } } };
        return request;
    }
}
