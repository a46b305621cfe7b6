namespace Lambda.Runtime.Model.Tests;

/// <summary>What a handler does with an event.</summary>
public enum JobAction
{
    /// <summary>Responses.</summary>
    Answer,

    /// <summary>Throws, before it has written anything.</summary>
    Throw,

    /// <summary>Throws behind what it has streamed; where nothing is streamed, as <see cref="Throw"/>.</summary>
    ThrowLate,

    /// <summary>Responses with more than the service takes.</summary>
    AnswerTooMuch,

    /// <summary>Responds after its caller has got a time-out.</summary>
    Hang,

    /// <summary>Is not called, because the event does not fit its type.</summary>
    Misfit,
}
