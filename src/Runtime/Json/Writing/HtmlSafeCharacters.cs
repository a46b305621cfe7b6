using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lambda.Runtime.Json.Writing;

/// <summary>
/// The plain characters of <see cref="JsonEscaping.HtmlSafe"/>: ASCII without the characters that are special in JSON or HTML, which are control
/// characters and <c>" &amp; ' + &lt; &gt; \ `</c>.
/// </summary>
internal readonly struct HtmlSafeCharacters : IPlainCharacters
{
    public static ulong Below64 => 0xAFFF_F73B_0000_0000;

    public static ulong From64 => 0x7FFF_FFFE_EFFF_FFFF;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> MarkNonPlain(Vector128<byte> bytes)
    {
        // Shifted so that space is the smallest signed byte, one comparison finds everything outside ' ' to '~'. Two characters that differ in
        // one bit are compared at once.
        Vector128<sbyte> moved = (bytes - Vector128.Create((byte)(' ' + 128))).AsSByte();
        return Vector128.GreaterThan(moved, Vector128.Create((sbyte)('~' - ' ' - 128))).AsByte()
            | Vector128.Equals(bytes, Vector128.Create((byte)'"'))
            | Vector128.Equals(bytes | Vector128.Create((byte)('&' ^ '\'')), Vector128.Create((byte)'\''))
            | Vector128.Equals(bytes, Vector128.Create((byte)'+'))
            | Vector128.Equals(bytes | Vector128.Create((byte)('<' ^ '>')), Vector128.Create((byte)'>'))
            | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))
            | Vector128.Equals(bytes, Vector128.Create((byte)'`'));
    }
}
