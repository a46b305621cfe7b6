using System.ComponentModel;
using Lambda.Runtime.Dispatch;
using Lambda.Runtime.Errors;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Calls the handler that takes an event, found by the members of the event. <c>_HANDLER=*</c> selects it.</summary>
/// <remarks>The base class of a generated class, which a program has that has several handlers, one of which at least takes events whose members tell their source.</remarks>
/// <param name="handlers">The handlers that take such events.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class EventDispatcher(params DispatchedHandler[] handlers) : GeneratedHandler
{
    private string? _prefix;

    /// <inheritdoc/>
    public sealed override ReadOnlySpan<string> Names => new[] { "*" };

    /// <inheritdoc/>
    public sealed override bool IsListed => false;

    /// <inheritdoc/>
    public sealed override void Invoke(Invocation invocation)
    {
        ArgumentNullException.ThrowIfNull(invocation);
        EventOrigin origin = EventOrigin.Find(invocation.Event.Span).WithoutPrefix(_prefix);
        foreach (DispatchedHandler handler in handlers)
        {
            if (handler.Filter.Includes(origin))
            {
                handler.Invoke(invocation);
                return;
            }
        }

        string[] expected = Array.ConvertAll(handlers, static handler => $"{handler.Names[0]} ({handler.Filter.Description})");
        throw RuntimeErrors.UnknownEvent(origin.Description, expected);
    }

    /// <summary>Prepares the handlers.</summary>
    /// <inheritdoc cref="PreparedHandler.Prepare"/>
    /// <exception cref="RuntimeException">Two of them take the same events.</exception>
    protected void Prepare(LambdaEnvironment environment, HandlerShutdown? shutdown)
    {
        ArgumentNullException.ThrowIfNull(environment);
        for (int i = 0; i < handlers.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (handlers[i].Filter.Overlaps(handlers[j].Filter))
                    throw RuntimeErrors.AmbiguousHandlers(handlers[j].Names[0], handlers[j].Filter.Description, handlers[i].Names[0], handlers[i].Filter.Description);
            }
        }

        _prefix = environment.SourcePrefix;
        foreach (DispatchedHandler handler in handlers)
            handler.Prepare(environment, shutdown);
    }

    /// <summary>Creates the objects of the handlers.</summary>
    /// <inheritdoc cref="PreparedHandler.Complete"/>
    protected void Complete(FunctionServices? services)
    {
        foreach (DispatchedHandler handler in handlers)
            handler.Complete(services);
    }
}
