using System.Net;
using System.Text;
using Lambda.Runtime.Local.Building;
using Lambda.Runtime.Local.Page;
using Lambda.Runtime.Local.Running;
using Lambda.Runtime.Testing;
using Lambda.Runtime.Testing.Service;

namespace Lambda.Runtime.Local.Tests.Page;

/// <summary>The page and the service as the emulator has them, before functions of the test's own.</summary>
internal sealed class PageFixture : IAsyncDisposable
{
    private readonly ServedFunctions _functions = new();
    private readonly ServiceServer _server;

    private PageFixture()
    {
        var service = new ServiceApplication(_functions, TimeProvider.System, Refusals.Add);
        _server = new ServiceServer(new IPEndPoint(IPAddress.Loopback, 0), new TestPage("Shop", _functions, News, service.HandleAsync).HandleAsync);
    }

    public string Address => _server.Address;

    public PageNews News { get; } = new();

    public List<Refusal> Refusals { get; } = [];

    public static async Task<PageFixture> StartAsync()
    {
        var page = new PageFixture();
        await page._server.StartAsync(TestContext.Current.CancellationToken);
        return page;
    }

    public PageFixture With(string name, Func<InvocationRequest, InvocationOutcome> invoke)
    {
        _functions.Set(name, new RecordedFunction(new StandIn(name, invoke), News));
        return this;
    }

    /// <summary>As after a build that failed.</summary>
    public void Break(string name, string message)
    {
        var unbuilt = new UnbuiltFunction(_functions.Find(name)!.Options, new BuildFailedException(message), new Terminal(TextWriter.Null));
        _functions.Set(name, new RecordedFunction(unbuilt, News));
        News.FunctionsChanged();
    }

    public static InvocationOutcome Answer(InvocationRequest request, string json, params string[] logs) =>
        new(request.RequestId, Encoding.UTF8.GetBytes(json), null) { Duration = TimeSpan.FromMilliseconds(1.234), Logs = logs };

    public static InvocationOutcome Failure(InvocationRequest request, string json, params string[] logs) =>
        new(request.RequestId, Encoding.UTF8.GetBytes(json), LambdaError.Parse(Encoding.UTF8.GetBytes(json), "Function.Unknown"))
        {
            Duration = TimeSpan.FromMilliseconds(4.5),
            InitDuration = TimeSpan.FromMilliseconds(71.6),
            Logs = logs,
        };

    public static string Event(InvocationRequest request) => Encoding.UTF8.GetString(request.Payload.Span);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private sealed class StandIn(string name, Func<InvocationRequest, InvocationOutcome> invoke) : IServedFunction
    {
        public LambdaFunctionOptions Options { get; } = new() { FunctionName = name, Handler = name };

        public int? PeakMemoryMB => 32;

        // Not on the thread that asks: the page is to see the answer come.
        public Task<InvocationOutcome> InvokeAsync(InvocationRequest request, CancellationToken cancellationToken) =>
            Task.Run(() => invoke(request), cancellationToken);
    }
}
