using System.Net;
using Lambda.Runtime.Testing.Service;

namespace Lambda.Runtime.Testing;

/// <summary>
/// The service's own side, on loopback: what <c>aws --endpoint-url</c>, an SDK, or an HTTP client of a function URL talks to. Disposing ends
/// it, and not the functions.
/// </summary>
/// <remarks>Safe to use from several threads.</remarks>
public sealed class LambdaService : IAsyncDisposable
{
    private readonly ServedFunctions _functions = new();
    private readonly ServiceServer _server;

    private LambdaService(int port, TimeProvider time) =>
        _server = new ServiceServer(new IPEndPoint(IPAddress.Loopback, port), new ServiceApplication(_functions, time).HandleAsync);

    /// <summary>Where it listens: the value for <c>--endpoint-url</c>.</summary>
    public Uri Endpoint { get; private set; } = null!;

    /// <summary>Starts it with these functions, on a port that is free.</summary>
    /// <param name="functions">Each under its <see cref="LambdaFunctionOptions.FunctionName"/>.</param>
    public static Task<LambdaService> StartAsync(params LambdaFunction[] functions) => StartAsync(port: 0, functions);

    /// <summary>Starts it with these functions.</summary>
    /// <param name="port">The port; 0 is any that is free.</param>
    /// <param name="functions">Each under its <see cref="LambdaFunctionOptions.FunctionName"/>.</param>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<LambdaService> StartAsync(int port, params LambdaFunction[] functions)
    {
        ArgumentNullException.ThrowIfNull(functions);
        var service = new LambdaService(port, TimeProvider.System);
        foreach (LambdaFunction function in functions)
            service.Add(function);
        try
        {
            await service._server.StartAsync(CancellationToken.None);
            service.Endpoint = new Uri(service._server.Address);
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>Adds a function under its <see cref="LambdaFunctionOptions.FunctionName"/>, in the place of one of that name.</summary>
    public void Add(LambdaFunction function)
    {
        ArgumentNullException.ThrowIfNull(function);
        IServedFunction served = function;
        _functions.Set(served.Options.FunctionName, served);
    }

    /// <summary>Ends it. Who still waits for an answer loses the connection.</summary>
    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
