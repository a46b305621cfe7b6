using System.Text;
using System.Text.Json.Nodes;

namespace Lambda.Runtime.Http.Tests;

/// <summary>Claims, forms, and objects that take several values.</summary>
public sealed class BindingTests
{
    private const string ContentType = "Content-Type";
    private const string FormType = "application/x-www-form-urlencoded";

    public static TheoryData<HttpForm> Forms => [.. Enum.GetValues<HttpForm>()];

    public static TheoryData<HttpForm, string> Authorizers => new()
    {
        { HttpForm.HttpApi, """{"jwt":{"claims":{"sub":"ann","custom:level":"3","cognito:groups":"[admins users]","scope":"read write"},"scopes":["read"]}}""" },
        { HttpForm.HttpApi, """{"lambda":{"sub":"ann","custom:level":3,"cognito:groups":["admins","users"],"scope":"read write","nested":{"sub":"bob"}}}""" },
        { HttpForm.RestApi, """{"claims":{"sub":"ann","custom:level":"3","cognito:groups":"admins,users","scope":"read write"}}""" },
        { HttpForm.RestApi, """{"principalId":"p","integrationLatency":7,"sub":"ann","custom:level":"3","cognito:groups":"admins,users","scope":"read write"}""" },
        { HttpForm.HttpApiV1, """{"claims":{"sub":"ann","custom:level":"3","cognito:groups":"[admins users]","scope":"read write"},"scopes":["read"]}""" },
        { HttpForm.Alb, """{"sub":"ann","custom:level":3,"cognito:groups":["admins","users"],"scope":"read write"}""" },
        { HttpForm.AlbMultiValue, """{"sub":"ann","custom:level":3,"cognito:groups":["admins","users"],"scope":"read write"}""" },
    };

