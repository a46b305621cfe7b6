using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.RuntimeApi;
using Lambda.Runtime.Testing.Tests.TestFunctions;

namespace Lambda.Runtime.Testing.Tests.RuntimeApi;

/// <summary>A Runtime API without instances: the test sends the events, and is the function.</summary>
internal sealed class RuntimeApiFixture : IAsyncDisposable
{
    private readonly RuntimeApiServer _server;

    private RuntimeApiFixture(RuntimeStateMachine state)
    {
        State = state;
        _server = new RuntimeApiServer(state, TimeProvider.System);
    }

    public RuntimeStateMachine State { get; }

    public string Address => _server.Address;

    public RuntimeClient Client { get; private set; } = null!;

    /// <param name="maxConcurrency">How many invocations at the same time; <see langword="null"/> for the rules of one at a time.</param>
    /// <param name="requiresInvocationId">Whether completions must have the invocation ID.</param>
    public static async Task<RuntimeApiFixture> StartAsync(int? maxConcurrency = null, bool requiresInvocationId = true)
    {
        var api = new RuntimeApiFixture(RuntimeStateMachine.Create(maxConcurrency, requiresInvocationId));
        await api._server.StartAsync(TestContext.Current.CancellationToken);
        api.Client = new RuntimeClient(api.Address);
        return api;
    }

    public PendingInvocation Send(byte[] payload)
    {
        var invocation = new PendingInvocation(
            new InvocationRequest(payload) { TraceId = TraceHeader.Create(DateTimeOffset.UtcNow) }, "arn:aws:lambda:eu-west-1:1:function:f", TimeSpan.FromSeconds(3),
            TimeProvider.System);
        State.Dispatch(invocation);
        return invocation;
    }

    /// <summary>Sends an event and takes it, so that an invocation is in progress.</summary>
    public async Task<PendingInvocation> RunAsync()
    {
        PendingInvocation invocation = Send("{}"u8.ToArray());
        await Client.NextAsync();
        return invocation;
    }

    public async ValueTask DisposeAsync()
    {
        State.Stop();
        Client.Dispose();
        await _server.DisposeAsync();
    }
}
