using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Finds the member of a type that matches a JSON property name in any case, as under <see cref="JsonSerializerOptions.Web"/>.</summary>
/// <remarks>
/// Used by generated readers, one instance per object. Most JSON is in the order of the type's members, so the names after the last one found are
/// tried first. Other names are looked up in a table that the generator created, so that neither many members nor unknown names make reading slow.
/// </remarks>
/// <param name="names">The members' JSON names as UTF-8, each followed by a line feed.</param>
/// <param name="keepsNames">Whether <see cref="UnknownName"/> is needed.</param>
/// <param name="rejectsMetadata">Whether names that start with a dollar sign are rejected, as in types with a discriminator.</param>
/// <param name="table">
/// The seed of a hash, followed by a hash table of the names: a power of two of slots, at least one of them free. A slot has the offset of a name in
/// its low 20 bits, and the name's index plus 1 above them; 0 is free. Empty if there are so few names that they are compared one by one.
/// </param>
/// <param name="folded">The same names, if one of them has non-ASCII letters.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct PropertyNameMatcher(
    ReadOnlySpan<byte> names, bool keepsNames = false, bool rejectsMetadata = false, ReadOnlySpan<uint> table = default, FoldedPropertyNames? folded = null)
{
    private const int StartBits = 20;

    /// <summary>Longer names with escapes are not decoded on the stack.</summary>
    private const int MaxStackLength = 256;

    /// <summary>The number of members after the last one found that may be missing in the JSON, until a name is looked up in the table.</summary>
    private const int MaxMissing = 2;

    private readonly ReadOnlySpan<byte> _names = names;
    private readonly ReadOnlySpan<uint> _table = table;
    private int _nextStart;
    private int _nextIndex;

    /// <summary>Whether a member's name has a quote or a backslash, which are escaped in JSON, so that names are only compared after they were read.</summary>
    public bool HasEscapes { get; init; }

    /// <summary>Whether the last property's name matches a member's name exactly, including case.</summary>
    public bool FoundExactly { get; private set; }

    /// <summary>The name of the last property that did not match a member exactly.</summary>
    public string? UnknownName { get; private set; }

    /// <summary>Moves to the value of the object's next property.</summary>
    /// <param name="reader">At the object's start, or at the end of the last property's value.</param>
    /// <param name="member">The index of the member's name; -1 if there is no such member.</param>
    /// <returns>False at the end of the object.</returns>
    public bool MoveNext(ref JsonReader reader, out int member)
    {
        member = HasEscapes ? -1 : ReadNext(ref reader);
        return member >= 0 || ReadAny(ref reader, out member);
    }

    /// <summary>Moves to the value of the next property, whatever its name is.</summary>
    private bool ReadAny(ref JsonReader reader, out int member)
    {
        member = -1;
        reader.Read();
        if (reader.TokenType == JsonTokenType.EndObject)
            return false;

        if (rejectsMetadata && IsMetadata(ref reader))
            throw JsonDiscriminator.Metadata();
        member = Find(ref reader);
        if (keepsNames && !FoundExactly)
            UnknownName = DecodeName(ref reader);
        reader.Read();
        return true;
    }

    /// <summary>
    /// Decodes a property name. Invalid UTF-8 becomes replacement characters: it is an error in a value, but a name only has to be compared
    /// with the names of members.
    /// </summary>
    private static string DecodeName(ref JsonReader reader)
    {
        if (Utf8.IsValid(reader.ValueSpan))
            return JsonValueReader.GetString(ref reader)!;
        string repaired = Encoding.UTF8.GetString(reader.ValueSpan);
        if (!reader.ValueIsEscaped)
            return repaired;
        return JsonEscapes.Unescape(Encoding.UTF8.GetBytes(repaired)) ?? throw JsonValueReader.InvalidUnicode();
    }

    private static bool IsMetadata(ref JsonReader reader) =>
        reader.ValueIsEscaped ? DecodeName(ref reader).StartsWith('$') : reader.ValueSpan.StartsWith("$"u8);

    /// <summary>Moves to the value of the next property if its name is that of one of the next members: comparing names takes less than reading one.</summary>
    /// <returns>The index of the member's name; -1 if the reader did not move.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int ReadNext(ref JsonReader reader)
    {
        ReadOnlySpan<byte> json = reader.PeekName(out int at);
        if (json.IsEmpty || (rejectsMetadata && json[0] == '$'))
            return -1;
        ReadOnlySpan<byte> names = _names[_nextStart..];
        for (int skipped = 0; skipped <= MaxMissing; skipped++)
        {
            // A quote follows the name in the JSON, and a line feed that of the member, so that equal names differ there.
            int length = PropertyNamePrefix.Count(json, names);
            if ((uint)length < (uint)names.Length && names[length] == '\n' && json[length..].StartsWith("\":"u8))
            {
                FoundExactly = true;
                int index = Found(_names.Length - names.Length, length, _nextIndex + skipped);
                reader.ReadValueAt(at + length + 2);
                return index;
            }

            names = names[(names.IndexOf((byte)'\n') + 1)..];
        }

        return -1;
    }

    private int Find(ref JsonReader reader) => reader.ValueIsEscaped ? FindEscaped(reader.ValueSpan) : FindAnywhere(reader.ValueSpan);

    private int FindEscaped(scoped ReadOnlySpan<byte> text)
    {
        byte[]? rented = null;
        Span<byte> name = text.Length <= MaxStackLength ? stackalloc byte[MaxStackLength] : rented = ArrayPool<byte>.Shared.Rent(text.Length);
        bool isValid = JsonEscapes.TryUnescape(text, name, out int length);

        // Only an escape can encode a line feed, which separates the names.
        int member = isValid && !name[..length].Contains((byte)'\n') ? FindAnywhere(name[..length]) : NotFound();
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return isValid ? member : throw JsonValueReader.InvalidUnicode();
    }

    private int FindAnywhere(scoped ReadOnlySpan<byte> name)
    {
        int member = _table.IsEmpty ? FindAmongFew(name) : FindInTable(name);

        // A non-ASCII letter never matches an ASCII letter of another case.
        if (member >= 0 || folded is null || Ascii.IsValid(name))
            return member;
        return folded.Find(name) is { } place ? Found(place.Start, place.Length, place.Index, name) : NotFound();
    }

    private int FindAmongFew(scoped ReadOnlySpan<byte> name)
    {
        int index = 0;
        for (int start = 0; start < _names.Length; index++)
        {
            int length = _names[start..].IndexOf((byte)'\n');
            if (length == name.Length && AreEqual(name, _names.Slice(start, length)))
                return Found(start, length, index, name);
            start += length + 1;
        }

        return NotFound();
    }

    private int FindInTable(scoped ReadOnlySpan<byte> name)
    {
        ReadOnlySpan<uint> slots = _table[1..];
        uint slot = PropertyNameHash.Compute(name, _table[0]);
        while (true)
        {
            uint entry = slots[(int)slot & (slots.Length - 1)];
            if (entry == 0)
                return NotFound();
            int start = (int)(entry & ((1 << StartBits) - 1));
            int end = start + name.Length;
            if (end < _names.Length && _names[end] == '\n' && AreEqual(name, _names[start..end]))
                return Found(start, name.Length, (int)(entry >> StartBits) - 1, name);
            slot++;
        }
    }

    /// <summary>Compares ASCII names ignoring case, and other names exactly.</summary>
    private static bool AreEqual(ReadOnlySpan<byte> name, ReadOnlySpan<byte> candidate) =>
        Ascii.EqualsIgnoreCase(name, candidate) || name.SequenceEqual(candidate);

    private int NotFound()
    {
        FoundExactly = false;
        return -1;
    }

    /// <param name="start">The offset of the member's name.</param>
    /// <param name="length">Its length.</param>
    /// <param name="index">The member's index.</param>
    /// <param name="name">The name in the JSON.</param>
    private int Found(int start, int length, int index, scoped ReadOnlySpan<byte> name)
    {
        FoundExactly = name.SequenceEqual(_names.Slice(start, length));
        return Found(start, length, index);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Found(int start, int length, int index)
    {
        _nextStart = start + length + 1;
        _nextIndex = index + 1;
        if (_nextStart >= _names.Length)
            _nextStart = _nextIndex = 0;
        return index;
    }
}
