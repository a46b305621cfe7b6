using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Emulator.Gateways;
using Lambda.Runtime.Emulator.Hosting;
using Lambda.Runtime.Emulator.Instances;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Json;
using Lambda.Runtime.Emulator.RuntimeApi;
using Lambda.Runtime.Emulator.Streams;
using Lambda.Runtime.Testing.Http;

namespace Lambda.Runtime.Testing;

/// <summary>
/// A function that runs against its own Runtime API on loopback, which is as strict as the service's. Disposing ends the function.
/// </summary>
/// <remarks>
/// Safe to use from several threads. As on the service, it processes one invocation at a time, or up to
/// <see cref="LambdaFunctionOptions.MaxConcurrency"/>; further calls wait. If its instance has ended, after a timeout or by
/// itself, the next invocation starts another. Functions share nothing, except inside the test process its static state and its environment variables, so tests can
/// run in parallel.
/// </remarks>
public sealed class LambdaFunction : IAsyncDisposable
{
    private readonly LambdaQueues _queues;
    private readonly ConcurrentDictionary<string, (LambdaQueue Queue, QueuePoller Poller)> _connected = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(StreamKind Kind, string Name), LambdaEventSource> _sources = [];
    private ProcessVariables? _variables;
    private volatile bool _isDisposed;

    private LambdaFunction(FunctionInstances instances, LambdaQueues queues)
    {
        Instances = instances;
        _queues = queues;
    }

    /// <summary>
    /// <see cref="JsonSerializerOptions.Web"/> with reflection, for the bodies of <see cref="CreateHttpClient"/>: in a test project with the switches of native code,
    /// <see cref="JsonSerializer"/> needs options with a resolver.
    /// </summary>
    public static JsonSerializerOptions JsonOptions => ReflectionJson.Web;

    /// <summary>
    /// All lines that the function's instances have logged so far: by loggers, to the console, and of a process to the telemetry descriptor.
    /// </summary>
    public IReadOnlyList<string> Logs => Instances.Log.GetLines();

    /// <summary>Completes with the exit code when the current instance has ended.</summary>
    public Task<int> Exited => Instances.Current.Exited;

    /// <summary>From the start of the process, or of the thread, to the arrival of the first <c>/next</c>: the init phase of the current instance.</summary>
    public TimeSpan TimeToNext => Instances.Current.TimeToNext;

    /// <summary>The ID of the current process; <see langword="null"/> for a function inside this process.</summary>
    public int? ProcessId => Instances.Current.ProcessId;

    internal FunctionInstances Instances { get; }

    /// <summary>The pollers of the connected queues, streams, tables and topics; none of a function that was disposed of.</summary>
    internal IEnumerable<IMappedPoller> Pollers => _isDisposed
        ? []
        : [.. _connected.Values.Select(static connected => connected.Poller), .. _sources.Values.Select(static source => source.Poller)];

    /// <summary>Starts the handlers of a type's assembly inside this process, under the same loop as on Lambda.</summary>
    /// <typeparam name="T">Any type of the function's project.</typeparam>
    /// <param name="options">The configuration; the service's defaults unless given.</param>
    /// <param name="cancellationToken">Cancels the start and ends the function.</param>
    /// <exception cref="InvalidOperationException">
    /// The assembly has no handlers, or another function inside this process needs another value of a variable of <see cref="LambdaFunctionOptions.Environment"/>.
    /// </exception>
    /// <exception cref="LambdaInitException">The function did not reach its first <c>/next</c>.</exception>
    /// <example>
    /// <code>
    /// await using LambdaFunction function = await LambdaFunction.StartAsync&lt;Order>();
    /// InvocationOutcome outcome = await function.InvokeAsync(new Order("1", 2));
    /// Console.WriteLine(outcome.Text);
    /// </code>
    /// </example>
    public static Task<LambdaFunction> StartAsync<T>(LambdaFunctionOptions? options = null, CancellationToken cancellationToken = default) =>
        StartAsync(typeof(T), options, cancellationToken);

