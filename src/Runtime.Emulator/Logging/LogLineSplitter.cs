using System.Buffers;
using System.Text;

namespace Lambda.Runtime.Emulator.Logging;

/// <summary>Makes lines of bytes that come in pieces, split anywhere. For one thread at a time.</summary>
/// <param name="lines">Takes the lines.</param>
internal sealed class LogLineSplitter(LogLines lines)
{
    /// <summary>The longest record that the service keeps in one piece, 256 KiB with 26 bytes of its own; a longer line is several.</summary>
    public const int MostBytes = 256 * 1024 - 26;

    private readonly ArrayBufferWriter<byte> _begun = new();

    public void Add(ReadOnlySpan<byte> bytes)
    {
        while (bytes.IndexOf((byte)'\n') is >= 0 and int end)
        {
            Append(bytes[..end]);
            Emit();
            bytes = bytes[(end + 1)..];
        }

        Append(bytes);
    }

    /// <summary>No more comes: what has no line feed behind it is a line too.</summary>
    public void End()
    {
        if (_begun.WrittenCount > 0)
            Emit();
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        while (_begun.WrittenCount + bytes.Length > MostBytes)
        {
            int rest = MostBytes - _begun.WrittenCount;
            // Not in the middle of a letter: what follows one begins with the bits 10.
            while (rest > 0 && (bytes[rest] & 0xC0) == 0x80)
                rest--;
            _begun.Write(bytes[..rest]);
            Emit();
            bytes = bytes[rest..];
        }

        _begun.Write(bytes);
    }

    private void Emit()
    {
        ReadOnlySpan<byte> line = _begun.WrittenSpan;
        lines.Add(Encoding.UTF8.GetString(line.EndsWith("\r"u8) ? line[..^1] : line));
        _begun.ResetWrittenCount();
    }
}
