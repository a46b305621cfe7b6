using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.RudePeer;

namespace Lambda.Runtime.Tests;

/// <summary>Runs the real loop on its own thread, with a test's handlers, against a rude server.</summary>
internal sealed class FunctionUnderTest : IDisposable
{
    private readonly Thread _thread;
    private readonly CapturedLog _log = new();
    private int _exitCode = -1;

    /// <param name="handlers">The handlers, instead of generated ones.</param>
    /// <param name="address">The value of <c>AWS_LAMBDA_RUNTIME_API</c>; the address of <see cref="Server"/> if it is null.</param>
    /// <param name="environment">Other environment variables.</param>
    public FunctionUnderTest(GeneratedHandler[] handlers, Func<RudeServer, string?>? address = null, params (string Name, string Value)[] environment)
    {
        Dictionary<string, string> variables = environment.ToDictionary(pair => pair.Name, pair => pair.Value);
        if ((address is null ? Server.Address : address(Server)) is { } api)
            variables.Add("AWS_LAMBDA_RUNTIME_API", api);
        _thread = new Thread(() => _exitCode = LambdaHost.Run(handlers, new LambdaEnvironment(variables), _log)) { IsBackground = true };
        _thread.Start();
    }

    public FunctionUnderTest(Action<Invocation> handler)
        : this([new StubHandler(handler)])
    {
    }

    public RudeServer Server { get; } = new();

    /// <summary>Everything logged so far.</summary>
    public string Log => _log.Text;

    /// <summary>Waits for the loop to end by itself.</summary>
    public int ExitCode()
    {
        Assert.True(_thread.Join(TimeSpan.FromMilliseconds(RudeConnection.MaxWait)), $"the loop did not end; its log: {Log}");
        return _exitCode;
    }

    /// <summary>Responds to the next poll with an error that ends the loop, and waits for the end.</summary>
    public void End(RudeConnection connection)
    {
        Assert.StartsWith("GET ", connection.ReadRequest().Line, StringComparison.Ordinal);
        connection.Send(RudeResponses.End);
        Assert.Equal(1, ExitCode());
    }

    public void Dispose() => Server.Dispose();
}