    /// <summary>Starts the handlers of a type's assembly inside this process, under the same loop as on Lambda.</summary>
    /// <remarks>
    /// Static state is that of the test process: a new instance sees what the previous one left there. A handler that never returns cannot be
    /// killed: its thread continues in the background, and no new instance is started while it runs.
    /// While the function lives, its <see cref="LambdaFunctionOptions.Environment"/> is a part of that of this process.
    /// </remarks>
    /// <param name="functions">Any type of the function's project; static classes too.</param>
    /// <param name="options">The configuration; the service's defaults unless given.</param>
    /// <param name="cancellationToken">Cancels the start and ends the function.</param>
    /// <exception cref="InvalidOperationException">
    /// The assembly has no handlers, or another function inside this process needs another value of a variable of <see cref="LambdaFunctionOptions.Environment"/>.
    /// </exception>
    /// <exception cref="LambdaInitException">The function did not reach its first <c>/next</c>.</exception>
    public static async Task<LambdaFunction> StartAsync(
        Type functions, LambdaFunctionOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(functions);
        Assembly assembly = functions.Assembly;
        options ??= new LambdaFunctionOptions();
        ProcessVariables variables = await ProcessVariables.SetAsync(options.ToConfiguration(), ProcessVariables.DefaultLimit, cancellationToken);
        try
        {
            LambdaFunction function = await StartAsync(
                () => InProcessHost.Create(GeneratedHandlers.Find(assembly), options.TimeProvider), AppContext.BaseDirectory, options, cancellationToken,
                GeneratedHandlers.FindCors(assembly));
            function._variables = variables;
            return function;
        }
        catch
        {
            variables.Dispose();
            throw;
        }
    }

    /// <summary>Starts a published binary as a child process, with its folder as the working directory.</summary>
    /// <remarks>
    /// The file <c>handlers.json</c> of the publish, in the same folder, has what the binary does not: the CORS configuration of a function URL or an HTTP API for
    /// <see cref="CreateHttpClient"/>.
    /// </remarks>
    /// <param name="bootstrapPath">The file, absolute or relative to the current directory.</param>
    /// <param name="options">The configuration; the service's defaults unless given.</param>
    /// <param name="cancellationToken">Cancels the start and ends the process.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="ArgumentException">It is a folder, an assembly, a zip or a project. The message says what to pass instead.</exception>
    /// <exception cref="InvalidDataException">The file <c>handlers.json</c> beside it is not one of a publish.</exception>
    /// <exception cref="LambdaInitException">The file is not executable, or the function did not reach its first <c>/next</c>.</exception>
    public static async Task<LambdaFunction> StartAsync(
        string bootstrapPath, LambdaFunctionOptions? options = null, CancellationToken cancellationToken = default)
    {
        string path = BootstrapFile.Find(bootstrapPath);
        bool hasTelemetryLog = options?.TelemetryLog is true;
        string folder = Path.GetDirectoryName(path)!;
        return await StartAsync(() => new ProcessHost(path) { HasTelemetryLog = hasTelemetryLog }, folder, options, cancellationToken, HandlersFile.FindCors(folder));
    }

