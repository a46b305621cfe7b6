using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Lambda.Runtime.AwsPeer;

/// <summary>S3: keeps the objects that are uploaded, by their paths.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html</remarks>
public sealed class S3Api
{
    private readonly ConcurrentDictionary<string, byte[]> _objects = new();

    /// <summary>The objects by their paths, with a slash at the beginning. For clients that put the bucket into the path, it has the bucket.</summary>
    public IReadOnlyDictionary<string, byte[]> Objects => _objects;

    /// <param name="method">The method.</param>
    /// <param name="path">The path.</param>
    /// <param name="hash">The header <c>x-amz-content-sha256</c>.</param>
    /// <param name="body">The body.</param>
    internal AwsResponse Respond(string method, string path, string hash, byte[] body)
    {
        string operation = $"{method} {path}";
        if (method == "PUT")
            _objects[path] = hash.StartsWith("STREAMING-", StringComparison.Ordinal) ? DecodeChunks(body) : body;
        if (!_objects.TryGetValue(path, out byte[]? stored))
            return new(operation, 404, method == "GET" ? "<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>" : "");
        return new(operation, 200, method == "GET" ? Encoding.UTF8.GetString(stored) : "", ("ETag", $"\"{Md5.Hex(stored)}\""));
    }

    // c;chunk-signature=…, 12 bytes, 0, and a checksum
    /// <summary>Removes the framing with a checksum at the end.</summary>
    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html</remarks>
    private static byte[] DecodeChunks(byte[] body)
    {
        var decoded = new MemoryStream();
        int at = 0;
        while (true)
        {
            int end = at + body.AsSpan(at).IndexOf("\r\n"u8);
            int length = int.Parse(Encoding.ASCII.GetString(body, at, end - at).Split(';')[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            if (length == 0)
                return decoded.ToArray();
            decoded.Write(body, end + 2, length);
            at = end + 2 + length + 2;
        }
    }
}
