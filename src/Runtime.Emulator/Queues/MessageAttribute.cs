using System.Text;

namespace Lambda.Runtime.Emulator.Queues;

/// <summary>An attribute of a message: metadata beside its body.</summary>
/// <param name="DataType"><c>String</c>, <c>Number</c> or <c>Binary</c>, which may be followed by a label of the sender: <c>Number.int</c>.</param>
/// <param name="Text">The value of a <c>String</c> or <c>Number</c>; <see langword="null"/> for <c>Binary</c>.</param>
/// <param name="Bytes">The value of a <c>Binary</c>.</param>
internal sealed record MessageAttribute(string DataType, string? Text, ReadOnlyMemory<byte> Bytes)
{
    public bool IsBinary => Text is null;

    /// <summary>What the attribute adds to the size of a message: its name, its data type and its value.</summary>
    public int CountBytes(string name) =>
        Encoding.UTF8.GetByteCount(name) + Encoding.UTF8.GetByteCount(DataType) + (Text is null ? Bytes.Length : Encoding.UTF8.GetByteCount(Text));
}
