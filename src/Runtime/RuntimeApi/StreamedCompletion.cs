using Lambda.Runtime.Errors;

namespace Lambda.Runtime.RuntimeApi;

/// <summary>A completion whose response is sent while the handler writes it.</summary>
/// <remarks>The loop knows only this base class, so that a binary contains the code of streams only if a handler opens one.</remarks>
internal abstract class StreamedCompletion
{
    /// <summary>Whether bytes of the response have been sent, so that an error can only follow them.</summary>
    public abstract bool HasStarted { get; }

    /// <summary>Sends the rest of the response.</summary>
    /// <param name="error">Why the response is incomplete; <see langword="null"/> if it is complete.</param>
    public abstract Delivery End(FunctionError? error);

    /// <summary>Closes the stream without sending anything: an error is posted instead.</summary>
    public abstract void Abandon();
}
