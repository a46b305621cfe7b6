namespace Lambda.Runtime.Model.Tests;

/// <summary>Where in an invocation the connection is lost, once.</summary>
internal enum Disconnect
{
    /// <summary>Nowhere.</summary>
    Never,

    /// <summary>While the event is received, so that the function has a part of it.</summary>
    InEvent,

    /// <summary>When the response has been sent and nothing of it has arrived.</summary>
    BeforeAnswer,

    /// <summary>When all of the response has arrived but its last byte, or more.</summary>
    InAnswer,

    /// <summary>When the response has arrived, and the function does not know it.</summary>
    BeforeAcceptance,

    /// <summary>When the function polls again, before that has arrived.</summary>
    BeforePoll,

    /// <summary>When it has arrived. With several at once the next event is then lost, whose ever it is: that is not in the model.</summary>
    InPoll,
}
