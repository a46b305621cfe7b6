namespace Lambda.Runtime.Model.Tests;

/// <summary>What a handler does with an event.</summary>
public enum JobAction
{
    /// <summary>Responds.</summary>
    Respond,

    /// <summary>Throws before it has written anything.</summary>
    Throw,

    /// <summary>Throws after it has streamed a part; the same as <see cref="Throw"/> if the response is not streamed.</summary>
    ThrowLate,

    /// <summary>Responds with more than the service accepts.</summary>
    RespondTooMuch,

    /// <summary>Responds after its caller got a timeout.</summary>
    Hang,

    /// <summary>Is not called, because the event does not match its type.</summary>
    Misfit,
}
