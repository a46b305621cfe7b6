using Lambda.Runtime.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json.Rules;

/// <summary>A property or field.</summary>
internal sealed record JsonMemberSymbol(ISymbol Symbol)
{
    public string Name => Symbol.Name;

    public bool IsField => Symbol is IFieldSymbol;

    public ITypeSymbol Type => Symbol is IFieldSymbol known ? known.Type : ((IPropertySymbol)Symbol).Type;

    public bool IsRequired => Symbol is IFieldSymbol { IsRequired: true } or IPropertySymbol { IsRequired: true };

    /// <summary>It is a member of the JSON object without an attribute: a property with a public accessor.</summary>
    public bool IsVisible => Symbol is IPropertySymbol property && (IsPublic(property.GetMethod) || IsPublic(property.SetMethod));

    /// <summary>An accessor can be overridden, or is an override.</summary>
    public bool IsVirtual => Symbol.IsVirtual || Symbol.IsOverride || Symbol.IsAbstract;

    /// <summary>
    /// The properties and then the fields of a type, its own before those of its base types, as System.Text.Json orders them. Members with the same
    /// name are all included.
    /// </summary>
    public static IEnumerable<JsonMemberSymbol> GetAll(INamedTypeSymbol type)
    {
        foreach (INamedTypeSymbol current in Hierarchy(type))
        {
            foreach (ISymbol member in current.GetMembers().OrderBy(static member => member is IFieldSymbol))
            {
                bool counts = member is IPropertySymbol { IsStatic: false, IsIndexer: false, ExplicitInterfaceImplementations.IsEmpty: true }
                    or IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false, AssociatedSymbol: null };
                if (counts && member.Name != "EqualityContract")
                    yield return new JsonMemberSymbol(member);
            }
        }
    }

    /// <summary>Whether another member with the same name hides this one in the type.</summary>
    public bool IsHiddenIn(INamedTypeSymbol type) =>
        Hierarchy(type).Any(other =>
            !SymbolEqualityComparer.Default.Equals(other, Symbol.ContainingType)
            && (type.TypeKind == TypeKind.Interface || IsBase(Symbol.ContainingType, other))
            && other.GetMembers(Name).Any(static member => member is not IPropertySymbol { ExplicitInterfaceImplementations.IsEmpty: false }));

    /// <summary>Whether a member of the same name hides this one or overrides it.</summary>
    public bool IsReplacedBy(JsonMemberSymbol other) =>
        Name == other.Name
        && (SymbolEqualityComparer.Default.Equals(Symbol.ContainingType, other.Symbol.ContainingType) || IsBase(Symbol.ContainingType, other.Symbol.ContainingType));

    public bool CanGet(bool includesHidden) => Symbol switch
    {
        IPropertySymbol { GetMethod: { } getter } => IsPublic(getter) || includesHidden,
        IFieldSymbol field => field.DeclaredAccessibility == Accessibility.Public || includesHidden,
        _ => false,
    };

    /// <summary>How it is set if neither the constructor nor an object initializer sets it.</summary>
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
            return InterfaceOrder.Sort(type);

        var types = new List<INamedTypeSymbol>();
        for (INamedTypeSymbol? current = type; current is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) }; current = current.BaseType)
            types.Add(current);
        return types;
    }

    private static bool IsBase(INamedTypeSymbol type, INamedTypeSymbol of) =>
        (type.TypeKind == TypeKind.Interface ? of.AllInterfaces : Hierarchy(of).Skip(1)).Contains(type, SymbolEqualityComparer.Default);

    private static bool IsPublic(IMethodSymbol? method) => method is { DeclaredAccessibility: Accessibility.Public };
}
