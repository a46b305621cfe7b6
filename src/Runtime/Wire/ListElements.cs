namespace Lambda.Runtime.Wire;

/// <summary>The elements of a header's value that is a list: <c>keep-alive, close</c> (RFC 9110, section 5.6.1).</summary>
/// <remarks>White space around elements and empty elements do not count. Only for lists of tokens: nothing is quoted.</remarks>
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
