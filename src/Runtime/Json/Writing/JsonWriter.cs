using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Json.Writing;

namespace Lambda.Runtime.Json;

/// <summary>Writes JSON as UTF-8, as System.Text.Json does under <see cref="JsonSerializerOptions.Web"/>, but escapes only what JSON requires.</summary>
/// <remarks>
/// <para>
/// In a project with <see cref="JsonEscaping.HtmlSafe"/>, generated writers use <see cref="HtmlSafe"/> for every value that may need an escape. So the
/// choice is part of the generated code, and other binaries do not contain that code.
/// </para>
/// <para>
/// Used by generated writers. The order of calls is known at compile time, so this class keeps no state but the depth: each member and each
/// element is written with a leading comma, and the end of an object or array turns the first comma into the opening bracket.
/// </para>
/// <para>Used by one thread. Writes to a buffer that grows up to its limit, which is far above the size limit of a response.</para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class JsonWriter
{
    /// <summary>The same depth as for events. An object graph with a cycle is an error instead of a stack overflow.</summary>
    private const int MaxDepth = 64;

    private readonly ByteBuffer _buffer;
    private int _depth;

    internal JsonWriter(ByteBuffer buffer) => _buffer = buffer;

    /// <summary>A writer to the same buffer, with the escapes of <see cref="JsonEscaping.HtmlSafe"/>.</summary>
    public JsonHtmlSafeWriter HtmlSafe => new(this);

    internal ByteBuffer Buffer => _buffer;

    /// <summary>Starts an object, whose members follow.</summary>
    /// <returns>The position where it starts, for <see cref="EndObject"/>.</returns>
    /// <exception cref="JsonException">It is deeper than 64 levels.</exception>
    public int StartObject() => Start();

    /// <summary>Ends an object.</summary>
    /// <param name="start">The result of <see cref="StartObject"/>.</param>
    public void EndObject(int start) => End(start, '{', '}');

    /// <summary>Starts an array, whose elements follow, each after a call of <see cref="NextElement"/>.</summary>
    /// <returns>The position where it starts, for <see cref="EndArray"/>.</returns>
    /// <exception cref="JsonException">It is deeper than 64 levels.</exception>
    public int StartArray() => Start();

    /// <summary>Ends an array.</summary>
    /// <param name="start">The result of <see cref="StartArray"/>.</param>
    public void EndArray(int start) => End(start, '[', ']');

    /// <summary>Starts an element of an array. Call it before writing each element.</summary>
    public void NextElement() => WriteByte((byte)',');

    /// <summary>Writes a member's name.</summary>
    /// <param name="name">The name in JSON, after a comma and before a colon: <c>,"name":</c>.</param>
    /// <remarks>Inlined, because copying a number of bytes that is known at compile time is a move or two.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteName(ReadOnlySpan<byte> name)
    {
        name.CopyTo(Reserve(name.Length));
        _buffer.Advance(name.Length);
    }

    /// <summary>Writes a name that is not known at compile time, such as a dictionary key.</summary>
    public void WriteName(string name)
    {
        NextElement();
        WriteString(name);
        WriteByte((byte)':');
    }

    /// <summary>Writes <c>null</c>.</summary>
    public void WriteNull() => WriteRaw("null"u8);

    /// <summary>Writes <c>true</c> or <c>false</c>.</summary>
    public void WriteBoolean(bool value) => WriteRaw(value ? "true"u8 : "false"u8);

    /// <summary>Writes a string, or <c>null</c>.</summary>
    public void WriteString(string? value)
    {
        if (value is null)
            WriteNull();
        else
            WriteString(value.AsSpan());
    }

    /// <summary>Writes a string.</summary>
    public void WriteString(ReadOnlySpan<char> value)
    {
        Span<byte> target = Reserve(value.Length + 2);
        target[0] = (byte)'"';
        int plain = Utf16Transcoder.Copy<MinimalCharacters>(value, target[1..]);
        _buffer.Advance(1 + plain);
        if (plain == value.Length)
            WriteByte((byte)'"');
        else
            WriteEscaped(value[plain..]);
    }

    /// <summary>Writes a JSON value as it was read.</summary>
    public void WriteRawJson(RawJson value) => WriteRaw(value.Utf8.Span);

    /// <summary>Writes JSON bytes unchanged.</summary>
    internal void WriteRaw(ReadOnlySpan<byte> json)
    {
        json.CopyTo(Reserve(json.Length));
        _buffer.Advance(json.Length);
    }

    /// <summary>Resets the depth after a value that was not finished.</summary>
    internal void Reset() => _depth = 0;

    private int Start()
    {
        if (++_depth > MaxDepth)
            throw new JsonException($"The value is deeper than {MaxDepth} levels, or refers to itself.");
        return _buffer.Count;
    }

    private void End(int start, char open, char close)
    {
        _depth--;
        if (_buffer.Count == start)
            WriteByte((byte)open);
        else
            _buffer.Filled[start] = (byte)open;
        WriteByte((byte)close);
    }

    private void WriteByte(byte value) => _buffer.Append(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Reserve(int length) => _buffer.Reserve(length);
}
