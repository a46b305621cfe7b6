using System.ComponentModel;

namespace Lambda.Runtime.CompilerServices;

/// <summary>
/// The base class of the class that is generated for each <c>[LambdaHandler]</c> method: its names, its initialization, and its
/// invocation.
/// </summary>
/// <remarks>Called by <see cref="LambdaHost"/>. Not to be derived from by hand.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GeneratedHandler
{
    /// <summary>
    /// The values of <c>_HANDLER</c> that select this handler. Messages use the first.
    /// </summary>
    public abstract ReadOnlySpan<string> Names { get; }

    /// <summary>Whether this is one of the handlers that messages list, and that run without being named if they are the only one.</summary>
    public virtual bool IsListed => true;

    /// <summary>Called once, before the first <c>/next</c>. An exception is reported to <c>/init/error</c>.</summary>
    /// <param name="environment">The environment variables that the runtime has read.</param>
    public virtual void Initialize(LambdaEnvironment environment)
    {
    }

    /// <summary>
    /// Reads the event, calls the method, and writes its response into <paramref name="invocation"/>. The response is sent after the return.
    /// An exception becomes the error of the invocation.
    /// </summary>
    /// <param name="invocation">The event, and the buffer for the response. Do not keep it after the return.</param>
    public abstract void Invoke(Invocation invocation);

    /// <summary>Called once, after the last invocation, to dispose of what <see cref="Initialize"/> created.</summary>
    public virtual void Shutdown()
    {
    }
}
