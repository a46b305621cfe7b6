using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace Lambda.Runtime.Events.Tests;

/// <summary>JSON that is compressed in JSON. The same bytes can be compressed in several ways.</summary>
internal static class Gzip
{
    public static string Compress(string text)
    {
        using var compressed = new MemoryStream();
        using (var stream = new GZipStream(compressed, CompressionLevel.Fastest))
            stream.Write(Encoding.UTF8.GetBytes(text));
        return Convert.ToBase64String(compressed.ToArray());
    }

    public static string Decompress(string base64)
    {
        byte[] bytes = Convert.FromBase64String(base64);
        var compressed = new MemoryStream(bytes);
        using Stream stream = bytes[0] == 0x78 ? new ZLibStream(compressed, CompressionMode.Decompress) : new GZipStream(compressed, CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>What was written, with the data that was read if both are equal when they are decompressed.</summary>
    public static string WithEqualData(string read, string written)
    {
        JsonNode result = JsonNode.Parse(written)!;
        if (DataOf(JsonNode.Parse(read)) is not { } expected || DataOf(result) is not { } actual)
            return written;
        if (JsonNode.DeepEquals(JsonNode.Parse(Decompress(expected)), JsonNode.Parse(Decompress(actual))))
            result["awslogs"]!["data"] = expected;
        return result.ToJsonString();
    }

    private static string? DataOf(JsonNode? logsEvent) => (string?)logsEvent?["awslogs"]?["data"];
}
