using System.Diagnostics;
using System.Text;
using Lambda.Runtime.AwsPeer;
using Lambda.Runtime.Package.Tests.Local;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Package.Tests.Samples;

/// <summary>Runs samples/AwsSdk against imitations of AWS's services by others, which npm has, and the queues of the emulator.</summary>
[FullTier]
public sealed class AwsSdkImitationTests(PackedPackages packages)
{
    private const string Sample = "AwsSdk";

    [Fact]
    public async Task EventsInReadme_HaveListedOutcomes()
    {
        string folder = await InstallAsync("dynalite@4.0.0", "s3rver@3.7.1");
        string bootstrap = await packages.Sample(Sample).Bootstrap;
        await using NodeServer tables = await NodeServer.StartAsync(folder, "dynalite", static port => ["--port", port, "--createTableMs", "0"]);
        await using NodeServer objects = await NodeServer.StartAsync(
            folder, "s3rver", port => ["--directory", Path.Combine(folder, "objects"), "--port", port, "--configure-bucket", "documents"]);
        await CreateTableAsync(tables.Address);
        var queues = new LambdaQueues();
        LambdaQueue queue = queues.Get("documents");
        await using LambdaServiceEmulator service = await LambdaServiceEmulator.StartAsync(new LambdaServiceEmulatorOptions { Queues = queues });

        foreach (SampleExample example in SampleReadme.Read(Sample).Examples)
        {
            var options = new LambdaFunctionOptions
            {
                Handler = example.Handler!,
                Timeout = TimeSpan.FromSeconds(30),
                Environment =
                {
                    // The only credentials that s3rver accepts. It does not know the checksums at the end of a body.
                    ["AWS_ACCESS_KEY_ID"] = "S3RVER",
                    ["AWS_SECRET_ACCESS_KEY"] = "S3RVER",
                    ["AWS_REQUEST_CHECKSUM_CALCULATION"] = "when_required",
                    ["AWS_REGION"] = "us-east-1",
                    ["AWS_ENDPOINT_URL_S3"] = objects.Address,
                    ["AWS_ENDPOINT_URL_DYNAMODB"] = tables.Address,
                    ["AWS_ENDPOINT_URL_SQS"] = service.Endpoint.ToString(),
                    ["BUCKET_NAME"] = "documents",
                    ["TABLE_NAME"] = "documents",
                    ["QUEUE_URL"] = $"{service.Endpoint}123456789012/documents",
                },
            };
            await using LambdaFunction function = await LambdaFunction.StartAsync(bootstrap, options, TestContext.Current.CancellationToken);
            InvocationOutcome outcome = await function.InvokeJsonAsync(example.Event, TestContext.Current.CancellationToken);
            Assert.True(outcome.Error is null, $"{outcome.Error?.Type}: {outcome.Error?.Message}");
            Assert.Equal(example.Outcome, outcome.Text);
        }

        Assert.Equal("7", Assert.Single(queue.Messages).Body);
    }

