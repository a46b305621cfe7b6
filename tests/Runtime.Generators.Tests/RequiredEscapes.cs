using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>An encoder for System.Text.Json with only the escapes that RFC 8259, section 7, requires: the specification of <see cref="JsonEscaping.Minimal"/>.</summary>
public sealed unsafe class RequiredEscapes : JavaScriptEncoder
{
    private static readonly string?[] Escapes = [.. Enumerable.Range(0, 128).Select(static c => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\b' => "\\b",
        '\t' => "\\t",
        '\n' => "\\n",
        '\f' => "\\f",
        '\r' => "\\r",
        < 32 => string.Create(CultureInfo.InvariantCulture, $"\\u{c:X4}"),
        _ => null,
    })];

    private RequiredEscapes()
    {
    }

    public static JavaScriptEncoder Encoder { get; } = new RequiredEscapes();

    public override int MaxOutputCharactersPerInputCharacter => 6;

    public override bool WillEncode(int unicodeScalar) => unicodeScalar < Escapes.Length && Escapes[unicodeScalar] is not null;

    public override int FindFirstCharacterToEncode(char* text, int textLength)
    {
        int index = 0;
        foreach (Rune rune in new string(text, 0, textLength).EnumerateRunes())
        {
            // A lone surrogate becomes U+FFFD.
            if (WillEncode(rune.Value) || (rune.Value == Rune.ReplacementChar.Value && text[index] != '\ufffd'))
                return index;
            index += rune.Utf16SequenceLength;
        }

        return -1;
    }

    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        string text = WillEncode(unicodeScalar) ? Escapes[unicodeScalar]! : char.ConvertFromUtf32(unicodeScalar);
        numberOfCharactersWritten = text.Length <= bufferLength ? text.Length : 0;
        return text.TryCopyTo(new Span<char>(buffer, bufferLength));
    }
}