    internal static async Task<LambdaFunction> StartAsync(
        Func<FunctionHost> createHost, string taskRoot, LambdaFunctionOptions? options, CancellationToken cancellationToken, GatewayCors? cors = null)
    {
        var instances = new FunctionInstances(createHost, taskRoot, (options ?? new LambdaFunctionOptions()).ToConfiguration() with { Cors = cors });
        try
        {
            await instances.StartAsync(cancellationToken);
            return new LambdaFunction(instances, options?.Queues ?? new LambdaQueues(instances.Configuration.TimeProvider));
        }
        catch (InitializationException failure)
        {
            await instances.DisposeAsync();
            throw new LambdaInitException(failure);
        }
        catch
        {
            await instances.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends an event as JSON, serialized with <see cref="JsonSerializerOptions.Web"/>, and returns the outcome.</summary>
    /// <remarks>
    /// A string becomes a JSON string, and bytes become one in Base64, as everywhere in System.Text.Json. For text that is JSON already, call <see cref="InvokeJsonAsync"/>;
    /// for bytes, <see cref="InvokeBytesAsync(ReadOnlyMemory{byte}, CancellationToken)"/>.
    /// </remarks>
    /// <param name="payload">The event.</param>
    /// <param name="cancellationToken">Stops waiting; the function continues, and the next invocation waits for it.</param>
    /// <exception cref="ArgumentException">The event is over 6,291,556 bytes.</exception>
    /// <exception cref="ObjectDisposedException">The function was disposed of, before the call or while it waited.</exception>
    /// <exception cref="InvalidOperationException">
    /// A new instance is needed, and the previous one cannot be ended: its handler still runs on a thread of this process.
    /// </exception>
    public Task<InvocationOutcome> InvokeAsync<T>(T payload, CancellationToken cancellationToken = default) =>
        InvokeBytesAsync(JsonSerializer.SerializeToUtf8Bytes(payload, ReflectionJson.Web), cancellationToken);

    /// <summary>Sends an event with other properties of the invocation: a tenant, a client context, an identity, a trace, an alias.</summary>
    /// <param name="payload">The event.</param>
    /// <param name="options">The other properties of the invocation.</param>
    /// <param name="cancellationToken">Stops waiting; the function continues, and the next invocation waits for it.</param>
    /// <exception cref="ArgumentException">The event is over 6,291,556 bytes, or a text of the options cannot be a header value.</exception>
    /// <inheritdoc cref="InvokeAsync{T}(T, CancellationToken)" path="/*[not(self::param or self::summary)]"/>
    public Task<InvocationOutcome> InvokeAsync<T>(T payload, InvocationOptions options, CancellationToken cancellationToken = default) =>
        InvokeBytesAsync(JsonSerializer.SerializeToUtf8Bytes(payload, ReflectionJson.Web), options, cancellationToken);

    /// <summary>Sends an event that is JSON text. The text is not validated.</summary>
    /// <inheritdoc cref="InvokeAsync{T}(T, CancellationToken)"/>
    public Task<InvocationOutcome> InvokeJsonAsync(string json, CancellationToken cancellationToken = default) =>
        InvokeBytesAsync(Encoding.UTF8.GetBytes(json), cancellationToken);

    /// <summary>Sends an event as bytes. They must not change before the task completes.</summary>
    /// <inheritdoc cref="InvokeAsync{T}(T, CancellationToken)"/>
    public Task<InvocationOutcome> InvokeBytesAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken = default) =>
        InvokeBytesAsync(payload, new InvocationOptions(), cancellationToken);

    /// <summary>Sends an event as bytes, with other properties of the invocation. They must not change before the task completes.</summary>
    /// <inheritdoc cref="InvokeAsync{T}(T, InvocationOptions, CancellationToken)"/>
    public Task<InvocationOutcome> InvokeBytesAsync(
        ReadOnlyMemory<byte> payload, InvocationOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (payload.Length > RuntimeApiLimits.MaxPayloadBytes)
        {
            throw new ArgumentException(
                $"The event has {payload.Length} bytes. The maximum is {RuntimeApiLimits.MaxPayloadBytes}.", nameof(payload));
        }

        return InvokeAsync(options.ToRequest(payload), cancellationToken);
    }

    /// <summary>
    /// Creates an HTTP client for the function, which behaves as if a service passed the requests on: requests become events of that service, and what the function
    /// returns is evaluated by its rules.
    /// </summary>
    /// <remarks>
    /// There is no connection. If the service responds itself, such as with 502, the reason is the <see cref="HttpResponseMessage.ReasonPhrase"/>, which
    /// <see cref="HttpResponseMessage.EnsureSuccessStatusCode"/> has in its message. A redirect to another host is not followed. Disposing of the client does not end
    /// the function. A function URL and an HTTP API apply <c>[assembly: LambdaCors]</c> of the function. For a published binary, that is in <c>handlers.json</c>, which must
    /// be in its folder.
    /// </remarks>
    /// <param name="shape">The service.</param>
    /// <param name="options">The settings of the service and of the client.</param>
    /// <exception cref="ArgumentException">The service has no stages, and the options have one, or an option is malformed.</exception>
    /// <example>
    /// <code>
    /// await using LambdaFunction function = await LambdaFunction.StartAsync&lt;Order>();
    /// using HttpClient client = function.CreateHttpClient(HttpShape.RestApi);
    /// Order? order = await client.GetFromJsonAsync&lt;Order>("/orders/7", LambdaFunction.JsonOptions);
    /// </code>
    /// </example>
    public HttpClient CreateHttpClient(HttpShape shape = HttpShape.FunctionUrl, LambdaHttpClientOptions? options = null)
    {
        options ??= new LambdaHttpClientOptions();
        HttpMessageHandler handler = new GatewayHandler(Instances, options.CreateGateway(shape));
        if (options.UseCookies)
            handler = new CookieHandler(handler);
        if (options.AllowAutoRedirect)
            handler = new RedirectHandler(handler);
        return new HttpClient(handler) { BaseAddress = options.FindAddress(shape) };
    }

    /// <summary>
    /// Lets the function handle the messages of a queue, by an event source mapping like that of the deployment templates. Creates the queue and its dead-letter queue if
    /// they do not exist.
    /// </summary>
    /// <remarks>
    /// The first call connects the queue, and later calls return the same one. Messages are delivered in the background, as soon as they are sent;
    /// <see cref="LambdaQueue.WaitUntilIdleAsync"/> waits for that.
    /// </remarks>
    /// <param name="name">The name of the queue. One that ends with <c>.fifo</c> is a FIFO queue.</param>
    /// <param name="options">The settings of the queue and of the event source mapping; those of the templates unless given.</param>
    /// <exception cref="ArgumentException">The service would refuse the name or an option.</exception>
    /// <exception cref="InvalidOperationException">The queue is connected already, with other options.</exception>
    public LambdaQueue Queue(string name, LambdaQueueOptions? options = null)
    {
        LambdaQueues.RequireName(name);
        lock (_connected)
        {
            if (_connected.TryGetValue(name, out (LambdaQueue Queue, QueuePoller Poller) connected))
            {
                return options is null
                    ? connected.Queue
                    : throw new InvalidOperationException($"The queue '{name}' is connected to this function already. Pass its options with the first call.");
            }

            options ??= new LambdaQueueOptions();
            TimeSpan timeout = Instances.Configuration.Timeout;
            options.Check(name, timeout);
            _ = TemplateQueue.GetOrCreate(_queues.Registry, name, options.ToSettings(timeout), options.MaxReceiveCount);
            LambdaQueue queue = _queues.Get(name);
            _connected[name] = (queue, queue.Connect(this, options.ToMapping()));
            return queue;
        }
    }

    /// <summary>
    /// Lets the function handle the records of a Kinesis stream, by an event source mapping like that of the deployment templates. Creates the stream if it does not
    /// exist.
    /// </summary>
    /// <remarks>
    /// The first call connects the stream, and later calls return the same one. Records are delivered in the background, as soon as they are put;
    /// <see cref="LambdaEventSource.WaitUntilIdleAsync"/> waits for that. The clock is that of <see cref="LambdaFunctionOptions.Queues"/>. A later function of the same
    /// name, with the same queues, continues after the records that this one has processed.
    /// </remarks>
    /// <param name="name">The name of the stream.</param>
    /// <param name="options">The settings of the stream and of the event source mapping; those of the templates unless given.</param>
    /// <exception cref="ArgumentException">The service would refuse the name or an option.</exception>
    /// <exception cref="InvalidOperationException">The stream is connected already, with other options.</exception>
    public LambdaStream Stream(string name, LambdaStreamOptions? options = null) =>
        Connect(StreamKind.Kinesis, name, options, settings => new LambdaStream(this, _queues, name, settings));

    /// <summary>Lets the function handle the changes of a DynamoDB table, by an event source mapping like that of the deployment templates.</summary>
    /// <param name="name">The name of the table.</param>
    /// <param name="options">The settings of the event source mapping; those of the templates unless given.</param>
    /// <inheritdoc cref="Stream(string, LambdaStreamOptions)" path="/*[not(self::param or self::summary)]"/>
    public LambdaTable Table(string name, LambdaStreamOptions? options = null) =>
        Connect(StreamKind.DynamoDb, name, options, settings => new LambdaTable(this, _queues, name, settings));

    /// <summary>
    /// Lets the function handle the records of a topic of Apache Kafka, by an event source mapping like that of the deployment templates. Creates the topic if it does
    /// not exist.
    /// </summary>
    /// <param name="name">The name of the topic.</param>
    /// <param name="options">The settings of the topic and of the event source mapping; those of the templates unless given.</param>
    /// <inheritdoc cref="Stream(string, LambdaStreamOptions)" path="/*[not(self::param or self::summary)]"/>
    public LambdaTopic Topic(string name, LambdaStreamOptions? options = null) =>
        Connect(StreamKind.Kafka, name, options, settings => new LambdaTopic(this, _queues, name, settings));

    /// <summary>
    /// Ends the function as Lambda does: a process is killed, and first gets SIGTERM and 500 ms if it has registered an extension. Inside this process, the loop
    /// ends when its handler returns, and the shutdown runs. An invocation in progress ends with <see cref="ObjectDisposedException"/>.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        _isDisposed = true;
        foreach ((LambdaQueue queue, QueuePoller poller) in _connected.Values)
            queue.Disconnect(poller);
        foreach (LambdaEventSource source in _sources.Values)
            _queues.Disconnect(source);
        await Instances.DisposeAsync();
        _variables?.Dispose();
    }

