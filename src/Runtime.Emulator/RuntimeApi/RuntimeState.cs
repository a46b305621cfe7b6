namespace Lambda.Runtime.Emulator.RuntimeApi;

/// <summary>The state of a function in the protocol. The names are the service's: its 403 responses contain them.</summary>
internal enum RuntimeState
{
    /// <summary>The process runs and has not requested <c>/next</c> yet: the init phase.</summary>
    Started,

    /// <summary>It posted <c>/init/error</c>. No further request is allowed; the process should exit with an error code.</summary>
    InitError,

    /// <summary>It waits in <c>/next</c>.</summary>
    Ready,

    /// <summary>It has an event and has not begun the completion.</summary>
    Running,

    /// <summary>A <c>/response</c> is being read.</summary>
    InvocationResponse,

    /// <summary>An <c>/error</c> is being read.</summary>
    InvocationErrorResponse,

    /// <summary>It has completed the invocation and not yet requested <c>/next</c>.</summary>
    ResponseSent,

    /// <summary>The service has ended the function: every request gets status 500, which ends the loop by protocol.</summary>
    Stopped,
}
