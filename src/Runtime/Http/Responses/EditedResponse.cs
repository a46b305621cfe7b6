using System.Text;
using System.Text.Json;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Http.Requests;
using Lambda.Runtime.Http.Results;
using Lambda.Runtime.Json;

namespace Lambda.Runtime.Http.Responses;

/// <summary>A response as JSON, whose status, headers and body can be changed.</summary>
internal sealed class EditedResponse
{
    private readonly byte[] _json;
    private HeaderLine? _headers;
    private ReadOnlyMemory<byte> _cookies;
    private bool _isBase64;

    private EditedResponse(byte[] json)
    {
        _json = json;
        Body = CompleteResponse.Read(json).DecodeBody().ToArray();
    }

    public int Status { get; set; }

    /// <summary>The bytes of the body.</summary>
    public byte[] Body { get; private set; }

    /// <exception cref="JsonException">Middleware has written something that is not a response.</exception>
    public static EditedResponse Read(ReadOnlyMemory<byte> json)
    {
        var response = new EditedResponse(json.ToArray());
        var reader = new JsonReader(response._json);
        reader.Read();
        while (JsonValueReader.NextName(ref reader))
        {
            ReadOnlySpan<byte> name = reader.ValueSpan;
            reader.Read();
            if (name.SequenceEqual("statusCode"u8))
                response.Status = JsonNumberReader.GetInt32(ref reader);
            else if (name.SequenceEqual("isBase64Encoded"u8))
                response._isBase64 = JsonValueReader.GetBoolean(ref reader);
            else if (name.SequenceEqual("headers"u8) || name.SequenceEqual("multiValueHeaders"u8))
            {
                response.ReadHeaders(ref reader);
                continue;
            }
            else if (name.SequenceEqual("cookies"u8))
                response._cookies = reader.TakeValue(out _).ToArray();
            reader.Skip();
        }

        return response;
    }

    /// <summary>Returns the first value of a header; <see langword="null"/> if the response does not have it.</summary>
    public string? Find(string name) => _headers?.Find(name)?.Value;

    /// <summary>Sets a header to one value.</summary>
    public void Set(string name, string value)
    {
        if (_headers?.Find(name) is { } line)
            line.Value = value;
        else
            HeaderLine.Append(ref _headers, name, value);
    }

    /// <summary>Replaces the body by bytes.</summary>
    public void SetBody(byte[] bytes)
    {
        Body = bytes;
        _isBase64 = bytes.Length > 0;
    }

    /// <summary>Removes the headers that describe the body.</summary>
    public void RemoveContentHeaders()
    {
        HeaderLine? kept = null;
        for (HeaderLine? line = _headers; line is not null; line = line.Next)
        {
            if (!line.Name.StartsWith("content-", StringComparison.OrdinalIgnoreCase))
                HeaderLine.Append(ref kept, line.Name, line.Value);
        }

        _headers = kept;
    }

    /// <summary>Writes the response in the form of a service.</summary>
    public void Write(JsonWriter writer, HttpShape shape)
    {
        bool isBalancer = shape is HttpShape.Alb or HttpShape.AlbMultiValue;
        bool isList = shape is HttpShape.AlbMultiValue or HttpShape.RestApi;
        int start = writer.StartObject();
        writer.WriteName(",\"statusCode\":"u8);
        writer.WriteNumber(Status);
        if (isBalancer)
        {
            writer.WriteName(",\"statusDescription\":"u8);
            writer.WriteString(HttpStatus.DescriptionOf(Status));
        }

        writer.WriteName(isList ? ",\"multiValueHeaders\":"u8 : ",\"headers\":"u8);
        int headers = writer.StartObject();
        for (HeaderLine? line = _headers; line is not null; line = line.Next)
        {
            // Further values of a name are written with the first.
            if (ReferenceEquals(_headers!.Find(line.Name), line))
                WriteHeader(writer, line, isList);
        }

        writer.EndObject(headers);
        if (_cookies.Length > 0)
        {
            writer.WriteName(",\"cookies\":"u8);
            writer.WriteRaw(_cookies.Span);
        }

        writer.WriteName(",\"body\":"u8);
        if (_isBase64)
            writer.WriteMemory(Body);
        else
            writer.WriteUtf8String(Body);
        if (_isBase64 || isBalancer)
        {
            writer.WriteName(",\"isBase64Encoded\":"u8);
            writer.WriteBoolean(_isBase64);
        }

        writer.EndObject(start);
    }

    private static void WriteHeader(JsonWriter writer, HeaderLine first, bool isList)
    {
        writer.WriteName(first.Name);
        if (!isList)
        {
            writer.WriteString(first.Value);
            return;
        }

        int start = writer.StartArray();
        for (HeaderLine? line = first; line is not null; line = line.Next?.Find(first.Name))
        {
            writer.NextElement();
            writer.WriteString(line.Value);
        }

        writer.EndArray(start);
    }

    private void ReadHeaders(ref JsonReader reader)
    {
        while (JsonValueReader.NextName(ref reader))
        {
            string name = Encoding.UTF8.GetString(reader.ValueSpan);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                HeaderLine.Append(ref _headers, name, JsonValueReader.GetString(ref reader) ?? "");
                continue;
            }

            while (JsonValueReader.NextElement(ref reader))
                HeaderLine.Append(ref _headers, name, JsonValueReader.GetString(ref reader) ?? "");
        }
    }
}
