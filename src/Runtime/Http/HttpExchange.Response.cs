using Lambda.Runtime.Http;
using Lambda.Runtime.Http.Requests;
using Lambda.Runtime.Http.Responses;
using Lambda.Runtime.Http.Results;
using Lambda.Runtime.Json;

namespace Lambda.Runtime.CompilerServices;

/// <remarks>The response, in the form that the service of the request accepts.</remarks>
public sealed partial class HttpExchange : IHttpResponse
{
    private const string JsonType = "application/json";
    private const string ProblemType = "application/problem+json";
    private const string TextType = "text/plain; charset=utf-8";
    private const string BytesType = "application/octet-stream";

    // Where the object of the response begins, for the writer.
    private int _responseStart;
    private int _status;

    /// <summary>The status of the response; 0 before it is written.</summary>
    internal int Status => _status;

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

    /// <summary>Responds with a result without a value.</summary>
    public void Write(HttpResult? result) => (result ?? throw NoResult()).Write(this);

    /// <summary>Responds with text.</summary>
    public void WriteText(string? text)
    {
        if (text is null)
            WriteEmpty(null);
        else
            WriteText(null, text);
    }

    /// <summary>Responds with bytes.</summary>
    public void WriteBytes(ReadOnlyMemory<byte> bytes) => WriteBytes(null, bytes);

    /// <summary>Responds with bytes.</summary>
    public void WriteBytes(byte[]? bytes)
    {
        if (bytes is null)
            WriteEmpty(null);
        else
            WriteBytes(null, bytes);
    }

