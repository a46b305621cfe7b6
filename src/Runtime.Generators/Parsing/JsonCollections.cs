using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing;

/// <summary>How a collection is made out of its elements.</summary>
/// <param name="Builder">The C# type that they are collected in.</param>
/// <param name="Add">The statement that adds one, with <c>{0}</c> for it, to the variable <c>elements</c>.</param>
/// <param name="Result">The expression for the collection.</param>
internal sealed record CollectionForm(string Builder, string Add, string Result);

/// <summary>The collections of .NET, and what else has their shape.</summary>
internal static class JsonCollections
{
    private const string Generic = "global::System.Collections.Generic.";
    private const string Immutable = "global::System.Collections.Immutable.";
    private const string Frozen = "global::System.Collections.Frozen.";
    private const string Add = "elements.Add({0});";

    /// <summary>The interface that says what a type's elements are: itself, or the only one of its kind.</summary>
    public static INamedTypeSymbol? Find(ITypeSymbol type, string interfaceName)
    {
        if (type is INamedTypeSymbol named && Is(named, interfaceName))
            return named;
        List<INamedTypeSymbol> found = [.. type.AllInterfaces.Where(i => Is(i, interfaceName))];
        return found.Count == 1 ? found[0] : null;
    }

    /// <summary>How an array or collection is read; <see langword="null"/> when it cannot be made.</summary>
    public static CollectionForm? FormOfList(ITypeSymbol type, ITypeSymbol element)
    {
        string e = TypeNames.Full(element);
        string list = $"{Generic}List<{e}>";
        string elements = $"global::Lambda.Runtime.CompilerServices.PooledArrayBuilder<{e}>";
        if (type is IArrayTypeSymbol)
            return new CollectionForm(elements, Add, "elements.ToArray()");

        return FullName(type) switch
        {
            "System.Collections.Generic.List" or "System.Collections.Generic.IEnumerable" or "System.Collections.Generic.ICollection"
                or "System.Collections.Generic.IList" or "System.Collections.Generic.IReadOnlyCollection"
                or "System.Collections.Generic.IReadOnlyList" => new CollectionForm(elements, Add, "elements.ToList()"),
            "System.Collections.Generic.ISet" or "System.Collections.Generic.IReadOnlySet" => new CollectionForm($"{Generic}HashSet<{e}>", Add, "elements"),
            "System.Collections.Generic.Stack" or "System.Collections.Concurrent.ConcurrentStack" =>
                new CollectionForm(TypeNames.Full(type), "elements.Push({0});", "elements"),
            "System.Collections.Generic.Queue" or "System.Collections.Concurrent.ConcurrentQueue" =>
                new CollectionForm(TypeNames.Full(type), "elements.Enqueue({0});", "elements"),
            "System.Collections.Concurrent.ConcurrentBag" => new CollectionForm(TypeNames.Full(type), Add, "elements"),
            "System.Collections.Immutable.ImmutableArray" =>
                new CollectionForm(elements, Add, "global::System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(elements.ToArray())"),
            "System.Collections.Immutable.ImmutableList" or "System.Collections.Immutable.IImmutableList" => Range("ImmutableList"),
            "System.Collections.Immutable.ImmutableHashSet" or "System.Collections.Immutable.IImmutableSet" => Range("ImmutableHashSet"),
            "System.Collections.Immutable.ImmutableSortedSet" => Range("ImmutableSortedSet"),
            "System.Collections.Immutable.ImmutableQueue" or "System.Collections.Immutable.IImmutableQueue" => Range("ImmutableQueue"),
            "System.Collections.Immutable.ImmutableStack" or "System.Collections.Immutable.IImmutableStack" => Range("ImmutableStack"),
            "System.Collections.Frozen.FrozenSet" => new CollectionForm(list, Add, $"{Frozen}FrozenSet.ToFrozenSet(elements)"),
            _ when CanBeFilled(type, "ICollection") =>
                new CollectionForm(TypeNames.Full(type), $"(({Generic}ICollection<{e}>)elements).Add({{0}});", "elements"),
            _ => null,
        };

        CollectionForm Range(string name) => new(list, Add, $"{Immutable}{name}.CreateRange(elements)");
    }

