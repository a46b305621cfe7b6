using System.Text.Json.Nodes;

namespace Lambda.Runtime.Http.Tests;

/// <summary>Each result is the same for the client, in whatever form the service takes it.</summary>
public sealed class ResultTests
{
    public static TheoryData<HttpForm> Forms => [.. Enum.GetValues<HttpForm>()];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task TextAndFiles_HaveTheirTypes(HttpForm form)
    {
        await using HttpFunction function = await HttpFunction.StartAsync();
        HttpAnswer text = await function.SendAsync(form, "GET", "/results/text");
        Assert.Equal((201, "<p>ä</p>", "text/html; charset=utf-8"), (text.Status, text.Text, Assert.Single(text.Headers["content-type"])));
        HttpAnswer file = await function.SendAsync(form, "GET", "/results/file");
        Assert.Equal([1, 0, 255], file.Body);
        Assert.Equal("image/png", Assert.Single(file.Headers["content-type"]));
        Assert.Equal("attachment; filename=\"b_ld _1_.png\"; filename*=UTF-8''b%C3%A4ld%20%221%22.png", Assert.Single(file.Headers["content-disposition"]));
        HttpAnswer json = await function.SendAsync(form, "GET", "/results/json");
        Assert.Equal((203, """{"name":"a","count":1}""", "application/vnd.order+json"), (json.Status, json.Text, Assert.Single(json.Headers["content-type"])));
        Assert.Equal([3, 0, 200], (await function.SendAsync(form, "GET", "/results/stream")).Body);
        HttpAnswer head = await function.SendAsync(form, "HEAD", "/results/file");
        Assert.Equal((200, ""), (head.Status, head.Text));
        Assert.Equal(204, (await function.SendAsync(form, "GET", "/results/bytes")).Status);
    }

    [Theory]
    [InlineData("permanent=false&preserve=false", 302)]
    [InlineData("permanent=true&preserve=false", 301)]
    [InlineData("permanent=false&preserve=true", 307)]
    [InlineData("permanent=true&preserve=true", 308)]
    public async Task Redirect_HasItsStatus(string query, int status)
    {
        await using HttpFunction function = await HttpFunction.StartAsync();
        HttpAnswer answer = await function.SendAsync(HttpForm.FunctionUrl, "GET", $"/results/redirect?{query}");
        Assert.Equal((status, "https://example.com/a"), (answer.Status, Assert.Single(answer.Headers["location"])));
    }

    [Theory]
    [InlineData("/a?b=c", 302)]
    [InlineData("//evil.example", 500)]
    [InlineData("/\\evil.example", 500)]
    [InlineData("https://evil.example", 500)]
    [InlineData("/a%0d%0aset-cookie: x=1", 500)]
    public async Task LocalRedirect_StaysOnTheSite(string url, int status)
    {
        await using HttpFunction function = await HttpFunction.StartAsync();
        string to = url.Contains('%', StringComparison.Ordinal) ? url : Uri.EscapeDataString(url);
        HttpAnswer answer = await function.SendAsync(HttpForm.FunctionUrl, "GET", $"/results/local?to={to}");
        Assert.Equal(status, answer.Status);
        Assert.Empty(answer.Cookies);
    }

    [Theory]
    [InlineData("/a?b=c#d", "/a?b=c#d")]
    [InlineData("/ä b/%20", "/%C3%A4%20b/%20")]
    [InlineData("/\U0001F600<\"", "/%F0%9F%98%80%3C%22")]
    public async Task Url_IsPercentEncodedWhereItMustBe(string url, string expected)
    {
        await using HttpFunction function = await HttpFunction.StartAsync();
        HttpAnswer answer = await function.SendAsync(HttpForm.FunctionUrl, "GET", $"/results/local?to={Uri.EscapeDataString(url)}");
        Assert.Equal((302, expected), (answer.Status, Assert.Single(answer.Headers["location"])));
    }

    /// <summary>HTTP has headers of ASCII, and services and clients take other characters for different ones.</summary>
    [Theory]
    [InlineData("x-name", "ä", "The value of the header x-name contains 'ä'. Expected characters of ASCII")]
    [InlineData("x-name", "a\nb", "The value of the header x-name contains a control character")]
    [InlineData("x name", "a", "'x name' is not the name of a header")]
    public void HeaderThatHttpDoesNotAllow_IsRefused(string name, string value, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => TypedResults.Ok().WithHeader(name, value)).Message, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Errors_AreProblemsWithTheRequestId(HttpForm form)
    {
        await using HttpFunction function = await HttpFunction.StartAsync();
        await Check("/results/problem", 409, """{"type":"https://example.com/sold-out","title":"Sold out","status":409,"detail":"No more.","instance":"/orders/7"}""");
        await Check(
            "/results/validation",
            400,
            """{"type":"https://tools.ietf.org/html/rfc9110#section-15.5.1","title":"One or more validation errors occurred.","status":400,"errors":{"name":["is empty","is short"]}}""");
        await Check("/results/conflict", 409, """{"type":"https://tools.ietf.org/html/rfc9110#section-15.5.10","title":"Conflict","status":409}""");
        await Check("/orders/0", 404, """{"type":"https://tools.ietf.org/html/rfc9110#section-15.5.5","title":"Not Found","status":404}""");
        await Check("/results/teapot", 418, """{"title":"Status","status":418}""");
        await Check("/results/none", 500, """{"type":"https://tools.ietf.org/html/rfc9110#section-15.6.1","title":"Internal Server Error","status":500}""");

        async Task Check(string target, int status, string expected)
        {
            HttpAnswer answer = await function.SendAsync(form, "GET", target);
            Assert.Equal((status, "application/problem+json"), (answer.Status, Assert.Single(answer.Headers["content-type"])));
            JsonObject problem = JsonNode.Parse(answer.Text)!.AsObject();
            Assert.True(Guid.TryParse((string?)problem["requestId"], out _));
            problem.Remove("requestId");
            Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), problem.ToJsonString());
        }
    }
}
