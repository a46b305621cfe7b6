using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lambda.Runtime.Generators.Parsing;

/// <summary>The default value of a constructor's parameter, as a C# expression.</summary>
internal static class DefaultValues
{
    public static string Of(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue)
            return "default";
        if (parameter.ExplicitDefaultValue is { } constant && EnumOf(parameter.Type) is { } enumeration)
            return $"({TypeNames.Full(enumeration)})({SymbolDisplay.FormatPrimitive(constant, quoteStrings: true, useHexadecimalNumbers: false)})";
        return parameter.ExplicitDefaultValue switch
        {
            null => "default",
            double.NaN => "double.NaN",
            double.PositiveInfinity => "double.PositiveInfinity",
            double.NegativeInfinity => "double.NegativeInfinity",
            float.NaN => "float.NaN",
            float.PositiveInfinity => "float.PositiveInfinity",
            float.NegativeInfinity => "float.NegativeInfinity",
            decimal value => value.ToString(CultureInfo.InvariantCulture) + "m",
            double value => value.ToString("R", CultureInfo.InvariantCulture) + "d",
            float value => value.ToString("R", CultureInfo.InvariantCulture) + "f",
            { } value => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false) ?? "default",
        };
    }

    private static ITypeSymbol? EnumOf(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Enum } => type,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => EnumOf(nullable.TypeArguments[0]),
        _ => null,
    };
}
