using System.Buffers.Binary;
using System.Text;

namespace Lambda.Runtime.Build.Elf;

/// <summary>The bytes of a file, with a check of every offset and length before it is used.</summary>
/// <remarks>Numbers are little endian: both of Lambda's architectures are.</remarks>
internal readonly ref struct ElfBytes(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Length => _bytes.Length;

    /// <exception cref="ElfException">The part is not inside.</exception>
    public ReadOnlySpan<byte> Slice(ulong offset, ulong length, string what)
    {
        // This order avoids an overflow.
        if (offset > (ulong)_bytes.Length || length > (ulong)_bytes.Length - offset)
            throw ElfException.Outside(what, offset, length, _bytes.Length);
        return _bytes.Slice((int)offset, (int)length);
    }

    public ElfBytes Part(ulong offset, ulong length, string what) => new(Slice(offset, length, what));

    public byte Byte(ulong offset, string what) => Slice(offset, sizeof(byte), what)[0];

    public ushort Half(ulong offset, string what) => BinaryPrimitives.ReadUInt16LittleEndian(Slice(offset, sizeof(ushort), what));

    public uint Word(ulong offset, string what) => BinaryPrimitives.ReadUInt32LittleEndian(Slice(offset, sizeof(uint), what));

    public ulong Long(ulong offset, string what) => BinaryPrimitives.ReadUInt64LittleEndian(Slice(offset, sizeof(ulong), what));

    /// <summary>Reads a null-terminated string, as in string tables.</summary>
    /// <exception cref="ElfException">It begins or ends outside.</exception>
    public string Text(ulong offset, string what)
    {
        if (offset >= (ulong)_bytes.Length)
            throw ElfException.Outside(what, offset, 1, _bytes.Length);
        ReadOnlySpan<byte> rest = _bytes[(int)offset..];
        int end = rest.IndexOf((byte)0);
        return end >= 0 ? Encoding.UTF8.GetString(rest[..end]) : throw new ElfException($"{what} at offset {offset} does not end");
    }
}
