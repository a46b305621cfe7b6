using System.Net;
using System.Net.Sockets;
using System.Text;
using Lambda.Runtime.Testing.Tests.TestFunctions;

namespace Lambda.Runtime.Testing.Tests.Service;

public class LambdaServiceEmulatorTests
{
    [Fact]
    public async Task Functions_AreInvokedByTheirNames()
    {
        await using LambdaFunction one = await TestFunction.StartAsync(_ => "1"u8.ToArray(), TestFunction.LongTimeouts with { FunctionName = "one" });
        await using LambdaFunction two = await TestFunction.StartAsync(_ => "2"u8.ToArray(), TestFunction.LongTimeouts with { FunctionName = "two" });
        await using LambdaServiceEmulator service = await LambdaServiceEmulator.StartAsync(one);
        service.Add(two);
        using var http = new HttpClient { BaseAddress = service.Endpoint };

        Assert.True(service.Endpoint.IsLoopback);
        Assert.Equal("1", await PostAsync(http, "one"));
        Assert.Equal("2", await PostAsync(http, "two"));
    }

    [Fact]
    public async Task FunctionsOfOneName_AreRefused()
    {
        await using LambdaFunction one = await TestFunction.StartAsync(next => next.Body);
        await using LambdaFunction two = await TestFunction.StartAsync(next => next.Body);

        ArgumentException exception = await Assert.ThrowsAsync<ArgumentException>(() => LambdaServiceEmulator.StartAsync(one, two));

        Assert.StartsWith(
            "Two functions have the name 'function', by which callers select one. Start each with its own LambdaFunctionOptions.FunctionName.",
            exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task PortInUse_IsReported()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        IOException exception = await Assert.ThrowsAsync<IOException>(() => LambdaServiceEmulator.StartAsync(((IPEndPoint)taken.LocalEndpoint).Port));

        Assert.Contains("already in use", exception.Message);
    }

    [Fact]
    public async Task FunctionUrl_IsOnAnotherPort()
    {
        await using LambdaFunction one = await TestFunction.StartAsync(_ => "1"u8.ToArray(), TestFunction.LongTimeouts with { FunctionName = "one" });
        await using LambdaServiceEmulator service = await LambdaServiceEmulator.StartAsync(one);
        using var http = new HttpClient();

        Assert.NotEqual(service.Endpoint.Port, service.FunctionUrl.Port);
        Assert.Equal("1", await http.GetStringAsync(service.FunctionUrl));
        Assert.Equal("1", await http.GetStringAsync(new Uri(service.FunctionUrl, "lambda-url/one/")));
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(service.Endpoint)).StatusCode);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1", "localhost", HttpStatusCode.Forbidden)]
    [InlineData("http://app.example", "evil.example", HttpStatusCode.Forbidden)]
    [InlineData("http://app.example", "localhost", HttpStatusCode.OK)]
    [InlineData(null, "lambda.example", HttpStatusCode.OK)]
    public async Task Options_ControlAccess(string? origin, string host, HttpStatusCode status)
    {
        await using LambdaFunction one = await TestFunction.StartAsync(_ => "1"u8.ToArray());
        var options = new LambdaServiceEmulatorOptions { AllowedHosts = ["lambda.example"], AllowedOrigins = ["http://app.example/"] };
        await using LambdaServiceEmulator service = await LambdaServiceEmulator.StartAsync(options, one);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, service.FunctionUrl);
        request.Headers.Host = host;
        if (origin is not null)
            request.Headers.Add("Origin", origin);

        using HttpResponseMessage response = await http.SendAsync(request);

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task InvalidOptions_AreNamed()
    {
        ArgumentException host = await Assert.ThrowsAsync<ArgumentException>(
            () => LambdaServiceEmulator.StartAsync(new LambdaServiceEmulatorOptions { AllowedHosts = ["http://x"] }));
        ArgumentException origin = await Assert.ThrowsAsync<ArgumentException>(() => LambdaServiceEmulator.StartAsync(new LambdaServiceEmulatorOptions { AllowedOrigins = ["*"] }));

        Assert.Equal("AllowedHosts has 'http://x'. Expected a host name without scheme and port, such as host.docker.internal.", host.Message);
        Assert.Equal("AllowedOrigins has '*'. Expected scheme, host and port of a website, such as http://localhost:5173.", origin.Message);
    }

    private static async Task<string> PostAsync(HttpClient http, string name)
    {
        using HttpResponseMessage response = await http.PostAsync(
            new Uri($"/2015-03-31/functions/{name}/invocations", UriKind.Relative), new StringContent("{}", Encoding.UTF8, "application/json"));
        return await response.Content.ReadAsStringAsync();
    }
}
