using Lambda.Runtime.Errors;

namespace Lambda.Runtime.Streaming;

/// <summary>An answer that does not wait for the handler's end. A function without such handlers has none of this in its binary.</summary>
/// <remarks>The base class is what <see cref="Invocation"/> knows of it, so that only who opens a stream brings the rest along.</remarks>
internal abstract class StreamedAnswer
{
    /// <summary>Bytes of the answer have left.</summary>
    public abstract bool HasStarted { get; }

    /// <summary>Sends the rest.</summary>
    /// <param name="error">Why it is not whole; <see langword="null"/> if it is.</param>
    public abstract void End(FunctionError? error);

    /// <summary>Nothing has left and nothing will.</summary>
    public abstract void Abandon();
}
