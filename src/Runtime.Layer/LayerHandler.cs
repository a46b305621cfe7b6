using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Layer.Loading;

namespace Lambda.Runtime.Layer;

/// <summary>The one handler of this program: which function it is shows when the process starts.</summary>
/// <remarks>Whatever fails before the function is there is an init error, because all of it happens in <see cref="Initialize"/>.</remarks>
internal sealed class LayerHandler : GeneratedHandler
{
    private GeneratedHandler? _function;

    public override ReadOnlySpan<string> Names => new string[] { "_HANDLER" };

    public override void Initialize(LambdaEnvironment environment)
    {
        var folder = new FunctionFolder(environment.TaskRoot ?? Environment.CurrentDirectory);
        GeneratedHandler function = FunctionLoader.Load(HandlerReference.Parse(environment.Handler, folder), folder);
        function.Initialize(environment);
        _function = function;
    }

    public override void Invoke(Invocation invocation) => _function!.Invoke(invocation);

    public override void Shutdown() => _function?.Shutdown();
}
