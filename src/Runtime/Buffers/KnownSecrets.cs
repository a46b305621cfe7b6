using System.Text;

namespace Lambda.Runtime.Buffers;

/// <summary>Secrets that the function has read, whose text must not be in a message.</summary>
internal static class KnownSecrets
{
    /// <summary>More than a function reads. The oldest ones are forgotten.</summary>
    private const int MaxCount = 64;

    private static readonly Lock s_lock = new();
    private static volatile string[] s_values = [];

    /// <summary>The secrets.</summary>
    public static ReadOnlySpan<string> Values => s_values;

    /// <summary>Adds a secret.</summary>
    public static void Add(string secret)
    {
        lock (s_lock)
        {
            if (secret.Length > 0 && Array.IndexOf(s_values, secret) < 0)
                s_values = [.. s_values[Math.Max(0, s_values.Length + 1 - MaxCount)..], secret];
        }
    }

    /// <summary>Whether a text is a secret.</summary>
    public static bool Contains(ReadOnlySpan<byte> utf8)
    {
        foreach (string secret in s_values)
        {
            if (utf8.SequenceEqual(Encoding.UTF8.GetBytes(secret)))
                return true;
        }

        return false;
    }
}
