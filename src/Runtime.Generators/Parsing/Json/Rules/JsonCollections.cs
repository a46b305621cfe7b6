using Lambda.Runtime.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json.Rules;

/// <summary>Recognizes collections and dictionaries.</summary>
internal static class JsonCollections
{
    /// <summary>Finds the generic interface that defines the elements of a type: the type itself, or the only such interface that it implements.</summary>
    public static INamedTypeSymbol? Find(ITypeSymbol type, string interfaceName)
    {
        if (type is INamedTypeSymbol named && Is(named, interfaceName))
            return named;
        List<INamedTypeSymbol> found = [.. type.AllInterfaces.Where(i => Is(i, interfaceName))];
        return found.Count == 1 ? found[0] : null;
    }

    /// <summary>How an array or collection is created, and how an element is added; <see langword="null"/> if it cannot be created.</summary>
    public static (CollectionKind Kind, AddMethod Add)? FormOfList(ITypeSymbol type) => type is IArrayTypeSymbol ? (CollectionKind.Array, AddMethod.Add) : FullName(type) switch
    {
        "System.Collections.Generic.List" or "System.Collections.Generic.IEnumerable" or "System.Collections.Generic.ICollection"
            or "System.Collections.Generic.IList" or "System.Collections.Generic.IReadOnlyCollection"
            or "System.Collections.Generic.IReadOnlyList" => (CollectionKind.List, AddMethod.Add),
        "System.Collections.Generic.ISet" or "System.Collections.Generic.IReadOnlySet" => (CollectionKind.HashSet, AddMethod.Add),
        "System.Collections.Generic.Stack" or "System.Collections.Concurrent.ConcurrentStack" => (CollectionKind.Constructor, AddMethod.Push),
        "System.Collections.Generic.Queue" or "System.Collections.Concurrent.ConcurrentQueue" => (CollectionKind.Constructor, AddMethod.Enqueue),
        "System.Collections.Concurrent.ConcurrentBag" => (CollectionKind.Constructor, AddMethod.Add),
        "System.Collections.Immutable.ImmutableArray" => (CollectionKind.ImmutableArray, AddMethod.Add),
        "System.Collections.Immutable.ImmutableList" or "System.Collections.Immutable.IImmutableList" => (CollectionKind.ImmutableList, AddMethod.Add),
        "System.Collections.Immutable.ImmutableHashSet" or "System.Collections.Immutable.IImmutableSet" => (CollectionKind.ImmutableHashSet, AddMethod.Add),
        "System.Collections.Immutable.ImmutableSortedSet" => (CollectionKind.ImmutableSortedSet, AddMethod.Add),
        "System.Collections.Immutable.ImmutableQueue" or "System.Collections.Immutable.IImmutableQueue" => (CollectionKind.ImmutableQueue, AddMethod.Add),
        "System.Collections.Immutable.ImmutableStack" or "System.Collections.Immutable.IImmutableStack" => (CollectionKind.ImmutableStack, AddMethod.Add),
        "System.Collections.Frozen.FrozenSet" => (CollectionKind.FrozenSet, AddMethod.Add),
        _ => CanBeAddedTo(type, "ICollection") ? (CollectionKind.Constructor, AddMethod.InterfaceAdd) : null,
    };

    /// <summary>How a dictionary is created; <see langword="null"/> if it cannot be created.</summary>
    public static DictionaryKind? FormOfDictionary(ITypeSymbol type) => FullName(type) switch
    {
        "System.Collections.Generic.Dictionary" or "System.Collections.Generic.IDictionary"
            or "System.Collections.Generic.IReadOnlyDictionary" => DictionaryKind.Dictionary,
        "System.Collections.Immutable.ImmutableDictionary" or "System.Collections.Immutable.IImmutableDictionary" => DictionaryKind.ImmutableDictionary,
        "System.Collections.Immutable.ImmutableSortedDictionary" => DictionaryKind.ImmutableSortedDictionary,
        "System.Collections.Frozen.FrozenDictionary" => DictionaryKind.FrozenDictionary,
        _ => CanBeAddedTo(type, "IDictionary") ? DictionaryKind.Constructor : null,
    };

    /// <summary>The method that adds an element to an existing collection; <see langword="null"/> if it takes none.</summary>
    public static AddMethod? AddMethodOf(ITypeSymbol type) => FullName(type) switch
    {
        "System.Collections.Generic.List" or "System.Collections.Generic.ICollection" or "System.Collections.Generic.IList"
            or "System.Collections.Generic.ISet" or "System.Collections.Generic.HashSet" => AddMethod.Add,
        "System.Collections.Generic.Stack" or "System.Collections.Concurrent.ConcurrentStack" => AddMethod.Push,
        "System.Collections.Generic.Queue" or "System.Collections.Concurrent.ConcurrentQueue" => AddMethod.Enqueue,
        _ => CanBeAddedTo(type, "ICollection") ? AddMethod.InterfaceAdd : null,
    };

    /// <summary>Whether entries can be added to an existing dictionary.</summary>
    public static bool CanTakeEntries(ITypeSymbol type) =>
        FullName(type) == "System.Collections.Generic.IDictionary"
        || (!FullName(type).StartsWith("System.Collections.Immutable.", StringComparison.Ordinal) && CanBeAddedTo(type, "IDictionary"));

    /// <summary>Whether an instance may be read-only, which its type does not tell.</summary>
    public static bool MayBeReadOnly(ITypeSymbol type) =>
        FullName(type) is not ("System.Collections.Generic.List" or "System.Collections.Generic.HashSet" or "System.Collections.Generic.Stack"
            or "System.Collections.Concurrent.ConcurrentStack" or "System.Collections.Generic.Queue" or "System.Collections.Concurrent.ConcurrentQueue"
            or "System.Collections.Generic.Dictionary");

    private static bool CanBeAddedTo(ITypeSymbol type, string interfaceName) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: false } named
        && Find(type, interfaceName) is not null
        && named.InstanceConstructors.Any(static c => c.Parameters.IsEmpty && c.DeclaredAccessibility == Accessibility.Public);

    private static bool Is(INamedTypeSymbol type, string interfaceName) =>
        type.TypeKind == TypeKind.Interface && type.Name == interfaceName && type.IsGenericType
        && type.ContainingNamespace.ToDisplayString() == "System.Collections.Generic";

    private static string FullName(ITypeSymbol type) => $"{type.ContainingNamespace?.ToDisplayString()}.{type.Name}";
}
