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
        // The first colon ends the name, and no name that is asked for has one in it.
        ReadOnlySpan<byte> rest = _bytes;
        while (!rest.IsEmpty)
        {
            ReadOnlySpan<byte> line = HeaderField.TakeLine(ref rest);
            if (line.Length > name.Length && line[name.Length] == ':' && Ascii.EqualsIgnoreCase(line[..name.Length], name))
                return HeaderField.Trim(line[(name.Length + 1)..]);
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
                ReadOnlySpan<byte> line = HeaderField.TakeLine(ref _rest);
                int colon = line.IndexOf((byte)':');
                if (colon > 0)
                {
                    Current = new HeaderField(line[..colon], line[(colon + 1)..]);
                    return true;
                }
            }

            return false;
        }
    }
}

/// <summary>One header field: <c>Content-Length: 17</c>.</summary>
/// <param name="name">What stands before the first colon.</param>
/// <param name="rest">What stands behind it. Of most fields nobody asks for the value.</param>
internal readonly ref struct HeaderField(ReadOnlySpan<byte> name, ReadOnlySpan<byte> rest)
{
    private readonly ReadOnlySpan<byte> _rest = rest;

    public ReadOnlySpan<byte> Name { get; } = name;

    /// <summary>Without the white space around it. Bytes that are not ASCII are left as they are.</summary>
    public ReadOnlySpan<byte> Value => Trim(_rest);

    public bool Is(ReadOnlySpan<byte> name) => Name.Length == name.Length && Ascii.EqualsIgnoreCase(Name, name);

    /// <summary>Takes a line off the front, without its line feed.</summary>
    public static ReadOnlySpan<byte> TakeLine(scoped ref ReadOnlySpan<byte> rest)
    {
        int end = rest.IndexOf((byte)'\n');
        ReadOnlySpan<byte> line = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[(end + 1)..];
        return line;
    }

    /// <summary>Spaces, tabs and carriage returns go. The library's own Trim, of any set, takes a search for each byte.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> value)
    {
        int start = 0;
        int end = value.Length;
        while (start < end && value[start] is (byte)' ' or (byte)'\t' or (byte)'\r')
            start++;
        while (start < end && value[end - 1] is (byte)' ' or (byte)'\t' or (byte)'\r')
            end--;
        return value[start..end];
    }
}