    /// <summary>How a dictionary is read, into the variable <c>entries</c>; <see langword="null"/> when it cannot be made.</summary>
    public static (string Builder, string Result)? FormOfDictionary(ITypeSymbol type, ITypeSymbol key, ITypeSymbol value)
    {
        string arguments = $"<{TypeNames.Full(key)}, {TypeNames.Full(value)}>";
        string dictionary = $"{Generic}Dictionary{arguments}";
        return FullName(type) switch
        {
            "System.Collections.Generic.Dictionary" or "System.Collections.Generic.IDictionary"
                or "System.Collections.Generic.IReadOnlyDictionary" =>
                ($"global::Lambda.Runtime.CompilerServices.PooledDictionaryBuilder{arguments}", "entries.ToDictionary()"),
            "System.Collections.Immutable.ImmutableDictionary" or "System.Collections.Immutable.IImmutableDictionary" =>
                (dictionary, $"{Immutable}ImmutableDictionary.CreateRange(entries)"),
            "System.Collections.Immutable.ImmutableSortedDictionary" => (dictionary, $"{Immutable}ImmutableSortedDictionary.CreateRange(entries)"),
            "System.Collections.Frozen.FrozenDictionary" => (dictionary, $"{Frozen}FrozenDictionary.ToFrozenDictionary(entries)"),
            _ when CanBeFilled(type, "IDictionary") => (TypeNames.Full(type), "entries"),
            _ => null,
        };
    }

    /// <summary>The statement that adds an element, <c>{0}</c>, to a collection that is there, <c>value</c>; <see langword="null"/> when it takes none.</summary>
    public static string? AddTo(ITypeSymbol type, ITypeSymbol element) => FullName(type) switch
    {
        "System.Collections.Generic.List" or "System.Collections.Generic.ICollection" or "System.Collections.Generic.IList"
            or "System.Collections.Generic.ISet" or "System.Collections.Generic.HashSet" => "value.Add({0});",
        "System.Collections.Generic.Stack" or "System.Collections.Concurrent.ConcurrentStack" => "value.Push({0});",
        "System.Collections.Generic.Queue" or "System.Collections.Concurrent.ConcurrentQueue" => "value.Enqueue({0});",
        _ when CanBeFilled(type, "ICollection") => $"(({Generic}ICollection<{TypeNames.Full(element)}>)value).Add({{0}});",
        _ => null,
    };

    /// <summary>Whether a dictionary that is there takes more entries.</summary>
    public static bool CanTakeEntries(ITypeSymbol type) =>
        FullName(type) == "System.Collections.Generic.IDictionary"
        || (!FullName(type).StartsWith("System.Collections.Immutable.", StringComparison.Ordinal) && CanBeFilled(type, "IDictionary"));

    /// <summary>Whether a collection may say of itself that it takes nothing, because its type does not know.</summary>
    public static bool MayBeReadOnly(ITypeSymbol type) =>
        FullName(type) is not ("System.Collections.Generic.List" or "System.Collections.Generic.HashSet" or "System.Collections.Generic.Stack"
            or "System.Collections.Concurrent.ConcurrentStack" or "System.Collections.Generic.Queue" or "System.Collections.Concurrent.ConcurrentQueue"
            or "System.Collections.Generic.Dictionary");

    private static bool CanBeFilled(ITypeSymbol type, string interfaceName) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: false } named
        && Find(type, interfaceName) is not null
        && named.InstanceConstructors.Any(static c => c.Parameters.IsEmpty && c.DeclaredAccessibility == Accessibility.Public);

    private static bool Is(INamedTypeSymbol type, string interfaceName) =>
        type.TypeKind == TypeKind.Interface && type.Name == interfaceName && type.IsGenericType
        && type.ContainingNamespace.ToDisplayString() == "System.Collections.Generic";

    private static string FullName(ITypeSymbol type) => $"{type.ContainingNamespace?.ToDisplayString()}.{type.Name}";
}
