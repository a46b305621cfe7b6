using System.Text;

namespace Lambda.Runtime.Local.Page;

/// <summary>A text of a past invocation, or its beginning if it is long.</summary>
internal sealed record PastText(string Text, long Bytes)
{
    /// <summary>The size to keep: there are 100 invocations, and the largest event and response have 6 MB each.</summary>
    public const int MaxBytes = 256 * 1024;

    public bool IsCut => Bytes > MaxBytes;

    public static PastText From(ReadOnlyMemory<byte> bytes) => new(Encoding.UTF8.GetString(bytes.Span[..Math.Min(bytes.Length, MaxBytes)]), bytes.Length);
}
