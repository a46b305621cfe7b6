using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Lambda.Runtime.Emulator.Service.EventStream;

/// <summary>
/// Writes messages of <c>application/vnd.amazon.eventstream</c>: total length, length of the headers, checksum of these two; the headers; the
/// payload; checksum of all preceding bytes. Numbers are big-endian, four bytes each.
/// </summary>
/// <remarks>https://smithy.io/2.0/aws/amazon-eventstream.html</remarks>
internal static class EventStreamMessage
{
    private const int PreludeBytes = 12;
    private const int ChecksumBytes = 4;
    private const byte StringType = 7;

    /// <summary>A chunk of the response.</summary>
    public static byte[] PayloadChunk(ReadOnlySpan<byte> payload) => Write("PayloadChunk", "application/octet-stream", payload);

    /// <summary>The end of the response, with JSON that describes it.</summary>
    public static byte[] InvokeComplete(ReadOnlySpan<byte> json) => Write("InvokeComplete", "application/json", json);

    private static byte[] Write(string eventType, string contentType, ReadOnlySpan<byte> payload)
    {
        var headers = new ArrayBufferWriter<byte>();
        AddHeader(headers, ":event-type", eventType);
        AddHeader(headers, ":content-type", contentType);
        AddHeader(headers, ":message-type", "event");

        byte[] message = new byte[PreludeBytes + headers.WrittenCount + payload.Length + ChecksumBytes];
        BinaryPrimitives.WriteUInt32BigEndian(message, (uint)message.Length);
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(4), (uint)headers.WrittenCount);
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(8), Crc32.Compute(message.AsSpan(0, 8)));
        headers.WrittenSpan.CopyTo(message.AsSpan(PreludeBytes));
        payload.CopyTo(message.AsSpan(PreludeBytes + headers.WrittenCount));
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(message.Length - ChecksumBytes), Crc32.Compute(message.AsSpan(0, message.Length - ChecksumBytes)));
        return message;
    }

    // Length of the name in a byte, the name, the type, length of the value in two bytes, the value.
    private static void AddHeader(ArrayBufferWriter<byte> headers, string name, string value)
    {
        headers.Write<byte>([(byte)name.Length]);
        headers.Write(Encoding.ASCII.GetBytes(name));
        headers.Write<byte>([StringType, 0, (byte)value.Length]);
        headers.Write(Encoding.ASCII.GetBytes(value));
    }
}
