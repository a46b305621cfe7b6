using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.Http.Requests;
using Lambda.Runtime.Http.Responses;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.CompilerServices;

/// <summary>An HTTP request, and the response to it. The parts of the request are read from the event when they are asked for.</summary>
/// <remarks>Used by generated code. The memory is reused by the requests of one thread.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class HttpExchange : IInvocationRequest
{
    private const int FirstCapacity = 512;

    /// <summary>The exchange of this thread; <see langword="null"/> while it is in use.</summary>
    [ThreadStatic]
    private static HttpExchange? _free;

    // Decoded text: the path, and the values that were asked for.
    private readonly ByteBuffer _text = new(FirstCapacity);
    private Invocation _invocation = null!;
    private ReadOnlyMemory<byte> _source;
    private ReadOnlyMemory<byte> _event;
    private RequestParts _parts;
    private HttpHandler _router = null!;
    private int _handler;

    private HttpExchange()
    {
    }

    /// <summary>The method of the request.</summary>
    public HttpVerbs Verb { get; private set; }

    /// <summary>Headers of every response to the request; <see langword="null"/> for none.</summary>
    internal CommonHeaders? CommonHeaders { get; set; }

    private ReadOnlySpan<byte> Json => _event.Span;

    /// <summary>Returns the request of an invocation.</summary>
    /// <exception cref="InvalidOperationException">It has none, because the handler of a route was called without its router.</exception>
    public static HttpExchange Of(Invocation invocation)
    {
        ArgumentNullException.ThrowIfNull(invocation);
        return invocation.Request as HttpExchange ?? throw new InvalidOperationException("The invocation has no HTTP request.");
    }

    /// <summary>Returns the request of an invocation, for its handler, which may be called a second time.</summary>
    public static HttpExchange Start(Invocation invocation)
    {
        HttpExchange http = Of(invocation);
        http.Refresh();
        http.ClearProblems();
        return http;
    }

    /// <summary>Reads the event again if middleware has replaced it.</summary>
    internal void Refresh()
    {
        if (!_invocation.Event.Equals(_source))
            Read(_invocation);
    }

    /// <summary>Reads the event of an invocation.</summary>
    /// <exception cref="JsonException">It is not an HTTP request.</exception>
    internal static HttpExchange Begin(Invocation invocation, HttpHandler router)
    {
        HttpExchange http = _free ?? new HttpExchange();
        _free = null;
        try
        {
            http.Read(invocation);
        }
        catch
        {
            http.End();
            throw;
        }

        http._router = router;
        invocation.Request = http;
        return http;
    }

    /// <summary>Returns the memory. Nothing may use the exchange any more.</summary>
    internal void End()
    {
        if (_invocation is not null)
            _invocation.Request = null;
        _invocation = null!;
        _source = default;
        _event = default;
        CommonHeaders = null;
        _free = this;
    }

    private void Read(Invocation invocation)
    {
        _invocation = invocation;
        _handler = HttpHandler.NoRoute;
        _status = 0;
        _source = invocation.Event;
        _event = invocation.Event.Span.StartsWith("\uFEFF"u8) ? invocation.Event[3..] : invocation.Event;
        _text.Reset();
        _bodyText.Reset();
        _isBodyRead = false;
        ClearProblems();
        _mapped = null;
        _allowed = HttpVerbs.None;
        _rawQuery = null;
        _form = null;
        _hasTokenClaims = false;
        // The scanner skips a byte order mark itself, and a second one is not JSON.
        _parts = RequestScanner.Read(invocation.Event.Span);
        Verb = FindVerb(TextOf(Append(_parts.Method.TextOf(Json))));
        ReadPath();
    }

    string IInvocationRequest.Method => Encoding.UTF8.GetString(_parts.Method.TextOf(Json));

    string? IInvocationRequest.Route => _handler < 0 ? null : _router.RouteOf(_handler, Template);

    int IInvocationRequest.Status => _status;

    int IInvocationRequest.StatusOf(Exception exception) => StatusOf(exception);

    /// <summary>Whether the service responds to preflights, and adds the headers of CORS: an HTTP API or a function URL.</summary>
    internal bool IsCorsOfService => _parts.Shape == HttpShape.HttpApi || (_parts.Shape == HttpShape.RestApi && HasVersion());

    /// <summary>The router of the request.</summary>
    internal HttpHandler Router => _router;

    /// <summary>Payload format 1.0 of an HTTP API differs from the event of a REST API by its version.</summary>
    private bool HasVersion()
    {
        var reader = new JsonReader(Json);
        reader.Read();
        while (JsonValueReader.NextName(ref reader))
        {
            bool isFound = reader.ValueSpan.SequenceEqual("version"u8);
            reader.Read();
            if (isFound)
                return reader.TokenType == JsonTokenType.String;
            reader.Skip();
        }

        return false;
    }

    private static HttpVerbs FindVerb(ReadOnlySpan<byte> method) =>
        method.SequenceEqual("GET"u8) ? HttpVerbs.Get
        : method.SequenceEqual("POST"u8) ? HttpVerbs.Post
        : method.SequenceEqual("PUT"u8) ? HttpVerbs.Put
        : method.SequenceEqual("DELETE"u8) ? HttpVerbs.Delete
        : method.SequenceEqual("PATCH"u8) ? HttpVerbs.Patch
        : method.SequenceEqual("HEAD"u8) ? HttpVerbs.Head
        : method.SequenceEqual("OPTIONS"u8) ? HttpVerbs.Options
        : HttpVerbs.None;

    /// <summary>Appends the text of a JSON string, without its escapes.</summary>
    /// <returns>Where it is in the buffer.</returns>
    private Slice Append(ReadOnlySpan<byte> text) => Append(_text, text);

    private static Slice Append(ByteBuffer buffer, ReadOnlySpan<byte> text)
    {
        int start = buffer.Count;
        Span<byte> free = buffer.Reserve(text.Length);
        int length = text.Length;
        if (!text.Contains((byte)'\\'))
            text.CopyTo(free);
        else if (!JsonEscapes.TryUnescape(text, free, out length))
            throw JsonValueReader.InvalidUnicode();
        buffer.Advance(length);
        return new Slice(start, length);
    }

    private Span<byte> TextOf(Slice slice) => _text.Filled.Slice(slice.Start, slice.Length);

    /// <summary>The segments of a path; longer paths match no route.</summary>
    [InlineArray(MaxSegments)]
    private struct Segments
    {
        private Slice _first;
    }
}
