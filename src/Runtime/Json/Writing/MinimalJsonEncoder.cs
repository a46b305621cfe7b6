using System.Text;
using System.Text.Encodings.Web;

namespace Lambda.Runtime.Json.Writing;

/// <summary>Makes System.Text.Json escape the same characters as <see cref="JsonEscaping.Minimal"/>, for values that it writes.</summary>
/// <remarks><see cref="JavaScriptEncoder.UnsafeRelaxedJsonEscaping"/> also escapes 9,900 characters of the basic multilingual plane and all supplementary characters.</remarks>
internal sealed unsafe class MinimalJsonEncoder : JavaScriptEncoder
{
    private MinimalJsonEncoder()
    {
    }

    public static MinimalJsonEncoder Instance { get; } = new();

    /// <inheritdoc/>
    public override int MaxOutputCharactersPerInputCharacter => JsonWriter.MaxEscapeLength;

    /// <inheritdoc/>
    public override bool WillEncode(int unicodeScalar) => unicodeScalar < ' ' || unicodeScalar is '"' or '\\';

    /// <inheritdoc/>
    public override int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var value = new ReadOnlySpan<char>(text, textLength);
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            if (WillEncode(c))
                return i;
            if (!char.IsSurrogate(c))
                continue;

            // Half of a surrogate pair is replaced, which counts as encoding.
            if (i + 1 == value.Length || !char.IsSurrogatePair(c, value[i + 1]))
                return i;
            i++;
        }

        return -1;
    }

    /// <inheritdoc/>
    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        var target = new Span<char>(buffer, bufferLength);
        if (!WillEncode(unicodeScalar))
            return new Rune(unicodeScalar).TryEncodeToUtf16(target, out numberOfCharactersWritten);

        Span<byte> escape = stackalloc byte[JsonWriter.MaxEscapeLength];
        int length = JsonWriter.WriteEscape(escape, (char)unicodeScalar);
        return Encoding.ASCII.TryGetChars(escape[..length], target, out numberOfCharactersWritten);
    }
}
