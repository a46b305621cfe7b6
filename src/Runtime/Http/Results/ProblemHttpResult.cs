using Lambda.Runtime.Http.Results;

namespace Lambda.Runtime.Http;

/// <summary>A problem, as <c>application/problem+json</c> with the ID of the request.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc9457</remarks>
public sealed class ProblemHttpResult : HttpResult
{
    internal ProblemHttpResult(int statusCode)
        : base(statusCode)
    {
    }

    /// <summary>What is wrong with this request; <see langword="null"/> to omit it.</summary>
    public string? Detail { get; init; }

    /// <summary>The URI of this occurrence; <see langword="null"/> to omit it.</summary>
    public string? Instance { get; init; }

    /// <summary>What kind of problem it is; by default the name of the status.</summary>
    public string? Title { get; init; }

    /// <summary>The URI of the kind of problem; by default that of the status in RFC 9110.</summary>
    public string? Type { get; init; }

    internal override void Write(IHttpResponse response) => response.WriteProblem(this, this, null);
}
