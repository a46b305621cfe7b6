using System.Diagnostics;

namespace Lambda.Runtime.Generators.Tests.Http;

/// <summary>Middleware, exceptions, spans and log records of routes.</summary>
public sealed class RouteMiddlewareTests
{
    private const string Usings = "using Lambda.Runtime.Http;\n";

    private const string Noting = """

        public abstract class Noting : ILambdaMiddleware
        {
            protected Noting() => Log.Add("new " + GetType().Name);
            public async ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next)
            {
                Log.Add("+" + GetType().Name);
                await Task.Yield();
                await next(invocation);
                Log.Add("-" + GetType().Name);
            }
        }
        public sealed class A : Noting;
        public sealed class B : Noting;
        public sealed class C : Noting;

        """;

    private const string Failing = """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Lambda.Runtime.Http;
        [assembly: MapException<ArgumentException>(422)]
        {0}
        public sealed class SoldOutException(string message) : InvalidOperationException(message);
        [MapException<InvalidOperationException>(409)]
        public static class Functions
        {
            [LambdaRoute("GET /sold-out"), MapException<SoldOutException>(410)] public static void SoldOut() => throw new SoldOutException("secret");
            [LambdaRoute("GET /conflict")] public static async Task<string> Conflict() { await Task.Yield(); throw new InvalidOperationException("secret"); }
            [LambdaRoute("GET /argument")] public static int Argument() => throw new ArgumentNullException("secret");
            [LambdaRoute("GET /unavailable"), MapException<FormatException>(503)] public static int Unavailable() => throw new FormatException("secret");
            [LambdaRoute("GET /broken"), MapException<NotSupportedException>("Unsupported")] public static int Broken() => throw new NotSupportedException("secret");
            [LambdaRoute("GET /slow")] public static async Task<string> Slow(CancellationToken token) { await Task.Delay(-1, token); return ""; }
            [LambdaRoute("GET /ok/{id}")] public static int Ok(int id) => id;
            [LambdaHandler] public static void Other() => throw new ArgumentException("other");
        }
        """;

    private static CompiledFunction StartFailing(string attribute = "", params (string, string)[] variables) =>
        CompiledFunction.Start(Generation.Of(Failing.Replace("{0}", attribute, StringComparison.Ordinal)), "Http", variables);

    [Fact]
    public void MiddlewareOfTheAssembly_IsCreatedOnceAndSeesAllRequests()
    {
        const string Log = "public static class Log";
        string source = CallLog.Usings.Replace(Log, "[assembly: LambdaMiddleware<B>, LambdaMiddleware<A>]\n" + Log, StringComparison.Ordinal);
        using var function = CompiledFunction.Start(Generation.Of($$"""
            {{Usings}}{{source}}{{Noting}}
            [LambdaMiddleware<C>]
            public static class Functions
            {
                [LambdaRoute("GET /a")] public static async Task One() { await Task.Yield(); Log.Add("one"); }
                [LambdaRoute("GET /b")] public static void Two() => Log.Add("two");
            }
            """));
        Assert.Equal(204, function.Send("GET", "/a").Status);
        Assert.Equal(204, function.Send("GET", "/b").Status);
        Assert.Equal(404, function.Send("GET", "/c").Status);
        Assert.Equal(405, function.Send("PUT", "/a").Status);
        Assert.Equal(
            [
                "new C", "new C", "new B", "new A",
                "+B", "+A", "+C", "one", "-C", "-A", "-B",
                "+B", "+A", "+C", "two", "-C", "-A", "-B",
                "+B", "+A", "-A", "-B",
                "+B", "+A", "-A", "-B",
            ],
            CallLog.Read(function));
    }

