using System.Buffers.Text;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Reads the values of route parameters, query parameters, headers and cookies. The culture is always the invariant one.</summary>
/// <remarks>Used by generated code.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class HttpParsers
{
    private const int MaxStackLength = 128;

    /// <summary>Reads text.</summary>
    public static bool TryParseString(ReadOnlySpan<byte> text, [MaybeNullWhen(false)] out string value)
    {
        value = JsonText.Decode(text);
        return value is not null;
    }

    /// <summary>Whether a text is this one, in any case.</summary>
    public static bool Is(ReadOnlySpan<byte> text, ReadOnlySpan<byte> other) => Ascii.EqualsIgnoreCase(text, other) || text.SequenceEqual(other);

    /// <summary>Sets the value of a text that has none.</summary>
    /// <returns>False.</returns>
    public static bool IsNone<T>(out T? value)
    {
        value = default;
        return false;
    }

    /// <summary>Reads an integer.</summary>
    public static bool TryParseInt32(ReadOnlySpan<byte> text, out int value) => Utf8Parser.TryParse(text, out value, out int used) && used == text.Length;

    /// <summary>Reads an integer.</summary>
    public static bool TryParseInt64(ReadOnlySpan<byte> text, out long value) => Utf8Parser.TryParse(text, out value, out int used) && used == text.Length;

    /// <summary>Reads <c>00000000-0000-0000-0000-000000000000</c>.</summary>
    public static bool TryParseGuid(ReadOnlySpan<byte> text, out Guid value) => Utf8Parser.TryParse(text, out value, out int used) && used == text.Length;

    /// <summary>Reads <c>true</c> or <c>false</c>, in any case.</summary>
    public static bool TryParseBoolean(ReadOnlySpan<byte> text, out bool value)
    {
        value = Ascii.EqualsIgnoreCase(text, "true"u8);
        return value || Ascii.EqualsIgnoreCase(text, "false"u8);
    }

    /// <summary>Reads a value whose type can read it.</summary>
    public static bool TryParse<T>(ReadOnlySpan<byte> text, [MaybeNullWhen(false)] out T value)
        where T : ISpanParsable<T>
    {
        Span<char> chars = text.Length <= MaxStackLength ? stackalloc char[MaxStackLength] : new char[text.Length];
        value = default;
        return Encoding.UTF8.TryGetChars(text, chars, out int length) && T.TryParse(chars[..length], CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Reads a value whose type can read it from a string.</summary>
    public static bool TryParseText<T>(ReadOnlySpan<byte> text, [MaybeNullWhen(false)] out T value)
        where T : IParsable<T>
    {
        value = default;
        return JsonText.Decode(text) is { } decoded && T.TryParse(decoded, CultureInfo.InvariantCulture, out value);
    }
}
