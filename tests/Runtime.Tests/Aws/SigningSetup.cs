using System.Net;

namespace Lambda.Runtime.Tests.Aws;

/// <summary>A server that verifies every signature, and what a client needs for it.</summary>
internal sealed class SigningSetup : IAsyncDisposable
{
    public const string Region = "eu-west-1";

    /// <summary>A function URL. The tests' handlers connect every address to the server.</summary>
    public const string FunctionUrl = "https://abc.lambda-url.eu-west-1.on.aws";

    /// <summary>A bucket.</summary>
    public const string Bucket = "https://bucket.s3.eu-west-1.amazonaws.com";

    public static readonly AwsCredentials Key = new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "IQoJb3JpZ2luX2VjE+/=");

    private SigningSetup(string service, TimeProvider? time)
    {
        Service = service;
        Verifier = CreateVerifier(service, time);
        Server = SigningServer.Start(Respond);
    }

    public string Service { get; }

    public SignatureVerifier Verifier { get; }

    public SigningServer Server { get; }

    public static SigningSetup Start(string service = "lambda", TimeProvider? serverTime = null) => new(service, serverTime);

    public static SignatureVerifier CreateVerifier(string service, TimeProvider? time = null) => new()
    {
        Service = service,
        Region = Region,
        FindKey = static id => id == Key.AccessKeyId ? (Key.SecretAccessKey, Key.SessionToken) : null,
        Time = time ?? TimeProvider.System,
    };

    /// <summary>Creates a client whose handler signs.</summary>
    public HttpClient CreateClient(TimeProvider? time = null) => new(CreateSigner(time)) { Timeout = Limit.Short };

    public AwsSigner CreateSigner(TimeProvider? time = null) =>
        new(Service, Server.CreateHandler()) { Region = Region, Credentials = static _ => new(Key), TimeProvider = time ?? TimeProvider.System };

    /// <summary>Sends a request, and fails with what the verifier has found.</summary>
    public async Task<SignedRequest> SendAsync(HttpClient client, HttpRequestMessage request)
    {
        using HttpResponseMessage response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        string body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{request.Method} {request.RequestUri}: {body}");
        return Server.Requests[^1];
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    /// <summary>Responds as a function URL does.</summary>
    private ServerResponse Respond(SignedRequest request)
    {
        string date = Verifier.Time.GetUtcNow().ToString("r");
        return Verifier.FindProblem(request) is { } problem
            ? new(403, $"{{\"message\":{LambdaJson.Serialize(problem)}}}", ("Date", date), ("Content-Type", "application/json"), ("x-amzn-ErrorType", "InvalidSignatureException"))
            : new(200, "OK", ("Date", date));
    }
}
