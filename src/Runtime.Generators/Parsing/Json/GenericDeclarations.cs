using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Json.Rules;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json;

/// <summary>Declarations of members as an accessor repeats them: the runtime wants type parameters and constraints to match.</summary>
internal static class GenericDeclarations
{
    public static JsonDeclarationModel Of(JsonMemberSymbol member) =>
        Of(member.Symbol.ContainingType, TypeNames.Full(new JsonMemberSymbol(member.Symbol.OriginalDefinition).Type));

    /// <summary>Of a constructor the value is its parameters.</summary>
    public static JsonDeclarationModel Of(IMethodSymbol constructor) => Of(
        constructor.ContainingType,
        string.Join(", ", constructor.OriginalDefinition.Parameters.Select(static (parameter, i) => $"{TypeNames.Full(parameter.Type)} p{i}")));

    private static JsonDeclarationModel Of(INamedTypeSymbol type, string value)
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
            value,
            parameters.Count == 0 ? "" : $"<{string.Join(", ", parameters.Select(static p => p.Name))}>",
            string.Concat(parameters.Select(ConstraintsOf)),
            arguments.Count == 0 ? "" : $"<{string.Join(", ", arguments.Select(TypeNames.Full))}>");
    }

    private static string ConstraintsOf(ITypeParameterSymbol parameter)
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
        return constraints.Count == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", constraints)}";
    }
}
