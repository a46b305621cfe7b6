using Lambda.Runtime.Http.Results;

namespace Lambda.Runtime.Http;

/// <summary>The status 400 (Bad Request) with messages about the values of the request, as <c>application/problem+json</c>.</summary>
public sealed class ValidationProblem : HttpResult
{
    private readonly ProblemHttpResult _problem;

    internal ValidationProblem(IDictionary<string, string[]> errors, ProblemHttpResult problem)
        : base(400)
    {
        ArgumentNullException.ThrowIfNull(errors);
        Errors = errors;
        _problem = problem;
    }

    /// <summary>The messages about each value.</summary>
    public IDictionary<string, string[]> Errors { get; }

    internal override void Write(IHttpResponse response) => response.WriteProblem(this, _problem, writer =>
    {
        foreach ((string name, string[] messages) in Errors)
        {
            writer.WriteName(name);
            int start = writer.StartArray();
            foreach (string message in messages)
            {
                writer.NextElement();
                writer.WriteString(message);
            }

            writer.EndArray(start);
        }
    });
}
