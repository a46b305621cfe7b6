using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json.Warnings;

/// <summary>
/// Recognizes attributes with which other source generators add members to a type. Generators do not see each other's output, so these members are
/// unknown in the project that declares the type, but known in projects that reference it.
/// </summary>
internal static class GeneratedMembers
{
    private static readonly Dictionary<string, string> TypeAttributes = new()
    {
        ["ValueObjectAttribute"] = "Vogen Thinktecture",
        ["ComplexValueObjectAttribute"] = "Thinktecture",
        ["SmartEnumAttribute"] = "Thinktecture",
        ["AdHocUnionAttribute"] = "Thinktecture",
        ["UnionAttribute"] = "Thinktecture Dunet",
        ["StronglyTypedIdAttribute"] = "StronglyTypedIds",
        ["UnitOfAttribute"] = "UnitGenerator",
        ["IntellenumAttribute"] = "Intellenum",
        ["GenerateOneOfAttribute"] = "OneOf",
    };

    private static readonly Dictionary<string, string> FieldAttributes = new()
    {
        ["ObservablePropertyAttribute"] = "CommunityToolkit.Mvvm.ComponentModel",
        ["ReactiveAttribute"] = "ReactiveUI.SourceGenerators",
    };

    /// <returns>The attribute's name without its suffix; <see langword="null"/> without such an attribute.</returns>
    public static string? FindOnType(INamedTypeSymbol type) => Find(type, TypeAttributes);

    /// <returns>The attribute's name without its suffix; <see langword="null"/> without such an attribute.</returns>
    public static string? FindOnField(IFieldSymbol field) => Find(field, FieldAttributes);

    /// <summary>The property for such a field: <c>name</c>, <c>_name</c> and <c>m_name</c> become <c>Name</c>.</summary>
    public static string PropertyOf(IFieldSymbol field)
    {
        string name = (field.Name.StartsWith("m_", StringComparison.Ordinal) ? field.Name.Substring(2) : field.Name).TrimStart('_');
        return name.Length == 0 ? field.Name : char.ToUpperInvariant(name[0]) + name.Substring(1);
    }

    private static string? Find(ISymbol symbol, Dictionary<string, string> known)
    {
        if (symbol.DeclaringSyntaxReferences.IsEmpty)
            return null;
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { } type
                && known.TryGetValue(type.Name, out string? spaces)
                && spaces.Split(' ').Contains(type.ContainingNamespace.ToDisplayString()))
            {
                return type.Name.Substring(0, type.Name.Length - "Attribute".Length);
            }
        }

        return null;
    }
}
