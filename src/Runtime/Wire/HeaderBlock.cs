using System.Text;

namespace Lambda.Runtime.Wire;

/// <summary>The header fields of a reply, found by name where they stand (RFC 9110, section 5; RFC 9112, section 5).</summary>
/// <param name="bytes">The lines behind the status line, each with its line end; an empty line may follow.</param>
internal readonly ref struct HeaderBlock(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>The value of the first field of that name, in any case; empty when it is missing.</summary>
    /// <remarks>Empty means missing: the service sends empty headers for what it does not have.</remarks>
    public ReadOnlySpan<byte> Value(ReadOnlySpan<byte> name)
    {
        foreach (HeaderField field in this)
        {
            if (field.Is(name))
                return field.Value;
        }

        return default;
    }

    public Enumerator GetEnumerator() => new(_bytes);

    /// <summary>Walks the lines in the order they came.</summary>
    public ref struct Enumerator(ReadOnlySpan<byte> bytes)
    {
        private readonly ReadOnlySpan<byte> _bytes = bytes;
        private int _start;
        private int _next;

        public readonly HeaderField Current => new(_bytes[_start.._next]);

        public bool MoveNext()
        {
            if (_next == _bytes.Length)
                return false;
            _start = _next;
            int length = _bytes[_start..].IndexOf((byte)'\n') + 1;
            _next = length > 0 ? _start + length : _bytes.Length;
            return true;
        }
    }
}

/// <summary>One header field: <c>Content-Length: 17</c>.</summary>
/// <param name="line">With its line end, if it has one. Of most fields nobody asks for the value.</param>
internal readonly ref struct HeaderField(ReadOnlySpan<byte> line)
{
    private readonly ReadOnlySpan<byte> _line = line;

    /// <summary>What stands before the first colon; empty where there is none.</summary>
    public ReadOnlySpan<byte> Name => _line[..Math.Max(0, _line.IndexOf((byte)':'))];

    /// <summary>Without the white space around it. Bytes that are not ASCII are left as they are.</summary>
    public ReadOnlySpan<byte> Value => Trim(_line[(_line.IndexOf((byte)':') + 1)..]);

    /// <summary>Whether the field has that name, in any case.</summary>
    /// <param name="name">ASCII, and without a colon, so that the first one in the line ends it.</param>
    public bool Is(ReadOnlySpan<byte> name) =>
        _line.Length > name.Length && _line[name.Length] == ':' && Ascii.EqualsIgnoreCase(_line[..name.Length], name);

    /// <summary>Spaces, tabs, carriage returns and the line feed go. The library's own Trim, of any set, takes a search for each byte.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> value)
    {
        int start = 0;
        int end = value.Length;
        while (start < end && value[start] is (byte)' ' or (byte)'\t' or (byte)'\r')
            start++;
        while (start < end && value[end - 1] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            end--;
        return value[start..end];
    }
}
