using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace Lambda.Runtime.Tests.Aws;

/// <summary>Signed requests over TLS, to a server that verifies what .NET has really sent.</summary>
public sealed class ConnectionTests
{
    [Theory]
    [InlineData("", "/")]
    [InlineData("/orders/42", "/orders/42")]
    [InlineData("/a%2Fb", "/a%2Fb")]
    [InlineData("/a%2fb", "/a%2fb")]
    [InlineData("/%7Euser/%41", "/~user/A")]
    [InlineData("/ü", "/%C3%BC")]
    [InlineData("/%C3%BC/%c3%bc", "/%C3%BC/%C3%BC")]
    [InlineData("/😀", "/%F0%9F%98%80")]
    [InlineData("/a b", "/a%20b")]
    [InlineData("//", "//")]
    [InlineData("/a//b/", "/a//b/")]
    [InlineData("/./", "/")]
    [InlineData("/a/../b/.", "/b/")]
    [InlineData("/%2e%2e/a", "/a")]
    [InlineData("/~", "/~")]
    [InlineData("/*", "/*")]
    [InlineData("/a+b", "/a+b")]
    [InlineData("/it's", "/it's")]
    [InlineData("/!$&'()*+,;=:@-._~", "/!$&'()*+,;=:@-._~")]
    [InlineData("/[a]|^`{}\"<>\\", "/[a]%7C%5E%60%7B%7D%22%3C%3E/")]
    [InlineData("/100%", "/100%25")]
    [InlineData("/%zz%2", "/%25zz%252")]
    [InlineData("/%00%ff", "/%00%ff")]
    [InlineData("/@connections/Iv8=", "/@connections/Iv8=")]
    public async Task OddPath_IsSignedAsItIsSent(string path, string sent)
    {
        foreach (string service in new[] { "lambda", "s3" })
        {
            await using var setup = SigningSetup.Start(service);
            using HttpClient client = setup.CreateClient();
            SignedRequest request = await setup.SendAsync(client, new(HttpMethod.Get, SigningSetup.FunctionUrl + path));
            Assert.Equal(sent, request.Target);
        }
    }