    private T Connect<T>(StreamKind kind, string name, LambdaStreamOptions? options, Func<LambdaStreamOptions, T> create)
        where T : LambdaEventSource
    {
        LambdaEventSource.RequireName(kind, name);
        lock (_connected)
        {
            if (_sources.TryGetValue((kind, name), out LambdaEventSource? connected))
            {
                return options is null
                    ? (T)connected
                    : throw new InvalidOperationException($"'{name}' is connected to this function already. Pass its options with the first call.");
            }

            options ??= new LambdaStreamOptions();
            options.Check(kind);
            T source = create(options);
            _sources[(kind, name)] = source;
            _queues.Connect(source);
            return source;
        }
    }

    private async Task<InvocationOutcome> InvokeAsync(InvocationRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return new InvocationOutcome(await Instances.InvokeAsync(request, cancellationToken));
        }
        catch (ObjectDisposedException disposed) when (disposed.ObjectName.StartsWith(typeof(FunctionInstances).Namespace!, StringComparison.Ordinal))
        {
            // Names this type, which the test has disposed of; an exception of OnStreamedChunk keeps its name.
            throw new ObjectDisposedException(typeof(LambdaFunction).FullName, $"The function '{Instances.Configuration.FunctionName}' was disposed of.");
        }
    }
}
