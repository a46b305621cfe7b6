using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Lambda.Runtime.Aws;

/// <summary>Computes signatures of version 4.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html</remarks>
internal static class Signature
{
    public const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>The hash of a request without a body.</summary>
    public const string EmptyPayload = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /// <summary>The hash of a body that is not signed. Only Amazon S3 accepts it from everyone.</summary>
    public const string UnsignedPayload = "UNSIGNED-PAYLOAD";

    /// <summary>Writes the canonical request, of which the signature contains the hash.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The result of <see cref="CanonicalPath"/>.</param>
    /// <param name="query">The result of <see cref="CanonicalQuery"/>.</param>
    /// <param name="headers">The signed headers.</param>
    /// <param name="payloadHash">The hash of the body in hexadecimal, or <see cref="UnsignedPayload"/>.</param>
    public static string WriteCanonicalRequest(string method, string path, string query, CanonicalHeaders headers, string payloadHash) =>
        $"{method}\n{path}\n{query}\n{headers.Lines}\n{headers.Names}\n{payloadHash}";

    /// <summary>Writes what is signed.</summary>
    public static string WriteStringToSign(string time, string scope, string canonicalRequest) =>
        $"{Algorithm}\n{time}\n{scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonicalRequest)))}";

    /// <summary>Signs a text.</summary>
    public static string Sign(byte[] key, string stringToSign) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(stringToSign)));

    /// <summary>Writes the scope: <c>20150830/us-east-1/service/aws4_request</c>.</summary>
    public static string WriteScope(string date, string region, string service) => $"{date}/{region}/{service}/aws4_request";

    /// <summary><c>20150830T123600Z</c>. Its first eight characters are the date.</summary>
    public static string WriteTime(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
