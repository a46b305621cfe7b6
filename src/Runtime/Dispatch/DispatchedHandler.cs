using System.ComponentModel;

namespace Lambda.Runtime.CompilerServices;

/// <summary>The base class of the generated class of a handler that an <see cref="EventDispatcher"/> can call.</summary>
/// <remarks>If the handler runs alone, <see cref="GeneratedHandler.Initialize"/> does all of this.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class DispatchedHandler : GeneratedHandler
{
    /// <summary>The events that the handler takes.</summary>
    public abstract EventFilter Filter { get; }

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
