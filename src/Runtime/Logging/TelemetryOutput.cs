using System.Buffers.Binary;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.Interop;

namespace Lambda.Runtime.Logging;

/// <summary>The descriptor that <c>_LAMBDA_TELEMETRY_LOG_FD</c> names: each record in a frame, so that one of many lines stays one record.</summary>
/// <remarks>
/// A frame is 16 bytes, big-endian, and the record: magic number, length, and time in microseconds since 1970. The line feed at a
/// record's end is left out, because the frame ends it. https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html
/// </remarks>
/// <param name="descriptor">Open for writing.</param>
/// <param name="standardError">Takes the records once the descriptor has failed. It is of the same format: JSON has another magic number.</param>
internal sealed class TelemetryOutput(int descriptor, FunctionLog standardError) : LogOutput
{
    /// <summary>The longest event that CloudWatch Logs takes: 256 KiB less 26 bytes of its own.</summary>
    public const int LongestRecord = 256 * 1024 - 26;

    private const uint TextMagic = 0xa55a0003;
    private const uint JsonMagic = 0xa55a0002;
    private const int HeaderLength = 16;

    /// <summary>Guarded by the lock on itself.</summary>
    private readonly ByteBuffer _frame = new(1024);

    /// <summary>Guarded by the lock on <see cref="_frame"/>.</summary>
    private bool _hasFailed;

    public override void Write(ReadOnlySpan<byte> record)
    {
        ReadOnlySpan<byte> payload = Cropped(record is [.., (byte)'\n'] ? record[..^1] : record);
        long microseconds = (DateTime.UtcNow - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        lock (_frame)
        {
            if (!_hasFailed)
            {
                _frame.Reset();
                Span<byte> frame = _frame.Reserve(HeaderLength + payload.Length);
                BinaryPrimitives.WriteUInt32BigEndian(frame, standardError.IsJson ? JsonMagic : TextMagic);
                BinaryPrimitives.WriteUInt32BigEndian(frame[4..], (uint)payload.Length);
                BinaryPrimitives.WriteInt64BigEndian(frame[8..], microseconds);
                payload.CopyTo(frame[HeaderLength..]);
                _frame.Advance(HeaderLength + payload.Length);
                if (Descriptor.Write(descriptor, _frame.Filled))
                    return;

                // A part of the frame may have been taken. Whoever reads takes the next frame for the rest of this one, so there is none.
                _hasFailed = true;
                LogRecord.Write(
                    standardError, "WARN", $"the telemetry descriptor {descriptor} failed: {Libc.LastError()}. Records go to standard error from here on.");
            }

            standardError.Write(record);
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
