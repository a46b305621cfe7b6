using System.Net;
using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Gateways;
using Lambda.Runtime.Emulator.Queues;
using Lambda.Runtime.Emulator.Server;
using Lambda.Runtime.Emulator.Service;
using Lambda.Runtime.Emulator.Service.Access;
using Lambda.Runtime.Emulator.Service.Gateways;
using Lambda.Runtime.Emulator.Service.Invoke;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Lambda.Runtime.Emulator;

/// <summary>Serves functions and queues on two ports, each with access rules: the APIs of Lambda and Amazon SQS, and function URLs.</summary>
/// <remarks>Two ports, because HTML that a function serves must not have the origin of the API and the page: it could invoke all functions, and read past events.</remarks>
internal sealed class ServicePorts : IAsyncDisposable
{
    private readonly SinglePortServer _api = new(new SocketTransportOptions());
    private readonly SinglePortServer _urls = new(new SocketTransportOptions());
    private readonly AsynchronousInvocations _asynchronous;
    private readonly DelegateApplication _apiApplication;
    private readonly DelegateApplication _urlApplication;
    private readonly FunctionRegistry _functions;
    private readonly Task? _registered;

    /// <param name="functions">The functions.</param>
    /// <param name="queues">The queues.</param>
    /// <param name="rules">The access rules.</param>
    /// <param name="refused">Called for each request that is refused.</param>
    /// <param name="wrapApi">Wraps the API, to serve more on its port: <c>dotnet run</c> adds a page.</param>
    /// <param name="registered">Completes when the functions are registered. Requests wait for it; <see langword="null"/> if they are.</param>
    /// <param name="served">Called for each request of a function URL that a function has processed.</param>
    /// <param name="answered">Called for each request to a function at its URL, after its response.</param>
    /// <param name="failed">Called after each attempt of an asynchronous invocation that has failed.</param>
    /// <param name="mappings">The event source mappings; <see langword="null"/> if there are none.</param>
    /// <param name="gateway">What passes HTTP requests to the functions; <see langword="null"/> for function URLs.</param>
    public ServicePorts(
        FunctionRegistry functions, QueueRegistry queues, AccessRules rules, Action<RefusedRequest>? refused = null,
        Func<RequestDelegate, RequestDelegate>? wrapApi = null, Task? registered = null, Action<ServedRequest>? served = null,
        Action<AnsweredRequest>? answered = null, Action<FailedAttempt>? failed = null, IEventSourceMappings? mappings = null, HttpGateway? gateway = null)
    {
        (_functions, _registered) = (functions, registered);
        _asynchronous = new AsynchronousInvocations(queues.Time, queues, failed);
        RequestDelegate api = new ServiceRouter(functions, queues, mappings, _asynchronous, TimeProvider.System, () => FunctionUrlAddress, refused).HandleAsync;
        if (wrapApi is not null)
            api = wrapApi(api);
        var access = new ServiceAccess(rules, () => FunctionUrlAddress, refused);
        _apiApplication = new DelegateApplication(http => access.HandleAsync(http, After(registered, api)));

        var router = new GatewayRouter(gateway ?? new FunctionUrlGateway(), functions, TimeProvider.System, () => Address, refused, served, answered);
        FunctionUrls = After(registered, router.HandleAsync);
        var urlAccess = new FunctionUrlAccess(rules, IsListedAsync, () => new Uri(Address).Port, refused);
        _urlApplication = new DelegateApplication(http => urlAccess.HandleAsync(http, FunctionUrls));
    }

    private async Task<bool> IsListedAsync(string origin, CancellationToken aborted)
    {
        if (_registered is not null)
            await _registered.WaitAsync(aborted);
        return _functions.AllowsOrigin(origin);
    }

    /// <summary>Scheme, host and port of the APIs.</summary>
    public string Address => _api.Address;

    /// <summary>Scheme, host and port of function URLs.</summary>
    public string FunctionUrlAddress => _urls.Address;

    /// <summary>Handles a request as the port of function URLs does, without the access rules.</summary>
    /// <remarks>Its <see cref="HttpContext.TraceIdentifier"/> becomes the ID of the invocation.</remarks>
    public RequestDelegate FunctionUrls { get; }

    /// <summary>Listens for requests of the APIs.</summary>
    /// <param name="endpoint">Where to listen; port 0 is any free port.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="IOException">The port is in use, or the address is not one of this machine's.</exception>
    public Task StartAsync(IPEndPoint endpoint, CancellationToken cancellationToken) =>
        _api.StartAsync(_apiApplication, endpoint, cancellationToken);

    /// <summary>Listens for requests of function URLs.</summary>
    /// <inheritdoc cref="StartAsync"/>
    public Task StartFunctionUrlsAsync(IPEndPoint endpoint, CancellationToken cancellationToken) =>
        _urls.StartAsync(_urlApplication, endpoint, cancellationToken);

    private static RequestDelegate After(Task? registered, RequestDelegate handle) => registered is null ? handle : async http =>
    {
        try
        {
            await registered.WaitAsync(http.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The caller closed the connection, or the emulator ended.
            return;
        }

        await handle(http);
    };

    public async ValueTask DisposeAsync()
    {
        _asynchronous.Dispose();
        await _api.DisposeAsync();
        await _urls.DisposeAsync();
    }
}
