using Lambda.Runtime.Http;
using Lambda.Runtime.Http.Requests;
using Lambda.Runtime.Http.Responses;
using Lambda.Runtime.Json;

namespace Lambda.Runtime.CompilerServices;

/// <remarks>The response, in the form that the service of the request accepts.</remarks>
public sealed partial class HttpExchange
{
    private const string JsonType = "application/json";
    private const string ProblemType = "application/problem+json";
    private const string TextType = "text/plain; charset=utf-8";
    private const string BytesType = "application/octet-stream";

    // Where the object of the response begins, for the writer.
    private int _responseStart;

    /// <summary>Responds with a value as JSON.</summary>
    public void WriteJson<T>(T value, JsonWrite<T> write) => WriteJson(null, value, write);

    /// <summary>Responds with the value of a result as JSON.</summary>
    public void WriteJson<T>(HttpResult? result, T value, JsonWrite<T> write)
    {
        if (value is null)
        {
            WriteEmpty(result);
            return;
        }

        JsonWriter writer = Begin(result, HttpStatus.Ok, JsonType);
        if (Verb == HttpVerbs.Head)
            writer.WriteString("");
        else
            EncodedJsonWriter.WriteText(writer, value, write);
        End(isBase64: false);
    }

    /// <summary>Responds with text.</summary>
    public void WriteText(string? text)
    {
        if (text is null)
        {
            WriteEmpty(null);
            return;
        }

        Begin(null, HttpStatus.Ok, TextType).WriteString(Verb == HttpVerbs.Head ? "" : text);
        End(isBase64: false);
    }

    /// <summary>Responds with bytes.</summary>
    public void WriteBytes(ReadOnlyMemory<byte> bytes)
    {
        Begin(null, HttpStatus.Ok, BytesType).WriteMemory(Verb == HttpVerbs.Head ? default : bytes);
        End(isBase64: true);
    }

    /// <summary>Responds without a body: with the status of a result, or 204.</summary>
    public void WriteEmpty(HttpResult? result)
    {
        Begin(result, HttpStatus.NoContent, contentType: null).WriteString("");
        End(isBase64: false);
    }

    /// <summary>The error of a handler that returned null instead of a result.</summary>
    public static InvalidOperationException NoResult() => new("The handler returned null instead of a result. Return one of TypedResults.");

    /// <summary>Responds that no route has the path, or none of them the method.</summary>
    internal void WriteNoRoute()
    {
        _invocation.ClearResponse();
        HttpVerbs allowed = _allowed;
        if ((allowed & HttpVerbs.Get) != 0)
            allowed |= HttpVerbs.Head;
        if (allowed == HttpVerbs.None)
        {
            WriteProblem(HttpStatus.NotFound);
            return;
        }

        int status = Verb == HttpVerbs.Options ? HttpStatus.NoContent : HttpStatus.MethodNotAllowed;
        HttpResult headers = new HttpResult(status).WithHeader("allow", HttpMethodNames.Join(allowed | HttpVerbs.Options));
        if (Verb == HttpVerbs.Options)
            WriteEmpty(headers);
        else
            WriteProblem(headers, hasErrors: false);
    }

    /// <summary>Responds with an error that reveals nothing.</summary>
    internal void WriteProblem(int status) => WriteProblem(new HttpResult(status), hasErrors: false);

    private void WriteProblem(HttpResult result, bool hasErrors)
    {
        JsonWriter writer = Begin(result, result.StatusCode, ProblemType);
        if (Verb == HttpVerbs.Head)
            writer.WriteString("");
        else
            EncodedJsonWriter.WriteText(writer, this, (json, http) => http.WriteProblemBody(json, result.StatusCode, hasErrors));
        End(isBase64: false);
    }

    // {"type":"https://tools.ietf.org/html/rfc9110#section-15.5.5","title":"Not Found","status":404,"requestId":"8476a536-..."}
    private void WriteProblemBody(JsonWriter json, int status, bool hasErrors)
    {
        int start = json.StartObject();
        if (HttpStatus.SectionOf(status) is { } section)
        {
            json.WriteName(",\"type\":"u8);
            json.WriteString($"https://tools.ietf.org/html/rfc9110#section-{section}");
        }

        json.WriteName(",\"title\":"u8);
        json.WriteString(HttpStatus.TitleOf(status));
        json.WriteName(",\"status\":"u8);
        json.WriteNumber(status);
        if (hasErrors)
            WriteErrors(json);
        json.WriteName(",\"requestId\":"u8);
        json.WriteString(_invocation.Context.AwsRequestId);
        json.EndObject(start);
    }

    /// <summary>Writes the response up to its body.</summary>
    private JsonWriter Begin(HttpResult? result, int status, string? contentType)
    {
        JsonWriter writer = _invocation.ResponseWriter;
        _responseStart = writer.StartObject();
        writer.WriteName(",\"statusCode\":"u8);
        writer.WriteNumber(result?.StatusCode ?? status);
        if (_parts.Shape is HttpShape.Alb or HttpShape.AlbMultiValue)
        {
            writer.WriteName(",\"statusDescription\":"u8);
            int code = result?.StatusCode ?? status;
            writer.WriteString($"{code} {HttpStatus.TitleOf(code)}");
        }

        ResponseHeaders.Write(writer, _parts.Shape, contentType, result);
        writer.WriteName(",\"body\":"u8);
        return writer;
    }

    private void End(bool isBase64)
    {
        JsonWriter writer = _invocation.ResponseWriter;
        // A load balancer requires the member.
        if (isBase64 || _parts.Shape is HttpShape.Alb or HttpShape.AlbMultiValue)
        {
            writer.WriteName(",\"isBase64Encoded\":"u8);
            writer.WriteBoolean(isBase64);
        }

        writer.EndObject(_responseStart);
    }
}
