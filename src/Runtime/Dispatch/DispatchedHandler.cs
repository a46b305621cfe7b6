using System.ComponentModel;

namespace Lambda.Runtime.CompilerServices;

/// <summary>The base class of the generated class of a handler that an <see cref="EventDispatcher"/> can call.</summary>
/// <remarks>If the handler runs alone, <see cref="GeneratedHandler.Initialize"/> does all of this.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class DispatchedHandler : PreparedHandler
{
    /// <summary>The events that the handler takes.</summary>
    public abstract EventFilter Filter { get; }
}
