using System.ComponentModel;

namespace Lambda.Runtime.CompilerServices;

/// <summary>
/// What the source generator derives for each <c>[LambdaHandler]</c> method: the names it goes by, what it does before the
/// first invocation, and one invocation.
/// </summary>
/// <remarks>Written by the generator and called by <see cref="LambdaHost"/>; there is no need to write one by hand.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GeneratedHandler
{
    /// <summary>
    /// Every value of <c>_HANDLER</c> that means this handler. The first is the one that is shown when names are listed.
    /// </summary>
    public abstract ReadOnlySpan<string> Names { get; }

    /// <summary>True where the names are those of handlers in referenced libraries, which this program does not serve and must not take for its own.</summary>
    public virtual bool IsInLibrary => false;

    /// <summary>What happens once, before the first <c>/next</c>. A throw is reported to <c>/init/error</c>.</summary>
    /// <param name="environment">The variables that the runtime has read.</param>
    public virtual void Initialize(LambdaEnvironment environment)
    {
    }

    /// <summary>
    /// Decodes the event, calls the method and writes the result into <paramref name="invocation"/>, which is sent after the
    /// return. A throw becomes the invocation's error.
    /// </summary>
    /// <param name="invocation">The event, and the place for the result. Not to be kept after the return.</param>
    public abstract void Invoke(Invocation invocation);

    /// <summary>What happens once, after the last invocation: what <see cref="Initialize"/> made is disposed of.</summary>
    public virtual void Shutdown()
    {
    }
}