    /// <summary>The commands of docs/aws.md, with other ports.</summary>
    [Fact]
    public async Task Page_RunsTheSampleOnThisMachine()
    {
        Assert.SkipUnless(CommandLine.Find("aws") is not null, "the AWS CLI is not installed");
        string folder = await InstallAsync("dynalite@4.0.0", "s3rver@3.7.1");
        await using NodeServer tables = await NodeServer.StartAsync(folder, "dynalite", static port => ["--port", port, "--createTableMs", "0"]);
        await using NodeServer objects = await NodeServer.StartAsync(
            folder, "s3rver", port => ["--directory", Path.Combine(folder, "page-objects"), "--port", port, "--configure-bucket", "documents"]);
        var page = new DocumentationPage("docs/aws.md");
        Assert.Contains("dynalite@4.0.0 --port 8000 &\nnpx -y s3rver@3.7.1 --directory /tmp/objects --port 8001", page.Blocks("sh servers").Single(), StringComparison.Ordinal);
        string port = $"{FreePort.Find()}";
        string Here(string text) => text.Replace("http://127.0.0.1:8000", tables.Address, StringComparison.Ordinal)
            .Replace("http://127.0.0.1:8001", objects.Address, StringComparison.Ordinal).Replace("http://127.0.0.1:9000", $"http://127.0.0.1:{port}", StringComparison.Ordinal);
        string[] variables =
        [
            .. Here(page.Blocks("sh function").Single()).Split([' ', '\n']).Where(static word => word.Contains('=', StringComparison.Ordinal))
                .SelectMany(static word => new[] { "-e", word }),
        ];
        Assert.Equal(8 * 2, variables.Length);
        using var user = new UserFolder(packages);
        user.CopySample(Sample);
        await using RunningFunction function = await RunningFunction.StartAsync(user, ["--project", $"samples/{Sample}", .. variables, "--port", port]);

        string call = Here(page.Blocks("sh call").Single()).Replace("curl -d", "curl -s -d", StringComparison.Ordinal);
        (int exitCode, string output) = await CommandLine.RunAsync(null, folder, ["bash", "-euc", call], TestContext.Current.CancellationToken);

        Assert.True(exitCode == 0, output);
        Assert.EndsWith("""{"key":"documents/7.txt","length":5}""", output.TrimEnd(), StringComparison.Ordinal);
    }

    /// <summary>Installs packages of npm once, to artifacts.</summary>
    private static async Task<string> InstallAsync(params string[] names)
    {
        Assert.SkipUnless(CommandLine.Find("npm") is not null && CommandLine.Find("node") is not null, "there is no npm or node");
        string folder = Directory.CreateDirectory(Repository.At("artifacts/tests/aws-imitations")).FullName;
        if (!File.Exists(Path.Combine(folder, "package-lock.json")))
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "package.json"), "{}", TestContext.Current.CancellationToken);
            (int exitCode, string output) = await CommandLine.RunAsync(
                null, folder, ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error", "--fetch-retries=1", "--fetch-timeout=30000", .. names],
                TestContext.Current.CancellationToken);
            Assert.SkipUnless(exitCode == 0, $"npm cannot install {string.Join(", ", names)} here: {output}");
        }

        return folder;
    }

    /// <remarks>Dynalite reads the form of a signature, and does not verify it.</remarks>
    private static async Task CreateTableAsync(string address)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new StringContent(
                """
                {"TableName":"documents","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],
                "AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}]}
                """,
                Encoding.UTF8, "application/x-amz-json-1.0"),
        };
        request.Headers.Add("X-Amz-Target", "DynamoDB_20120810.CreateTable");
        request.Headers.Add("X-Amz-Date", "20260101T000000Z");
        request.Headers.TryAddWithoutValidation(
            "Authorization", "AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=0");
        using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, text);
    }

    /// <summary>A server that node runs until the end of a test.</summary>
    private sealed class NodeServer : IAsyncDisposable
    {
        private readonly Process _process;

        private NodeServer(Process process, string address) => (_process, Address) = (process, address);

        public string Address { get; }

        public static async Task<NodeServer> StartAsync(string folder, string name, Func<string, string[]> arguments)
        {
            string port = $"{FreePort.Find()}";
            var start = new ProcessStartInfo("node", [Path.Combine(folder, "node_modules/.bin", name), .. arguments(port)])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
            };
            var server = new NodeServer(Process.Start(start)!, $"http://127.0.0.1:{port}");
            // Both write a line when they listen.
            while (await server._process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WithinLimit() is { } line)
            {
                if (line.Contains("listening", StringComparison.Ordinal))
                {
                    _ = server._process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                    return server;
                }
            }

            await server.DisposeAsync();
            throw new InvalidOperationException($"{name} ended before it listened.");
        }

        public async ValueTask DisposeAsync()
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None).WithinLimit();
            _process.Dispose();
        }
    }
}
