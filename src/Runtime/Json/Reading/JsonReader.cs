using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Reads JSON token by token, as strictly as <see cref="Utf8JsonReader"/>: RFC 8259 without comments, trailing commas or more than 64 levels.</summary>
/// <remarks>
/// It has the whole text, so it needs no state for text that continues in another buffer. Skipped values are validated in one loop that keeps no
/// tokens, whereas <see cref="Utf8JsonReader"/> reads every token. That is most of the work for a large event of which little is read.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct JsonReader
{
    /// <summary>Limited so that 64 bits have one bit for each level.</summary>
    internal const int MaxDepth = 64;

    private readonly ReadOnlySpan<byte> _json;
    private int _end;
    private int _next;
    private int _depth;

    /// <summary>Whether each open level is an object, the innermost in the lowest bit.</summary>
    private ulong _objects;

    /// <param name="json">UTF-8, without a byte order mark.</param>
    internal JsonReader(ReadOnlySpan<byte> json) => _json = json;

    /// <summary>The type of the current token.</summary>
    public JsonTokenType TokenType { get; private set; }

    /// <summary>Whether the current string or name has escapes.</summary>
    internal bool ValueIsEscaped { get; private set; }

    /// <summary>The token's bytes; for a string or name, the bytes between the quotes, with their escapes.</summary>
    internal readonly ReadOnlySpan<byte> ValueSpan
    {
        get
        {
            int quote = IsText ? 1 : 0;
            return _json.Slice(TokenStart + quote, _end - TokenStart - 2 * quote);
        }
    }

    /// <summary>The offset of the token in the text; for a string, of its quote.</summary>
    internal int TokenStart { get; private set; }

    private readonly ReadOnlySpan<byte> TextSpan
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _json.Slice(TokenStart + 1, _end - TokenStart - 2);
    }

    private readonly bool IsText
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TokenType is JsonTokenType.String or JsonTokenType.PropertyName;
    }

    /// <summary>Moves to the next token.</summary>
    /// <returns>False at the end of the text.</returns>
    /// <exception cref="JsonException">The text that follows is not valid JSON.</exception>
    public bool Read()
    {
        int at = _next;
        byte next = JsonScanner.NextByte(_json, ref at);
        bool isObject = (_objects & 1) != 0;
        switch (TokenType)
        {
            case JsonTokenType.None or JsonTokenType.PropertyName:
                ReadValue(at, next);
                return true;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                if (next == Closing(isObject))
                    Close(at, isObject);
                else
                    ReadItem(at, next, isObject);
                return true;
        }

        if (_depth == 0)
            return at == _json.Length ? false : throw JsonSyntaxException.Expected("the end", _json, at);
        if (next == ',')
        {
            at++;
            next = JsonScanner.NextByte(_json, ref at);
            ReadItem(at, next, isObject);
        }
        else if (next == Closing(isObject))
        {
            Close(at, isObject);
        }
        else
        {
            throw JsonSyntaxException.Expected(isObject ? "',' or '}'" : "',' or ']'", _json, at);
        }

        return true;
    }

    /// <summary>Gets the text after the opening quote of the next name of an object, without moving. Empty if anything else follows.</summary>
    /// <param name="at">The offset of that text.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly ReadOnlySpan<byte> PeekName(out int at)
    {
        ReadOnlySpan<byte> json = _json;
        at = _next;
        byte next = JsonScanner.NextByte(json, ref at);
        if (TokenType != JsonTokenType.StartObject)
        {
            if (next != ',')
                return default;
            at++;
            next = JsonScanner.NextByte(json, ref at);
        }

        return next == '"' ? json[++at..] : default;
    }

    /// <summary>Moves to the value after a name.</summary>
    /// <param name="at">The offset after the colon.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void ReadValueAt(int at)
    {
        byte first = JsonScanner.NextByte(_json, ref at);
        if (first == '"')
            ReadString(at, JsonTokenType.String);
        else
            ReadValue(at, first);
    }

    /// <summary>Moves from the start of an object or array to its end, and from a name to the end of its value. At any other token, it does not move.</summary>
    /// <exception cref="JsonException">The skipped text is not valid JSON.</exception>
    public void Skip()
    {
        if (TokenType == JsonTokenType.PropertyName)
            Read();
        if (TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            return;

        bool isObject = TokenType == JsonTokenType.StartObject;
        int levels = MaxDepth - _depth;
        int end = isObject ? JsonScanner.EndOfObject(_json, _next, levels) : JsonScanner.EndOfArray(_json, _next, levels);
        if (end >= 0)
        {
            Close(end - 1, isObject);
            return;
        }

        // The text is malformed. Read it token by token, so that the reader is at the error when it throws.
        int outer = _depth - 1;
        while (_depth > outer)
            Read();
    }

    /// <summary>The text of a string or name.</summary>
    /// <returns><see langword="null"/> if it is not valid Unicode.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly string? GetText() => ValueIsEscaped ? JsonEscapes.Unescape(TextSpan) : JsonText.Decode(TextSpan);

    /// <summary>Whether the string or name, without its escapes, equals this text.</summary>
    internal readonly bool TextEquals(ReadOnlySpan<byte> text) =>
        ValueIsEscaped ? JsonEscapes.Unescape(ValueSpan) == Encoding.UTF8.GetString(text) : ValueSpan.SequenceEqual(text);

    /// <summary>Moves to the end of the value and returns its bytes.</summary>
    /// <param name="start">The offset of the value in the text.</param>
    /// <returns>The bytes of the value in the text.</returns>
    internal ReadOnlySpan<byte> TakeValue(out int start)
    {
        start = TokenStart;
        Skip();
        return _json[start.._end];
    }

    /// <summary>Moves to the next name of an object, in one step.</summary>
    /// <returns>False if anything else follows, or a name with escapes. Then the reader does not move.</returns>
    internal bool TryReadName(out ReadOnlySpan<byte> name)
    {
        name = default;
        ReadOnlySpan<byte> json = _json;
        int at = _next;
        byte next = JsonScanner.NextByte(json, ref at);
        if (TokenType != JsonTokenType.StartObject && next == ',')
        {
            at++;
            next = JsonScanner.NextByte(json, ref at);
        }
        else if (TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        int quote = JsonSpecialBytes.Find(json, at + 1);
        int colon = quote + 1;
        if (next != '"' || JsonScanner.ByteAt(json, quote) != '"' || JsonScanner.NextByte(json, ref colon) != ':')
            return false;
        name = json[(at + 1)..quote];
        TokenType = JsonTokenType.PropertyName;
        _next = colon + 1;
        return true;
    }

    /// <summary>Moves from a name to the end of its value, without a token for it.</summary>
    /// <param name="first">The first byte that the value must have; 0 for any.</param>
    /// <param name="start">The offset of the value in the text.</param>
    /// <param name="length">Its length, in bytes.</param>
    /// <returns>False if the value is another one or is malformed. Then the reader does not move, so that reading it throws.</returns>
    internal bool TryPassValue(byte first, out int start, out int length)
    {
        start = _next;
        byte found = JsonScanner.NextByte(_json, ref start);
        int end = first == 0 || found == first ? JsonScanner.EndOfValue(_json, start, MaxDepth - _depth) : JsonScanner.None;
        length = end - start;
        if (end < 0)
            return false;

        // The type of the token before a comma does not matter, except that it is not a start.
        SetToken(JsonTokenType.Null, end);
        return true;
    }

    /// <summary>Sets the position at which the next error is reported: inside the current token instead of at its start.</summary>
    internal void ReportErrorAt(int tokenStart) => TokenStart = tokenStart;

    private static byte Closing(bool isObject) => isObject ? (byte)'}' : (byte)']';

    private void ReadItem(int at, byte first, bool isObject)
    {
        if (isObject)
            ReadName(at, first);
        else
            ReadValue(at, first);
    }

    private void ReadName(int at, byte first)
    {
        TokenStart = at;
        if (first != '"')
            throw JsonSyntaxException.Expected("a name in quotes", _json, at);
        ReadString(at, JsonTokenType.PropertyName);
        int colon = _end;
        if (JsonScanner.NextByte(_json, ref colon) != ':')
            throw JsonSyntaxException.Expected("':' after a name", _json, colon);
        _next = colon + 1;
    }

    private void ReadValue(int at, byte first)
    {
        TokenStart = at;
        switch (first)
        {
            case (byte)'"':
                ReadString(at, JsonTokenType.String);
                break;
            case (byte)'{' or (byte)'[':
                Open(at, first == '{');
                break;
            case (byte)'t':
                ReadWord(at, "true"u8, JsonTokenType.True);
                break;
            case (byte)'f':
                ReadWord(at, "false"u8, JsonTokenType.False);
                break;
            case (byte)'n':
                ReadWord(at, "null"u8, JsonTokenType.Null);
                break;
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                int end = JsonScanner.EndOfNumber(_json, at);
                SetToken(JsonTokenType.Number, end >= 0 ? end : throw JsonSyntaxException.InvalidNumber(_json, at));
                break;
            default:
                throw JsonSyntaxException.InvalidValue(_json, at);
        }
    }

    private void ReadString(int at, JsonTokenType type)
    {
        TokenStart = at;
        int quote = JsonScanner.EndOfString(_json, at + 1, out bool isEscaped);
        if (quote < 0)
            throw JsonSyntaxException.InvalidString(_json, at + 1);
        ValueIsEscaped = isEscaped;
        SetToken(type, quote + 1);
    }

    private void ReadWord(int at, ReadOnlySpan<byte> word, JsonTokenType type)
    {
        if (!_json[at..].StartsWith(word))
            throw JsonSyntaxException.InvalidValue(_json, at);
        SetToken(type, at + word.Length);
    }

    private void Open(int at, bool isObject)
    {
        if (_depth == MaxDepth)
            throw JsonSyntaxException.TooDeep(at);
        _depth++;
        _objects = _objects << 1 | (isObject ? 1u : 0u);
        SetToken(isObject ? JsonTokenType.StartObject : JsonTokenType.StartArray, at + 1);
    }

    private void Close(int at, bool isObject)
    {
        _depth--;
        _objects >>= 1;
        TokenStart = at;
        SetToken(isObject ? JsonTokenType.EndObject : JsonTokenType.EndArray, at + 1);
    }

    private void SetToken(JsonTokenType type, int end)
    {
        TokenType = type;
        _end = _next = end;
    }
}
