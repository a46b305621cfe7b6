using Lambda.Runtime.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Symbols;

/// <summary>The default values of parameters.</summary>
internal static class DefaultValues
{
    /// <returns><see langword="null"/> without a default value, or if that is the default of the type.</returns>
    public static ConstantModel? Find(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue || parameter.ExplicitDefaultValue is not { } constant)
            return null;
        return new ConstantModel(constant, EnumOf(parameter.Type) is { } enumeration ? TypeNames.Full(enumeration) : null);
    }

    private static ITypeSymbol? EnumOf(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Enum } => type,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => EnumOf(nullable.TypeArguments[0]),
        _ => null,
    };
}
