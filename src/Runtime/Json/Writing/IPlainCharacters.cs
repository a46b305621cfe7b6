using System.Runtime.Intrinsics;

namespace Lambda.Runtime.Json.Writing;

/// <summary>Defines the ASCII characters that are written to a string without an escape.</summary>
/// <remarks>Implemented by structs, for each of which <see cref="Utf16Transcoder"/> is compiled separately. A binary contains those that it uses.</remarks>
internal interface IPlainCharacters
{
    /// <summary>A bit for each of the first 64 characters, set if the character is plain.</summary>
    public static abstract ulong Below64 { get; }

    /// <summary>A bit for each of the next 64 characters.</summary>
    public static abstract ulong From64 { get; }

    /// <summary>Marks the bytes that are not plain characters.</summary>
    /// <returns>The highest bit of each byte is set if the byte is not plain, and clear otherwise.</returns>
    public static abstract Vector128<byte> MarkNonPlain(Vector128<byte> bytes);
}
