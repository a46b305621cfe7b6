using System.Text;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.Http.Requests;

namespace Lambda.Runtime.CompilerServices;

/// <remarks>The path, for generated routers.</remarks>
public sealed partial class HttpExchange
{
    private const int MaxSegments = 32;

    private Segments _segments;
    private HttpVerbs _allowed;

    /// <summary>The number of segments of the path, without an empty one at its end; -1 for a path that no route matches.</summary>
    public int SegmentCount { get; private set; }

    /// <summary>A segment of the path.</summary>
    public ReadOnlySpan<byte> Segment(int segment) => TextOf(_segments[segment]);

    /// <summary>Whether a segment is this text, in any case.</summary>
    public static bool Is(ReadOnlySpan<byte> segment, ReadOnlySpan<byte> text) =>
        segment.Length == text.Length && (segment.SequenceEqual(text) || Ascii.EqualsIgnoreCase(segment, text));

    /// <summary>Whether a segment has a value of a type.</summary>
    public bool Matches<T>(int segment, HttpParser<T> parse)
    {
        ArgumentNullException.ThrowIfNull(parse);
        return parse(TextOf(_segments[segment]), out _);
    }

    /// <summary>Whether a segment has only letters of ASCII.</summary>
    public bool IsAlpha(int segment)
    {
        ReadOnlySpan<byte> text = TextOf(_segments[segment]);
        foreach (byte letter in text)
        {
            if (!char.IsAsciiLetter((char)letter))
                return false;
        }

        return !text.IsEmpty;
    }

    /// <summary>Whether a segment is an integer in a range.</summary>
    public bool IsInRange(int segment, long min, long max) => HttpParsers.TryParseInt64(TextOf(_segments[segment]), out long value) && value >= min && value <= max;

    /// <summary>Whether a segment has a number of characters in a range.</summary>
    public bool HasLength(int segment, int min, int max) => Encoding.UTF8.GetCharCount(TextOf(_segments[segment])) is var length && length >= min && length <= max;

    /// <summary>Which of the routes of its handler the request has.</summary>
    public int Template { get; private set; }

    /// <summary>Takes a route whose path is that of the request, if the method is, and if the function serves it.</summary>
    /// <param name="handler">The number of its handler.</param>
    /// <param name="template">Its number among the routes of the handler.</param>
    /// <param name="verbs">Its methods.</param>
    /// <returns>Whether it is the route of the request. If not, another one may be.</returns>
    public bool TryTake(int handler, int template, int verbs)
    {
        if (!_router.IsServed(handler))
            return false;
        if (((int)Verb & verbs) == 0)
        {
            _allowed |= (HttpVerbs)verbs;
            return false;
        }

        Template = template;
        _handler = handler;
        return true;
    }

    /// <summary>The value of a route parameter.</summary>
    /// <param name="segment">The segment that has it.</param>
    /// <param name="name">The name of the parameter.</param>
    public HttpValues Route(int segment, ReadOnlySpan<byte> name)
    {
        Found.Clear();
        if (segment >= 0)
            Found.Add(_segments[segment]);
        return new HttpValues(this, HttpSource.Route, name);
    }

    /// <summary>The value of a route parameter that takes the rest of the path.</summary>
    /// <param name="segment">The first segment that it has; it may be after the end of the path.</param>
    /// <param name="name">The name of the parameter.</param>
    public HttpValues Rest(int segment, ReadOnlySpan<byte> name)
    {
        Found.Clear();
        int start = _text.Count;
        for (int i = segment; i < SegmentCount; i++)
        {
            if (i > segment)
                _text.Append((byte)'/');
            Slice next = _segments[i];
            _text.EnsureFree(next.Length);
            _text.Append(TextOf(next));
        }

        Found.Add(new Slice(start, _text.Count - start));
        return new HttpValues(this, HttpSource.Route, name);
    }

    private void ReadPath()
    {
        Slice path = Append(_parts.Path.TextOf(Json));
        int stage = StageLength(TextOf(path));
        SplitPath(path.Start + stage, path.Start + path.Length);
    }

    /// <summary>An HTTP API has its stage in front of the path, unless that is the default one.</summary>
    private int StageLength(ReadOnlySpan<byte> path)
    {
        ReadOnlySpan<byte> stage = _parts.Stage.TextOf(Json);
        bool isFirst = _parts.Shape == HttpShape.HttpApi && !stage.IsEmpty && !stage.SequenceEqual("$default"u8)
            && path.Length > stage.Length && path[0] == '/' && path[1..].StartsWith(stage) && (path.Length == stage.Length + 1 || path[stage.Length + 1] == '/');
        return isFirst ? stage.Length + 1 : 0;
    }

    /// <summary>Finds the segments between slashes, and decodes each of them once.</summary>
    private void SplitPath(int start, int end)
    {
        SegmentCount = 0;
        int at = start < end && _text.Filled[start] == '/' ? start + 1 : start;
        while (at < end)
        {
            int length = _text.Filled[at..end].IndexOf((byte)'/');
            int next = length < 0 ? end : at + length;
            int decoded = PercentEncoding.Decode(_text.Filled[at..next], plusIsSpace: false);
            if (SegmentCount == MaxSegments || IsDots(_text.Filled.Slice(at, decoded)))
            {
                SegmentCount = -1;
                return;
            }

            _segments[SegmentCount++] = new Slice(at, decoded);
            at = next + 1;
        }
    }

    /// <summary>Clients resolve these segments. One that arrives may be meant to leave a folder.</summary>
    private static bool IsDots(ReadOnlySpan<byte> segment) => segment is [(byte)'.'] or [(byte)'.', (byte)'.'];
}
