using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing;

/// <summary>Types of bytes that are base64 within JSON, but as the event or the result itself would mean something else.</summary>
internal static class RawBytes
{
    /// <returns>What to write instead, for a message; <see langword="null"/> for all other types.</returns>
    public static string? Misspelt(ITypeSymbol type) => JsonScalars.Find(type) is { Setter: "WriteBytes" or "WriteMemory" or "WriteMemoryStream" }
        ? "the event and the result themselves are bytes as byte[], ReadOnlyMemory<byte> or Stream"
        : null;
}
