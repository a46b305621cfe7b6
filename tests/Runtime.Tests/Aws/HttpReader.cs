using System.Globalization;
using System.Text;

namespace Lambda.Runtime.Tests.Aws;

/// <summary>Reads requests of HTTP/1.1 from a connection, with every byte of their first line and headers.</summary>
internal static class HttpReader
{
    /// <summary>Reads a request; <see langword="null"/> at the end of the connection.</summary>
    public static async Task<SignedRequest?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (await ReadLineAsync(stream, cancellationToken) is not { } first)
            return null;
        string[] parts = first.Split(' ');
        Assert.Equal(3, parts.Length);
        var headers = new List<KeyValuePair<string, string>>();
        while (await ReadLineAsync(stream, cancellationToken) is { Length: > 0 } line)
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            headers.Add(new(line[..colon], line[(colon + 1)..]));
        }

        var request = new SignedRequest(parts[0], parts[1], headers, []);
        if (request.Value("Expect") is not null)
            await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), cancellationToken);
        if (request.Value("Content-Length") is { } length)
            return request with { Body = await ReadBytesAsync(stream, int.Parse(length, CultureInfo.InvariantCulture), cancellationToken) };
        return request.Value("Transfer-Encoding") is "chunked" ? request with { Body = await ReadChunksAsync(stream, cancellationToken) } : request;
    }

    private static async Task<byte[]> ReadChunksAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        while (true)
        {
            int length = int.Parse((await ReadLineAsync(stream, cancellationToken))!, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            body.Write(await ReadBytesAsync(stream, length, cancellationToken));
            await ReadLineAsync(stream, cancellationToken);
            if (length == 0)
                return body.ToArray();
        }
    }

    private static async Task<byte[]> ReadBytesAsync(Stream stream, int length, CancellationToken cancellationToken)
    {
        byte[] bytes = new byte[length];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }

    private static async Task<string?> ReadLineAsync(Stream stream, CancellationToken cancellationToken)
    {
        var line = new List<byte>();
        byte[] one = new byte[1];
        while (await stream.ReadAsync(one, cancellationToken) > 0)
        {
            if (one[0] == '\n')
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            line.Add(one[0]);
        }

        return null;
    }
}
