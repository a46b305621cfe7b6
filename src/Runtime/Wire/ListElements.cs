namespace Lambda.Runtime.Wire;

/// <summary>Enumerates the elements of a header value that is a list: <c>keep-alive, close</c> (RFC 9110, section 5.6.1).</summary>
/// <remarks>Skips surrounding white space and empty elements. Only for lists of tokens, which have no quoted elements.</remarks>
internal ref struct ListElements(ReadOnlySpan<byte> value)
{
    private ReadOnlySpan<byte> _rest = value;

    public ReadOnlySpan<byte> Current { get; private set; }

    public readonly ListElements GetEnumerator() => this;

    public bool MoveNext()
    {
        while (!_rest.IsEmpty)
        {
            int comma = _rest.IndexOf((byte)',');
            Current = HeaderField.Trim(comma < 0 ? _rest : _rest[..comma]);
            _rest = comma < 0 ? default : _rest[(comma + 1)..];
            if (!Current.IsEmpty)
                return true;
        }

        return false;
    }
}
