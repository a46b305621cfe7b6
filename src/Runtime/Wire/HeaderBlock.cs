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
