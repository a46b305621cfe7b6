using System.Collections.Concurrent;
using System.Net;
using Lambda.Runtime.Emulator;
using Lambda.Runtime.Emulator.Functions;

namespace Lambda.Runtime.Testing;

/// <summary>
/// Emulates the service for callers, on loopback: for <c>aws --endpoint-url</c>, an SDK, or an HTTP client of a function URL. Disposing ends
/// the emulator, not the functions.
/// </summary>
/// <remarks>
/// Safe to use from several threads. Web pages cannot invoke functions: a request that a browser sends for another origin is refused with 403, as
/// is one whose <c>Host</c> is neither an IP address nor <c>localhost</c>. <see cref="LambdaServiceEmulatorOptions"/> can allow them.
/// </remarks>
/// <example>
/// <code>
/// await using LambdaFunction function = await LambdaFunction.StartAsync(typeof(Store), new() { FunctionName = "orders" });
/// await using LambdaServiceEmulator aws = await LambdaServiceEmulator.StartAsync(function);
/// using var client = new HttpClient();
/// string response = await client.GetStringAsync(new Uri(aws.FunctionUrl, "orders/7"));   // and aws --endpoint-url with aws.Endpoint
/// </code>
/// </example>
public sealed class LambdaServiceEmulator : IAsyncDisposable
{
    private readonly FunctionRegistry _functions = new();
    private readonly ConcurrentDictionary<string, LambdaFunction> _added = new(StringComparer.Ordinal);
    private readonly LambdaQueues _queues;
    private readonly ServicePorts _ports;

    private LambdaServiceEmulator(LambdaServiceEmulatorOptions options)
    {
        _queues = options.Queues;
        _ports = new ServicePorts(_functions, _queues.Registry, options.ToRules(), mappings: new LambdaMappings(() => _added.Values));
    }

    /// <summary>The address of the APIs of Lambda and Amazon SQS: the value for <c>--endpoint-url</c>.</summary>
    public Uri Endpoint { get; private set; } = null!;

    /// <summary>The address of function URLs: of the only function, and <c>lambda-url/{name}/</c> below it of each.</summary>
    public Uri FunctionUrl { get; private set; } = null!;

    /// <summary>Starts the emulator with functions, on free ports.</summary>
    /// <param name="functions">The functions, each under its <see cref="LambdaFunctionOptions.FunctionName"/>.</param>
    public static Task<LambdaServiceEmulator> StartAsync(params LambdaFunction[] functions) => StartAsync(new LambdaServiceEmulatorOptions(), functions);

    /// <summary>Starts the emulator with functions; function URLs are on a free port.</summary>
    /// <param name="port">The port of Lambda's API; 0 is any free port.</param>
    /// <param name="functions">The functions, each under its <see cref="LambdaFunctionOptions.FunctionName"/>.</param>
    /// <exception cref="IOException">The port is in use.</exception>
    public static Task<LambdaServiceEmulator> StartAsync(int port, params LambdaFunction[] functions) => StartAsync(new LambdaServiceEmulatorOptions { Port = port }, functions);

    /// <summary>Starts the emulator with functions.</summary>
    /// <param name="options">The ports, and who may access them.</param>
    /// <param name="functions">The functions, each under its <see cref="LambdaFunctionOptions.FunctionName"/>.</param>
    /// <exception cref="ArgumentException">A host name or an origin of the options is malformed, or two functions have the same name.</exception>
    /// <exception cref="IOException">A port is in use.</exception>
    public static async Task<LambdaServiceEmulator> StartAsync(LambdaServiceEmulatorOptions options, params LambdaFunction[] functions)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(functions);
        var service = new LambdaServiceEmulator(options);
        foreach (LambdaFunction function in functions)
        {
            ArgumentNullException.ThrowIfNull(function, nameof(functions));
            if (service._functions.Find(function.Instances.Configuration.FunctionName) is not null)
                throw new ArgumentException(DescribeSameName(function.Instances.Configuration.FunctionName), nameof(functions));
            service.Add(function);
        }

        try
        {
            await service._ports.StartAsync(new IPEndPoint(IPAddress.Loopback, options.Port), CancellationToken.None);
            await service._ports.StartFunctionUrlsAsync(new IPEndPoint(IPAddress.Loopback, options.FunctionUrlPort), CancellationToken.None);
            service.Endpoint = new Uri(service._ports.Address);
            service._queues.Endpoint = service.Endpoint;
            service.FunctionUrl = new Uri(service._ports.FunctionUrlAddress);
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>Adds a function under its <see cref="LambdaFunctionOptions.FunctionName"/>. It replaces a function of the same name.</summary>
    public void Add(LambdaFunction function)
    {
        ArgumentNullException.ThrowIfNull(function);
        _added[function.Instances.Configuration.FunctionName] = function;
        _functions.Set(function.Instances.Configuration.FunctionName, function.Instances);
    }

    private static string DescribeSameName(string name) =>
        $"Two functions have the name '{name}', by which callers select one. Start each with its own {nameof(LambdaFunctionOptions)}.{nameof(LambdaFunctionOptions.FunctionName)}.";

    /// <summary>Ends the emulator. Open connections are closed.</summary>
    public ValueTask DisposeAsync()
    {
        if (_queues.Endpoint == Endpoint)
            _queues.Endpoint = null;
        return _ports.DisposeAsync();
    }
}
