using System.Text;

namespace Lambda.Runtime.Http;

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

    /// <summary>Walks the fields in the order they came. A line without a colon is passed over: nobody asks for it.</summary>
    public ref struct Enumerator(ReadOnlySpan<byte> rest)
    {
        private ReadOnlySpan<byte> _rest = rest;

        public HeaderField Current { get; private set; }

        public bool MoveNext()
        {
            while (!_rest.IsEmpty)
            {
                int end = _rest.IndexOf((byte)'\n');
                ReadOnlySpan<byte> line = end < 0 ? _rest : _rest[..end];
                _rest = end < 0 ? default : _rest[(end + 1)..];
                int colon = line.IndexOf((byte)':');
                if (colon > 0)
                {
                    Current = new HeaderField(line[..colon], line[(colon + 1)..].Trim(" \t\r"u8));
                    return true;
                }
            }

            return false;
        }
    }
}

/// <summary>One header field: <c>Content-Length: 17</c>.</summary>
internal readonly ref struct HeaderField(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
{
    public ReadOnlySpan<byte> Name { get; } = name;

    /// <summary>Without the white space around it. Bytes that are not ASCII are left as they are.</summary>
    public ReadOnlySpan<byte> Value { get; } = value;

    public bool Is(ReadOnlySpan<byte> name) => Name.Length == name.Length && Ascii.EqualsIgnoreCase(Name, name);
}
