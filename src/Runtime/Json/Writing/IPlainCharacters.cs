using System.Runtime.Intrinsics;

namespace Lambda.Runtime.Json.Writing;

/// <summary>The characters of ASCII that stand in a string as they are.</summary>
/// <remarks>Implemented by structs, for each of which <see cref="Utf16Transcoder"/> is compiled anew. A binary has those that it uses.</remarks>
internal interface IPlainCharacters
{
    /// <summary>A bit for each of the first 64 characters that is written as it is.</summary>
    public static abstract ulong Below64 { get; }

    /// <summary>A bit for each of the next 64.</summary>
    public static abstract ulong From64 { get; }

    /// <summary>Finds the bytes that are not such characters.</summary>
    /// <returns>All bits of a byte that is not one, or at least its highest; none of the others' highest.</returns>
    public static abstract Vector128<byte> MarkNonPlain(Vector128<byte> bytes);
}
