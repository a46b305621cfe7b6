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
/// What a project with <see cref="JsonEscaping.HtmlSafe"/> emits writes by way of <see cref="HtmlSafe"/> whatever may need an escape, so that the
/// choice is part of the emitted code, and a binary has the code for it only where it was made.
/// </para>
/// <para>
/// Used by the writers that the generator emits. They know at compile time what may follow what, so this class keeps no state but the
/// depth: each member and each element is written with a comma in front, and the end of an object or array turns the first comma into
/// its opening bracket.
/// </para>
/// <para>Used by one thread. Everything is written into a buffer that grows up to its limit, which is far beyond what a response may have.</para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class JsonWriter
{
    /// <summary>As deep as an event may be. An object graph without end is an error and not a stack overflow.</summary>
    private const int MaxDepth = 64;

    private readonly ByteBuffer _buffer;
    private int _depth;

    internal JsonWriter(ByteBuffer buffer) => _buffer = buffer;

    /// <summary>Writes into the same buffer, with the escapes of <see cref="JsonEscaping.HtmlSafe"/>.</summary>
    public JsonHtmlSafeWriter HtmlSafe => new(this);

    internal ByteBuffer Buffer => _buffer;

    /// <summary>Starts an object, whose members follow.</summary>
    /// <returns>Where it starts, for <see cref="EndObject"/>.</returns>
    /// <exception cref="JsonException">It would be deeper than 64 levels.</exception>
    public int StartObject() => Start();

    /// <summary>Ends an object.</summary>
    /// <param name="start">What <see cref="StartObject"/> returned.</param>
    public void EndObject(int start) => End(start, '{', '}');

    /// <summary>Starts an array, whose elements follow, each behind <see cref="NextElement"/>.</summary>
    /// <returns>Where it starts, for <see cref="EndArray"/>.</returns>
    /// <exception cref="JsonException">It would be deeper than 64 levels.</exception>
    public int StartArray() => Start();

    /// <summary>Ends an array.</summary>
    /// <param name="start">What <see cref="StartArray"/> returned.</param>
    public void EndArray(int start) => End(start, '[', ']');

    /// <summary>Stands in front of each element of an array.</summary>
    public void NextElement() => WriteByte((byte)',');

    /// <summary>Writes a member's name.</summary>
    /// <param name="name">As it stands in JSON, with a comma in front and a colon behind: <c>,"name":</c>.</param>
    /// <remarks>Inlined, because a copy of as many bytes as are known at compile time is a move or two.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteName(ReadOnlySpan<byte> name)
    {
        name.CopyTo(Reserve(name.Length));
        _buffer.Advance(name.Length);
    }

    /// <summary>Writes a name that is known only now, such as a dictionary's key.</summary>
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

    /// <summary>Writes bytes of JSON as they are.</summary>
    internal void WriteRaw(ReadOnlySpan<byte> json)
    {
        json.CopyTo(Reserve(json.Length));
        _buffer.Advance(json.Length);
    }

    /// <summary>Forgets the depth of a value that was not finished.</summary>
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
