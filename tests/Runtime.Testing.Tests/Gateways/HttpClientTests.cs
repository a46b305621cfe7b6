using System.Net;
using System.Text;
using System.Text.Json;
using Lambda.Runtime.Testing.Tests.TestFunctions;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Testing.Tests.Gateways;

/// <summary>The HTTP client for a function, in each form of events and responses.</summary>
public sealed class HttpClientTests
{
    private const string HttpIntegration = "Content-Type: application/vnd.awslambda.http-integration-response\r\n";
    private const string NulBytes = "\0\0\0\0\0\0\0\0";

    public static TheoryData<HttpShape> Shapes => [.. Enum.GetValues<HttpShape>()];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task RequestAndResponse_PassThroughTheService(HttpShape shape)
    {
        string seen = "";
        await using LambdaFunction function = await StartAsync(shape, json =>
        {
            seen = json.GetRawText();
            return Response(201, ("X-Count", "3"));
        });
        using HttpClient client = function.CreateHttpClient(shape);
        using var body = new StringContent("""{"n":1}""", Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await client.PutAsync("/orders/7?x=1", body, Cancellation);
        Assert.Equal((HttpStatusCode.Created, "body"), (response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation)));
        Assert.Equal(["3"], response.Headers.GetValues("X-Count"));
        Assert.Contains("/orders/7", seen, StringComparison.Ordinal);
        Assert.Contains(client.BaseAddress!.Host, seen, StringComparison.Ordinal);
        Assert.Contains("https", seen, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task CookiesAndRedirects_AreHandledAsUsual(HttpShape shape)
    {
        var seen = new List<string>();
        await using LambdaFunction function = await StartAsync(shape, json =>
        {
            string path = PathOf(json);
            seen.Add($"{MethodOf(json)} {path} {CookiesOf(json)}");
            return path == "/orders" ? Response(303, ("Location", "/orders/7"), ("Set-Cookie", "session=abc; Secure; HttpOnly; Path=/")) : Response(200);
        });
        using HttpClient client = function.CreateHttpClient(shape);
        using HttpResponseMessage response = await client.PostAsync("/orders", new StringContent("{}"), Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("/orders/7", response.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal(["POST /orders ", "GET /orders/7 session=abc"], seen);

        using HttpClient plain = function.CreateHttpClient(shape, new LambdaHttpClientOptions { AllowAutoRedirect = false, UseCookies = false });
        using HttpResponseMessage redirect = await plain.PostAsync("/orders", new StringContent("{}"), Cancellation);
        Assert.Equal((HttpStatusCode.SeeOther, "/orders/7"), (redirect.StatusCode, redirect.Headers.Location?.ToString()));
        await plain.GetAsync("/", Cancellation);
        Assert.Equal("GET / ", seen[^1]);
    }

    [Fact]
    public async Task RedirectToAnotherHost_IsTheResponse()
    {
        await using LambdaFunction function = await StartAsync(HttpShape.FunctionUrl, static _ => Response(302, ("Location", "https://login.example/")));
        using HttpClient client = function.CreateHttpClient();
        Assert.Equal(HttpStatusCode.Found, (await client.GetAsync("/", Cancellation)).StatusCode);
    }

    [Theory]
    [InlineData(307, "POST")]
    [InlineData(308, "POST")]
    [InlineData(301, "GET")]
    public async Task Redirect_KeepsOrChangesTheMethod(int status, string expected)
    {
        await using LambdaFunction function = await StartAsync(
            HttpShape.FunctionUrl, json => PathOf(json) == "/" ? Response(status, ("Location", "/other")) : Response(200, ("X-Method", MethodOf(json))));
        using HttpClient client = function.CreateHttpClient();
        using HttpResponseMessage response = await client.PostAsync("/", new StringContent("{}"), Cancellation);
        Assert.Equal([expected], response.Headers.GetValues("X-Method"));
    }

    [Fact]
    public async Task EndlessRedirect_Ends()
    {
        int count = 0;
        await using LambdaFunction function = await StartAsync(HttpShape.FunctionUrl, _ =>
        {
            count++;
            return Response(302, ("Location", "/"));
        });
        using HttpClient client = function.CreateHttpClient();
        Assert.Equal(HttpStatusCode.Found, (await client.GetAsync("/", Cancellation)).StatusCode);
        Assert.Equal(51, count);
    }

    [Theory]
    [InlineData(HttpShape.RestApi, HttpStatusCode.BadGateway)]
    [InlineData(HttpShape.HttpApi, HttpStatusCode.InternalServerError)]
    [InlineData(HttpShape.FunctionUrl, HttpStatusCode.BadGateway)]
    [InlineData(HttpShape.Alb, HttpStatusCode.BadGateway)]
    public async Task ResponseOfTheService_HasTheReasonInItsPhrase(HttpShape shape, HttpStatusCode status)
    {
        await using LambdaFunction function = await TestFunction.StartAsync(static next =>
            next.Text.Contains("fail", StringComparison.Ordinal) ? throw new InvalidOperationException("no\nstock") : """{"statusCode":"x"}"""u8.ToArray());
        using HttpClient client = function.CreateHttpClient(shape);
        using HttpResponseMessage invalid = await client.GetAsync("/", Cancellation);
        Assert.Equal((status, "The response is not an HTTP response: its statusCode is not a JSON Number: \"x\"."), (invalid.StatusCode, invalid.ReasonPhrase));
        HttpRequestException exception = Assert.Throws<HttpRequestException>(() => invalid.EnsureSuccessStatusCode());
        Assert.Contains("its statusCode is not a JSON Number", exception.Message, StringComparison.Ordinal);

        using HttpResponseMessage failed = await client.GetAsync("/fail", Cancellation);
        Assert.Equal((status, "InvalidOperationException: no stock"), (failed.StatusCode, failed.ReasonPhrase));
    }

    [Theory]
    [InlineData(HttpShape.RestApi, 29, HttpStatusCode.GatewayTimeout)]
    [InlineData(HttpShape.HttpApi, 30, HttpStatusCode.ServiceUnavailable)]
    public async Task FunctionThatTakesLong_IsNotWaitedFor(HttpShape shape, int seconds, HttpStatusCode status)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        using var called = new SemaphoreSlim(0);
        using var end = new SemaphoreSlim(0);
        LambdaFunctionOptions options = TestFunction.LongTimeouts with { TimeProvider = time, Timeout = TimeSpan.FromSeconds(100) };
        await using LambdaFunction function = await TestFunction.StartAsync(_ =>
        {
            called.Release();
            end.Wait(Cancellation);
            return """{"statusCode":200,"body":"late"}"""u8.ToArray();
        }, options);
        using HttpClient client = function.CreateHttpClient(shape);
        Task<HttpResponseMessage> sent = client.GetAsync("/", Cancellation);
        await called.WaitAsync(Cancellation);
        time.Advance(TimeSpan.FromSeconds(seconds));
        using HttpResponseMessage response = await sent;
        Assert.Equal(
            (status, $"The function has not responded within {seconds} s, the limit of the API. It continues."), (response.StatusCode, response.ReasonPhrase));

        // It is still the same instance, which takes the next event after it has returned.
        end.Release(2);
        using HttpResponseMessage next = await client.GetAsync("/", Cancellation);
        Assert.Equal("late", await next.Content.ReadAsStringAsync(Cancellation));
    }

    [Theory]
    [InlineData(HttpShape.FunctionUrl, 6 * 1024 * 1024, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(HttpShape.RestApi, 6 * 1024 * 1024, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(HttpShape.HttpApi, 11 * 1024 * 1024, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(HttpShape.Alb, (1024 * 1024) + 1, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(HttpShape.Alb, 1024 * 1024, HttpStatusCode.OK)]
    public async Task BodyOverTheLimit_IsRefused(HttpShape shape, int bytes, HttpStatusCode status)
    {
        await using LambdaFunction function = await StartAsync(shape, static _ => Response(200));
        using HttpClient client = function.CreateHttpClient(shape);
        using HttpResponseMessage response = await client.PostAsync("/", new StringContent(new string('a', bytes)), Cancellation);
        Assert.Equal(status, response.StatusCode);
    }

    /// <summary>An image of 5,000,000 bytes is under the limit of each service, and over that of the event.</summary>
    [Theory]
    [InlineData(HttpShape.FunctionUrl, "image/png", 5_000_000, "The body has 5000000 bytes, and the event with it more than 6291456, the maximum of Lambda; bytes that are not text are base64 in it, so up to about 4,718,592 of them fit.")]
    [InlineData(HttpShape.RestApi, "image/png", 5_000_000, "The body has 5000000 bytes, and the event with it more than 6291456, the maximum of Lambda; bytes that are not text are base64 in it, so up to about 4,718,592 of them fit.")]
    [InlineData(HttpShape.HttpApi, "text/plain", 7_000_000, "The body has 7000000 bytes, and the event with it more than 6291456, the maximum of Lambda.")]
    [InlineData(HttpShape.HttpApi, "text/plain", 11_000_000, "The body has 11000000 bytes. The maximum of an HTTP API is 10485760.")]
    [InlineData(HttpShape.Alb, "text/plain", 1_100_000, "The body has 1100000 bytes. The maximum of a load balancer is 1048576.")]
    public async Task BodyOverTheLimit_SaysWhatFits(HttpShape shape, string type, int bytes, string reason)
    {
        await using LambdaFunction function = await StartAsync(shape, static _ => Response(200));
        using HttpClient client = function.CreateHttpClient(shape);
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(new string('a', bytes)));
        body.Headers.ContentType = new(type);
        using HttpResponseMessage response = await client.PostAsync("/", body, Cancellation);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, reason), (response.StatusCode, response.ReasonPhrase));
    }

    [Fact]
    public async Task HeadersOverTheLimit_AreRefused()
    {
        await using LambdaFunction function = await StartAsync(HttpShape.RestApi, static _ => Response(200));
        using HttpClient client = function.CreateHttpClient(HttpShape.RestApi);
        client.DefaultRequestHeaders.Add("X-Long", new string('a', 11_000));
        using HttpResponseMessage response = await client.GetAsync("/", Cancellation);
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, response.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task ResponseToHead_HasNoBody(HttpShape shape)
    {
        await using LambdaFunction function = await StartAsync(shape, static _ => Response(200));
        using HttpClient client = function.CreateHttpClient(shape);
        using var request = new HttpRequestMessage(HttpMethod.Head, "/");
        using HttpResponseMessage response = await client.SendAsync(request, Cancellation);
        Assert.Equal((HttpStatusCode.OK, ""), (response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation)));
    }

    [Fact]
    public async Task StreamedResponse_ArrivesWhileItIsWritten_FromAFunctionUrl()
    {
        var read = new TaskCompletionSource();
        await using LambdaFunction function = await RawFunction.StartAsync(async invocation =>
        {
            await invocation.Connection.SendAsync(invocation.Head + HttpIntegration + RawFunction.Streaming + RawFunction.Chunked + "\r\n"
                + RawFunction.Chunk("""{"statusCode":202,"headers":{"content-type":"text/plain"}}""" + NulBytes + "one"));
            await read.Task;
            await invocation.Connection.SendAsync(RawFunction.Chunk("two") + RawFunction.Chunk(""));
            await invocation.Connection.ReadResponseAsync();
        });
        using HttpClient client = function.CreateHttpClient();
        using HttpResponseMessage response = await client.GetAsync("/", HttpCompletionOption.ResponseHeadersRead, Cancellation);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        await using Stream body = await response.Content.ReadAsStreamAsync(Cancellation);
        byte[] first = new byte[3];
        await body.ReadExactlyAsync(first, Cancellation);
        read.SetResult();
        Assert.Equal("onetwo", Encoding.UTF8.GetString(first) + await new StreamReader(body).ReadToEndAsync(Cancellation));
    }

    [Fact]
    public async Task StreamThatFails_IsAnExceptionOfTheRead()
    {
        await using LambdaFunction function = await RawFunction.StartAsync(static async invocation =>
        {
            await invocation.Connection.SendAsync(invocation.Head + RawFunction.Streaming + RawFunction.Chunked + RawFunction.Trailer + "\r\n" + RawFunction.Chunk("one") + "0\r\n"
                + $"Lambda-Runtime-Function-Error-Type: No\r\nLambda-Runtime-Function-Error-Body: {RawFunction.Base64("{}")}\r\n\r\n");
            await invocation.Connection.ReadResponseAsync();
        });
        using HttpClient client = function.CreateHttpClient();
        using HttpResponseMessage response = await client.GetAsync("/", HttpCompletionOption.ResponseHeadersRead, Cancellation);
        HttpRequestException exception = await Assert.ThrowsAsync<HttpRequestException>(() => response.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal("The response ended early, because the function failed after it had sent a part.", exception.InnerException!.Message);
    }

    [Theory]
    [InlineData(HttpShape.HttpApi)]
    [InlineData(HttpShape.RestApi)]
    [InlineData(HttpShape.Alb)]
    public async Task StreamedResponse_IsNotAResponseOfOtherServices(HttpShape shape)
    {
        await using LambdaFunction function = await RawFunction.StartAsync(static async invocation =>
        {
            await invocation.Connection.SendAsync(invocation.Head + HttpIntegration + RawFunction.Streaming + RawFunction.Chunked + "\r\n"
                + RawFunction.Chunk("""{"statusCode":202}""" + NulBytes + "one") + RawFunction.Chunk(""));
            await invocation.Connection.ReadResponseAsync();
        });
        using HttpClient client = function.CreateHttpClient(shape);
        using HttpResponseMessage response = await client.GetAsync("/", Cancellation);
        Assert.StartsWith("The response is not an HTTP response: it is not JSON", response.ReasonPhrase, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpShape.FunctionUrl, "dev", "Stage is 'dev', and a function URL has no stages.")]
    [InlineData(HttpShape.Alb, "dev", "Stage is 'dev', and a load balancer has no stages.")]
    [InlineData(HttpShape.RestApi, "a/b", "Stage is 'a/b'; expected 1 to 128 letters, digits, hyphens and underscores.")]
    [InlineData(HttpShape.RestApi, "$default", "Stage is '$default'; expected 1 to 128 letters, digits, hyphens and underscores.")]
    public async Task MalformedStage_IsRefused(HttpShape shape, string stage, string message)
    {
        await using LambdaFunction function = await StartAsync(shape, static _ => Response(200));
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => function.CreateHttpClient(shape, new LambdaHttpClientOptions { Stage = stage })).Message);
    }

    [Fact]
    public async Task DisposedFunction_IsAResponseThatSaysSo()
    {
        LambdaFunction function = await StartAsync(HttpShape.FunctionUrl, static _ => Response(200));
        using HttpClient client = function.CreateHttpClient();
        await function.DisposeAsync();
        using HttpResponseMessage response = await client.GetAsync("/", Cancellation);
        Assert.Equal("The function was ended or replaced in the meantime. Send the request again.", response.ReasonPhrase);
    }

    /// <summary>Starts a function that responds in the form of the event.</summary>
    private static Task<LambdaFunction> StartAsync(
        HttpShape shape, Func<JsonElement, (int Status, (string Name, string Value)[] Headers)> handler) => TestFunction.StartAsync(next =>
    {
        (int status, (string Name, string Value)[] headers) = handler(JsonDocument.Parse(next.Body).RootElement);
        bool isFormat2 = shape is HttpShape.FunctionUrl or HttpShape.HttpApi;
        string[] cookies = [.. headers.Where(header => isFormat2 && header.Name == "Set-Cookie").Select(static header => header.Value)];
        (string Name, string Value)[] others = [.. headers.Where(header => !isFormat2 || header.Name != "Set-Cookie")];
        var response = new Dictionary<string, object> { ["statusCode"] = status, ["body"] = "body" };
        if (shape == HttpShape.AlbMultiValue)
            response["multiValueHeaders"] = others.ToDictionary(static header => header.Name, static header => new[] { header.Value });
        else
            response["headers"] = others.ToDictionary(static header => header.Name, static header => header.Value);
        if (isFormat2)
            response["cookies"] = cookies;
        return JsonSerializer.SerializeToUtf8Bytes(response);
    });

    private static (int Status, (string Name, string Value)[] Headers) Response(int status, params (string Name, string Value)[] headers) => (status, headers);

    private static string PathOf(JsonElement json) => (json.TryGetProperty("rawPath", out JsonElement path) ? path : json.GetProperty("path")).GetString()!;

    private static string MethodOf(JsonElement json) =>
        (json.TryGetProperty("httpMethod", out JsonElement method) ? method : json.GetProperty("requestContext").GetProperty("http").GetProperty("method")).GetString()!;

    private static string CookiesOf(JsonElement json)
    {
        if (json.TryGetProperty("cookies", out JsonElement cookies))
            return string.Join("; ", cookies.EnumerateArray().Select(static cookie => cookie.GetString()));
        if (json.TryGetProperty("multiValueHeaders", out JsonElement lists))
            return Find(lists) is { } list ? list[0].GetString()! : "";
        return json.TryGetProperty("headers", out JsonElement headers) && Find(headers) is { } value ? value.GetString()! : "";

        static JsonElement? Find(JsonElement map) => map.EnumerateObject()
            .Where(static header => header.Name.Equals("cookie", StringComparison.OrdinalIgnoreCase)).Select(static header => (JsonElement?)header.Value).FirstOrDefault();
    }
}
