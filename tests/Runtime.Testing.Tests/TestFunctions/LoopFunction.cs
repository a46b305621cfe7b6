using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Emulator.Hosting;

namespace Lambda.Runtime.Testing.Tests.TestFunctions;

/// <summary>A function under the real loop, around a handler that a test gives.</summary>
internal sealed class LoopFunction(Action<Invocation> handler) : GeneratedHandler
{
    private static readonly string[] HandlerNames = ["handler"];

    public override ReadOnlySpan<string> Names => HandlerNames;

    public override void Invoke(Invocation invocation) => handler(invocation);

    public static Task<LambdaFunction> StartAsync(Action<Invocation> handler, LambdaFunctionOptions options) => LambdaFunction.StartAsync(
        () => InProcessHost.Create([new LoopFunction(handler)], options.TimeProvider), AppContext.BaseDirectory, options, TestContext.Current.CancellationToken);
}
