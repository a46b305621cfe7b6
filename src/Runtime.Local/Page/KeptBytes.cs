using System.Buffers;

namespace Lambda.Runtime.Local.Page;

/// <summary>Keeps the beginning of bytes that arrive in pieces, and counts all of them.</summary>
internal sealed class KeptBytes(int maxBytes)
{
    private readonly ArrayBufferWriter<byte> _kept = new();

    public long Length { get; private set; }

    public void Add(ReadOnlySpan<byte> piece)
    {
        Length += piece.Length;
        _kept.Write(piece[..Math.Clamp(maxBytes - _kept.WrittenCount, 0, piece.Length)]);
    }

    public byte[] ToArray() => _kept.WrittenSpan.ToArray();
}
