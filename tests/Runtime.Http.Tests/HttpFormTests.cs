namespace Lambda.Runtime.Http.Tests;

/// <summary>A request is the same for a route, and its response the same for the client, in whatever form the service sends it.</summary>
public sealed class HttpFormTests
{
    public static TheoryData<HttpForm> Forms => [.. Enum.GetValues<HttpForm>()];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Paths_AreDecodedOnce(HttpForm form)
    {
        await using HttpFunction function = await HttpFunction.StartAsync();
        Assert.Equal("täxt a/b %41 +", (await function.SendAsync(form, "GET", "/names/t%C3%A4xt%20a%2Fb%20%2541%20+")).Text);
        Assert.Equal("a/b c/d", (await function.SendAsync(form, "GET", "/files/a/b%20c/d")).Text);
        Assert.Equal("", (await function.SendAsync(form, "GET", "/files")).Text);
        Assert.Equal("100% %zz", (await function.SendAsync(form, "GET", "/names/100%25%20%25zz")).Text);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Routes_AreFoundInAnyCaseWithAndWithoutASlash(HttpForm form)
    {
        await using HttpFunction function = await HttpFunction.StartAsync();
        HttpAnswer answer = await function.SendAsync(form, "GET", "/ORDERS/7/?scale=2");

        Assert.Equal((200, """{"name":"order 7","count":2}"""), (answer.Status, answer.Text));
        Assert.Equal("application/json", Assert.Single(answer.Headers["content-type"]));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Query_IsDecoded(HttpForm form)
    {
        await using HttpFunction function = await HttpFunction.StartAsync();
        Assert.Equal("a b,c&d 3 Red", (await function.SendAsync(form, "GET", "/orders?Tag=a+b%2Cc%26d&page=3&color=red")).Text);
        Assert.Equal(" 5 Blue", (await function.SendAsync(form, "GET", "/orders?page=5")).Text);
        Assert.Equal("  Blue", (await function.SendAsync(form, "GET", "/orders?page=")).Text);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task SeveralValues_AreAList(HttpForm form)
    {
        await using HttpFunction function = await HttpFunction.StartAsync();
        string text = (await function.SendAsync(form, "GET", "/orders?tag=a&tag=b,c&tag=")).Text;

        // Others have only the last value in the event.
        Assert.Equal(form is HttpForm.Alb or HttpForm.LatticeV1 ? "  Blue" : "a+b,c+  Blue", text);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task JsonBody_IsRead(HttpForm form)
    {
        await using HttpFunction function = await HttpFunction.StartAsync();
        HttpAnswer answer = await function.SendAsync(form, "POST", "/orders", """{"name":"a \"b\"","count":3}""");

        Assert.Equal((201, """{"name":"a \"b\"","count":3}"""), (answer.Status, answer.Text));
        Assert.Equal("/orders/a%20%22b%22", Assert.Single(answer.Headers["location"]));
        Assert.Equal(form is HttpForm.Alb or HttpForm.Lattice or HttpForm.LatticeV1 ? ["seen=2"] : ["last=1", "seen=2"], answer.Cookies);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task OtherBodies_AreTextOrBytes(HttpForm form)
    {
        await using HttpFunction function = await HttpFunction.StartAsync();
        (string, string) text = ("Content-Type", "text/plain"), bytes = ("Content-Type", "application/octet-stream");
        Assert.Equal("<täxt \"a\"\n>", (await function.SendAsync(form, "POST", "/text", "täxt \"a\"\n", text)).Text);
        Assert.Equal("<täxt>", (await function.SendAsync(form, "POST", "/text", "täxt", bytes)).Text);
        Assert.Equal("<>", (await function.SendAsync(form, "POST", "/text")).Text);
        Assert.Equal("5", (await function.SendAsync(form, "POST", "/length", "täxt", bytes)).Text);
        Assert.Equal("0", (await function.SendAsync(form, "POST", "/length")).Text);
        Assert.Equal("a\\b", (await function.SendAsync(form, "POST", "/stream", "a\\b", bytes)).Text);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task OptionalBody_MayBeMissing(HttpForm form)
    {
        await using HttpFunction function = await HttpFunction.StartAsync();
        Assert.Equal("none", (await function.SendAsync(form, "PUT", "/optional")).Text);
        Assert.Equal("none", (await function.SendAsync(form, "PUT", "/optional", "null")).Text);
        Assert.Equal("a", (await function.SendAsync(form, "PUT", "/optional", """{"name":"a"}""")).Text);
        HttpAnswer other = await function.SendAsync(form, "PUT", "/optional", "a=b", ("Content-Type", "application/x-www-form-urlencoded"));
        Assert.Equal(415, other.Status);
        Assert.Contains(
            "\"expected JSON, with a Content-Type such as application/json, found 'application/x-www-form-urlencoded'; curl sends JSON with --json\"",
            other.Text,
            StringComparison.Ordinal);
        other = await function.SendAsync(form, "PUT", "/optional", "a=b", ("Content-Type", "Text/Plain; charset=utf-8"));
        Assert.Contains("\"expected JSON, with a Content-Type such as application/json, found 'Text/Plain'\"", other.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task WrongBody_IsExplained(HttpForm form)
    {
        await using HttpFunction function = await HttpFunction.StartAsync();
        Assert.Contains("""{"body":["expected JSON, found none"]}""", (await function.SendAsync(form, "POST", "/orders")).Text, StringComparison.Ordinal);
        Assert.Contains("""{"$":["expected a value, found null"]}""", (await function.SendAsync(form, "POST", "/orders", "null")).Text, StringComparison.Ordinal);
        Assert.Contains("""{"$.count":["expected""", (await function.SendAsync(form, "POST", "/orders", """{"name":"a","count":{}}""")).Text, StringComparison.Ordinal);
        Assert.Equal(400, (await function.SendAsync(form, "POST", "/orders", "{")).Status);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task HeadersAndCookies_AreRead(HttpForm form)
    {
        await using HttpFunction function = await HttpFunction.StartAsync();
        Assert.Equal("blue, green 3", (await function.SendAsync(form, "GET", "/headers", null, ("x-tenant", "blue, green"), ("X-Count", "3"))).Text);
        Assert.Equal(" 7", (await function.SendAsync(form, "GET", "/headers")).Text);
        Assert.Equal("x=y z 4", (await function.SendAsync(form, "GET", "/cookies", null, ("Cookie", "b=1; session=x%3Dy%20z; a=\"4\""))).Text);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Responses_HaveTheirStatusAndBody(HttpForm form)
    {
        await using HttpFunction function = await HttpFunction.StartAsync();
        Assert.Equal([0, 255, 7], (await function.SendAsync(form, "GET", "/bytes")).Body);
        Assert.Equal((204, ""), await StatusOf("GET", "/nothing"));
        Assert.Equal((204, ""), await StatusOf("DELETE", "/orders/1"));
        Assert.Equal((200, "any"), await StatusOf("PATCH", "/any"));
        Assert.Equal((200, ""), await StatusOf("HEAD", "/names/a"));

        async Task<(int, string)> StatusOf(string method, string target) => await function.SendAsync(form, method, target) is var answer ? (answer.Status, answer.Text) : default;
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Problems_AreReportedTogether(HttpForm form)
    {
        await using HttpFunction function = await HttpFunction.StartAsync();
        HttpAnswer answer = await function.SendAsync(form, "GET", "/orders/x?scale=y");

        Assert.Equal(400, answer.Status);
        Assert.Equal("application/problem+json", Assert.Single(answer.Headers["content-type"]));
        Assert.Contains(
            """{"id":["in the path: expected an integer, found 'x'"],"scale":["in the query: expected an integer, found 'y'"]}""",
            answer.Text,
            StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task UnknownRoutes_AreProblems(HttpForm form)
    {
        await using HttpFunction function = await HttpFunction.StartAsync();
        Assert.Equal(404, (await function.SendAsync(form, "GET", "/other")).Status);
        Assert.Equal(404, (await function.SendAsync(form, "GET", "/names/../orders")).Status);
        HttpAnswer other = await function.SendAsync(form, "PUT", "/orders");
        Assert.Equal((405, "GET, HEAD, POST, OPTIONS"), (other.Status, Assert.Single(other.Headers["allow"])));
        HttpAnswer options = await function.SendAsync(form, "OPTIONS", "/orders");
        Assert.Equal((204, "GET, HEAD, POST, OPTIONS", ""), (options.Status, Assert.Single(options.Headers["allow"]), options.Text));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Exception_IsLoggedAndRevealsNothing(HttpForm form)
    {
        await using HttpFunction function = await HttpFunction.StartAsync();
        HttpAnswer answer = await function.SendAsync(form, "GET", "/broken");

        Assert.Equal(500, answer.Status);
        Assert.DoesNotContain("secret", answer.Text, StringComparison.Ordinal);
        Assert.Contains("\"title\":\"Internal Server Error\"", answer.Text, StringComparison.Ordinal);
    }
}
