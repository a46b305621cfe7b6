using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lambda.Runtime.Json.Writing;

/// <summary>The plain characters of <see cref="JsonEscaping.Minimal"/>: ASCII except control characters, the quotation mark and the backslash.</summary>
internal readonly struct MinimalCharacters : IPlainCharacters
{
    public static ulong Below64 => 0xFFFF_FFFB_0000_0000;

    public static ulong From64 => 0xFFFF_FFFF_EFFF_FFFF;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> MarkNonPlain(Vector128<byte> bytes) =>
        // As signed bytes, all non-ASCII bytes are less than the control characters.
        Vector128.LessThan(bytes.AsSByte(), Vector128.Create((sbyte)' ')).AsByte()
            | Vector128.Equals(bytes, Vector128.Create((byte)'"'))
            | Vector128.Equals(bytes, Vector128.Create((byte)'\\'));
}
