using System.Diagnostics;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.EnvironmentVariables;
using Lambda.Runtime.Logging;
using Lambda.Runtime.Tests.Aws;

namespace Lambda.Runtime.Tests.WarmUp;

/// <summary>Connections that are made during initialization.</summary>
public sealed class WarmUpTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly CapturedLog _log = new();

    [Fact]
    public async Task Connection_IsUsedByLaterRequests()
    {
        await using var server = SigningServer.Start(static _ => new ServerResponse(404));
        using HttpClient client = CreateClient(server, out Func<int> connections);

        Connect(client, "https://dynamodb.{region}.amazonaws.com/ping");
        using HttpResponseMessage response = await client.GetAsync(new Uri("https://dynamodb.eu-west-1.amazonaws.com/"), TestContext.Current.CancellationToken);

        Assert.Equal(["/ping", "/"], server.Requests.Select(static request => request.Target));
        Assert.Equal(1, connections());
        Assert.StartsWith("DEBUG Lambda.Runtime: warm-up: https://dynamodb.eu-west-1.amazonaws.com/ping responded 404 in ", _log.Text, StringComparison.Ordinal);
    }

    /// <summary>Each response waits for the other request.</summary>
    [Fact]
    public async Task Connections_AreMadeAtOnce()
    {
        using var both = new CountdownEvent(2);
        await using var server = SigningServer.StartAsynchronous(async _ =>
        {
            both.Signal();
            await Task.Run(() => both.Wait(Limit));
            return new ServerResponse(200);
        });
        using HttpClient client = CreateClient(server, out Func<int> connections);

        Connect(client, "https://a.eu-west-1.amazonaws.com/ping", "https://b.eu-west-1.amazonaws.com/ping");

        Assert.Equal((2, 2), (server.Requests.Count, connections()));
        Assert.Equal(2, _log.Text.Split("responded 200").Length - 1);
    }

    [Fact]
    public async Task WrongCertificate_IsLoggedWithItsReason()
    {
        // Its certificate is for other names.
        await using var server = SigningServer.Start(static _ => new ServerResponse(200));
        using HttpClient client = CreateClient(server, out _);

        Connect(client, "https://a.example/ping");

        Assert.Equal(
            "WARN Lambda.Runtime: warm-up: https://a.example/ping: HttpRequestException: The SSL connection could not be established, see inner exception. "
            + "Caused by AuthenticationException: The remote certificate is invalid according to the validation procedure: RemoteCertificateNameMismatch\n",
            _log.Text);
        Assert.Empty(server.Requests);
    }

    /// <summary>A warning for each address, with what is not secret of it; the other addresses are not affected.</summary>
    [Fact]
    public async Task Errors_AreLoggedWithoutSecretsAndIgnored()
    {
        await using var server = SigningServer.Start(static request => request.Target switch
        {
            "/reset?key=hidden" => new(0) { IsReset = true },
            "/cut?key=hidden" => new(200, "{") { IsCutOff = true },
            "/moved" => new(301, "", ("Location", "https://b.example/?key=hidden")),
            _ => new(503),
        });
        using HttpClient client = CreateClient(server, out _);
        string missing;
        using (var closed = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp))
        {
            closed.Bind(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 0));
            missing = $"http://user:hidden@127.0.0.1:{((System.Net.IPEndPoint)closed.LocalEndPoint!).Port}/x?key=hidden";
            using var direct = new HttpClient();
            Connect(direct, missing);
        }

        string port = new Uri(missing).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.StartsWith(
            $"WARN Lambda.Runtime: warm-up: http://127.0.0.1:{port}/x: HttpRequestException: Connection refused (127.0.0.1:{port}) ", _log.Text, StringComparison.Ordinal);

        const string Host = "a.eu-west-1.amazonaws.com";
        Connect(client, $"https://user:hidden@{Host}/reset?key=hidden", $"https://{Host}/cut?key=hidden#hidden", $"https://{Host}/moved", $"https://{Host}/busy?hidden");

        string[] lines = _log.Text.Split('\n')[1..];
        Assert.Single(lines, static line => line.StartsWith($"WARN Lambda.Runtime: warm-up: https://{Host}/reset: HttpRequestException: ", StringComparison.Ordinal));
        Assert.Single(lines, static line => line.StartsWith($"WARN Lambda.Runtime: warm-up: https://{Host}/cut: HttpRequestException: ", StringComparison.Ordinal)
            && line.Contains("The response ended prematurely", StringComparison.Ordinal));
        Assert.Single(lines, static line => line.StartsWith($"DEBUG Lambda.Runtime: warm-up: https://{Host}/moved responded 301 in ", StringComparison.Ordinal));
        Assert.Single(lines, static line => line.StartsWith($"DEBUG Lambda.Runtime: warm-up: https://{Host}/busy responded 503 in ", StringComparison.Ordinal));
        Assert.DoesNotContain("hidden", _log.Text, StringComparison.Ordinal);

        // .NET repeats a GET request whose connection was reset.
        Assert.Equal(["GET"], server.Requests.Select(static request => request.Method).Distinct());
        Assert.Equal(["/busy?hidden", "/cut?key=hidden", "/moved", "/reset?key=hidden"], server.Requests.Select(static request => request.Target).Distinct().Order());
    }

    [Fact]
    public async Task SlowServer_IsNotWaitedFor()
    {
        var responds = new TaskCompletionSource();
        await using var server = SigningServer.StartAsynchronous(async _ =>
        {
            await responds.Task;
            return new ServerResponse(200);
        });
        using HttpClient client = CreateClient(server, out _);
        long start = Stopwatch.GetTimestamp();

        Connect(client, TimeSpan.FromMilliseconds(200), "https://a.eu-west-1.amazonaws.com/ping");

        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0.19, Limit.TotalSeconds);
        Assert.Equal("WARN Lambda.Runtime: warm-up: https://a.eu-west-1.amazonaws.com/ping: no response within 0.2 s\n", _log.Text);
        responds.SetResult();
    }

    /// <summary>A handler of the user may ignore the token.</summary>
    [Fact]
    public void ClientThatIgnoresTheLimit_IsNotWaitedFor()
    {
        using var ended = new CancellationTokenSource();
        using var client = new HttpClient(new StubbornHandler(ended.Token));

        Connect(client, TimeSpan.FromMilliseconds(50), "https://a.example/ping");

        Assert.Equal("WARN Lambda.Runtime: warm-up: https://a.example/ping: no response within 0.05 s\n", _log.Text);
        ended.Cancel();
    }

    [Fact]
    public void WrongAddresses_AreErrors()
    {
        using var client = new HttpClient();

        Assert.StartsWith("There is no address. ", Assert.Throws<ArgumentException>(() => Connect(client)).Message, StringComparison.Ordinal);
        Assert.Equal(
            "The address is \"/ping\". Expected one that begins with https:// or http://.",
            Assert.Throws<ArgumentException>(() => Connect(client, "/ping")).Message);
        Assert.Equal(
            "The address is \"...a.example/x?...\". Expected one that begins with https:// or http://.",
            Assert.Throws<ArgumentException>(() => Connect(client, "ftp://user:hidden@a.example/x?key=hidden")).Message);
        Assert.Throws<ArgumentException>(() => Connect(client, ""));
        Assert.Throws<ArgumentNullException>(() => LambdaWarmUp.Connect(null!, "https://a.example"));
        Assert.Equal(
            "The address is \"https://s3.{regoin}.amazonaws.com/\", and {regoin} is not known. Expected {region}, which is the region of the function.",
            Assert.Throws<ArgumentException>(() => Connect(client, "https://s3.{regoin}.amazonaws.com/")).Message);
    }

    /// <summary>In a test, for example. The other addresses are connected.</summary>
    [Fact]
    public async Task MissingRegion_IsAWarning()
    {
        await using var server = SigningServer.Start(static _ => new ServerResponse(200));
        using HttpClient client = CreateClient(server, out Func<int> connections);
        var empty = new AwsVariables(static _ => null);

        LambdaWarmUp.ConnectWithin(Limit, client, ["https://s3.{region}.amazonaws.com/", "https://a.eu-west-1.amazonaws.com/ping"], empty, CreateLog());

        Assert.StartsWith(
            "WARN Lambda.Runtime: warm-up: https://s3.{region}.amazonaws.com/ has the region of the function, and neither AWS_REGION nor AWS_DEFAULT_REGION is set. ", _log.Text,
            StringComparison.Ordinal);
        Assert.Equal(1, connections());
    }

    [Fact]
    public void Handler_FollowsNoRedirects() => Assert.Equal((false, false), (LambdaWarmUp.Handler.AllowAutoRedirect, LambdaWarmUp.Handler.UseCookies));

    private static HttpClient CreateClient(SigningServer server, out Func<int> connections)
    {
        int count = 0;
        SocketsHttpHandler handler = server.CreateHandler();
        Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>> connect = handler.ConnectCallback!;
        handler.ConnectCallback = (context, token) =>
        {
            Interlocked.Increment(ref count);
            return connect(context, token);
        };
        connections = () => Volatile.Read(ref count);
        return new HttpClient(handler);
    }

    private void Connect(HttpClient client, params string[] addresses) => Connect(client, Limit, addresses);

    private void Connect(HttpClient client, TimeSpan limit, params string[] addresses)
    {
        var variables = new AwsVariables(static name => name == "AWS_REGION" ? "eu-west-1" : null);
        LambdaWarmUp.ConnectWithin(limit, client, addresses, variables, CreateLog());
    }

    private FunctionLog CreateLog() => new(_log, new LambdaEnvironment(new Dictionary<string, string> { ["AWS_LAMBDA_LOG_LEVEL"] = "DEBUG" }));

    private sealed class StubbornHandler(CancellationToken ended) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return new HttpResponseMessage();
        }
    }
}
