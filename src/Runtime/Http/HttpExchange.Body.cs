using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.Http.Requests;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.CompilerServices;

/// <remarks>The body of the request.</remarks>
public sealed partial class HttpExchange
{
    private const int UnsupportedMediaType = 415;

    private readonly ByteBuffer _bodyText = new(FirstCapacity);
    private bool _isBodyRead;
    private bool _isBodyPlain;

    /// <summary>The bytes of the body, without base64. Valid until the invocation ends.</summary>
    public ReadOnlyMemory<byte> Body
    {
        get
        {
            if (!_isBodyRead)
                ReadBody();
            return _isBodyPlain ? _event.Slice(_parts.Body.Start + 1, _parts.Body.Length - 2) : _bodyText.Slice(0, _bodyText.Count);
        }
    }

    /// <summary>Opens the body as a stream. Valid until the invocation ends.</summary>
    public Stream OpenBody() => MemoryMarshal.TryGetArray(Body, out ArraySegment<byte> bytes)
        ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
        : new MemoryStream(Body.ToArray(), writable: false);

    /// <summary>Reads the body as text.</summary>
    /// <returns>The empty text after a problem.</returns>
    public string ReadText()
    {
        if (JsonText.Decode(Body.Span) is { } text)
            return text;
        AddProblem(HttpSource.Body, "", "expected text in UTF-8, found other bytes");
        return "";
    }

    /// <summary>Reads the body as JSON.</summary>
    /// <param name="read">Reads the value.</param>
    /// <param name="isRequired">Whether a body that is empty or null is a problem.</param>
    /// <returns>The default after a problem.</returns>
    public T ReadJson<T>(JsonRead<T> read, bool isRequired)
    {
        try
        {
            ReadOnlySpan<byte> body = Body.Span;
            if (HasBodyProblem)
                return default!;
            if (body.IsEmpty)
            {
                if (isRequired)
                    AddProblem(HttpSource.Body, "", "expected JSON, found none");
                return default!;
            }

            if (!IsJson())
            {
                AddMediaTypeProblem("JSON, with a Content-Type such as application/json");
                return default!;
            }

            return ReadJson(body, read, isRequired);
        }
        catch (JsonException error)
        {
            AddProblem(HttpSource.Body, error.Path ?? "$", WithoutPath(error));
            return default!;
        }
    }

    private T ReadJson<T>(ReadOnlySpan<byte> body, JsonRead<T> read, bool isRequired)
    {
        try
        {
            T value = JsonRootReader.Read(body, read);
            if (value is null && isRequired)
                AddProblem(HttpSource.Body, "$", "expected a value, found null");
            return value;
        }
        catch (JsonException)
        {
            AddBodyProblems(body.StartsWith("\uFEFF"u8) ? body[3..] : body, read);
            return default!;
        }
    }

    internal bool HasBodyProblem
    {
        get
        {
            RequestProblem? problem = _problems;
            while (problem is not null && problem.Source != HttpSource.Body)
                problem = problem.Next;
            return problem is not null;
        }
    }

    private void ReadBody()
    {
        ReadOnlySpan<byte> text = _parts.Body.TextOf(Json);
        _isBodyPlain = _parts.Body.Length > 0 && !_parts.IsBase64Encoded && !text.Contains((byte)'\\');
        if (!_isBodyPlain)
            Append(_bodyText, text);
        if (_parts.IsBase64Encoded && EncodedJsonReader.TryDecodeBase64(_bodyText.Filled, out int length))
            _bodyText.Truncate(length);
        else if (_parts.IsBase64Encoded)
            AddProblem(HttpSource.Body, "", "expected base64, as the event says, found other text");
        _isBodyRead = true;
    }

    /// <summary>A request without a content type is JSON as well: clients forget it.</summary>
    private bool IsJson()
    {
        ReadOnlySpan<byte> type = MediaType();
        return type.IsEmpty || Ascii.EqualsIgnoreCase(type, "application/json"u8) || (type.Length > 5 && Ascii.EqualsIgnoreCase(type[^5..], "+json"u8));
    }

    /// <summary>The media type of the body, without its parameters; empty if the request has none.</summary>
    private ReadOnlySpan<byte> MediaType()
    {
        Found.Clear();
        FindHeader("content-type"u8);
        if (Found.Count == 0)
            return default;
        ReadOnlySpan<byte> type = ValueAt(0);
        Found.Clear();
        int end = type.IndexOf((byte)';');
        type = type[..(end < 0 ? type.Length : end)];
        return type[Ascii.Trim(type)];
    }

    /// <summary>Reports the media type of the body. <c>curl -d</c> sends the one of a form, which is the first thing that people try.</summary>
    private void AddMediaTypeProblem(string expected)
    {
        ReadOnlySpan<byte> type = MediaType();
        string hint = Ascii.EqualsIgnoreCase(type, FormType) ? "; curl sends JSON with --json" : "";
        AddProblem(HttpSource.Body, "", $"expected {expected}, found '{Excerpt.From(type)}'{hint}", UnsupportedMediaType);
    }

    /// <summary>The message of an error begins with its path, which the problem has as its name.</summary>
    private static string WithoutPath(JsonException error) =>
        error.Path is { } path && error.Message.StartsWith($"{path}: ", StringComparison.Ordinal) ? error.Message[(path.Length + 2)..] : error.Message;
}
