using System.Buffers.Binary;
using Lambda.Runtime.Http;

namespace Lambda.Runtime;

/// <summary>The descriptor that <c>_LAMBDA_TELEMETRY_LOG_FD</c> names: each record in a frame, so that one of many lines stays one record.</summary>
/// <remarks>
/// A frame is 16 bytes, big-endian, and the record: magic number, length, and time in microseconds since 1970. The line feed at a
/// record's end is left out, because the frame ends it. https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html
/// </remarks>
/// <param name="descriptor">Open for writing.</param>
/// <param name="isJson">Records are JSON, which has another magic number.</param>
internal sealed class TelemetryOutput(int descriptor, bool isJson) : LogOutput
{
    /// <summary>The longest event that CloudWatch Logs takes: 256 KiB less 26 bytes of its own.</summary>
    public const int LongestRecord = 256 * 1024 - 26;

    private const uint TextMagic = 0xa55a0003;
    private const uint JsonMagic = 0xa55a0002;
    private const int HeaderLength = 16;

    /// <summary>Guarded by the lock on itself.</summary>
    private readonly ByteBuffer _frame = new(1024);

    public override void Write(ReadOnlySpan<byte> record)
    {
        ReadOnlySpan<byte> payload = Cropped(record is [.., (byte)'\n'] ? record[..^1] : record);
        long microseconds = (DateTime.UtcNow - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        lock (_frame)
        {
            _frame.Reset();
            Span<byte> frame = _frame.Reserve(HeaderLength + payload.Length);
            BinaryPrimitives.WriteUInt32BigEndian(frame, isJson ? JsonMagic : TextMagic);
            BinaryPrimitives.WriteUInt32BigEndian(frame[4..], (uint)payload.Length);
            BinaryPrimitives.WriteInt64BigEndian(frame[8..], microseconds);
            payload.CopyTo(frame[HeaderLength..]);
            _frame.Advance(HeaderLength + payload.Length);

            // A descriptor that is none would lose what the function's owner has to know.
            if (!Descriptor.Write(descriptor, _frame.Filled))
                Descriptor.Write(Libc.StandardError, record);
        }
    }

    /// <summary>As much of a record as a frame may hold, without half a character at its end.</summary>
    private static ReadOnlySpan<byte> Cropped(ReadOnlySpan<byte> record)
    {
        if (record.Length <= LongestRecord)
            return record;
        int length = LongestRecord;
        while ((record[length] & 0xc0) == 0x80 && length > LongestRecord - 4)
            length--;
        return record[..length];
    }
}
