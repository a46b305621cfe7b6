using System.Text;

namespace Lambda.Runtime.Wire;

/// <summary>Finds the headers of a response by name, in the receive buffer (RFC 9110, section 5; RFC 9112, section 5).</summary>
/// <param name="bytes">The lines after the status line, each with its line end; an empty line may follow.</param>
internal readonly ref struct HeaderBlock(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>Gets the value of the first header with that name, in any case; empty if it is missing.</summary>
    /// <remarks>There is no difference between empty and missing: the service sends empty headers for missing data.</remarks>
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

    /// <summary>Enumerates the lines in their order.</summary>
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

/// <summary>One header: <c>Content-Length: 17</c>.</summary>
/// <param name="line">With its line end, if it has one. It is parsed on demand, because the values of most headers are not needed.</param>
internal readonly ref struct HeaderField(ReadOnlySpan<byte> line)
{
    private readonly ReadOnlySpan<byte> _line = line;

    /// <summary>The text before the first colon; empty if there is none.</summary>
    public ReadOnlySpan<byte> Name => _line[..Math.Max(0, _line.IndexOf((byte)':'))];

    /// <summary>The value without surrounding white space. Bytes other than ASCII are unchanged.</summary>
    public ReadOnlySpan<byte> Value => Trim(_line[(_line.IndexOf((byte)':') + 1)..]);

    /// <summary>Whether the header has that name, in any case.</summary>
    /// <param name="name">ASCII, without a colon.</param>
    public bool Is(ReadOnlySpan<byte> name) =>
        _line.Length > name.Length && _line[name.Length] == ':' && Ascii.EqualsIgnoreCase(_line[..name.Length], name);

    /// <summary>Removes surrounding spaces, tabs, carriage returns and line feeds. MemoryExtensions.Trim would search a set for each byte.</summary>
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
