using System.Text.Json;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.Http.Requests;

/// <summary>Finds the parts of an HTTP request in an event, in one pass, and tells its form by the members that only that form has.</summary>
/// <remarks>Everything else is only checked to be valid JSON.</remarks>
internal struct RequestScanner
{
    private RequestParts _parts;
    private Slice _httpMethod;
    private bool _hasHttp;
    private bool _hasElb;
    private bool _hasConnection;
    private bool _hasServiceArn;

    /// <exception cref="JsonException">It is not valid JSON, not an HTTP request, or a part of it has another type.</exception>
    public static RequestParts Read(ReadOnlySpan<byte> json) => JsonRootReader.Read(json, static (ref reader) => new RequestScanner().Read(ref reader));

    private RequestParts Read(ref JsonReader reader)
    {
        JsonValueReader.RequireObject(ref reader);
        while (NextName(ref reader, out ReadOnlySpan<byte> name))
            ReadMember(ref reader, name);
        _parts.Shape = FindShape();
        if (_parts.Shape is HttpShape.RestApi or HttpShape.Alb or HttpShape.AlbMultiValue)
            _parts.Method = _httpMethod;
        if (_parts.Method.Length == 0 || _parts.Path.Length == 0)
            throw new JsonMismatchException($"expected an HTTP request with a method and a path, found an event without a {(_parts.Method.Length == 0 ? "method" : "path")}");
        return _parts;
    }

    /// <summary>A REST event of a custom domain may have <c>rawPath</c>, and one of Lattice a <c>version</c>, so that neither tells the form.</summary>
    private readonly HttpShape FindShape() =>
        _hasHttp ? HttpShape.HttpApi
        : _hasElb ? _parts.MultiValueHeaders.Length > 0 ? HttpShape.AlbMultiValue : HttpShape.Alb
        : _hasServiceArn || (_httpMethod.Length == 0 && _parts.Method.Length > 0) ? HttpShape.Lattice
        : _hasConnection ? throw new JsonMismatchException("expected an HTTP request, found an event of a WebSocket API")
        : _httpMethod.Length > 0 ? HttpShape.RestApi
        : throw new JsonMismatchException("expected an HTTP request, found another event");

    private void ReadMember(ref JsonReader reader, scoped ReadOnlySpan<byte> name)
    {
        switch (name.Length)
        {
            case 4 when name.SequenceEqual("body"u8):
                _parts.Body = Take(ref reader, JsonTokenType.String);
                break;
            case 4 when name.SequenceEqual("path"u8):
            case 7 when name.SequenceEqual("rawPath"u8):
            case 8 when name.SequenceEqual("raw_path"u8):
                _parts.Path = Prefer(Take(ref reader, JsonTokenType.String), _parts.Path, isPreferred: name.Length == "path".Length);
                break;
            case 6 when name.SequenceEqual("method"u8):
                _parts.Method = Take(ref reader, JsonTokenType.String);
                break;
            case 7 when name.SequenceEqual("headers"u8):
                _parts.Headers = Take(ref reader, JsonTokenType.StartObject);
                break;
            case 7 when name.SequenceEqual("cookies"u8):
                _parts.Cookies = Take(ref reader, JsonTokenType.StartArray);
                break;
            case 10 when name.SequenceEqual("httpMethod"u8):
                _httpMethod = Take(ref reader, JsonTokenType.String);
                break;
            case 14 when name.SequenceEqual("requestContext"u8):
                ReadContext(ref reader);
                break;
            case 14 when name.SequenceEqual("rawQueryString"u8):
                _parts.RawQuery = Take(ref reader, JsonTokenType.String);
                break;
            case 15 when name.SequenceEqual("isBase64Encoded"u8):
            case 17 when name.SequenceEqual("is_base64_encoded"u8):
                _parts.IsBase64Encoded = TakeBoolean(ref reader);
                break;
            case 17 when name.SequenceEqual("multiValueHeaders"u8):
                _parts.MultiValueHeaders = Take(ref reader, JsonTokenType.StartObject);
                break;
            case 21 when name.SequenceEqual("queryStringParameters"u8):
            case 23 when name.SequenceEqual("query_string_parameters"u8):
                _parts.Query = Take(ref reader, JsonTokenType.StartObject);
                break;
            case 31 when name.SequenceEqual("multiValueQueryStringParameters"u8):
                _parts.MultiValueQuery = Take(ref reader, JsonTokenType.StartObject);
                break;
            default:
                Pass(ref reader);
                break;
        }
    }

