using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Tests.Aws;

/// <summary>The verifier of the tests says what differs.</summary>
public sealed class SignatureVerifierTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SignedRequest_HasNoProblem() => Assert.Null(Verify(await SignAsync()));

    [Fact]
    public async Task ChangedParts_AreNamed()
    {
        SignedRequest request = await SignAsync();
        Expect("The signature is", request with { Method = "PUT" });
        Expect("The signature is", request with { Target = "/orders/2?b=1" });
        Expect("The signature is", request with { Target = "/orders/1?b=2" });
        Expect("The hash of the body is ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad, expected", request with { Body = "abcd"u8.ToArray() });
        Expect("The signature is", With(request, "Host", "other.example"));
        Expect("The signature is", With(request, "Content-Type", "text/html"));
        Expect("The signed header content-type is missing.", With(request, "Content-Type", null));
        Expect("The header x-amz-target is not signed.", With(request, "X-Amz-Target", "Delete"));
        Expect("The Authorization header is malformed", With(request, "Authorization", "AWS4-HMAC-SHA256 Credential=a"));
        Expect("The Authorization header is malformed, or X-Amz-Date is missing", With(request, "X-Amz-Date", null));
        Expect("The request has no signature", With(request, "Authorization", null));
        Expect("The request has two signatures", request with { Target = "/orders/1?b=1&X-Amz-Signature=1" });
        Expect("The session token is missing.", With(request, "X-Amz-Security-Token", null));
        Expect("The session token is another one.", With(request, "X-Amz-Security-Token", "other"));
        Expect("The credential is of the day 20261130, but the time is 20261201T120000Z.", With(request, "X-Amz-Date", "20261201T120000Z"));
        Expect("The time is noon, expected", With(request, "X-Amz-Date", "noon"));
        Expect("The body is not signed (UNSIGNED-PAYLOAD), which lambda does not accept.", With(request, "X-Amz-Content-SHA256", "UNSIGNED-PAYLOAD"));
    }

    [Theory]
    [InlineData("/eu-west-1/", "/us-east-1/", "The region is us-east-1, expected eu-west-1.")]
    [InlineData("/lambda/", "/s3/", "The service is s3, expected lambda.")]
    [InlineData("/aws4_request", "/aws4", "The credential is AKIAIOSFODNN7EXAMPLE/20261130/eu-west-1/lambda/aws4, expected")]
    [InlineData("AKIAIOSFODNN7EXAMPLE", "AKIAOTHER", "The access key ID AKIAOTHER is unknown.")]
    [InlineData("AWS4-HMAC-SHA256 ", "AWS4-HMAC-SHA512 ", "The algorithm is AWS4-HMAC-SHA512, expected AWS4-HMAC-SHA256.")]
    [InlineData("content-type;host;", "host;content-type;", "The signed headers are not in lower case, sorted and distinct: host;content-type;")]
    [InlineData("content-type;host;", "content-type;", "The header host is not signed.")]
    [InlineData(";x-amz-date;", ";", "The header x-amz-date is not signed.")]
    public async Task WrongClaims_AreNamed(string part, string wrong, string problem)
    {
        SignedRequest request = await SignAsync();
        Expect(problem, With(request, "Authorization", request.Value("Authorization")!.Replace(part, wrong, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task WrongTime_IsNamed()
    {
        SignedRequest request = await SignAsync();
        Assert.Null(Verify(request, Now.AddMinutes(5)));
        Assert.Null(Verify(request, Now.AddMinutes(-5)));
        Assert.StartsWith("Signature expired: 20261130T120000Z is now earlier than 20261130T120001Z", Verify(request, Now.AddSeconds(301)), StringComparison.Ordinal);
        Assert.StartsWith("Signature not yet current: 20261130T120000Z is still later than", Verify(request, Now.AddSeconds(-301)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MissingHash_IsNamedWhereItIsDemanded()
    {
        SignedRequest request = await SignAsync("aoss");
        request = With(request, "Authorization", request.Value("Authorization")!.Replace("x-amz-content-sha256;", "", StringComparison.Ordinal));
        Expect("The header x-amz-content-sha256 is missing, which aoss demands.", With(request, "X-Amz-Content-SHA256", null), "aoss");
    }

    [Theory]
    [InlineData("UNSIGNED-PAYLOAD")]
    [InlineData("STREAMING-AWS4-HMAC-SHA256-PAYLOAD")]
    [InlineData("STREAMING-UNSIGNED-PAYLOAD-TRAILER")]
    public async Task LiteralHashesOfS3_AreSignedAsTheyAre(string hash)
    {
        SignedRequest request = await SignAsync("s3");

        // The verifier names the signature that it has expected for the literal.
        string problem = Verify(With(request, "X-Amz-Content-SHA256", hash), service: "s3")!;
        Assert.EndsWith($"\n{hash}\nString to sign:", problem[..(problem.IndexOf("String to sign:", StringComparison.Ordinal) + 15)], StringComparison.Ordinal);
        string expected = problem.Split("expected ")[1][..64], actual = request.Value("Authorization")![^64..];
        string corrected = request.Value("Authorization")!.Replace(actual, expected, StringComparison.Ordinal);
        Assert.Null(Verify(With(With(request, "X-Amz-Content-SHA256", hash), "Authorization", corrected), service: "s3"));
    }

    [Theory]
    [InlineData("X-Amz-Expires=60", "X-Amz-Expires=0", "X-Amz-Expires is 0, expected 1 to 604800.")]
    [InlineData("X-Amz-Expires=60", "X-Amz-Expires=604801", "X-Amz-Expires is 604801, expected 1 to 604800.")]
    [InlineData("X-Amz-Expires=60", "X-Amz-Expires=61", "The signature is")]
    [InlineData("X-Amz-Expires=60&", "", "A parameter of the signature is missing in the query.")]
    [InlineData("b=1", "b=2", "The signature is")]
    public async Task WrongPresignedAddress_IsNamed(string part, string wrong, string problem)
    {
        using AwsSigner signer = CreateSigner("lambda", null);
        Uri address = await signer.PresignAsync(HttpMethod.Get, new Uri("https://localhost/orders/1?b=1"), TimeSpan.FromMinutes(1), Cancellation);
        var request = new SignedRequest("GET", address.PathAndQuery, [new("Host", "localhost")], []);
        Assert.Null(Verify(request));
        Assert.StartsWith("Signature expired", Verify(request, Now.AddSeconds(61)), StringComparison.Ordinal);
        Expect("The signature is", request with { Body = [1] });
        Expect(problem, request with { Target = request.Target.Replace(part, wrong, StringComparison.Ordinal) });
    }

    private static async Task<SignedRequest> SignAsync(string service = "lambda")
    {
        var capture = new Capture();
        using var invoker = new HttpMessageInvoker(CreateSigner(service, capture));
        using var message = new HttpRequestMessage(HttpMethod.Post, "https://localhost/orders/1?b=1") { Content = new StringContent("abc") };
        using HttpResponseMessage response = await invoker.SendAsync(message, Cancellation);
        return capture.Request!;
    }

    private static AwsSigner CreateSigner(string service, HttpMessageHandler? inner) => new(service, inner ?? new Capture())
    {
        Region = SigningSetup.Region,
        Credentials = static _ => new(SigningSetup.Key),
        TimeProvider = new FakeTimeProvider(Now),
    };

    private static SignedRequest With(SignedRequest request, string name, string? value)
    {
        IEnumerable<KeyValuePair<string, string>> others = request.Headers.Where(header => !header.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
        return request with { Headers = value is null ? [.. others] : [.. others, new(name, value)] };
    }

    private static void Expect(string problem, SignedRequest request, string service = "lambda") =>
        Assert.StartsWith(problem, Verify(request, service: service), StringComparison.Ordinal);

    private static string? Verify(SignedRequest request, DateTimeOffset? now = null, string service = "lambda") => new SignatureVerifier
    {
        Service = service,
        Region = SigningSetup.Region,
        FindKey = static id => id == SigningSetup.Key.AccessKeyId ? (SigningSetup.Key.SecretAccessKey, SigningSetup.Key.SessionToken) : null,
        Time = new FakeTimeProvider(now ?? Now),
    }.FindProblem(request);

    /// <summary>Keeps the request as it would be sent.</summary>
    private sealed class Capture : HttpMessageHandler
    {
        public SignedRequest? Request { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            byte[] body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            Request = new(
                request.Method.Method,
                request.RequestUri!.PathAndQuery,
                [
                    new("Host", request.RequestUri.Authority),
                    .. request.Headers.Concat(request.Content.Headers).Select(static header => new KeyValuePair<string, string>(header.Key, string.Join(", ", header.Value))),
                ],
                body);
            return new(System.Net.HttpStatusCode.OK);
        }
    }
}
