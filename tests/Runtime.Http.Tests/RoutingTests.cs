namespace Lambda.Runtime.Http.Tests;

/// <summary>Which route takes a request.</summary>
public sealed class RoutingTests
{
    [Theory]
    [InlineData("GET", "/v1/r/7", "number 7")]
    [InlineData("GET", "/V1/R/-7/", "number -7")]
    [InlineData("GET", "/v1/r/00000000-0000-0000-0000-000000000001", "guid 00000000000000000000000000000001")]
    [InlineData("GET", "/v1/r/abcd", "word abcd")]
    [InlineData("GET", "/v1/r/ab", "any ab")]
    [InlineData("GET", "/v1/r/99999999999", "any 99999999999")]
    [InlineData("GET", "/v1/r/New", "new")]
    [InlineData("GET", "/v1/r/%6eew", "new")]
    // The text has no route for this method, and another segment matches.
    [InlineData("GET", "/v1/r/old", "word old")]
    [InlineData("POST", "/v1/r/old", "post")]
    [InlineData("GET", "/v1/r", "rest ")]
    [InlineData("GET", "/v1/r/", "rest ")]
    [InlineData("GET", "/v1/r/a/b/c", "rest a/b/c")]
    [InlineData("GET", "/v1/r//a", "rest /a")]
    [InlineData("GET", "/v1/r/pages", "page  of none")]
    [InlineData("GET", "/v1/r/pages/7", "page 7 of none")]
    [InlineData("GET", "/v1/r/pages/10", "rest pages/10")]
    [InlineData("PUT", "/v1/r/books/dune/3", "page 3 of dune")]
    [InlineData("DELETE", "/v1/r/a/b/c", "first b")]
    [InlineData("DELETE", "/v1/r/x/b/c", "second x")]
    public async Task MostSpecificRoute_TakesTheRequest(string method, string path, string expected)
    {
        await using HttpFunction function = await HttpFunction.StartAsync();
        HttpAnswer answer = await function.SendAsync(HttpForm.FunctionUrl, method, path);
        Assert.Equal((200, expected), (answer.Status, answer.Text));
    }

    [Theory]
    [InlineData("POST", "/v1/r/7", 405, "GET, HEAD, OPTIONS")]
    [InlineData("PATCH", "/v1/r/old", 405, "GET, HEAD, POST, OPTIONS")]
    [InlineData("GET", "/v1", 404, null)]
    [InlineData("GET", "/v1/r/a/../b", 404, null)]
    [InlineData("GET", "/v1/r/a/%2e%2E/b", 404, null)]
    [InlineData("TRACE", "/v1/r/7", 405, "GET, HEAD, OPTIONS")]
    public async Task OtherRequests_AreRefused(string method, string path, int status, string? allow)
    {
        await using HttpFunction function = await HttpFunction.StartAsync();
        HttpAnswer answer = await function.SendAsync(HttpForm.FunctionUrl, method, path);
        Assert.Equal((status, allow), (answer.Status, answer.Headers.GetValueOrDefault("allow")?[0]));
    }

    [Fact]
    public async Task LongPath_IsRefused()
    {
        await using HttpFunction function = await HttpFunction.StartAsync();
        Assert.Equal(200, (await function.SendAsync(HttpForm.FunctionUrl, "GET", $"/v1/r{string.Concat(Enumerable.Repeat("/a", 30))}")).Status);
        Assert.Equal(404, (await function.SendAsync(HttpForm.FunctionUrl, "GET", $"/v1/r{string.Concat(Enumerable.Repeat("/a", 31))}")).Status);
        Assert.Equal(404, (await function.SendAsync(HttpForm.FunctionUrl, "GET", $"/v1/r{string.Concat(Enumerable.Repeat("/a", 4000))}")).Status);
    }

    [Theory]
    [InlineData("RoutingRoutes.Number")]
    [InlineData("Number")]
    public async Task NameOfAMethod_ServesItsRoutesOnly(string name)
    {
        await using HttpFunction function = await HttpFunction.StartAsync(name);
        Assert.Equal("number 7", (await function.SendAsync(HttpForm.FunctionUrl, "GET", "/v1/r/7")).Text);
        Assert.Equal(404, (await function.SendAsync(HttpForm.FunctionUrl, "GET", "/v1/r/new")).Status);
    }
}
