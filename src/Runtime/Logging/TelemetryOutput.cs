using System.Buffers.Binary;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.Interop;

namespace Lambda.Runtime.Logging;

/// <summary>Writes to the descriptor of <c>_LAMBDA_TELEMETRY_LOG_FD</c>: each record in a frame, so that several lines remain one record.</summary>
/// <remarks>
/// A frame is 16 bytes, big-endian, and the record: magic number, length, and time in microseconds since 1970. The line feed at the end
/// of a record is omitted, because the frame ends it. https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html
/// </remarks>
/// <param name="descriptor">The number of the file descriptor.</param>
/// <param name="standardError">Receives the records after the descriptor has failed. It has the same format, which determines the magic number.</param>
internal sealed class TelemetryOutput(int descriptor, FunctionLog standardError) : LogOutput
{
    /// <summary>The longest event of CloudWatch Logs: 256 KiB minus 26 bytes of overhead.</summary>
    public const int MaxRecordLength = 256 * 1024 - 26;

    private const uint TextMagic = 0xa55a0003;
    private const uint JsonMagic = 0xa55a0002;
    private const int HeaderLength = 16;

    /// <summary>The current frame. Also the lock for it and for <see cref="_hasFailed"/>.</summary>
    private readonly ByteBuffer _frame = new(1024);

    /// <summary>Whether a write has failed, so that all further records go to standard error.</summary>
    private bool _hasFailed;

    public override void Write(ReadOnlySpan<byte> record)
    {
        ReadOnlySpan<byte> cropped = Crop(record is [.., (byte)'\n'] ? record[..^1] : record);
        long microseconds = (DateTime.UtcNow - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        lock (_frame)
        {
            if (!_hasFailed)
            {
                _frame.Reset();
                Span<byte> frame = _frame.Reserve(HeaderLength + cropped.Length);
                BinaryPrimitives.WriteUInt32BigEndian(frame, standardError.IsJson ? JsonMagic : TextMagic);
                BinaryPrimitives.WriteUInt32BigEndian(frame[4..], (uint)cropped.Length);
                BinaryPrimitives.WriteInt64BigEndian(frame[8..], microseconds);
                cropped.CopyTo(frame[HeaderLength..]);
                _frame.Advance(HeaderLength + cropped.Length);
                if (Descriptor.Write(descriptor, _frame.Filled))
                    return;

                // A part of the frame may have been written. The reader would take the next frame for the rest of it, so there is no next frame.
                _hasFailed = true;
                RuntimeLog.Write(
                    standardError, "WARN", $"the telemetry descriptor {descriptor} failed: {Libc.LastError()}. Records go to standard error from now on.");
            }

            standardError.Write(record);
        }
    }

    /// <summary>Crops a record to the length of a frame, between two characters.</summary>
    private static ReadOnlySpan<byte> Crop(ReadOnlySpan<byte> record)
    {
        if (record.Length <= MaxRecordLength)
            return record;
        int length = MaxRecordLength;
        while ((record[length] & 0xc0) == 0x80 && length > MaxRecordLength - 4)
            length--;
        return record[..length];
    }
}
