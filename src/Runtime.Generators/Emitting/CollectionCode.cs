using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints how collections are created and added to.</summary>
internal static class CollectionCode
{
    private const string Generic = "global::System.Collections.Generic.";
    private const string Immutable = "global::System.Collections.Immutable.";
    private const string Frozen = "global::System.Collections.Frozen.";

    /// <summary>The C# type that collects the elements.</summary>
    public static string Builder(JsonListModel list) => list.Kind switch
    {
        CollectionKind.Array or CollectionKind.List or CollectionKind.ImmutableArray => $"global::Lambda.Runtime.CompilerServices.PooledArrayBuilder<{list.Element.Type}>",
        CollectionKind.HashSet => $"{Generic}HashSet<{list.Element.Type}>",
        CollectionKind.Constructor => list.Type,
        _ => $"{Generic}List<{list.Element.Type}>",
    };

    /// <summary>The collection, from a variable <c>elements</c>.</summary>
    public static string Result(JsonListModel list) => list.Kind switch
    {
        CollectionKind.Array => "elements.ToArray()",
        CollectionKind.List => "elements.ToList()",
        CollectionKind.ImmutableArray => "global::System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(elements.ToArray())",
        CollectionKind.FrozenSet => $"{Frozen}FrozenSet.ToFrozenSet(elements)",
        CollectionKind.HashSet or CollectionKind.Constructor => "elements",
        _ => $"{Immutable}{list.Kind}.CreateRange(elements)",
    };

    /// <summary>The statement that adds an element.</summary>
    public static string Add(JsonListModel list, string collection, string element) => list.AddMethod switch
    {
        AddMethod.InterfaceAdd => $"(({Generic}ICollection<{list.Element.Type}>){collection}).Add({element});",
        _ => $"{collection}.{list.AddMethod}({element});",
    };

    /// <summary>The C# type that collects the entries.</summary>
    public static string Builder(JsonDictionaryModel dictionary) => dictionary.Kind switch
    {
        DictionaryKind.Dictionary => $"global::Lambda.Runtime.CompilerServices.PooledDictionaryBuilder{Arguments(dictionary)}",
        DictionaryKind.Constructor => dictionary.Type,
        _ => $"{Generic}Dictionary{Arguments(dictionary)}",
    };

    /// <summary>The dictionary, from a variable <c>entries</c>.</summary>
    public static string Result(JsonDictionaryModel dictionary) => dictionary.Kind switch
    {
        DictionaryKind.Dictionary => "entries.ToDictionary()",
        DictionaryKind.FrozenDictionary => $"{Frozen}FrozenDictionary.ToFrozenDictionary(entries)",
        DictionaryKind.Constructor => "entries",
        _ => $"{Immutable}{dictionary.Kind}.CreateRange(entries)",
    };

    /// <summary>A dictionary as the interface through which it is populated, because its type may hide the indexer.</summary>
    public static string AsInterface(JsonDictionaryModel dictionary, string variable) => $"(({Generic}IDictionary{Arguments(dictionary)}){variable})";

    public static string Entry(JsonDictionaryModel dictionary) => $"{Generic}KeyValuePair{Arguments(dictionary)}";

    private static string Arguments(JsonDictionaryModel dictionary) => $"<{dictionary.EntryKey.Type}, {dictionary.Value.Type}>";
}
