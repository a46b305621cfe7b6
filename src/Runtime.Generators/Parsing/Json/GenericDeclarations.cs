using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Json.Rules;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json;

/// <summary>Creates the declarations that accessors repeat. The .NET runtime requires that type parameters and constraints match.</summary>
internal static class GenericDeclarations
{
    public static JsonDeclarationModel Create(JsonMemberSymbol member) =>
        Create(member.Symbol.ContainingType, [new JsonMemberSymbol(member.Symbol.OriginalDefinition).Type]);

    public static JsonDeclarationModel Create(IMethodSymbol constructor) => Create(
        constructor.ContainingType,
        constructor.OriginalDefinition.Parameters.Select(static parameter => parameter.Type));

    private static JsonDeclarationModel Create(INamedTypeSymbol type, IEnumerable<ITypeSymbol> values)
    {
        var parameters = new List<ITypeParameterSymbol>();
        var arguments = new List<ITypeSymbol>();
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            parameters.InsertRange(0, current.TypeParameters);
            arguments.InsertRange(0, current.TypeArguments);
        }

        return new JsonDeclarationModel(
            TypeNames.Full(type.OriginalDefinition),
            values.Select(TypeNames.Full).ToEquatableArray(),
            parameters.Select(static parameter => new TypeParameterModel(parameter.Name, ConstraintsOf(parameter).ToEquatableArray())).ToEquatableArray(),
            arguments.Select(TypeNames.Full).ToEquatableArray());
    }

    private static List<string> ConstraintsOf(ITypeParameterSymbol parameter)
    {
        var constraints = new List<string>();
        if (parameter.HasUnmanagedTypeConstraint)
            constraints.Add("unmanaged");
        else if (parameter.HasValueTypeConstraint)
            constraints.Add("struct");
        else if (parameter.HasReferenceTypeConstraint)
            constraints.Add("class");
        else if (parameter.HasNotNullConstraint)
            constraints.Add("notnull");
        constraints.AddRange(parameter.ConstraintTypes.Select(TypeNames.Full));
        if (parameter.HasConstructorConstraint)
            constraints.Add("new()");
        return constraints;
    }
}
