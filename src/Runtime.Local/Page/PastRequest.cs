using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Service.Gateways;

namespace Lambda.Runtime.Local.Page;

/// <summary>An HTTP request to a function, and what its client got. It keeps a copy of limited size.</summary>
internal sealed class PastRequest
{
    private readonly ReceivedHttpRequest _request;
    private readonly int _bytes;

    public PastRequest(AnsweredRequest answered)
    {
        ReadOnlyMemory<byte> body = answered.Request.Body;
        (RequestId, Function, ReceivedAt) = (answered.RequestId, answered.Function, answered.ReceivedAt);
        Outcome = new Result(answered.Request.Method, answered.Request.Target, answered.Status, answered.Reason, answered.Notice);
        _request = answered.Request with { Body = body[..Math.Min(body.Length, PastText.MaxBytes)].ToArray() };
        _bytes = body.Length;
    }

    public string RequestId { get; }

    public string Function { get; }

    public DateTimeOffset ReceivedAt { get; }

    public Result Outcome { get; }

    // {"method":"POST","target":"/orders","headers":[["Content-Type","application/json"]],"body":"{}","bytes":2,"isCut":false}
    public JsonObject ToJson()
    {
        var json = new JsonObject { ["method"] = _request.Method, ["target"] = _request.Target, ["headers"] = HttpBody.ToArray(_request.Headers) };
        HttpBody.Add(json, _request.Body.Span, _bytes);
        return json;
    }

    /// <summary>
    /// The request, the status that the client got, which is <see langword="null"/> if it ended the request before, why the service has responded itself, and what the
    /// client may not expect in the response of the function.
    /// </summary>
    internal sealed record Result(string Method, string Target, int? Status, string? Reason, string? Notice);
}
