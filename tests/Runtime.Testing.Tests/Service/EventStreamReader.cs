using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Lambda.Runtime.Testing.Tests.Service;

/// <summary>Parses event streams, and checks the checksums with another implementation of the same algorithm, that of gzip.</summary>
internal static class EventStreamReader
{
    public static IReadOnlyList<EventStreamEvent> Read(byte[] stream)
    {
        var events = new List<EventStreamEvent>();
        for (int start = 0; start < stream.Length;)
        {
            int total = (int)Number(stream, start), headers = (int)Number(stream, start + 4);
            Assert.Equal(Crc(stream[start..(start + 8)]), Number(stream, start + 8));
            Assert.Equal(Crc(stream[start..(start + total - 4)]), Number(stream, start + total - 4));
            events.Add(new EventStreamEvent(
                Headers(stream[(start + 12)..(start + 12 + headers)]), stream[(start + 12 + headers)..(start + total - 4)]));
            start += total;
        }

        return events;
    }

    private static Dictionary<string, string> Headers(byte[] bytes)
    {
        var headers = new Dictionary<string, string>();
        for (int i = 0; i < bytes.Length;)
        {
            string name = Encoding.ASCII.GetString(bytes, i + 1, bytes[i]);
            i += 1 + bytes[i];
            Assert.Equal(7, bytes[i]);
            int length = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(i + 1));
            headers.Add(name, Encoding.ASCII.GetString(bytes, i + 3, length));
            i += 3 + length;
        }

        return headers;
    }

    private static uint Number(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at));

    // The last eight bytes of a gzip file are the checksum and the length of its content.
    private static uint Crc(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(bytes);
        return BinaryPrimitives.ReadUInt32LittleEndian(compressed.ToArray().AsSpan()[^8..]);
    }
}

internal sealed record EventStreamEvent(IReadOnlyDictionary<string, string> Headers, byte[] Payload)
{
    public string Type => Headers[":event-type"];

    public string Text => Encoding.UTF8.GetString(Payload);
}