    [Theory]
    [InlineData("invocation.Event = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(invocation.Event.Span).Replace(\"/1\", \"/2\")); await next(invocation);", 200, "2")]
    [InlineData("try { await next(invocation); } catch (TimeoutException) { await next(invocation); }", 200, "1")]
    [InlineData("await next(invocation); await next(invocation);", 200, "1")]
    [InlineData("await next(invocation); invocation.ClearResponse(); var json = invocation.ResponseWriter; int start = json.StartObject(); json.WriteName(\"statusCode\"); json.WriteNumber(418); json.WriteName(\"body\"); json.WriteString(\"\"); json.EndObject(start);", 418, "")]
    [InlineData("await Task.Yield(); throw new FormatException(\"secret\");", 500, null)]
    public void Middleware_ChangesRequestsAndResponses(string body, int status, string? text)
    {
        using var function = CompiledFunction.Start(Generation.Of($$"""
            {{Usings}}using System;
            using System.Text;
            using System.Threading.Tasks;
            [assembly: LambdaMiddleware<Changing>]
            public sealed class Changing : ILambdaMiddleware { public async ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next) { {{body}} } }
            public static class Functions
            {
                private static int s_count;
                [LambdaRoute("GET /{id}")] public static int Get(int id) => s_count++ == 0 && {{(body.Contains("Timeout", StringComparison.Ordinal) ? "true" : "false")}} ? throw new TimeoutException() : id;
            }
            """));
        (int Status, string Body) answer = function.Send("GET", "/1");
        Assert.Equal(status, answer.Status);
        if (text is not null)
            Assert.Equal(text, answer.Body);
    }

    [Fact]
    public void MiddlewareOfTheAssembly_TakesServicesAndIsDisposed()
    {
        string source = CallLog.Usings.Replace("public static class Log", "[assembly: LambdaMiddleware<Counting>]\npublic static class Log", StringComparison.Ordinal);
        var generation = Generation.Of($$"""
            {{Usings}}{{source}}
            public sealed class Counter { public int Count; }
            public sealed class Request { public string Id = Guid.NewGuid().ToString(); }
            public sealed class Counting(Counter counter) : ILambdaMiddleware, IDisposable
            {
                public ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next) { counter.Count++; return next(invocation); }
                public void Dispose() => Log.Add("disposed");
            }
            [LambdaStartup] public static class Startup
            {
                public static void ConfigureServices(IServiceCollection services) => services.AddSingleton<Counter>().AddScoped<Request>();
            }
            public static class Functions
            {
                [LambdaRoute("GET /")] public static async Task<string> Get([FromServices] Counter counter, [FromServices] Request request) { await Task.Yield(); return counter.Count + " " + request.Id; }
            }
            """);
        using var function = CompiledFunction.Start(generation);
        string first = function.Send("GET", "/").Body, second = function.Send("GET", "/").Body;
        Assert.Equal(("1", "2"), (first.Split(' ')[0], second.Split(' ')[0]));
        Assert.NotEqual(first.Split(' ')[1], second.Split(' ')[1]);
    }

