using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Lambda.Runtime.Emulator.Queues;

/// <summary>Computes the digests with which clients verify what the queue has received.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html#sqs-attributes-md5-message-digest-calculation</remarks>
[SuppressMessage("Security", "CA5351", Justification = "The service's protocol prescribes MD5, as a checksum.")]
internal static class MessageDigest
{
    private const byte Text = 1;
    private const byte Binary = 2;

    /// <summary>The MD5 of a body, in lowercase hexadecimal digits.</summary>
    public static string OfBody(string body) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(body)));

    /// <summary>The MD5 of attributes in ordinal order: of each its name, its data type, whether it is text, and its value, with their lengths.</summary>
    /// <returns><see langword="null"/> if there are none.</returns>
    public static string? OfAttributes(IReadOnlyDictionary<string, MessageAttribute> attributes)
    {
        if (attributes.Count == 0)
            return null;

        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        foreach ((string name, MessageAttribute attribute) in attributes.OrderBy(static attribute => attribute.Key, StringComparer.Ordinal))
        {
            Append(digest, Encoding.UTF8.GetBytes(name));
            Append(digest, Encoding.UTF8.GetBytes(attribute.DataType));
            digest.AppendData([attribute.IsBinary ? Binary : Text]);
            Append(digest, attribute.Text is { } text ? Encoding.UTF8.GetBytes(text) : attribute.Bytes.Span);
        }

        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    private static void Append(IncrementalHash digest, ReadOnlySpan<byte> bytes)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        digest.AppendData(length);
        digest.AppendData(bytes);
    }
}
