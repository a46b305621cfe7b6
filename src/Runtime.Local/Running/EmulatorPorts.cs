using System.Net;
using System.Net.Sockets;
using Lambda.Runtime.Emulator;
using Lambda.Runtime.Emulator.Access;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Gateways;
using Lambda.Runtime.Emulator.Service.Access;
using Lambda.Runtime.Local.Page;
using Lambda.Runtime.Local.Sources;

namespace Lambda.Runtime.Local.Running;

/// <summary>The two ports of the emulator: one for invocations and the page, one for function URLs.</summary>
internal sealed class EmulatorPorts : IAsyncDisposable
{
    private readonly RunArguments _arguments;
    private readonly Terminal _terminal;
    private readonly ServicePorts _ports;

    /// <param name="arguments">The command line.</param>
    /// <param name="functions">The functions that the service can invoke.</param>
    /// <param name="sources">The queues and other sources.</param>
    /// <param name="history">The invocations of the functions.</param>
    /// <param name="terminal">Prints refused requests.</param>
    /// <param name="registered">Completes when the functions are registered. Requests wait for it.</param>
    public EmulatorPorts(RunArguments arguments, FunctionRegistry functions, ConnectedSources sources, InvocationHistory history, Terminal terminal, Task registered)
    {
        _arguments = arguments;
        _terminal = terminal;
        var gateway = HttpGateway.Create(arguments.Gateway, arguments.GatewaySettings);
        var entry = new HttpEntry(gateway, arguments.GatewaySettings.Stage, () => FunctionUrlAddress, http => _ports!.FunctionUrls(http));
        _ports = new ServicePorts(
            functions,
            sources.Queues.Queues,
            new AccessRules
            {
                Hosts = new AllowedHosts(arguments.AllowedHosts),
                Origins = new AllowedOrigins(arguments.AllowedOrigins),
                HostOption = "--allow-host",
                OriginOption = "--allow-origin",
                Service = gateway.Description,
            },
            terminal.ReportRefused,
            service => new TestPage(arguments.Project.Name, functions, sources, history, entry, service, terminal.ReportRefused).HandleAsync,
            registered,
            new RequestReporter(terminal).Report,
            answered => history.Add(new PastRequest(answered)),
            new EventReporter(terminal).Report,
            new LocalMappings(sources.Queues, sources.Streams),
            gateway);
    }

    public string Address => _ports.Address;

    public string FunctionUrlAddress => _ports.FunctionUrlAddress;

    /// <exception cref="StartFailedException">A port is in use, or the address is not one of this machine's.</exception>
    public async Task ListenAsync(CancellationToken stop)
    {
        await ListenAsync("--port", _arguments.Port, _ports.StartAsync, stop);
        if (_arguments.UrlPort is { } port)
        {
            await ListenAsync("--url-port", port, _ports.StartFunctionUrlsAsync, stop);
            return;
        }

        int next = _arguments.Port is 0 or IPEndPoint.MaxPort ? 0 : _arguments.Port + 1;
        try
        {
            await _ports.StartFunctionUrlsAsync(new IPEndPoint(_arguments.Host, next), stop);
        }
        catch (IOException)
        {
            // The user did not choose this port.
            await ListenAsync("--url-port", 0, _ports.StartFunctionUrlsAsync, stop);
            _terminal.WriteLine($"Port {next} is in use: function URLs are at {FunctionUrlAddress}. --url-port chooses another.");
        }
    }

    public ValueTask DisposeAsync() => _ports.DisposeAsync();

    private async Task ListenAsync(string option, int port, Func<IPEndPoint, CancellationToken, Task> listen, CancellationToken stop)
    {
        try
        {
            await listen(new IPEndPoint(_arguments.Host, port), stop);
        }
        catch (IOException failure) when (failure.InnerException is SocketException { SocketErrorCode: SocketError.AddressNotAvailable })
        {
            throw new StartFailedException($"--host is '{_arguments.Host}', which is not an address of this machine.") { IsUsageError = true };
        }
        catch (IOException failure)
        {
            throw new StartFailedException($"The emulator cannot listen on port {port} of {_arguments.Host}: {failure.Message} "
                + $"End the program that uses the port, or choose another: dotnet run {option} 0 uses any free port.");
        }
    }
}