    private void ReadContext(ref JsonReader reader)
    {
        if (!Open(ref reader))
            return;
        while (NextName(ref reader, out ReadOnlySpan<byte> name))
        {
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("elb"u8):
                    _hasElb = Has(ref reader);
                    break;
                case 4 when name.SequenceEqual("http"u8):
                    ReadHttp(ref reader);
                    break;
                case 5 when name.SequenceEqual("stage"u8):
                    _parts.Stage = Take(ref reader, JsonTokenType.String);
                    break;
                case 10 when name.SequenceEqual("domainName"u8):
                    _parts.Domain = Take(ref reader, JsonTokenType.String);
                    break;
                case 10 when name.SequenceEqual("authorizer"u8):
                    _parts.Authorizer = Take(ref reader, JsonTokenType.StartObject);
                    break;
                case 10 when name.SequenceEqual("serviceArn"u8):
                    _hasServiceArn = Has(ref reader);
                    break;
                case 12 when name.SequenceEqual("connectionId"u8):
                    _hasConnection = Has(ref reader);
                    break;
                default:
                    Pass(ref reader);
                    break;
            }
        }
    }

    private void ReadHttp(ref JsonReader reader)
    {
        if (!Open(ref reader))
            return;
        _hasHttp = true;
        while (NextName(ref reader, out ReadOnlySpan<byte> name))
        {
            if (name.SequenceEqual("method"u8))
                _parts.Method = Take(ref reader, JsonTokenType.String);
            else
                Pass(ref reader);
        }
    }

    private static bool NextName(ref JsonReader reader, out ReadOnlySpan<byte> name)
    {
        if (reader.TryReadName(out name))
            return true;
        if (!JsonValueReader.NextName(ref reader))
            return false;
        name = reader.ValueSpan;
        return true;
    }

    private static void Pass(ref JsonReader reader)
    {
        if (!reader.TryPassValue(0, out _, out _))
            reader.Skip();
    }

    /// <summary>Notes a value whose type is known; nothing for null.</summary>
    private static Slice Take(ref JsonReader reader, JsonTokenType type)
    {
        byte first = type switch { JsonTokenType.String => (byte)'"', JsonTokenType.StartArray => (byte)'[', _ => (byte)'{' };
        if (reader.TryPassValue(first, out int start, out int length))
            return new Slice(start, length);
        reader.Read();
        if (reader.TokenType != type && reader.TokenType != JsonTokenType.Null)
            throw JsonValueReader.Mismatch(ref reader, type switch { JsonTokenType.String => "a string", JsonTokenType.StartArray => "an array", _ => "an object" });
        reader.Skip();
        return default;
    }

    private static bool TakeBoolean(ref JsonReader reader)
    {
        reader.Read();
        return !JsonValueReader.IsNull(ref reader) && JsonValueReader.GetBoolean(ref reader);
    }

    private static bool Has(ref JsonReader reader)
    {
        reader.Read();
        bool isNull = JsonValueReader.IsNull(ref reader);
        reader.Skip();
        return !isNull;
    }

    private static bool Open(ref JsonReader reader)
    {
        reader.Read();
        return JsonValueReader.StartObject(ref reader);
    }

    private static Slice Prefer(Slice found, Slice other, bool isPreferred) => found.Length > 0 && (isPreferred || other.Length == 0) ? found : other;
}
