namespace Lambda.Runtime.Model.Tests;

/// <summary>The point of an invocation at which the connection is lost, once.</summary>
internal enum Disconnect
{
    /// <summary>The connection is not lost.</summary>
    Never,

    /// <summary>While the function receives the event: part of it has arrived.</summary>
    InEvent,

    /// <summary>After the response was sent, but none of it has arrived.</summary>
    BeforeResponse,

    /// <summary>After all of the response but its last byte has arrived.</summary>
    InResponse,

    /// <summary>After the response has arrived, before the function receives the acceptance.</summary>
    BeforeAcceptance,

    /// <summary>After the function polled again, but the poll has not arrived.</summary>
    BeforePoll,

    /// <summary>After that poll has arrived. With concurrent invocations, the event that it receives is then lost, which the model does not cover.</summary>
    InPoll,
}
