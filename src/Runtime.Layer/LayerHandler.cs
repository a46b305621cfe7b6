using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Layer.Loading;

namespace Lambda.Runtime.Layer;

/// <summary>The only handler of this program. It loads the function when the process starts.</summary>
/// <remarks>The function is loaded in <see cref="Initialize"/>, so that each failure is an init error.</remarks>
internal sealed class LayerHandler : GeneratedHandler
{
    private GeneratedHandler? _function;

    public override ReadOnlySpan<string> Names => new string[] { "_HANDLER" };

    public override void Initialize(LambdaEnvironment environment)
    {
        var folder = new FunctionFolder(environment.TaskRoot ?? Environment.CurrentDirectory);
        (GeneratedHandler function, environment.Handler) = FunctionLoader.Load(HandlerReference.Parse(environment.Handler, folder), folder);
        function.Initialize(environment);
        _function = function;
    }

    public override void Invoke(Invocation invocation) => _function!.Invoke(invocation);

    public override void Shutdown() => _function?.Shutdown();
}
