using System.Net;
using System.Text;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Package.Tests.Local;

/// <summary>The functions of docs/tracing.md send their spans to a collector and write their metrics to the log.</summary>
[FullTier]
public sealed class TracingPageTests(PackedPackages packages) : IDisposable
{
    private static readonly DocumentationPage Page = new("docs/tracing.md");

    private readonly UserFolder _user = new(packages, nameof(TracingPageTests));

    public void Dispose() => _user.Dispose();

    /// <summary>The native binary, because OpenTelemetry's SDK could use reflection.</summary>
    [Fact]
    public async Task Spans_AreSentBeforeTheResponse()
    {
        _user.WriteFunction("Shop", "<ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable>");
        foreach (string command in Page.Blocks("sh packages").Single().TrimEnd('\n').Split('\n'))
            (await _user.Dotnet(command.Split(' ')[1..])).Succeeded();
        _user.Write("Functions.cs", Page.Blocks("csharp otlp").Single());
        string published = (await _user.Dotnet("publish")).Succeeded().Output;
        Assert.DoesNotContain("warning", published, StringComparison.OrdinalIgnoreCase);
        using var collector = new Collector();
        await using LambdaFunction function = await LambdaFunction.StartAsync(
            _user.At("bin/Release/net10.0/linux-x64/publish/bootstrap"),
            new() { FunctionName = "shop-ship", Environment = { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address } },
            TestContext.Current.CancellationToken);

        InvocationOutcome outcome = await function.InvokeJsonAsync("""{"id":"A-1","count":2}""", TestContext.Current.CancellationToken);

        Assert.Equal("\"shipped A-1\"", outcome.Text);
        string spans = await collector.Received;
        collector.Dispose();
        Assert.Equal("\"shipped A-2\"", (await function.InvokeJsonAsync("""{"id":"A-2","count":2}""", TestContext.Current.CancellationToken)).Text);
        Assert.All(["shop", "shop-ship", "pack", "shop.count", "faas.coldstart"], text => Assert.Contains(text, spans, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Metrics_AreALineOfTheLog()
    {
        _user.WriteFunction("Shop", "<ImplicitUsings>enable</ImplicitUsings>");
        _user.Write("Functions.cs", Page.Blocks("csharp").Single());
        await using RunningFunction function = await RunningFunction.StartAsync(_user);

        Assert.Equal(("\"shipped A-1\"", false), await function.InvokeAsync(Page.Blocks("json event").Single(), "Shop"));

        await DocumentationPage.AssertPrintedAsync(function, $"  {Page.Blocks("json log").Single()}");
    }

    /// <summary>Receives one request of an exporter.</summary>
    private sealed class Collector : IDisposable
    {
        private readonly HttpListener _listener = new();

        public Collector()
        {
            Address = $"http://127.0.0.1:{FreePort.Find()}";
            _listener.Prefixes.Add($"{Address}/v1/traces/");
            _listener.Start();
            Received = ReceiveAsync();
        }

        public string Address { get; }

        /// <summary>The body, in which texts are UTF-8.</summary>
        public Task<string> Received { get; }

        public void Dispose() => _listener.Close();

        private async Task<string> ReceiveAsync()
        {
            HttpListenerContext context = await _listener.GetContextAsync().WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body, TestContext.Current.CancellationToken);
            context.Response.Close();
            return Encoding.UTF8.GetString(body.ToArray());
        }
    }
}