    [Theory]
    [InlineData("?", "?")]
    [InlineData("?a", "?a")]
    [InlineData("?a=", "?a=")]
    [InlineData("?=a", "?=a")]
    [InlineData("?b=2&a=1&b=1&b=10&a", "?b=2&a=1&b=1&b=10&a")]
    [InlineData("?Param-3=3&Param=2&param=1", "?Param-3=3&Param=2&param=1")]
    [InlineData("?a=1&&b=2&", "?a=1&&b=2&")]
    [InlineData("?a=b=c", "?a=b=c")]
    [InlineData("?a b=c+d%20e%2B", "?a%20b=c+d%20e%2B")]
    [InlineData("?ü=ü&%C3%BC=%c3%bc", "?%C3%BC=%C3%BC&%C3%BC=%C3%BC")]
    [InlineData("?q=!$'()*,;:@/?[]~", "?q=!$'()*,;:@/?[]~")]
    [InlineData("?q=%zz&r=%", "?q=%25zz&r=%25")]
    [InlineData("?list-type=2&prefix=a/b&delimiter=%2F", "?list-type=2&prefix=a/b&delimiter=%2F")]
    public async Task OddQuery_IsSignedAsItIsSent(string query, string sent)
    {
        await using var setup = SigningSetup.Start("execute-api");
        using HttpClient client = setup.CreateClient();
        SignedRequest request = await setup.SendAsync(client, new(HttpMethod.Get, $"{SigningSetup.FunctionUrl}/prod{query}#fragment"));
        Assert.Equal($"/prod{sent}", request.Target);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    [InlineData("PURGE")]
    public async Task EveryMethod_IsSigned(string method)
    {
        await using var setup = SigningSetup.Start();
        using HttpClient client = setup.CreateClient();
        SignedRequest request = await setup.SendAsync(client, new(new HttpMethod(method), SigningSetup.FunctionUrl));
        Assert.Equal(method, request.Method);
    }

    [Fact]
    public async Task Headers_AreThoseOfTheSignature()
    {
        await using var setup = SigningSetup.Start();
        using HttpClient client = setup.CreateClient();
        using var message = new HttpRequestMessage(HttpMethod.Post, SigningSetup.FunctionUrl) { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        message.Headers.Add("X-Amz-Meta-Repeated", ["b", "a"]);
        message.Headers.TryAddWithoutValidation("x-amz-meta-spaces", "  a   \"b  c\"\t d  ");
        message.Headers.Add("X-Correlation-Id", "1");
        message.Content.Headers.Add("Content-MD5", "mZFLkyvTelC5g8XnyQrpOw==");
        message.Content.Headers.Add("X-Amz-Meta-Of-Content", "c");
        SignedRequest request = await setup.SendAsync(client, message);
        Assert.Equal("b, a", request.Value("x-amz-meta-repeated"));
        Assert.Equal("2", request.Value("content-length"));
        Assert.Equal(SigningSetup.Key.SessionToken, request.Value("x-amz-security-token"));
        Assert.Contains(
            "SignedHeaders=content-md5;content-type;host;x-amz-content-sha256;x-amz-date;x-amz-meta-of-content;x-amz-meta-repeated;x-amz-meta-spaces;x-amz-security-token,",
            request.Value("authorization"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://abc.lambda-url.eu-west-1.on.aws/", "abc.lambda-url.eu-west-1.on.aws")]
    [InlineData("https://ABC.lambda-url.eu-west-1.on.aws:443/", "abc.lambda-url.eu-west-1.on.aws")]
    [InlineData("https://localhost:8443/", "localhost:8443")]
    [InlineData("https://münchen.example/", "xn--mnchen-3ya.example")]
    public async Task Host_IsSignedAsItIsSent(string address, string sent)
    {
        await using var setup = SigningSetup.Start();
        using HttpClient client = setup.CreateClient();
        SignedRequest request = await setup.SendAsync(client, new(HttpMethod.Get, address));
        Assert.Equal(sent, request.Value("host"));
    }

    [Theory]
    [InlineData("http://[::1]:8080/", null, "[::1]:8080")]
    [InlineData("http://127.0.0.1/", null, "127.0.0.1")]
    [InlineData("http://localhost:443/", null, "localhost:443")]
    [InlineData("http://localhost:443/", "Other.example:80", "Other.example:80")]
    public async Task HostWithoutTls_IsSignedAsItIsSent(string address, string? header, string sent)
    {
        SignatureVerifier verifier = SigningSetup.CreateVerifier("lambda");
        await using var server = SigningServer.Start(request => new(verifier.FindProblem(request) is null ? 200 : 403), isEncrypted: false);
        using var client = new HttpClient(new AwsSigner("lambda", server.CreateHandler()) { Region = SigningSetup.Region, Credentials = static _ => new(SigningSetup.Key) });
        using var message = new HttpRequestMessage(HttpMethod.Get, address);
        message.Headers.Host = header;
        using HttpResponseMessage response = await client.SendAsync(message, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(sent, Assert.Single(server.Requests).Value("host"));
    }

    public static TheoryData<string> Contents { get; } =
        ["bytes", "empty", "text", "form", "memory", "json", "multipart", "stream", "one-way stream", "chunked", "derived", "large"];

    [Theory]
    [MemberData(nameof(Contents))]
    public async Task EveryKindOfContent_IsSigned(string kind)
    {
        foreach (string service in new[] { "lambda", "s3" })
        {
            await using var setup = SigningSetup.Start(service);
            using HttpClient client = setup.CreateClient();
            using HttpContent content = CreateContent(kind);
            SignedRequest request = await setup.SendAsync(client, new(HttpMethod.Post, SigningSetup.FunctionUrl) { Content = content });
            using HttpContent expected = CreateContent(kind);
            if (kind != "multipart")
                Assert.Equal(await expected.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), request.Body);

            // Only a body of known length that is not in memory, and only for Amazon S3.
            bool isStreamed = service == "s3" && (kind is "multipart" or "stream" or "derived");
            Assert.Equal(isStreamed, request.Value("x-amz-content-sha256") == "UNSIGNED-PAYLOAD");
        }
    }

    [Fact]
    public async Task StreamThatWaitsForPermission_IsSigned()
    {
        await using var setup = SigningSetup.Start("s3");
        using HttpClient client = setup.CreateClient();
        using var message = new HttpRequestMessage(HttpMethod.Put, $"{SigningSetup.Bucket}/key") { Content = CreateContent("stream") };
        message.Headers.ExpectContinue = true;
        SignedRequest request = await setup.SendAsync(client, message);
        Assert.Equal("100-continue", request.Value("expect"));
        Assert.Equal("the body, ü"u8, request.Body);
    }

    [Fact]
    public async Task ContentInMemory_IsNotCopied()
    {
        byte[] body = new byte[8 * 1024 * 1024];
        using var message = new HttpRequestMessage(HttpMethod.Post, SigningSetup.FunctionUrl) { Content = new ByteArrayContent(body) };
        using var signer = new AwsSigner("lambda", new NoNetwork()) { Region = SigningSetup.Region, Credentials = static _ => new(SigningSetup.Key) };
        using var invoker = new HttpMessageInvoker(signer);
        long before = GC.GetAllocatedBytesForCurrentThread();
        using HttpResponseMessage response = await invoker.SendAsync(message, TestContext.Current.CancellationToken);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1024 * 1024);
    }

    [Fact]
    public async Task StreamForS3WithoutTls_IsSigned()
    {
        await using var server = SigningServer.Start(static _ => new(200), isEncrypted: false);
        using var client = new HttpClient(new AwsSigner("s3", server.CreateHandler()) { Region = SigningSetup.Region, Credentials = static _ => new(SigningSetup.Key) });
        using var content = new StreamContent(new MemoryStream("abc"u8.ToArray()));
        using HttpResponseMessage response = await client.PutAsync(new Uri("http://localhost/key"), content, TestContext.Current.CancellationToken);
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Assert.Single(server.Requests).Value("x-amz-content-sha256"));
    }

    [Fact]
    public async Task RequestSentAgain_IsSignedAnew()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2026, 11, 30, 23, 59, 0, TimeSpan.Zero));
        await using var setup = SigningSetup.Start(serverTime: time);
        using var invoker = new HttpMessageInvoker(setup.CreateSigner(time));
        using var message = new HttpRequestMessage(HttpMethod.Post, SigningSetup.FunctionUrl) { Content = JsonContent.Create(new[] { 1, 2 }) };
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "abc");
        message.Headers.Add("X-Amz-Date", "yesterday");
        message.Headers.Add("X-Amz-Security-Token", "other");
        message.Headers.Add("X-Amz-Content-SHA256", "other");
        for (int i = 0; i < 3; i++)
        {
            using HttpResponseMessage response = await invoker.SendAsync(message, TestContext.Current.CancellationToken);
            Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Equal("[1,2]"u8, setup.Server.Requests[i].Body);
            time.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.Equal(["20261130T235900Z", "20261201T000900Z", "20261201T001900Z"], setup.Server.Requests.Select(static request => request.Value("x-amz-date")!));
    }

