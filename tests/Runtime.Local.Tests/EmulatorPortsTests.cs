using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Local.Building;
using Lambda.Runtime.Local.Page;
using Lambda.Runtime.Local.Running;

namespace Lambda.Runtime.Local.Tests;

public sealed class EmulatorPortsTests
{
    [Fact]
    public async Task UrlPortInUse_IsReportedOrReplaced()
    {
        using TcpListener taken = Pair(out int port);
        await using var shown = new StringWriter();
        await using EmulatorPorts replaced = Create(shown, "--port", $"{port}");

        await replaced.ListenAsync(TestContext.Current.CancellationToken);

        Assert.Equal($"http://127.0.0.1:{port}", replaced.Address);
        Assert.Equal($"Port {port + 1} is in use: function URLs are at {replaced.FunctionUrlAddress}. --url-port chooses another.", shown.ToString().Trim());
        await using EmulatorPorts told = Create(shown, "--port", "0", "--url-port", $"{port + 1}");
        StartFailedException failure = await Assert.ThrowsAsync<StartFailedException>(() => told.ListenAsync(TestContext.Current.CancellationToken));
        Assert.StartsWith($"The emulator cannot listen on port {port + 1} of 127.0.0.1: ", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("dotnet run --url-port 0 uses any free port.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UrlPort_IsTheOneAfterThePort()
    {
        Pair(out int port).Dispose();
        await using EmulatorPorts ports = Create(TextWriter.Null, "--port", $"{port}");

        await ports.ListenAsync(TestContext.Current.CancellationToken);

        Assert.Equal($"http://127.0.0.1:{port + 1}", ports.FunctionUrlAddress);
    }

    /// <summary>An address for documentation (RFC 5737), which no machine has.</summary>
    [Fact]
    public async Task AddressOfAnotherMachine_IsReported()
    {
        await using EmulatorPorts ports = Create(TextWriter.Null, "--port", "0", "--host", "192.0.2.1");

        StartFailedException failure = await Assert.ThrowsAsync<StartFailedException>(() => ports.ListenAsync(TestContext.Current.CancellationToken));

        Assert.Equal(("--host is '192.0.2.1', which is not an address of this machine.", true), (failure.Message, failure.IsUsageError));
    }

    [Fact]
    public async Task RequestBeforeTheFunctionsAreRegistered_WaitsForThem()
    {
        var functions = new FunctionRegistry();
        var history = new InvocationHistory();
        var terminal = new Terminal(TextWriter.Null);
        var registered = new TaskCompletionSource();
        await using var ports = new EmulatorPorts(RunArguments.Parse(["/app/Shop.dll", "--port", "0"]), functions, NoSources.Create(functions), history, terminal, registered.Task);
        await ports.ListenAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        Task<HttpResponseMessage> invoke = http.PostAsync(
            $"{ports.Address}/2015-03-31/functions/Shop/invocations", JsonContent.Create(1), TestContext.Current.CancellationToken);
        Task<HttpResponseMessage> open = http.GetAsync(ports.FunctionUrlAddress, TestContext.Current.CancellationToken);
        Task<string> page = http.GetStringAsync($"{ports.Address}/lambda-page/samples.json", TestContext.Current.CancellationToken);
        await Task.WhenAny(invoke, open, page, Task.Delay(TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken));
        Assert.False(invoke.IsCompleted || open.IsCompleted || page.IsCompleted);

        functions.Set("Shop", new BuildFailedFunction(new FunctionConfiguration(), new BuildFailedException("none"), new InvocationReporter(terminal, history)));
        registered.SetResult();

        Assert.Equal(HttpStatusCode.OK, (await invoke.WithinLimit()).StatusCode);
        Assert.Equal(HttpStatusCode.BadGateway, (await open.WithinLimit()).StatusCode);
        Assert.NotEqual("", await page.WithinLimit());
    }

    [Fact]
    public async Task RequestBeforeTheFunctionsAreRegistered_EndsWithTheEmulator()
    {
        var ports = new EmulatorPorts(
            RunArguments.Parse(["/app/Shop.dll", "--port", "0"]), new FunctionRegistry(), NoSources.Create(new FunctionRegistry()), new InvocationHistory(),
            new Terminal(TextWriter.Null), new TaskCompletionSource().Task);
        await ports.ListenAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        Task<HttpResponseMessage> open = http.GetAsync(ports.FunctionUrlAddress, TestContext.Current.CancellationToken);

        await ports.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => open.WithinLimit());
    }

    /// <summary>The refusal names what is at the port, and both ways to list an origin.</summary>
    [Theory]
    [InlineData("function-url", "function URL")]
    [InlineData("alb", "load balancer")]
    [InlineData("http-api", "HTTP API")]
    public async Task PageOfAnotherOrigin_IsRefusedByTheService(string service, string description)
    {
        await using var shown = new StringWriter();
        await using EmulatorPorts ports = Create(shown, "--port", "0", "--as", service);
        await ports.ListenAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        foreach ((string address, string message) in new[]
        {
            (ports.FunctionUrlAddress, $"The local {description} accepts pages whose origin is listed in [assembly: LambdaCors] of the function, "
                + "or here: --allow-origin https://evil.example"),
            (ports.Address, $"Other pages call the {description} at {ports.FunctionUrlAddress}, once their origin is listed in [assembly: LambdaCors] of the function, "
                + "or in --allow-origin."),
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Origin", "https://evil.example" } } };
            using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
            Assert.Contains(message, shown.ToString(), StringComparison.Ordinal);
        }
    }

    // Returns the second of two adjacent free ports.
    private static TcpListener Pair(out int port)
    {
        while (true)
        {
            using var first = new TcpListener(IPAddress.Loopback, 0);
            first.Start();
            port = ((IPEndPoint)first.LocalEndpoint).Port;
            var second = new TcpListener(IPAddress.Loopback, Math.Min(port + 1, IPEndPoint.MaxPort));
            try
            {
                second.Start();
                return second;
            }
            catch (SocketException)
            {
                second.Dispose();
            }
        }
    }

    private static EmulatorPorts Create(TextWriter output, params string[] options) =>
        new(RunArguments.Parse(["/app/Shop.dll", .. options]), new FunctionRegistry(), NoSources.Create(new FunctionRegistry()), new InvocationHistory(),
            new Terminal(output), Task.CompletedTask);
}
