using System.ComponentModel;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Lambda.Runtime.Json;

/// <summary>Finds which member of a type a JSON property is, the way <see cref="JsonSerializerOptions.Web"/> does: in any case.</summary>
/// <remarks>
/// Used by the readers that the generator writes, one instance per object. Most JSON comes in the order of the type's members, so the
/// name after the last one found is tried first.
/// </remarks>
/// <param name="names">The members' JSON names as UTF-8, each followed by a line feed.</param>
/// <param name="keepsNames">Whether <see cref="UnknownName"/> will be asked for.</param>
/// <param name="refusesMetadata">Whether names that start with a dollar sign are refused, as in types with a discriminator.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct JsonMembers(ReadOnlySpan<byte> names, bool keepsNames = false, bool refusesMetadata = false)
{
    private readonly ReadOnlySpan<byte> _names = names;
    private int _nextStart;
    private int _nextIndex;

    /// <summary>Whether the last property has a member's name in just its case.</summary>
    public bool FoundExactly { get; private set; }

    /// <summary>The name of the last property that was no member, or one in another case.</summary>
    public string? UnknownName { get; private set; }

    /// <summary>Moves to the next property of the object and on to its value.</summary>
    /// <param name="reader">At the object's start, or at the end of the last property's value.</param>
    /// <param name="member">The index of the member's name; -1 when there is no such member.</param>
    /// <returns>False at the end of the object.</returns>
    public bool MoveNext(ref JsonReader reader, out int member)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.EndObject)
        {
            member = -1;
            return false;
        }

        if (refusesMetadata && IsMetadata(ref reader))
            throw JsonDiscriminator.Metadata();
        member = Find(ref reader);
        if (keepsNames && !FoundExactly)
            UnknownName = NameOf(ref reader);
        reader.Read();
        return true;
    }

    /// <summary>
    /// A property's name. What is no valid UTF-8 in it stands as replacement characters: a value would be refused for it, but a name has only
    /// to be told from the names of members.
    /// </summary>
    private static string NameOf(ref JsonReader reader)
    {
        if (Utf8.IsValid(reader.ValueSpan))
            return JsonValue.GetString(ref reader)!;
        string repaired = Encoding.UTF8.GetString(reader.ValueSpan);
        if (!reader.ValueIsEscaped)
            return repaired;
        return JsonEscapes.Undo(Encoding.UTF8.GetBytes(repaired)) ?? throw JsonValue.InvalidUnicode();
    }

    private static bool IsMetadata(ref JsonReader reader) =>
        reader.ValueIsEscaped ? NameOf(ref reader).StartsWith('$') : reader.ValueSpan.StartsWith("$"u8);

    private int Find(ref JsonReader reader)
    {
        FoundExactly = true;
        if (reader.ValueIsEscaped)
            return FindFolded(NameOf(ref reader));

        ReadOnlySpan<byte> name = reader.ValueSpan;
        ReadOnlySpan<byte> rest = _names[_nextStart..];
        if (rest.StartsWith(name) && name.Length < rest.Length && rest[name.Length] == '\n')
            return Found(_nextStart, _nextIndex, name);

        int index = 0;
        for (int start = 0; start < _names.Length; index++)
        {
            ReadOnlySpan<byte> candidate = NameAt(start);
            if (Ascii.EqualsIgnoreCase(name, candidate))
            {
                FoundExactly = name.SequenceEqual(candidate);
                return Found(start, index, candidate);
            }

            start += candidate.Length + 1;
        }

        // Letters beyond ASCII fold by rules of their own, which are those of strings.
        FoundExactly = false;
        return Ascii.IsValid(name) && Ascii.IsValid(_names) ? -1 : FindFolded(NameOf(ref reader));
    }

    private int FindFolded(string? name)
    {
        FoundExactly = false;
        int index = 0;
        for (int start = 0; start < _names.Length; index++)
        {
            ReadOnlySpan<byte> candidate = NameAt(start);
            string member = Encoding.UTF8.GetString(candidate);
            if (string.Equals(name, member, StringComparison.OrdinalIgnoreCase))
            {
                FoundExactly = name == member;
                return Found(start, index, candidate);
            }

            start += candidate.Length + 1;
        }

        return -1;
    }

    private int Found(int start, int index, ReadOnlySpan<byte> name)
    {
        _nextStart = start + name.Length + 1;
        _nextIndex = index + 1;
        if (_nextStart >= _names.Length)
            _nextStart = _nextIndex = 0;
        return index;
    }

    private readonly ReadOnlySpan<byte> NameAt(int start)
    {
        ReadOnlySpan<byte> rest = _names[start..];
        int end = rest.IndexOf((byte)'\n');
        return end < 0 ? rest : rest[..end];
    }
}
