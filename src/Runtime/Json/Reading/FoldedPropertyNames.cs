using System.Buffers;
using System.ComponentModel;
using System.Text;
using System.Text.Unicode;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Finds the JSON names of a type in any case, if at least one has non-ASCII letters.</summary>
/// <remarks>
/// Used by generated readers, one instance per type. Safe to share. Comparing such letters takes longer than everything else that is done with a
/// name, so the results for the first names are cached: most documents have the same names.
/// </remarks>
/// <param name="names">The names, each followed by a line feed.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FoldedPropertyNames(string names)
{
    /// <summary>How many names are cached; a power of two.</summary>
    private const int CachedNames = 64;

    /// <summary>Longer names, in bytes, are neither cached nor copied to the stack.</summary>
    private const int MaxShortLength = 64;

    private readonly Lazy<Dictionary<string, Place>.AlternateLookup<ReadOnlySpan<char>>> _places =
        new(() => Places(names).GetAlternateLookup<ReadOnlySpan<char>>());

    /// <summary>The cached names, each at its hash. An entry is never replaced, so a document cannot make the cache grow.</summary>
    private readonly Known?[] _known = new Known?[CachedNames];

    /// <summary>Finds the name, as <see cref="StringComparison.OrdinalIgnoreCase"/> compares it.</summary>
    /// <param name="name">UTF-8. Invalid bytes are read as replacement characters.</param>
    /// <returns>Where the name is, or <see langword="null"/>.</returns>
    internal Place? Find(ReadOnlySpan<byte> name)
    {
        ref Known? known = ref _known[PropertyNameHash.Compute(name, 0) % CachedNames];
        if (known is { } found && name.SequenceEqual(found.Name))
            return found.Place;
        Place? place = Search(name);
        if (known is null && name.Length <= MaxShortLength)
            known = new Known(name.ToArray(), place);
        return place;
    }

    private Place? Search(ReadOnlySpan<byte> name)
    {
        char[]? rented = null;
        Span<char> chars = name.Length <= MaxShortLength ? stackalloc char[MaxShortLength] : rented = ArrayPool<char>.Shared.Rent(name.Length);
        Utf8.ToUtf16(name, chars, out _, out int length);
        bool isFound = _places.Value.TryGetValue(chars[..length], out Place? place);
        if (rented is not null)
            ArrayPool<char>.Shared.Return(rented);
        return isFound ? place : null;
    }

    private static Dictionary<string, Place> Places(string names)
    {
        var places = new Dictionary<string, Place>(StringComparer.OrdinalIgnoreCase);
        int start = 0;
        foreach (string name in names.TrimEnd('\n').Split('\n'))
        {
            int length = Encoding.UTF8.GetByteCount(name);
            places.TryAdd(name, new Place(start, length, places.Count));
            start += length + 1;
        }

        return places;
    }

    /// <summary>The place of a name.</summary>
    /// <param name="Start">The offset of its first byte among the bytes of all names.</param>
    /// <param name="Length">Its length in bytes.</param>
    /// <param name="Index">Its index.</param>
    internal sealed record Place(int Start, int Length, int Index);

    private sealed record Known(byte[] Name, Place? Place);
}
