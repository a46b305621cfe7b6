using Lambda.Runtime.Json;

namespace Lambda.Runtime.Http.Results;

/// <summary>The response that a result writes.</summary>
internal interface IHttpResponse
{
    /// <summary>Writes a response without a body; of an error, the body is a problem.</summary>
    public void WriteEmpty(HttpResult result);

    public void WriteText(HttpResult result, string text);

    public void WriteBytes(HttpResult result, ReadOnlyMemory<byte> bytes);

    /// <param name="result">The status and headers.</param>
    /// <param name="text">The texts, if they are not those of the status.</param>
    /// <param name="writeErrors">Writes the messages about each value, if there are any.</param>
    public void WriteProblem(HttpResult result, ProblemHttpResult? text, Action<JsonWriter>? writeErrors);
}
