namespace Lambda.Runtime.Emulator.Gateways;

/// <summary>Why a service responds itself, instead of with what the function returned.</summary>
internal enum GatewayProblem
{
    /// <summary>The function returned something that is not a response.</summary>
    InvalidResponse,

    /// <summary>The invocation failed.</summary>
    FunctionError,

    /// <summary>The function has not returned within the time limit of the API.</summary>
    TooSlow,

    /// <summary>The request's body, or the event with it, is too large.</summary>
    BodyTooLarge,

    /// <summary>The request's headers are too large.</summary>
    HeadersTooLarge,

    /// <summary>The request is malformed.</summary>
    BadRequest,

    /// <summary>The path does not begin with the stage, at the domain of the API itself.</summary>
    NoStage,

    /// <summary>There is no such route or function.</summary>
    NotFound,
}
