using System.Security.Cryptography;
using System.Text;

namespace Lambda.Runtime.Aws;

/// <summary>Derives the key of a day, a region, a service and a secret, and keeps the last one.</summary>
internal sealed class SigningKeys(string region, string service)
{
    // Replaced as a whole, so that parallel requests need no lock.
    private volatile Entry? _last;

    /// <summary>Gets the key.</summary>
    /// <param name="secret">The secret access key.</param>
    /// <param name="date"><c>20150830</c>.</param>
    public byte[] Get(string secret, string date)
    {
        if (_last is not { } entry || entry.Date != date || entry.Secret != secret)
            _last = entry = new Entry(secret, date, Derive(secret, date, region, service));
        return entry.Key;
    }

    /// <summary>Derives a key.</summary>
    public static byte[] Derive(string secret, string date, string region, string service)
    {
        byte[] key = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (string part in (ReadOnlySpan<string>)[date, region, service, "aws4_request"])
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        return key;
    }

    private sealed class Entry(string secret, string date, byte[] key)
    {
        public string Secret { get; } = secret;

        public string Date { get; } = date;

        public byte[] Key { get; } = key;
    }
}