    /// <summary>Responds with the bytes of a stream, and disposes of it.</summary>
    public void WriteStream(Stream? stream)
    {
        if (stream is null)
        {
            WriteEmpty(null);
            return;
        }

        using (stream)
        {
            using var bytes = new MemoryStream();
            if (Verb != HttpVerbs.Head)
                stream.CopyTo(bytes);
            WriteBytes(null, bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
        }
    }

    /// <summary>Responds without a body: with the status of a result, or 204. Of an error, the body is a problem.</summary>
    public void WriteEmpty(HttpResult? result)
    {
        if (result is { StatusCode: >= HttpStatus.BadRequest })
        {
            WriteProblem(result, null, null);
            return;
        }

        Begin(result, HttpStatus.NoContent, contentType: null).WriteString("");
        End(isBase64: false);
    }

    /// <summary>The error of a handler that returned null instead of a result.</summary>
    public static InvalidOperationException NoResult() => new("The handler returned null instead of a result. Return one of TypedResults.");

    /// <summary>Whether the service takes the response while it is written: a function URL, whose mode is that of the function.</summary>
    /// <remarks>
    /// https://docs.aws.amazon.com/lambda/latest/dg/configuration-response-streaming.html. In the emulator, the domain is the local address, and only a function URL has no
    /// account.
    /// </remarks>
    internal bool CanStream => _router.IsStreamed && _parts.Shape == HttpShape.HttpApi && _parts.Domain.TextOf(Json) is var domain
        && (domain.IndexOf(".lambda-url."u8) >= 0
            || ((domain.StartsWith("127.0.0.1"u8) || domain.StartsWith("localhost"u8)) && Json.IndexOf("\"accountId\":\"anonymous\""u8) >= 0));

    /// <summary>Begins a response that is sent while it is written.</summary>
    internal LambdaResponseStream OpenStream(HttpResult? result, string contentType)
    {
        LambdaResponseStream stream = StreamedResponses.Open(_invocation);
        JsonWriter writer = _invocation.ResponseWriter;
        BeginHead(result, HttpStatus.Ok, contentType);
        writer.EndObject(_responseStart);
        stream.EndPrelude();
        return stream;
    }

    /// <summary>Responds with the elements of a sequence.</summary>
    internal void WriteSequence(HttpResult? result, string contentType, ReadOnlyMemory<byte> body, bool isText)
    {
        JsonWriter writer = Begin(result, HttpStatus.Ok, contentType);
        if (isText)
            writer.WriteUtf8String(body.Span);
        else
            writer.WriteMemory(body);
        End(isBase64: !isText);
    }

    private void WriteText(HttpResult? result, string text)
    {
        Begin(result, HttpStatus.Ok, TextType).WriteString(Verb == HttpVerbs.Head ? "" : text);
        End(isBase64: false);
    }

    private void WriteBytes(HttpResult? result, ReadOnlyMemory<byte> bytes)
    {
        Begin(result, HttpStatus.Ok, BytesType).WriteMemory(Verb == HttpVerbs.Head ? default : bytes);
        End(isBase64: true);
    }

    /// <summary>Responds that no route has the path, or none of them the method.</summary>
    public void WriteNoRoute()
    {
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
            WriteProblem(headers, null, null);
    }

    /// <summary>Responds with a response that was changed.</summary>
    internal void WriteEdited(EditedResponse response)
    {
        _status = response.Status;
        response.Write(_invocation.ResponseWriter, _parts.Shape);
    }

    /// <summary>Responds with an error that reveals nothing.</summary>
    internal void WriteProblem(int status) => WriteProblem(new HttpResult(status), null, null);

    /// <summary>Responds with a problem.</summary>
    /// <param name="result">Its status and headers.</param>
    /// <param name="text">Its texts, if they are not those of the status.</param>
    /// <param name="writeErrors">Writes the messages about each value, if there are any.</param>
    private void WriteProblem(HttpResult result, ProblemHttpResult? text, Action<JsonWriter>? writeErrors)
    {
        JsonWriter writer = Begin(result, result.StatusCode, ProblemType);
        if (Verb == HttpVerbs.Head)
            writer.WriteString("");
        else
            EncodedJsonWriter.WriteText(writer, this, (json, http) => http.WriteProblemBody(json, result.StatusCode, text, writeErrors));
        End(isBase64: false);
    }

    // {"type":"https://tools.ietf.org/html/rfc9110#section-15.5.5","title":"Not Found","status":404,"requestId":"8476a536-..."}
    private void WriteProblemBody(JsonWriter json, int status, ProblemHttpResult? text, Action<JsonWriter>? writeErrors)
    {
        int start = json.StartObject();
        string? section = HttpStatus.SectionOf(status);
        WriteProblemText(json, ",\"type\":"u8, text?.Type ?? (section is null ? null : $"https://tools.ietf.org/html/rfc9110#section-{section}"));
        WriteProblemText(json, ",\"title\":"u8, text?.Title ?? HttpStatus.TitleOf(status));
        json.WriteName(",\"status\":"u8);
        json.WriteNumber(status);
        WriteProblemText(json, ",\"detail\":"u8, text?.Detail);
        WriteProblemText(json, ",\"instance\":"u8, text?.Instance);
        if (writeErrors is not null)
        {
            json.WriteName(",\"errors\":"u8);
            int errors = json.StartObject();
            writeErrors(json);
            json.EndObject(errors);
        }

        WriteProblemText(json, ",\"requestId\":"u8, _invocation.Context.AwsRequestId);
        json.EndObject(start);
    }

    private static void WriteProblemText(JsonWriter json, ReadOnlySpan<byte> name, string? text)
    {
        if (text is null)
            return;
        json.WriteName(name);
        json.WriteString(text);
    }

    /// <summary>Writes the response up to its body.</summary>
    private JsonWriter Begin(HttpResult? result, int status, string? contentType)
    {
        JsonWriter writer = BeginHead(result, status, contentType);
        writer.WriteName(",\"body\":"u8);
        return writer;
    }

    private JsonWriter BeginHead(HttpResult? result, int status, string? contentType)
    {
        JsonWriter writer = _invocation.ResponseWriter;
        _status = result?.StatusCode ?? status;
        _responseStart = writer.StartObject();
        writer.WriteName(",\"statusCode\":"u8);
        writer.WriteNumber(_status);
        if (_parts.Shape is HttpShape.Alb or HttpShape.AlbMultiValue)
        {
            writer.WriteName(",\"statusDescription\":"u8);
            writer.WriteString(HttpStatus.DescriptionOf(_status));
        }

        HeaderLine? headers = CommonHeaders is { } common ? common.AddTo(result?.Headers) : result?.Headers;
        ResponseHeaders.Write(writer, _parts.Shape, contentType, headers, result?.Cookies);
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

    void IHttpResponse.WriteEmpty(HttpResult result) => WriteEmpty(result);

    void IHttpResponse.WriteText(HttpResult result, string text) => WriteText(result, text);

    void IHttpResponse.WriteBytes(HttpResult result, ReadOnlyMemory<byte> bytes) => WriteBytes(result, bytes);

    void IHttpResponse.WriteProblem(HttpResult result, ProblemHttpResult? text, Action<JsonWriter>? writeErrors) => WriteProblem(result, text, writeErrors);
}
