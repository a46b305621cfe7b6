using System.Diagnostics;
using Lambda.Runtime.Package.Tests.Common;
using Lambda.Runtime.RudePeer;

namespace Lambda.Runtime.Package.Tests.Aws;

/// <summary>A published function that fails with credentials in its environment and a secret in its memory: neither is posted, logged, or left in a file.</summary>
[FullTier]
public sealed class SecretTests : IDisposable
{
    /// <summary>Each secret contains it.</summary>
    private const string Hidden = "hidden";

    private const int Aborted = 128 + 6, SegmentationFault = 128 + 11;

    private readonly PackedPackages _packages;
    private readonly string _folder = Directory.CreateTempSubdirectory("lambda-secrets-").FullName;
    private readonly RudeServer _server = new(), _peer = new();
    private readonly string _port;
    private readonly Dictionary<string, string> _environment = new()
    {
        ["AWS_REGION"] = "eu-west-1",
        ["AWS_ACCESS_KEY_ID"] = "ASIAKEY",
        ["AWS_SECRET_ACCESS_KEY"] = "hidden+secret/key+0123456789",
        ["AWS_SESSION_TOKEN"] = "hidden+session/token+0123456789==",
        ["AWS_CONTAINER_AUTHORIZATION_TOKEN"] = "hidden+container/token+0123456789==",
        ["_HANDLER"] = "Fail",
    };

    public SecretTests(PackedPackages packages)
    {
        _packages = packages;
        _port = $"{_peer.Port}";
    }

    public void Dispose()
    {
        _server.Dispose();
        _peer.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("json", "JsonException", "the text is a secret that is not JSON, or not of the expected type. Its content is not shown.")]
    [InlineData("number", "FormatException", "The input string '(secret)' was not in a correct format.")]
    [InlineData("message", "InvalidOperationException", "no connection with (secret)")]
    public async Task HandlerThatThrows_ShowsNoSecret(string way, string type, string message)
    {
        Respond(Secret());
        await ExpectAsync(way, "", type, message);
    }

