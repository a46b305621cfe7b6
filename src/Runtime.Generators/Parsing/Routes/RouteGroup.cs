using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.Generators.Parsing.Routes;

/// <summary>The values that a type takes from a request.</summary>
/// <param name="Arguments">The parameters of its constructor.</param>
/// <param name="Members">The properties that are set after it.</param>
internal sealed record RouteGroup(List<RouteInput> Arguments, List<RouteInput> Members)
{
    /// <returns><see langword="null"/> if the type cannot be created.</returns>
    public static RouteGroup? Find(ITypeSymbol type, out string problem)
    {
        problem = "";
        string name = TypeNames.Display(type);
        if (type is not INamedTypeSymbol { IsAbstract: false, TypeKind: TypeKind.Class or TypeKind.Struct } named)
        {
            problem = $"is of type '{name}', which cannot be created from values; take a record, a class or a struct";
            return null;
        }

        IMethodSymbol[] constructors = [.. named.InstanceConstructors.Where(constructor => constructor.DeclaredAccessibility == Accessibility.Public
            && !(constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, type)))];
        IMethodSymbol[] withParameters = [.. constructors.Where(static constructor => constructor.Parameters.Length > 0)];
        if (withParameters.Length > 1 || constructors.Length == 0)
        {
            problem = $"is of type '{name}', which has {(constructors.Length == 0 ? "no public constructor" : "several constructors with parameters")}; give it one";
            return null;
        }

        IMethodSymbol constructor = withParameters.FirstOrDefault() ?? constructors[0];
        List<RouteInput> members = [.. Properties(named)
            .Where(property => !constructor.Parameters.Any(parameter => string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase)))
            .Select(static property => RouteInput.Of(property))];
        if (members.FirstOrDefault(static member => HasInitializer(member.Symbol)) is { } initialized)
        {
            problem = $"is of type '{name}', whose property '{initialized.Name}' has an initial value, which a missing value would replace; make it a constructor parameter with a default value";
            return null;
        }

        return new RouteGroup([.. constructor.Parameters.Select(static parameter => RouteInput.Of(parameter))], members);
    }

    private static IEnumerable<IPropertySymbol> Properties(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is { SpecialType: not SpecialType.System_Object }; current = current.BaseType)
        {
            foreach (IPropertySymbol property in current.GetMembers().OfType<IPropertySymbol>())
            {
                if (property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, SetMethod.DeclaredAccessibility: Accessibility.Public })
                    yield return property;
            }
        }
    }

    private static bool HasInitializer(ISymbol property) =>
        property.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax() is PropertyDeclarationSyntax { Initializer: not null });
}
