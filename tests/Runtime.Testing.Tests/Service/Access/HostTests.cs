using Lambda.Runtime.Emulator.Access;
using Lambda.Runtime.Emulator.RuntimeApi;
using Lambda.Runtime.Emulator.Service.Access;
using Lambda.Runtime.Testing.Tests.RuntimeApi;
using Lambda.Runtime.Testing.Tests.TestFunctions;

namespace Lambda.Runtime.Testing.Tests.Service.Access;

/// <summary>The name in <c>Host</c>, on both ports of the service and on the Runtime API.</summary>
public class HostTests
{
    public static TheoryData<string> Own { get; } =
    [
        "127.0.0.1", "127.0.0.1:9000", "127.0.0.1.", "192.168.1.5:80", "0.0.0.0:9000", "[::1]", "[::1]:9000", "[fe80::1]:9000",
        "localhost", "localhost:1", "LOCALHOST:9000", "localhost.", "localhost.:9000", "host.docker.internal:9000", "Host.Docker.Internal.", "lambda",
    ];

    public static TheoryData<string> Foreign { get; } =
    [
        "evil.example", "evil.example:9000", "localhost.evil.example", "127.0.0.1.evil.example", "127.0.0.1.nip.io:9000", "evil.localhost",
        "internal", "docker.internal", "lambda.evil.example", "my-machine:9000",
    ];

    private static AccessRules Rules { get; } = new()
    {
        Hosts = new AllowedHosts(["host.docker.internal", "LAMBDA."]),
        HostOption = "--allow-host",
        OriginOption = "--allow-origin",
    };

    [Theory]
    [MemberData(nameof(Own))]
    public async Task OwnName_IsServedOnBothPorts(string host)
    {
        await using ServiceFixture service = await StartAsync();

        Assert.Equal((200, "1"), await SendAsync(service, service.Address, host));
        Assert.Equal((200, "1"), await SendAsync(service, service.FunctionUrlAddress, host));
        Assert.Empty(service.Refusals);
    }

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task ForeignName_IsRefusedOnBothPortsAndReachesNoFunction(string host)
    {
        int invocations = 0;
        await using ServiceFixture service = await StartAsync(() => invocations++);

        foreach (string address in new[] { service.Address, service.FunctionUrlAddress })
        {
            (int status, string text) = await SendAsync(service, address, host);
            Assert.Equal(403, status);
            Assert.Contains("--allow-host", text, StringComparison.Ordinal);
        }

        Assert.Equal((0, 2), (invocations, service.Refusals.Count));
        Assert.All(service.Refusals, refusal => Assert.StartsWith($"The request's Host is '{host}'.", refusal.Message, StringComparison.Ordinal));
    }

    // HTTP/1.0 does not require the header, and in HTTP/1.1 it may be empty.
    [Theory]
    [InlineData("HTTP/1.0\r\n\r\n")]
    [InlineData("HTTP/1.1\r\nHost: \r\n\r\n")]
    public async Task MissingName_IsRefused(string rest)
    {
        await using ServiceFixture service = await StartAsync();
        using RawConnection connection = await RawConnection.OpenAsync(new Uri(service.FunctionUrlAddress).Authority);

        await connection.SendAsync($"GET /lambda-url/echo/ {rest}");

        Assert.StartsWith("HTTP/1.1 403 ", await connection.ReadToAsync("}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForeignName_IsRefusedByTheRuntimeApiAndTakesNoEvent()
    {
        await using RuntimeApiFixture api = await RuntimeApiFixture.StartAsync();
        PendingInvocation sent = api.Send("1"u8.ToArray());
        using var request = new HttpRequestMessage(HttpMethod.Get, "invocation/next");
        request.Headers.Host = "evil.example:9000";

        RuntimeResponse refused = await api.Client.SendAsync(request);

        Assert.Equal((403, "AccessDenied"), (refused.Status, refused.ErrorType));
        Assert.Contains("'evil.example:9000'", refused.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(sent.RequestId, (await api.Client.NextAsync()).RequestId);
    }

    private static async Task<ServiceFixture> StartAsync(Action? invoked = null)
    {
        ServiceFixture service = await ServiceFixture.StartAsync(Rules);
        await service.AddAsync("echo", _ =>
        {
            invoked?.Invoke();
            return "1"u8.ToArray();
        });
        return service;
    }

    private static async Task<(int Status, string Text)> SendAsync(ServiceFixture service, string address, string host)
    {
        string path = address == service.Address ? "/2015-03-31/functions/echo/invocations" : "/orders";
        CallerResponse response = await service.SendAsync(HttpMethod.Post, address + path, "{}"u8.ToArray(), ("Host", host));
        return (response.Status, response.Text);
    }
}
