using Lambda.Runtime.Hosting;

namespace Lambda.Runtime.Testing.RuntimeApi;

/// <summary>Where a function stands in the protocol. The names are the service's own: its 403 replies carry them.</summary>
internal enum RuntimeState
{
    /// <summary>The process runs and has not asked for <c>/next</c> yet: the init phase.</summary>
    Started,

    /// <summary>It posted <c>/init/error</c>. Nothing is legal any more; it should exit non-zero.</summary>
    InitError,

    /// <summary>It waits in <c>/next</c>.</summary>
    Ready,

    /// <summary>It has an event and has not begun to answer.</summary>
    Running,

    /// <summary>A <c>/response</c> is being read.</summary>
    InvocationResponse,

    /// <summary>An <c>/error</c> is being read.</summary>
    InvocationErrorResponse,

    /// <summary>It has answered and not yet come back to <c>/next</c>.</summary>
    ResponseSent,

    /// <summary>The service is done with it: every request is answered with 500, which ends the loop by protocol.</summary>
    Stopped,
}