    [Fact]
    public async Task InitializationThatThrows_ShowsNoSecret()
    {
        _environment["FAIL_INIT"] = "1";
        Respond(Secret());
        using Process process = await StartAsync();
        using RudeConnection connection = _server.Accept();
        string posted = Describe(connection.ReadRequest());
        connection.Send(RudeResponses.Accepted);
        Assert.StartsWith("POST /2018-06-01/runtime/init/error HTTP/1.1", posted, StringComparison.Ordinal);
        string written = await EndAsync(process, exitCode: 1);
        foreach (string text in new[] { posted, written })
        {
            Assert.Contains("(secret) (secret) (secret) (secret)", text, StringComparison.Ordinal);
            Assert.DoesNotContain(Hidden, text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("fail fast", Aborted, "failed fast")]
    [InlineData("thread", Aborted, "FormatException: thrown on a thread")]
    [InlineData("stack overflow", SegmentationFault, "FATAL Lambda.Runtime: segmentation fault")]
    [InlineData("native fault", SegmentationFault, "FATAL Lambda.Runtime: segmentation fault")]
    public async Task ProcessThatCrashes_ShowsNoSecret(string way, int exitCode, string cause)
    {
        Respond(Secret());
        using Process process = await StartAsync();
        using RudeConnection connection = _server.Accept();
        connection.ReadRequest();
        connection.Send(RudeResponses.Event($$"""{"way":"{{way}}","address":""}""", "an-invocation"));
        string written = await EndAsync(process, exitCode);
        Assert.Contains(cause, written, StringComparison.Ordinal);
        Assert.Contains("FATAL RequestId: an-invocation the process crashed during this invocation\n", written, StringComparison.Ordinal);
        Assert.DoesNotContain(Hidden, written, StringComparison.Ordinal);
    }

    /// <summary>What the server of a signed request sends, and the error.</summary>
    [Theory]
    [InlineData("HTTP/1.1 403 Forbidden\r\nContent-Length: 6\r\n\r\nhidden", "HttpRequestException", "Response status code does not indicate success: 403 (Forbidden).")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: http://hidden/\r\nContent-Length: 0\r\n\r\n", "HttpRequestException", "Response status code does not indicate success: 302 (Found).")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhidden", "HttpRequestException", "The response ended prematurely. (ResponseEnded)")]
    [InlineData("nonsense\r\n\r\n", "HttpRequestException", "Received an invalid status line: 'nonsense'.")]
    public async Task SignedRequestThatFails_ShowsNoSecret(string response, string type, string message)
    {
        Respond(response, times: 4);
        await ExpectAsync("call", $"http://127.0.0.1:{_port}/", type, message);
    }

    [Fact]
    public async Task SignedRequestWithoutServer_ShowsNoSecret()
    {
        _peer.Dispose();
        await ExpectAsync("call", $"http://127.0.0.1:{_port}/?key=hidden", "HttpRequestException", $"Connection refused (127.0.0.1:{_port})");
    }

    [Theory]
    [InlineData("AWS_SESSION_TOKEN", "hidden+session/token\n", "InvalidOperationException", "AWS_SESSION_TOKEN: The value contains white space or another character")]
    [InlineData("AWS_SECRET_ACCESS_KEY", "", "InvalidOperationException", "There are no AWS credentials: ")]
    public async Task CredentialsThatAreInvalid_AreAnErrorWithoutThem(string variable, string value, string type, string message)
    {
        _environment[variable] = value;
        await ExpectAsync("call", "http://127.0.0.1:1/?key=hidden", type, message);
    }

    [Theory]
    [InlineData("HTTP/1.1 500 Error\r\nContent-Length: 6\r\n\r\nhidden", "HttpRequestException", "responded with status 500. Expected 200.")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhidden", "InvalidOperationException", "responded with a body that is not JSON, or has members that are not strings.")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhidden", "HttpRequestException", "The response ended prematurely. (ResponseEnded)")]
    public async Task ContainerEndpointThatFails_ShowsNoSecret(string response, string type, string message)
    {
        _environment.Remove("AWS_SECRET_ACCESS_KEY");
        _environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = $"http://127.0.0.1:{_port}/hidden";
        Respond(response, times: 4);
        await ExpectAsync("call", "http://127.0.0.1:1/?key=hidden", type, message);
    }

    /// <summary>Expects an error of the invocation, and the next event.</summary>
    private async Task ExpectAsync(string way, string address, string type, string message)
    {
        using Process process = await StartAsync();
        using RudeConnection connection = _server.Accept();
        connection.ReadRequest();
        connection.Send(RudeResponses.Event($$"""{"way":"{{way}}","address":"{{address}}"}"""));
        RudeRequest error = connection.ReadRequest();
        Assert.EndsWith("/error", error.Path, StringComparison.Ordinal);
        string posted = Describe(error);
        connection.Send(RudeResponses.Accepted);
        connection.ReadRequest();
        connection.Send(RudeResponses.End);
        string written = await EndAsync(process, exitCode: 1);
        Assert.Contains($"\"errorType\":\"{type}\"", posted, StringComparison.Ordinal);
        Assert.Contains(type, written, StringComparison.Ordinal);
        foreach (string text in new[] { posted, written })
        {
            Assert.Contains(message, text, StringComparison.Ordinal);
            Assert.DoesNotContain(Hidden, text, StringComparison.Ordinal);
        }
    }

    private static string Secret()
    {
        const string Json = """{"Name":"db","SecretString":"hidden-value-of-db"}""";
        return $"HTTP/1.1 200 OK\r\nContent-Length: {Json.Length}\r\n\r\n{Json}";
    }

    /// <summary>Responds to the requests of the function to the extension, the container or another server, each on its own connection.</summary>
    private void Respond(string response, int times = 1) => _ = Task.Run(() =>
    {
        for (int i = 0; i < times; i++)
        {
            using RudeConnection connection = _peer.Accept();
            connection.ReadRequest();
            connection.Send(response);
        }
    });

    /// <summary>Starts the function in a folder for everything that it writes, without a core file.</summary>
    private async Task<Process> StartAsync()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "signals are Linux's");
        var start = new ProcessStartInfo("/bin/sh", ["-c", "ulimit -c 0; exec \"$0\"", await _packages.Failing.Bootstrap])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach ((string name, string value) in _environment)
            start.Environment[name] = value;
        start.Environment["AWS_LAMBDA_RUNTIME_API"] = _server.Address;
        start.Environment["PARAMETERS_SECRETS_EXTENSION_HTTP_PORT"] = _port;
        start.Environment["TMPDIR"] = start.Environment["HOME"] = _folder;
        return Process.Start(start)!;
    }

    /// <summary>Waits for the end of the function, which has left no file, and returns all that it has written.</summary>
    private async Task<string> EndAsync(Process process, int exitCode)
    {
        Task<string> output = process.ReadWithinLimitAsync(process.StandardOutput);
        string errors = await BootstrapProcess.Errors(process);
        await process.EndWithinLimitAsync();
        Assert.Equal(exitCode, process.ExitCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
        return await output + errors;
    }

    private static string Describe(RudeRequest request) => $"{request.Line}\n{string.Join('\n', request.Headers)}\n{request.Text}";
}
