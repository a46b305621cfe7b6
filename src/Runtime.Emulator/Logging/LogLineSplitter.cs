using System.Buffers;
using System.Text;

namespace Lambda.Runtime.Emulator.Logging;

/// <summary>Splits bytes into lines. The pieces may be split anywhere. For one thread at a time.</summary>
/// <param name="lines">Receives the lines.</param>
internal sealed class LogLineSplitter(LogLines lines)
{
    /// <summary>The longest record that the service keeps whole: 256 KiB, less 26 bytes for the service. A longer line is split.</summary>
    public const int MaxBytes = 256 * 1024 - 26;

    private readonly ArrayBufferWriter<byte> _pending = new();

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

    /// <summary>Handles the end of the stream: a last line without a line feed is a line too.</summary>
    public void End()
    {
        if (_pending.WrittenCount > 0)
            Emit();
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        while (_pending.WrittenCount + bytes.Length > MaxBytes)
        {
            int rest = MaxBytes - _pending.WrittenCount;
            // Not in the middle of a character: continuation bytes begin with the bits 10.
            while (rest > 0 && (bytes[rest] & 0xC0) == 0x80)
                rest--;
            _pending.Write(bytes[..rest]);
            Emit();
            bytes = bytes[rest..];
        }

        _pending.Write(bytes);
    }

    private void Emit()
    {
        ReadOnlySpan<byte> line = _pending.WrittenSpan;
        lines.Add(Encoding.UTF8.GetString(line.EndsWith("\r"u8) ? line[..^1] : line));
        _pending.ResetWrittenCount();
    }
}