    [Fact]
    public async Task ParallelRequests_AreAllSigned()
    {
        await using var setup = SigningSetup.Start();
        using HttpClient client = setup.CreateClient();
        var options = new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken };
        await Parallel.ForAsync(0, 200, options, async (i, cancellationToken) =>
        {
            using HttpContent content = CreateContent(Contents.ElementAt(i % Contents.Count).Data);
            using HttpResponseMessage response = await client.PostAsync(new Uri($"{SigningSetup.FunctionUrl}/{i}?i={i}"), content, cancellationToken);
            Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
        });
        Assert.Equal(200, setup.Server.Requests.Count);
    }

    [Fact]
    public async Task Redirect_IsNotFollowed()
    {
        await using var server = SigningServer.Start(static request => request.Target == "/" ? new(302, "", ("Location", "/other")) : new(200), isEncrypted: false);
        using var client = new HttpClient(new AwsSigner("lambda") { Region = SigningSetup.Region, Credentials = static _ => new(SigningSetup.Key) });
        using HttpResponseMessage response = await client.GetAsync(new Uri($"http://localhost:{server.Port}/"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Single(server.Requests);
    }

    /// <summary>An IHttpClientFactory sets the inner handler, and rejects handlers that have one.</summary>
    [Fact]
    public async Task HandlerForFactory_HasNoInnerHandlerUntilTheFirstRequest()
    {
        await using var setup = SigningSetup.Start();
        using var signer = new AwsSigner("lambda") { Region = SigningSetup.Region, Credentials = static _ => new(SigningSetup.Key) };
        await signer.PresignAsync(HttpMethod.Get, new Uri(SigningSetup.FunctionUrl), TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.Null(signer.InnerHandler);
        signer.InnerHandler = setup.Server.CreateHandler();
        using var client = new HttpClient(signer, disposeHandler: false);
        await setup.SendAsync(client, new(HttpMethod.Get, SigningSetup.FunctionUrl));
    }

    private static HttpContent CreateContent(string kind)
    {
        byte[] bytes = Encoding.UTF8.GetBytes("the body, ü");
        return kind switch
        {
            "bytes" => new ByteArrayContent(bytes, 1, 4),
            "empty" => new ByteArrayContent([]),
            "text" => new StringContent("ü", Encoding.Unicode, "text/plain"),
            "form" => new FormUrlEncodedContent([new("a", "1 2"), new("b", "ü")]),
            "memory" => new ReadOnlyMemoryContent(bytes.AsMemory(2)),
            "json" => JsonContent.Create(new Dictionary<string, int> { ["a"] = 1 }),
            "multipart" => new MultipartFormDataContent { { new StringContent("1"), "a" }, { new ByteArrayContent(bytes), "file", "b.bin" } },
            "stream" => new StreamContent(new MemoryStream(bytes)),
            "one-way stream" => new StreamContent(new OneWayStream(bytes)),
            "chunked" => new ChunkedContent(bytes),
            "derived" => new DerivedContent(bytes),
            "large" => new ByteArrayContent([.. Enumerable.Repeat((byte)'x', 300_000)]),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    /// <summary>Sends nothing.</summary>
    private sealed class NoNetwork : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));
    }

    /// <summary>A stream that can be read once, and whose length is not known.</summary>
    private sealed class OneWayStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }

    /// <summary>A content of unknown length.</summary>
    private sealed class ChunkedContent(byte[] bytes) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(bytes, 0, bytes.Length);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    /// <summary>A content that writes something else than the array of its base class.</summary>
    private sealed class DerivedContent(byte[] bytes) : ByteArrayContent(new byte[bytes.Length])
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(bytes, 0, bytes.Length);

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
            stream.WriteAsync(bytes, 0, bytes.Length, cancellationToken);

        protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new MemoryStream(bytes));
    }
}
