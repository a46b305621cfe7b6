using Lambda.Runtime.Http.Results;

namespace Lambda.Runtime.Http.Responses;

/// <summary>Headers of every response to a request.</summary>
/// <remarks>Abstract, so that a function that has none does not contain the code that adds them.</remarks>
internal abstract class CommonHeaders
{
    /// <summary>Returns the headers of a result, and those of all responses that it does not have.</summary>
    public abstract HeaderLine? AddTo(HeaderLine? own);
}
