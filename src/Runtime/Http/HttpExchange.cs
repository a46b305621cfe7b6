using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.Http.Requests;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.CompilerServices;

/// <summary>An HTTP request, and the response to it. The parts of the request are read from the event when they are asked for.</summary>
/// <remarks>Used by generated code. The memory is reused by the requests of one thread.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class HttpExchange
{
    private const int FirstCapacity = 512;

    /// <summary>The exchange of this thread; <see langword="null"/> while it is in use.</summary>
    [ThreadStatic]
    private static HttpExchange? _free;

    // Decoded text: the path, and the values that were asked for.
    private readonly ByteBuffer _text = new(FirstCapacity);
    private Invocation _invocation = null!;
    private ReadOnlyMemory<byte> _event;
    private RequestParts _parts;

    private HttpExchange()
    {
    }

    /// <summary>The method of the request.</summary>
    public HttpVerbs Verb { get; private set; }

    private ReadOnlySpan<byte> Json => _event.Span;

    /// <summary>Returns the request of an invocation.</summary>
    /// <exception cref="InvalidOperationException">It has none, because the handler of a route was called without its router.</exception>
    public static HttpExchange Of(Invocation invocation)
    {
        ArgumentNullException.ThrowIfNull(invocation);
        return invocation.Request as HttpExchange ?? throw new InvalidOperationException("The invocation has no HTTP request.");
    }

    /// <summary>Reads the event of an invocation.</summary>
    /// <exception cref="JsonException">It is not an HTTP request.</exception>
    internal static HttpExchange Begin(Invocation invocation)
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

        invocation.Request = http;
        return http;
    }

    /// <summary>Returns the memory. Nothing may use the exchange any more.</summary>
    internal void End()
    {
        if (_invocation is not null)
            _invocation.Request = null;
        _invocation = null!;
        _event = default;
        _free = this;
    }

    private void Read(Invocation invocation)
    {
        _invocation = invocation;
        _event = invocation.Event.Span.StartsWith("\uFEFF"u8) ? invocation.Event[3..] : invocation.Event;
        _text.Reset();
        _bodyText.Reset();
        _isBodyRead = false;
        _problems = null;
        _allowed = HttpVerbs.None;
        _rawQuery = null;
        _parts = RequestScanner.Read(Json);
        Verb = FindVerb(_parts.Method.TextOf(Json));
        ReadPath();
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
