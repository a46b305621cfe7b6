using System.Text;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Gateways;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Queues;
using Lambda.Runtime.Emulator.Streams;
using Lambda.Runtime.Local.Building;
using Lambda.Runtime.Local.Page;
using Lambda.Runtime.Local.Running;
using Lambda.Runtime.Local.Sources;

namespace Lambda.Runtime.Local.Tests.Page;

/// <summary>The page and the service of the emulator, with functions that the test adds.</summary>
internal sealed class PageFixture : IAsyncDisposable
{
    private readonly FunctionRegistry _functions = new();
    private readonly SharedWriter _output = new();
    private readonly EmulatorPorts _ports;
    private readonly InvocationReporter _reporter;

    private PageFixture(TimeProvider time, string[] options)
    {
        Registry = new QueueRegistry(time);
        Streams = new StreamRegistry(time);
        var terminal = new Terminal(_output);
        _reporter = new InvocationReporter(terminal, History);
        var queueReporter = new QueueReporter(terminal, History);
        Registry.Moved += queueReporter.ReportDeadLetter;
        Registry.Changed += _ => History.QueuesChanged();
        Streams.Changed += _ => History.QueuesChanged();
        var changes = new MappingChanges();
        var transformations = new TransformationReporter(terminal);
        Sources = new ConnectedSources(
            new ConnectedQueues(Registry, _functions, changes, queueReporter.Report),
            new ConnectedStreams(Streams, Registry, _functions, changes, new StreamReporter(terminal, History).Report),
            new ConnectedEvents(_functions, Registry, TimeProvider.System, new EventReporter(terminal).Report),
            new ConnectedTransformations(_functions, time, transformations.Report, transformations.ReportIgnored));
        _ports = new EmulatorPorts(RunArguments.Parse(["/app/Shop.dll", "--port", "0", .. options]), _functions, Sources, History, terminal, Task.CompletedTask);
    }

    public string Address => _ports.Address;

    public string FunctionUrlAddress => _ports.FunctionUrlAddress;

    /// <summary>All that was printed on the terminal.</summary>
    public string Shown => _output.ToString();

    /// <summary>Waits until a text was printed on the terminal.</summary>
    public Task ShownAsync(string words) => _output.ShownAsync(words, times: 1).WithinLimit();

    public InvocationHistory History { get; } = new();

    public QueueRegistry Registry { get; }

    public StreamRegistry Streams { get; }

    public ConnectedSources Sources { get; }

    /// <param name="options">Options of <c>dotnet run</c>.</param>
    public static Task<PageFixture> StartAsync(params string[] options) => StartAsync(TimeProvider.System, options);

    /// <param name="time">The clock of the queues and streams.</param>
    /// <param name="options">Options of <c>dotnet run</c>.</param>
    public static async Task<PageFixture> StartAsync(TimeProvider time, params string[] options)
    {
        var page = new PageFixture(time, options);
        await page._ports.ListenAsync(TestContext.Current.CancellationToken);
        return page;
    }

    public PageFixture With(
        string name, Func<InvocationRequest, InvocationResult> invoke, string? eventType = null, string? payload = null, params string[] routes)
    {
        var function = new PageFunction(name, invoke, _reporter) { EventType = eventType, Payload = payload, Routes = routes };
        function.Configuration = function.Configuration with { HasRoutes = routes.Length > 0 };
        _functions.Set(name, function);
        return this;
    }

    /// <summary>Lets pages of an origin call a function, as with its attribute.</summary>
    public void Allow(string name, string origin)
    {
        var function = (PageFunction)_functions.Find(name)!;
        function.Configuration = function.Configuration with
        {
            Cors = GatewayCors.Parse($"AllowOrigins={origin}\nAllowMethods=GET,PUT\nAllowHeaders=content-type\nExposeHeaders=X-Count\nAllowCredentials=true\nMaxAge=0"),
        };
    }

    /// <summary>Connects functions to their queues, as after a build, and delivers what can be delivered now.</summary>
    public void Connect(params HandlerSource[] sources)
    {
        Sources.Connect(sources, functionTimeout: TimeSpan.FromSeconds(5), reportsFailures: true);
        History.QueuesChanged();
    }

    /// <summary>Replaces a function, as after a build that failed.</summary>
    public void Break(string name, string message)
    {
        var unbuilt = new BuildFailedFunction(_functions.Find(name)!.Configuration, new BuildFailedException(message), _reporter);
        _functions.Set(name, unbuilt);
        History.FunctionsChanged();
    }

    public static InvocationResult Respond(InvocationRequest request, string json, params string[] logs) =>
        new(request, Encoding.UTF8.GetBytes(json), null) { Duration = TimeSpan.FromMilliseconds(1.234), Logs = logs };

    public static InvocationResult Failure(InvocationRequest request, string json, params string[] logs) =>
        new(request, Encoding.UTF8.GetBytes(json), InvocationError.Parse(Encoding.UTF8.GetBytes(json), "Function.Unknown"))
        {
            Duration = TimeSpan.FromMilliseconds(4.5),
            InitDuration = TimeSpan.FromMilliseconds(71.6),
            Logs = logs,
        };

    public static string Event(InvocationRequest request) => Encoding.UTF8.GetString(request.Payload.Span);

    public async ValueTask DisposeAsync()
    {
        Sources.Dispose();
        await _ports.DisposeAsync();
        await _output.DisposeAsync();
    }

    private sealed class PageFunction(string name, Func<InvocationRequest, InvocationResult> invoke, InvocationReporter reporter) : IInvocableFunction, ITypedFunction
    {
        public string? EventType { get; init; }

        public string? SourceName => null;

        public string? PayloadType { get; init; }

        public string? Payload { get; init; }

        public IReadOnlyList<string> Routes { get; init; } = [];

        public FunctionConfiguration Configuration { get; set; } = new() { FunctionName = name, Handler = name };

        public int? PeakMemoryMB => 32;

        public string? Problem => null;

        // On another thread, so that the page receives the response later. As with a real function, a caller that stops waiting does not end the invocation.
        public Task<InvocationResult> InvokeAsync(InvocationRequest request, CancellationToken cancellationToken) =>
            Task.Run(() => Invoke(request), CancellationToken.None).WaitAsync(cancellationToken);

        private InvocationResult Invoke(InvocationRequest request)
        {
            DateTimeOffset startedAt = DateTimeOffset.UtcNow;
            InvocationResult result = invoke(request);
            reporter.Report(this, startedAt, result, processId: null);
            return result;
        }
    }
}
