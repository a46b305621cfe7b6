using System.Buffers.Text;
using System.ComponentModel;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lambda.Runtime.Json;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Reads and writes an enum by the names of its values, as <see cref="JsonStringEnumConverter{TEnum}"/> does.</summary>
/// <remarks>Used by generated readers and writers: one instance per enum, for string values and for dictionary keys. Safe to share.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonEnumNames
{
    private const int MaxCompared = 8;

    /// <summary>The most names that the error for an unknown name lists.</summary>
    private const int MaxListed = 50;

    private readonly string[] _names;
    private readonly ulong[] _values;
    private readonly bool _isFlags;
    private readonly bool _isSigned;
    private readonly int _unusedBits;
    private readonly ReadOnlyMemory<bool> _exact;

    /// <summary><see langword="null"/> if there are so few names that they are compared one by one.</summary>
    private readonly Lazy<NameIndex>? _index;

    /// <summary>Creates the table of names.</summary>
    /// <param name="names">The names, in the order in which they are tried when a value is written.</param>
    /// <param name="values">The value of each name, extended to 64 bits with its sign.</param>
    /// <param name="isFlags">Whether a value may combine several names.</param>
    /// <param name="isSigned">Whether the enum's underlying type is signed.</param>
    /// <param name="size">The size of the enum's underlying type, in bytes.</param>
    /// <param name="exact">For each name, whether its case must match. Empty if no name's case must match.</param>
    public JsonEnumNames(string[] names, ulong[] values, bool isFlags, bool isSigned, int size, params bool[] exact)
    {
        _names = names;
        _values = values;
        _isFlags = isFlags;
        _isSigned = isSigned;
        _unusedBits = 64 - 8 * size;
        _exact = exact;
        if (names.Length > MaxCompared)
            _index = new(() => new NameIndex(names));
    }

    /// <summary>Reads a name, several names separated by commas, or a number in a string.</summary>
    /// <returns>The value, extended to 64 bits.</returns>
    /// <exception cref="JsonException">The value does not belong to the enum.</exception>
    public ulong Read(ref JsonReader reader)
    {
        if (JsonStringReader.IsText(ref reader))
        {
            ReadOnlySpan<char> text = JsonValueReader.GetString(ref reader).AsSpan().Trim();
            if (TryFind(text, out ulong value) || TryReadNumber(text, out value) || TryReadFlags(text, out value))
                return value;
        }

        throw JsonValueReader.Mismatch(ref reader, $"one of {Expected}");
    }

    private string Expected => _names.Length <= MaxListed
        ? string.Join(", ", _names)
        : $"{string.Join(", ", _names.AsSpan(0, MaxListed)!)} and {_names.Length - MaxListed} more";

    /// <summary>Writes the value's name, the names of its flags, or its number if it has no name.</summary>
    public void Write(JsonWriter writer, ulong value)
    {
        if (GetName(value) is { } name)
            writer.WriteString(name);
        else
            WriteNumber(writer, value);
    }

    /// <summary>Writes the value's name, the names of its flags, or its number if it has no name.</summary>
    public void Write(JsonHtmlSafeWriter writer, ulong value)
    {
        if (GetName(value) is { } name)
            writer.WriteString(name);
        else
            WriteNumber(writer.Writer, value);
    }

    /// <summary>Writes the value as a property name.</summary>
    public void WriteName(JsonWriter writer, ulong value)
    {
        if (GetName(value) is { } name)
            writer.WriteName(name);
        else
            WriteNumberAsName(writer, value);
    }

    /// <summary>Writes the value as a property name.</summary>
    public void WriteName(JsonHtmlSafeWriter writer, ulong value)
    {
        if (GetName(value) is { } name)
            writer.WriteName(name);
        else
            WriteNumberAsName(writer.Writer, value);
    }

    private void WriteNumberAsName(JsonWriter writer, ulong value)
    {
        writer.StartName();
        WriteNumber(writer, value);
        writer.EndName();
    }

    private void WriteNumber(JsonWriter writer, ulong value)
    {
        if (_isSigned)
            writer.WriteNumber((long)value);
        else
            writer.WriteNumber(value);
    }

    private bool TryFind(ReadOnlySpan<char> text, out ulong value)
    {
        int found = -1;
        for (int i = FirstCandidate(text); i >= 0; i = NextCandidate(i))
        {
            if (text.SequenceEqual(_names[i]))
            {
                found = i;
                break;
            }

            // A later name may differ from this one only in case, and match exactly.
            bool exact = !_exact.IsEmpty && _exact.Span[i];
            if (found < 0 && !exact && text.Equals(_names[i], StringComparison.OrdinalIgnoreCase))
                found = i;
        }

        value = found < 0 ? 0 : _values[found];
        return found >= 0;
    }

    /// <summary>Returns the index of the first name to compare with; -1 if no name can match.</summary>
    private int FirstCandidate(ReadOnlySpan<char> text)
    {
        if (_index is null)
            return NextCandidate(-1);
        return _index.Value.First.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out int first) ? first : -1;
    }

    private int NextCandidate(int index)
    {
        if (_index is not null)
            return _index.Value.Next[index];
        return index + 1 < _names.Length ? index + 1 : -1;
    }

    private bool TryReadFlags(ReadOnlySpan<char> text, out ulong value)
    {
        value = 0;
        if (text.IsEmpty)
            return false;
        while (!text.IsEmpty)
        {
            // A trailing comma is allowed.
            int comma = text.IndexOf(',');
            ReadOnlySpan<char> name = comma < 0 ? text : text[..comma];
            text = comma < 0 ? default : text[(comma + 1)..];
            if (!TryFind(name.Trim(), out ulong flag))
                return false;
            value |= flag;
        }

        return true;
    }

    private bool TryReadNumber(ReadOnlySpan<char> text, out ulong value)
    {
        value = 0;
        bool hasPlus = text.StartsWith('+');
        if (hasPlus)
            text = text[1..];
        if (text.IsEmpty || !(char.IsAsciiDigit(text[0]) || (text[0] == '-' && !hasPlus)))
            return false;

        // A number with leading zeros may have more than 20 digits.
        Span<byte> digits = text.Length <= 20 ? stackalloc byte[20] : new byte[text.Length];
        int length = Encoding.ASCII.GetBytes(text, digits);
        int used;
        if (_isSigned)
        {
            if (!Utf8Parser.TryParse(digits[..length], out long signed, out used))
                return false;
            value = (ulong)signed;
            return used == length && signed << _unusedBits >> _unusedBits == signed;
        }

        return Utf8Parser.TryParse(digits[..length], out value, out used) && used == length && value << _unusedBits >> _unusedBits == value;
    }

    private string? GetName(ulong value)
    {
        int index = Array.IndexOf(_values, value);
        if (index >= 0)
            return _names[index];
        if (!_isFlags || value == 0)
            return null;

        var text = new StringBuilder();
        for (int i = 0; i < _values.Length && value != 0; i++)
        {
            ulong flag = _values[i];
            if (flag == 0 || (value & flag) != flag)
                continue;
            value &= ~flag;
            text.Append(text.Length > 0 ? ", " : "").Append(_names[i]);
        }

        return value == 0 ? text.ToString() : null;
    }

    /// <summary>Finds a name without comparing it with the others.</summary>
    private sealed class NameIndex
    {
        public NameIndex(string[] names)
        {
            First = new Dictionary<string, int>(names.Length, StringComparer.OrdinalIgnoreCase);
            Next = new int[names.Length];
            for (int i = names.Length - 1; i >= 0; i--)
            {
                Next[i] = First.GetValueOrDefault(names[i], -1);
                First[names[i]] = i;
            }
        }

        /// <summary>The index of each name, or of the first of several that differ only in case.</summary>
        public Dictionary<string, int> First { get; }

        /// <summary>For each name, the index of the next one that differs from it only in case; -1 if it is the last.</summary>
        public int[] Next { get; }
    }
}
