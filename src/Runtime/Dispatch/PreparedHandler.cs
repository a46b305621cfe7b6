using System.ComponentModel;

namespace Lambda.Runtime.CompilerServices;

/// <summary>The base class of the generated class of a handler that shares its initialization with others.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class PreparedHandler : GeneratedHandler
{
    /// <summary>The same as <see cref="GeneratedHandler.Invoke"/> for middleware that is not the handler's own.</summary>
    public virtual ValueTask InvokeAsync(Invocation invocation)
    {
        Invoke(invocation);
        return default;
    }

    /// <summary>Called once, before the services are created.</summary>
    /// <param name="environment">The environment variables that the runtime has read.</param>
    /// <param name="shutdown">Receives what the handler disposes of; <see langword="null"/> if the function disposes of nothing.</param>
    public virtual void Prepare(LambdaEnvironment environment, HandlerShutdown? shutdown)
    {
    }

    /// <summary>Called once, after the startup class has run, to create the objects of the handler.</summary>
    /// <param name="services">The container of the function; <see langword="null"/> if it has none.</param>
    public virtual void Complete(FunctionServices? services)
    {
    }
}
