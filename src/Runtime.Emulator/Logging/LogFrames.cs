using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Lambda.Runtime.Emulator.Logging;

/// <summary>
/// Splits the bytes from the telemetry descriptor, which are records in frames, into lines. The pieces may be split anywhere. For one thread at a time.
/// </summary>
/// <remarks>
/// A frame is a header of 16 bytes, big-endian, and the record: magic number, length, and time in microseconds since 1970.
/// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html
/// </remarks>
/// <param name="lines">Receives the lines.</param>
internal sealed class LogFrames(LogLines lines)
{
    private const uint TextMagic = 0xa55a0003;
    private const uint JsonMagic = 0xa55a0002;
    private const int HeaderLength = 16;

    private ArrayBufferWriter<byte> _pending = new();
    private bool _isBroken;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        // It is not known where the next frame begins.
        if (_isBroken)
            return;

        _pending.Write(bytes);
        ReadOnlySpan<byte> rest = _pending.WrittenSpan;
        while (!_isBroken && rest.Length >= HeaderLength && Length(rest) is var length && rest.Length >= HeaderLength + length)
        {
            foreach (string line in Encoding.UTF8.GetString(rest.Slice(HeaderLength, length)).Split('\n'))
                lines.Add(line);
            rest = rest[(HeaderLength + length)..];
        }

        byte[] kept = rest.ToArray();
        _pending = new ArrayBufferWriter<byte>();
        _pending.Write(kept);
    }

    /// <summary>Handles the end of the stream.</summary>
    public void End()
    {
        if (!_isBroken && _pending.WrittenCount > 0)
            Fail(string.Create(CultureInfo.InvariantCulture, $"ends in the middle of a frame, after {_pending.WrittenCount} bytes"));
    }

    private int Length(ReadOnlySpan<byte> frame)
    {
        uint magic = BinaryPrimitives.ReadUInt32BigEndian(frame);
        uint length = BinaryPrimitives.ReadUInt32BigEndian(frame[4..]);
        if (magic is not (TextMagic or JsonMagic))
            Fail($"has {magic:x8} where a frame begins; expected {TextMagic:x8} for text or {JsonMagic:x8} for JSON");
        else if (length > LogLineSplitter.MaxBytes)
            Fail(string.Create(CultureInfo.InvariantCulture, $"has a record of {length} bytes; the maximum is {LogLineSplitter.MaxBytes}"));
        return _isBroken ? int.MaxValue - HeaderLength : (int)length;
    }

    private void Fail(string problem)
    {
        _isBroken = true;
        lines.Add($"The telemetry descriptor {problem}. The rest of its output is lost.");
    }
}
