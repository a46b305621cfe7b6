using Lambda.Runtime.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing;

/// <summary>A property or field, looked at in one way.</summary>
internal sealed record JsonMemberSymbol(ISymbol Symbol, int Order = 0)
{
    public string Name => Symbol.Name;

    public bool IsField => Symbol is IFieldSymbol;

    public ITypeSymbol Type => Symbol is IFieldSymbol known ? known.Type : ((IPropertySymbol)Symbol).Type;

    public bool IsRequired => Symbol is IFieldSymbol { IsRequired: true } or IPropertySymbol { IsRequired: true };

    /// <summary>It counts without an attribute: a property, one of whose accessors is public.</summary>
    public bool IsVisible => Symbol is IPropertySymbol property && (IsPublic(property.GetMethod) || IsPublic(property.SetMethod));

    /// <summary>
    /// The properties and then the fields of a type, its own before those of its base types, as System.Text.Json orders them. Of those with
    /// one name the most derived counts.
    /// </summary>
    public static IEnumerable<JsonMemberSymbol> Of(INamedTypeSymbol type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (INamedTypeSymbol current in Hierarchy(type))
        {
            foreach (ISymbol member in current.GetMembers().OrderBy(static member => member is IFieldSymbol))
            {
                bool counts = member is IPropertySymbol { IsStatic: false, IsIndexer: false, ExplicitInterfaceImplementations.IsEmpty: true }
                    or IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false, AssociatedSymbol: null };
                if (counts && member.Name != "EqualityContract" && seen.Add(member.Name))
                    yield return new JsonMemberSymbol(member);
            }
        }
    }

    public bool CanGet(bool includesHidden) => Symbol switch
    {
        IPropertySymbol { GetMethod: { } getter } => IsPublic(getter) || includesHidden,
        IFieldSymbol field => field.DeclaredAccessibility == Accessibility.Public || includesHidden,
        _ => false,
    };

    /// <summary>How it is set where neither the constructor nor an object initializer does.</summary>
    public MemberSet SetBy(bool includesHidden) => Symbol switch
    {
        IPropertySymbol { SetMethod: { } setter } when IsPublic(setter) => setter.IsInitOnly ? MemberSet.Accessor : MemberSet.Assign,
        IPropertySymbol { SetMethod: not null } when includesHidden => MemberSet.Accessor,
        IFieldSymbol { IsReadOnly: false } field when includesHidden =>
            field.DeclaredAccessibility == Accessibility.Public ? MemberSet.Assign : MemberSet.Accessor,
        _ => MemberSet.Never,
    };

    private static List<INamedTypeSymbol> Hierarchy(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Interface)
            return [type, .. type.AllInterfaces];

        var types = new List<INamedTypeSymbol>();
        for (INamedTypeSymbol? current = type; current is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) }; current = current.BaseType)
            types.Add(current);
        return types;
    }

    private static bool IsPublic(IMethodSymbol? method) => method is { DeclaredAccessibility: Accessibility.Public };
}
