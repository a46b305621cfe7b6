using System.Buffers;
using System.IO.Compression;

namespace Lambda.Runtime.Local.Page;

/// <summary>Decodes the compressed body of a response, as a browser does.</summary>
internal static class ContentDecoder
{
    private const int PieceBytes = 64 * 1024;

    /// <param name="encoding">The value of the header <c>Content-Encoding</c>.</param>
    /// <param name="body">The body.</param>
    /// <param name="maxBytes">How much of the decoded body to keep.</param>
    /// <returns>The beginning of the decoded body, and its length; <see langword="null"/> if the encoding is another one, or the body is malformed.</returns>
    public static (byte[] Kept, long Length)? Decode(string encoding, byte[] body, int maxBytes)
    {
        var kept = new KeptBytes(maxBytes);
        try
        {
            bool isDecoded = encoding.ToLowerInvariant() switch
            {
                "br" => DecodeBrotli(body, kept),
                "gzip" => Read(new GZipStream(new MemoryStream(body), CompressionMode.Decompress), kept),
                "deflate" => Read(new ZLibStream(new MemoryStream(body), CompressionMode.Decompress), kept),
                _ => false,
            };
            return isDecoded ? (kept.ToArray(), kept.Length) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    // BrotliStream takes the end of an incomplete body for that of a complete one.
    private static bool DecodeBrotli(ReadOnlySpan<byte> body, KeptBytes kept)
    {
        using var decoder = new BrotliDecoder();
        byte[] piece = new byte[PieceBytes];
        OperationStatus status;
        do
        {
            status = decoder.Decompress(body, piece, out int read, out int written);
            body = body[read..];
            kept.Add(piece.AsSpan(0, written));
        }
        while (status == OperationStatus.DestinationTooSmall);
        return status == OperationStatus.Done && body.IsEmpty;
    }

    private static bool Read(Stream decoder, KeptBytes kept)
    {
        using (decoder)
        {
            byte[] piece = new byte[PieceBytes];
            while (decoder.Read(piece) is > 0 and int count)
                kept.Add(piece.AsSpan(0, count));
        }

        return true;
    }
}