    [Theory]
    [MemberData(nameof(Authorizers))]
    public async Task Claims_AreThoseOfTheAuthorizer(HttpForm form, string authorizer)
    {
        await using HttpFunction function = await HttpFunction.StartAsync();

        Assert.Equal("ann 3 admins|users read|write", await Authorized("/claims"));
        Assert.Equal("ann False", await Authorized("/claims/optional"));
        Assert.StartsWith("ann ", await Authorized("/claims/all"), StringComparison.Ordinal);
        Assert.Contains("custom:level=3,", await Authorized("/claims/all"), StringComparison.Ordinal);

        async Task<string> Authorized(string path) => (await function.SendAsync(form, WithAuthorizer(form, path, authorizer))).Text;
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task MissingClaim_IsUnauthorizedOrForbidden(HttpForm form)
    {
        await using HttpFunction function = await HttpFunction.StartAsync();
        HttpAnswer answer = await function.SendAsync(form, "GET", "/claims");
        Assert.Equal(401, answer.Status);
        Assert.Contains("in the claims: expected text, found none", answer.Text, StringComparison.Ordinal);
        Assert.Equal("nobody False", (await function.SendAsync(form, "GET", "/claims/optional")).Text);
        Assert.Equal("nobody", (await function.SendAsync(form, "GET", "/claims/all")).Text);
        Assert.Equal(401, (await function.SendAsync(form, "GET", "/claims/lists")).Status);
        Assert.Equal("0", (await function.SendAsync(form, "GET", "/claims/optional-lists")).Text);
        if (form is HttpForm.HttpApi or HttpForm.HttpApiV1 or HttpForm.RestApi or HttpForm.Alb or HttpForm.AlbMultiValue)
            Assert.Equal(403, (await function.SendAsync(form, WithAuthorizer(form, "/claims", """{"sub":"ann","custom:level":"high"}"""))).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("a.b")]
    [InlineData("a.!!.c")]
    [InlineData("a.bnVsbA==.c")]
    [InlineData("a.eyJzdWIiOjF9x.c")]
    [InlineData("a..c")]
    public async Task BrokenToken_HasNoClaims(string token)
    {
        await using HttpFunction function = await HttpFunction.StartAsync();
        Assert.Equal("nobody False", (await function.SendAsync(HttpForm.Alb, "GET", "/claims/optional", null, ("x-amzn-oidc-data", token))).Text);
    }

    /// <summary>The body is read again without each member that cannot be read.</summary>
    [Theory]
    [InlineData("""{"title":5,"published":"soon","price":"a","writers":[],"pages":[],"editor":{"name":"e","born":1},"edition":1}""", "$.title", "$.published", "$.price")]
    [InlineData("""{"writers":[{"name":"a","born":"x"},{"name":7,"born":"y"}],"editor":{"name":"e","born":1},"edition":1}""", "$.writers[0].born", "$.writers[1].name", "$.writers[1].born")]
    [InlineData("""{"pages":[1,"a",2,"b"],"title":5,"editor":{"name":"e","born":1},"edition":1}""", "$.pages[1]", "$.title")]
    [InlineData("""{"edition":"first", "editor": {"born":"x"} , "title" : 5 }""", "$.edition", "$.editor.born", "$.title")]
    [InlineData("""{"title":"a"}""", "$")]
    [InlineData("""{"title":5,"price":}""", "$.title", "$.price")]
    [InlineData("""{"title":5 x}""", "$.title", "$")]
    [InlineData("""{"editor":{"name":5 x}}""", "$.editor.name", "$.editor")]
    [InlineData("""{"tit\u006ce":5,"price":"a"}""", "$['tit\\u006ce']", "$.price", "$")]
    [InlineData("7", "$")]
    public async Task AllProblemsOfABody_AreReportedWithThoseOfTheQuery(string body, params string[] paths)
    {
        await using HttpFunction function = await HttpFunction.StartAsync();
        HttpAnswer answer = await function.SendAsync(HttpForm.HttpApi, "POST", "/books?copies=x", body);
        Assert.Equal(400, answer.Status);
        JsonObject errors = JsonNode.Parse(answer.Text)!["errors"]!.AsObject();
        Assert.Equal(new[] { "copies" }.Concat(paths).Order(StringComparer.Ordinal), errors.Select(static error => error.Key).Order(StringComparer.Ordinal));
        Assert.All(errors, static error => Assert.Single(error.Value!.AsArray()));
    }

    [Fact]
    public async Task ManyProblemsOfABody_AreLimited()
    {
        await using HttpFunction function = await HttpFunction.StartAsync();
        string writers = string.Join(',', Enumerable.Repeat("""{"name":7,"born":"x"}""", 1000));
        HttpAnswer answer = await function.SendAsync(HttpForm.HttpApi, "POST", "/books?copies=1", $$"""{"writers":[{{writers}}]}""");
        Assert.Equal(20, JsonNode.Parse(answer.Text)!["errors"]!.AsObject().Count);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task FormFields_AreRead(HttpForm form)
    {
        await using HttpFunction function = await HttpFunction.StartAsync();

        Assert.Equal("täxt & a+b 1+2 7", await Send("/forms", "Name=t%C3%A4xt+%26+a%2Bb&number=1&number=2&page=7"));
        Assert.Equal("a  1", await Send("/forms", "name=a"));
        Assert.Equal("ann 30 a@b|c@d x", await Send("/forms/person?tag=x", "name=ann&age=30&mail=a@b&mail=c%40d"));
        Assert.Equal("ann   ", await Send("/forms/person", "name=ann&age="));

        async Task<string> Send(string target, string body) =>
            (await function.SendAsync(form, "POST", target, body, (ContentType, $"{FormType}; charset=UTF-8"))).Text;
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task WrongForm_IsExplained(HttpForm form)
    {
        await using HttpFunction function = await HttpFunction.StartAsync();
        HttpAnswer answer = await function.SendAsync(form, "POST", "/forms", "name=a&name=b&number=x", (ContentType, FormType));
        Assert.Equal(400, answer.Status);
        Assert.Contains(
            """{"name":["in the form: expected text, found 2 values"],"number":["in the form: expected an integer, found 'x'"]}""", answer.Text, StringComparison.Ordinal);
        HttpAnswer other = await function.SendAsync(form, "POST", "/forms", "{}", (ContentType, "multipart/form-data; boundary=x"));
        Assert.Equal(415, other.Status);
        Assert.Contains("""
            "errors":{"body":["expected a form, with the Content-Type application/x-www-form-urlencoded, found 'multipart/form-data'"]}
            """.Trim(), other.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Groups_TakeTheValuesOfTheirTypes(HttpForm form)
    {
        await using HttpFunction function = await HttpFunction.StartAsync();
        HttpAnswer answer = await function.SendAsync(form, "GET", "/groups/7?text=a&page=3&size=5", null, ("x-tenant", "blue"));
        Assert.Equal("Search { Id = 7, Text = a, Color = Red } 3 5 blue", answer.Text);
        Assert.Equal("Search { Id = 7, Text = , Color = Blue } 3  ", (await function.SendAsync(form, "GET", "/groups/7?color=blue&page=3")).Text);
        Assert.Contains(
            """{"id":["in the path: expected an integer, found 'x'"],"Page":["in the query: expected an integer, found none"]}""",
            (await function.SendAsync(form, "GET", "/groups/x")).Text,
            StringComparison.OrdinalIgnoreCase);
        Assert.Equal(
            "Change { Order = Order { Name = a, Count = 1 }, Force = True }",
            (await function.SendAsync(form, "POST", "/groups?force=true", """{"name":"a","count":1}""")).Text);
    }

    /// <summary>An event as a service sends it after it has authenticated the caller.</summary>
    private static JsonObject WithAuthorizer(HttpForm form, string path, string authorizer)
    {
        if (form is HttpForm.Alb or HttpForm.AlbMultiValue)
        {
            string payload = Convert.ToBase64String(Encoding.UTF8.GetBytes(authorizer)).Replace('+', '-').Replace('/', '_');
            return HttpFunction.CreateEvent(form, "GET", path, null, ("x-amzn-oidc-data", $"eyJhbGciOiJFUzI1NiJ9.{payload}.c2ln"));
        }

        JsonObject json = HttpFunction.CreateEvent(form, "GET", path, null);
        json["requestContext"]!["authorizer"] = JsonNode.Parse(authorizer);
        return json;
    }
}
