using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json.Rules;

/// <summary>Finds types of the project below a base type: those whose members are lost when a value is written, and those that can be read.</summary>
internal static class DerivedTypeSearch
{
    /// <summary>
    /// Finds a type that adds members to a base type that is abstract, or has no members itself. An interface with members
    /// defines what is written, and is not reported.
    /// </summary>
    /// <returns><see langword="null"/> if no type does.</returns>
    public static INamedTypeSymbol? WithMoreMembers(INamedTypeSymbol type, List<JsonTypeMember> declared, JsonParsingContext context)
    {
        bool isBase = type is { TypeKind: TypeKind.Class, IsAbstract: true }
            || (declared.Count == 0 && type is { IsSealed: false, TypeKind: TypeKind.Class or TypeKind.Interface });
        return isBase
            ? Types(context.Known.Compilation.Assembly.GlobalNamespace).FirstOrDefault(derived => IsBelow(derived, type) && HasMore(derived, declared, context))
            : null;
    }

    /// <summary>Whether the type of a value adds members to the class as which it is written.</summary>
    /// <returns>The type of the value; <see langword="null"/> if it adds none.</returns>
    public static INamedTypeSymbol? WithMoreMembers(INamedTypeSymbol type, ITypeSymbol value, JsonParsingContext context) =>
        value is INamedTypeSymbol derived && IsBelow(derived, type) && HasMore(derived, Members(type, context), context) ? derived : null;

    /// <summary>Finds a type that [JsonDerivedType] can name on an interface or abstract class, so that a value can be read.</summary>
    /// <returns><see langword="null"/> if the project has no such type, or another project declares the base type.</returns>
    public static INamedTypeSymbol? Creatable(ITypeSymbol type, JsonParsingContext context) =>
        type is INamedTypeSymbol { IsAbstract: true, IsGenericType: false } declared
        && context.Direction == JsonDirection.Read
        && context.LocationIn(declared) is not null
        && !declared.AllInterfaces.Any(static one => one.SpecialType == SpecialType.System_Collections_IEnumerable)
            ? Types(context.Known.Compilation.Assembly.GlobalNamespace)
                .FirstOrDefault(derived => derived is { TypeKind: TypeKind.Class, IsGenericType: false } && IsBelow(derived, declared))
            : null;

    private static bool HasMore(INamedTypeSymbol derived, List<JsonTypeMember> declared, JsonParsingContext context) =>
        Members(derived, context)
            .Any(member => member is { IsIgnored: false } && member.Symbol.CanGet(member.Attributes.IsIncluded) && !declared.Exists(own => own.Symbol.Name == member.Symbol.Name));

    private static List<JsonTypeMember> Members(INamedTypeSymbol type, JsonParsingContext context) =>
        JsonTypeMember.GetAll(type, context.Options.NamingPolicy, static member => new JsonAttributes(member.Symbol), static _ => { });

    /// <summary>Whether a value may be of the type, and is below the other.</summary>
    public static bool IsBelow(INamedTypeSymbol derived, INamedTypeSymbol type)
    {
        if (derived is not { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false })
            return false;
        if (type.TypeKind == TypeKind.Interface)
            return derived.AllInterfaces.Any(one => SymbolEqualityComparer.Default.Equals(one, type));
        for (INamedTypeSymbol? current = derived.BaseType; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, type))
                return true;
        }

        return false;
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container)
    {
        foreach (ISymbol member in container.GetMembers())
        {
            if (member is not INamespaceOrTypeSymbol inner)
                continue;
            if (inner is INamedTypeSymbol type)
                yield return type;
            foreach (INamedTypeSymbol nested in Types(inner))
                yield return nested;
        }
    }
}
