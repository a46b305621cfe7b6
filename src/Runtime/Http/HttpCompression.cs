using System.Buffers;
using System.ComponentModel;
using System.Globalization;
using System.IO.Compression;
using Lambda.Runtime.Http.Responses;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Compresses the bodies of responses for clients that accept it.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3. Called by generated code; other functions do not contain it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class HttpCompression
{
    /// <summary>In bytes: a smaller body becomes hardly smaller, and larger in base64.</summary>
    private const int MinLength = 1024;

    // 4 of 11: nearly as small as gzip's best, and faster.
    private const int BrotliQuality = 4;
    private const int BrotliWindow = 22;

    /// <summary>Compresses the body of the response, if that makes it smaller.</summary>
    public static void Apply(Invocation invocation, HttpExchange http)
    {
        ArgumentNullException.ThrowIfNull(invocation);
        ArgumentNullException.ThrowIfNull(http);
        if (http.Status is < HttpStatus.Ok or HttpStatus.NoContent or >= 600 || http.Verb == HttpVerbs.Head)
            return;
        var response = EditedResponse.Read(invocation.ResponseBytes);
        if (response.Body.Length < MinLength || response.Find("content-encoding") is not null || !IsText(response.Find("content-type"))
            || response.Find("cache-control")?.Contains("no-transform", StringComparison.OrdinalIgnoreCase) == true)
        {
            return;
        }

        // Also without compression: a cache must not give the response for one client to another.
        response.Set("vary", response.Find("vary") is { } vary ? $"{vary}, Accept-Encoding" : "Accept-Encoding");
        string? encoding = Choose(http.GetHeader("accept-encoding"u8));
        byte[]? compressed = encoding switch
        {
            "br" => Brotli(response.Body),
            "gzip" => Gzip(response.Body),
            _ => null,
        };
        if (compressed is not null && compressed.Length < response.Body.Length)
        {
            response.Set("content-encoding", encoding!);
            response.SetBody(compressed);
        }

        invocation.ClearResponse();
        http.WriteEdited(response);
    }

    /// <summary>Returns the encoding that the client prefers, and Brotli of several; <see langword="null"/> for none.</summary>
    private static string? Choose(string? accepted)
    {
        double brotli = -1, gzip = -1, others = -1;
        foreach (string part in (accepted ?? "").Split(','))
        {
            string[] coding = part.Split(';');
            double quality = QualityOf(coding);
            switch (coding[0].Trim().ToLowerInvariant())
            {
                case "br":
                    brotli = quality;
                    break;
                case "gzip" or "x-gzip":
                    gzip = quality;
                    break;
                case "*":
                    others = quality;
                    break;
            }
        }

        brotli = brotli < 0 ? others : brotli;
        gzip = gzip < 0 ? others : gzip;
        return brotli > 0 && brotli >= gzip ? "br" : gzip > 0 ? "gzip" : null;
    }

    private static double QualityOf(string[] coding)
    {
        for (int i = 1; i < coding.Length; i++)
        {
            string parameter = coding[i].Trim();
            if (parameter.StartsWith("q=", StringComparison.OrdinalIgnoreCase))
                return double.TryParse(parameter.AsSpan(2), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double quality) ? quality : 0;
        }

        return 1;
    }

    private static bool IsText(string? contentType)
    {
        string type = contentType?.Split(';')[0].Trim().ToLowerInvariant() ?? "";
        return type.StartsWith("text/", StringComparison.Ordinal) || type.EndsWith("+json", StringComparison.Ordinal) || type.EndsWith("+xml", StringComparison.Ordinal)
            || type is "application/json" or "application/xml" or "application/javascript" or "application/manifest+json" or "application/wasm";
    }

    private static byte[]? Brotli(byte[] body)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(body.Length));
        try
        {
            return BrotliEncoder.TryCompress(body, buffer, out int length, BrotliQuality, BrotliWindow) ? buffer[..length] : null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Gzip(byte[] body)
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(body);
        return compressed.ToArray();
    }
}