    [Theory]
    [InlineData("/sold-out", 410, null)]
    [InlineData("/conflict", 409, null)]
    [InlineData("/argument", 422, null)]
    [InlineData("/unavailable", 503, "GET /unavailable 503: FormatException: secret")]
    [InlineData("/broken", 500, "GET /broken 500: Unsupported: secret")]
    public void Exception_HasItsStatus(string path, int status, string? logged)
    {
        using CompiledFunction function = StartFailing();
        (int Status, string Body) answer = function.Send("GET", path);
        Assert.Equal(status, answer.Status);
        Assert.DoesNotContain("secret", answer.Body, StringComparison.Ordinal);
        if (logged is null)
            Assert.Equal("", function.Log);
        else
            Assert.Contains(logged, function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void HandlerThatIsCanceledAtItsDeadline_IsUnavailable()
    {
        using CompiledFunction function = StartFailing(variables: ("LAMBDA_CANCELLATION_MARGIN", "29900"));
        (int Status, string Body) answer = function.Send("GET", "/slow");
        Assert.Equal(503, answer.Status);
        Assert.Contains("GET /slow 503: TimeoutException: The invocation was canceled", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void FailOnException_FailsTheInvocation()
    {
        using CompiledFunction function = StartFailing("[assembly: LambdaHttp(FailOnException = true)]");
        Assert.Equal(410, function.Send("GET", "/sold-out").Status);
        (int Status, string Body) broken = function.Send("GET", "/broken");
        Assert.Equal(-1, broken.Status);
        Assert.Contains("\"errorType\":\"Unsupported\"", broken.Body, StringComparison.Ordinal);
        Assert.Equal(200, function.Send("GET", "/ok/1").Status);
    }

    /// <summary>Middleware sees the request and responds to it without knowing the form of the event.</summary>
    [Theory]
    [InlineData("""{"requestContext":{"elb":{"targetGroupArn":"arn"}},"httpMethod":"GET","path":"/a","multiValueHeaders":{"x-key":["a","KEY"]},"body":""}""", "\"statusDescription\":\"401 Unauthorized\",\"multiValueHeaders\":{\"content-type\":[\"text/plain; charset=utf-8\"]},\"body\":\"no KEY for GET\"")]
    [InlineData("""{"resource":"/","httpMethod":"PUT","path":"/a","headers":{"X-Key":"KEY"},"multiValueHeaders":{"X-Key":["a","KEY"]},"requestContext":{}}""", "\"statusCode\":401,\"multiValueHeaders\":{\"content-type\":[\"text/plain; charset=utf-8\"]},\"body\":\"no KEY for PUT\"")]
    [InlineData("""{"rawPath":"/a","headers":{"x-key":"a,KEY"},"requestContext":{"http":{"method":"GET"}}}""", "{\"statusCode\":401,\"headers\":{\"content-type\":\"text/plain; charset=utf-8\"},\"body\":\"no KEY for GET\"}")]
    public void Middleware_RespondsInTheFormOfTheService(string json, string refused)
    {
        using var function = CompiledFunction.Start(Generation.Of($$"""
            {{Usings}}using System.Threading.Tasks;
            [assembly: LambdaMiddleware<Keys>]
            public sealed class Keys : ILambdaMiddleware
            {
                public ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next)
                {
                    if (HttpInvocation.Of(invocation) is not { } http || http.GetHeader("X-KEY") == "a,b")
                        return next(invocation);
                    if (http.GetHeader("x-key") == "a,value")
                        http.Respond(TypedResults.Ok(1));
                    http.Respond(TypedResults.Text($"no {http.GetHeader("x-key")?[2..]} for {http.Method}", statusCode: 401));
                    return default;
                }
            }
            public static class Functions { [LambdaRoute("GET,PUT /a")] public static string Get() => "open"; }
            """));
        Assert.Contains("\"body\":\"open\"", function.Invoke(json.Replace("KEY", "b", StringComparison.Ordinal)).Body, StringComparison.Ordinal);
        Assert.Contains(refused.Replace("KEY", "c", StringComparison.Ordinal), function.Invoke(json.Replace("KEY", "c", StringComparison.Ordinal)).Body, StringComparison.Ordinal);
        Assert.Contains("\"statusCode\":500", function.Invoke(json.Replace("KEY", "value", StringComparison.Ordinal)).Body, StringComparison.Ordinal);
        Assert.Contains("ArgumentException: A result of type Ok`1 has a value, whose JSON only a route can write.", function.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[assembly: MapException<FormatException>(418), LambdaMiddleware<Throwing>]", 418)]
    [InlineData("[assembly: LambdaMiddleware<Throwing>, MapException<FormatException>(418)]", 500)]
    public void StatusOfAnException_AppliesToTheMiddlewareAfterIt(string attributes, int status)
    {
        using var function = CompiledFunction.Start(Generation.Of($$"""
            {{Usings}}using System;
            using System.Threading.Tasks;
            {{attributes}}
            public sealed class Throwing : ILambdaMiddleware { public ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next) => throw new FormatException(); }
            public static class Functions { [LambdaRoute("GET /a")] public static string Get() => "open"; }
            """));
        Assert.Equal(status, function.Send("GET", "/a").Status);
    }

    /// <summary>A client can send the header itself to a listener rule that does not authenticate.</summary>
    [Theory]
    [InlineData("", false)]
    [InlineData("[assembly: LambdaHttp(TrustLoadBalancerClaims = true)] ", true)]
    public void ClaimsOfALoadBalancer_AreTakenIfTheFunctionSaysSo(string attribute, bool isTaken)
    {
        const string Event = """
            {"requestContext":{"elb":{"targetGroupArn":"arn"}},"httpMethod":"GET","path":"/me","headers":{"x-amzn-oidc-data":"e30.eyJzdWIiOiJldmUifQ.c2ln"},"body":""}
            """;
        using var function = CompiledFunction.Start(Generation.Of($$"""
            {{Usings}}{{attribute}}public static class Functions { [LambdaRoute("GET /me")] public static string Me([FromClaim] string sub) => sub; }
            """));
        Assert.Contains(isTaken ? "\"body\":\"eve\"" : "\"statusCode\":401", function.Invoke(Event).Body, StringComparison.Ordinal);
        Assert.Equal(!isTaken, function.Log.Contains("the claims in x-amzn-oidc-data are ignored", StringComparison.Ordinal));
    }

    [Fact]
    public void StatusOfAnException_HasNoEffectOnOtherHandlers()
    {
        using var function = CompiledFunction.Start(Generation.Of(Failing.Replace("{0}", "", StringComparison.Ordinal)), "Other");
        Assert.Contains("ArgumentException", function.Invoke("1").Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/ok/7", "DEBUG RequestId: 8476a536-e9f4-11e8-9739-2dfe598c3fcd GET /ok/{id} 200\n")]
    [InlineData("/other", "DEBUG RequestId: 8476a536-e9f4-11e8-9739-2dfe598c3fcd GET (no route) 404\n")]
    [InlineData("/conflict", "DEBUG RequestId: 8476a536-e9f4-11e8-9739-2dfe598c3fcd GET /conflict 409\n")]
    public void Requests_AreLoggedForDebugging(string path, string expected)
    {
        using (CompiledFunction function = StartFailing(variables: [("AWS_LAMBDA_LOG_LEVEL", "DEBUG"), ("AWS_LAMBDA_LOG_FORMAT", "Text")]))
        {
            function.Send("GET", path);
            Assert.EndsWith(expected, function.Log, StringComparison.Ordinal);
        }

        using CompiledFunction quiet = StartFailing();
        quiet.Send("GET", path);
        Assert.Equal("", quiet.Log);
    }

    [Fact]
    public void Spans_HaveTheRouteAsTheirName()
    {
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == LambdaTracing.SourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> options) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                lock (spans)
                    spans.Add(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);
        using CompiledFunction function = StartFailing("[assembly: LambdaMiddleware<LambdaTracing>]");
        string[] paths = ["/ok/7", "/ok/x", "/other", "/conflict", "/broken"];
        foreach (string path in paths)
            function.Send("GET", path);
        Activity[] own;
        lock (spans)
            own = [.. spans.Where(static span => span.GetTagItem("http.request.method") is not null)];
        Assert.Equal(
            [
                ("GET /ok/{id}", 200, ActivityStatusCode.Unset), ("GET /ok/{id}", 400, ActivityStatusCode.Unset), ("GET", 404, ActivityStatusCode.Unset),
                ("GET /conflict", 409, ActivityStatusCode.Unset), ("GET /broken", 500, ActivityStatusCode.Error),
            ],
            own.Select(static span => (span.DisplayName, (int)span.GetTagItem("http.response.status_code")!, span.Status)));
        Assert.Equal(["True", "False", "False", "False", "False"], own.Select(static span => span.GetTagItem("faas.coldstart")?.ToString()));
        Assert.Equal("/ok/{id}", own[0].GetTagItem("http.route"));
    }
}
