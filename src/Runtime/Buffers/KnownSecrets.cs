using System.Text;

namespace Lambda.Runtime.Buffers;

/// <summary>Secrets that the function has read, whose text must not be in a message.</summary>
internal static class KnownSecrets
{
    /// <summary>More than a function reads. The oldest ones are forgotten.</summary>
    private const int MaxCount = 64;

    private static string[] s_values = [];

    /// <summary>The secrets.</summary>
    public static ReadOnlySpan<string> Values => Volatile.Read(ref s_values);

    /// <summary>Adds a secret. Thread-safe.</summary>
    public static void Add(string secret)
    {
        string[] old, values;
        do
        {
            old = Volatile.Read(ref s_values);
            foreach (string known in old)
            {
                if (known == secret)
                    return;
            }

            if (secret.Length == 0)
                return;
            int kept = Math.Min(old.Length, MaxCount - 1);
            values = new string[kept + 1];
            old.AsSpan(old.Length - kept).CopyTo(values);
            values[kept] = secret;
        }
        while (Interlocked.CompareExchange(ref s_values, values, old) != old);
    }

    /// <summary>Whether a text is a secret.</summary>
    public static bool Contains(ReadOnlySpan<byte> utf8)
    {
        foreach (string secret in Values)
        {
            if (utf8.SequenceEqual(Encoding.UTF8.GetBytes(secret)))
                return true;
        }

        return false;
    }
}
