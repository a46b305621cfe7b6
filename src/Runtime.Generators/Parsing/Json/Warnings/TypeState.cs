using Lambda.Runtime.Generators.Parsing.Json.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.Generators.Parsing.Json.Warnings;

/// <summary>Decides whether objects of a type have data, unlike types that are empty on purpose, such as <c>record Ping;</c>.</summary>
internal static class TypeState
{
    public static bool HasData(INamedTypeSymbol type, Compilation compilation)
    {
        for (INamedTypeSymbol? current = type; current is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) }; current = current.BaseType)
        {
            if (current.GetMembers().OfType<IFieldSymbol>().Any(field => IsData(field, compilation)) || HasParameters(current))
                return true;
        }

        return false;
    }

    private static bool IsData(IFieldSymbol field, Compilation compilation) =>
        field is { IsStatic: false, AssociatedSymbol: not IEventSymbol }
        && !(field.AssociatedSymbol is IPropertySymbol property && new JsonMemberSymbol(property).IsVisible)
        && !(field.IsReadOnly && PropertyState.InitializerOf(field) is { } initial && TypeCode.IsConstant(initial, compilation))
        && field.Type is { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.Delegate }
        && field.Type.ContainingNamespace?.ToDisplayString() != "System.Threading";

    /// <summary>The parameters of a primary constructor are fields without symbols. A type from an assembly has data if all of its constructors have parameters.</summary>
    private static bool HasParameters(INamedTypeSymbol type)
    {
        if (type.DeclaringSyntaxReferences.IsEmpty)
        {
            return type is { TypeKind: TypeKind.Class, InstanceConstructors.IsEmpty: false }
                && type.InstanceConstructors.All(static constructor => !constructor.Parameters.IsEmpty);
        }

        return type.DeclaringSyntaxReferences.Any(
            static of => of.GetSyntax() is ClassDeclarationSyntax { ParameterList.Parameters.Count: > 0 } or StructDeclarationSyntax { ParameterList.Parameters.Count: > 0 });
    }
}
