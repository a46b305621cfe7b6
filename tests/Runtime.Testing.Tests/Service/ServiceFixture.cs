using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Lambda.Runtime.Emulator;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Queues;
using Lambda.Runtime.Emulator.Service;
using Lambda.Runtime.Emulator.Service.Access;
using Lambda.Runtime.Testing.Tests.TestFunctions;

namespace Lambda.Runtime.Testing.Tests.Service;

/// <summary>The service with functions, and a client that checks nothing.</summary>
internal sealed class ServiceFixture : IAsyncDisposable
{
    private readonly ServicePorts _ports;
    private readonly List<LambdaFunction> _started = [];

    private ServiceFixture(AccessRules rules, TimeProvider time)
    {
        Queues = new QueueRegistry(time);
        _ports = new ServicePorts(Functions, Queues, rules, Refusals.Enqueue);
    }

    public FunctionRegistry Functions { get; } = new();

    public QueueRegistry Queues { get; }

    public ConcurrentQueue<RefusedRequest> Refusals { get; } = [];

    public string Address => _ports.Address;

    public string FunctionUrlAddress => _ports.FunctionUrlAddress;

    public HttpClient Http { get; } = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromMinutes(2),
    };

    /// <summary>Starts the service with one function, named <c>echo</c>.</summary>
    public static async Task<ServiceFixture> StartAsync(Func<RuntimeResponse, byte[]> handler, LambdaFunctionOptions? options = null)
    {
        ServiceFixture service = await StartAsync();
        await service.AddAsync("echo", handler, options);
        return service;
    }

    /// <summary>Starts the service with this function, named <c>echo</c>.</summary>
    public static async Task<ServiceFixture> StartAsync(Task<LambdaFunction> function)
    {
        ServiceFixture service = await StartAsync();
        service._started.Add(await function);
        service.Functions.Set("echo", service._started[0].Instances);
        return service;
    }

    /// <summary>Starts the service without a function.</summary>
    /// <param name="rules">The access rules.</param>
    /// <param name="queueTime">The clock of queues.</param>
    public static async Task<ServiceFixture> StartAsync(AccessRules? rules = null, TimeProvider? queueTime = null)
    {
        var service = new ServiceFixture(rules ?? new LambdaServiceEmulatorOptions().ToRules(), queueTime ?? TimeProvider.System);
        await service._ports.StartAsync(new IPEndPoint(IPAddress.Loopback, 0), TestContext.Current.CancellationToken);
        await service._ports.StartFunctionUrlsAsync(new IPEndPoint(IPAddress.Loopback, 0), TestContext.Current.CancellationToken);
        service.Http.BaseAddress = new Uri(service.Address);
        return service;
    }

    public async Task AddAsync(string name, Func<RuntimeResponse, byte[]> handler, LambdaFunctionOptions? options = null)
    {
        LambdaFunction function = await TestFunction.StartAsync(handler, (options ?? TestFunction.LongTimeouts) with { FunctionName = name });
        _started.Add(function);
        Functions.Set(name, function.Instances);
    }

    /// <summary>Invokes a function through the API.</summary>
    public Task<CallerResponse> InvokeAsync(string function, string body, params (string Name, string Value)[] headers) =>
        InvokeAsync(function, Encoding.UTF8.GetBytes(body), headers);

    public Task<CallerResponse> InvokeAsync(string function, byte[] body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, $"/2015-03-31/functions/{function}/invocations", body, headers);

    /// <summary>Sends a request to a function URL.</summary>
    public Task<CallerResponse> VisitAsync(
        HttpMethod method, string path, byte[]? body = null, params (string Name, string Value)[] headers) =>
        SendAsync(method, FunctionUrlAddress + path, body, headers);

    public async Task<CallerResponse> SendAsync(
        HttpMethod method, string path, byte[]? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new ByteArrayContent(body) };
        foreach ((string name, string value) in headers)
        {
            if (name == "Content-Type")
                request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
            else if (name == "Host")
                request.Headers.Host = value;
            else
                Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        using HttpResponseMessage response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        return new CallerResponse(
            (int)response.StatusCode,
            response.Headers.Concat(response.Content.Headers)
                .ToDictionary(header => header.Key, header => string.Join('\n', header.Value), StringComparer.OrdinalIgnoreCase),
            await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _ports.DisposeAsync();
        foreach (LambdaFunction function in _started)
            await function.DisposeAsync();
    }
}

/// <summary>The response that a caller of the service received.</summary>
internal sealed record CallerResponse(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public string? ErrorType => Headers.GetValueOrDefault("x-amzn-ErrorType");

    /// <summary>The end of the log, decoded.</summary>
    public string Log => Encoding.UTF8.GetString(Convert.FromBase64String(Headers["X-Amz-Log-Result"]));

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}
