using System.Text;

namespace Lambda.Runtime.Wire;

/// <summary>One header: <c>Content-Length: 17</c>.</summary>
/// <param name="line">With its line end, if it has one. It is parsed on demand, because the values of most headers are not needed.</param>
internal readonly ref struct HeaderField(ReadOnlySpan<byte> line)
{
    private readonly ReadOnlySpan<byte> _line = line;

    /// <summary>The text before the first colon; empty if the line has no colon.</summary>
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
