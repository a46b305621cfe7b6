using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Lambda.Runtime.AwsPeer;

/// <summary>Digests that clients compare with their own.</summary>
internal static class Md5
{
    [SuppressMessage("Security", "CA5351", Justification = "AWS has chosen MD5.")]
    public static string Hex(byte[] bytes) => Convert.ToHexStringLower(MD5.HashData(bytes));
}
