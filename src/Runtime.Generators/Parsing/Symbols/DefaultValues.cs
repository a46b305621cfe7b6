using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lambda.Runtime.Generators.Parsing.Symbols;

/// <summary>Constants as C# expressions: the default value of a constructor's parameter, above all.</summary>
internal static class DefaultValues
{
    public static string Of(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue)
            return "default";
        if (parameter.ExplicitDefaultValue is { } constant && EnumOf(parameter.Type) is { } enumeration)
            return $"({TypeNames.Full(enumeration)})({Literal(constant)})";
        return parameter.ExplicitDefaultValue is { } value ? Literal(value) : "default";
    }

    /// <summary>A number, a text, a character or a Boolean. A number of a smaller type than <c>int</c> is written as <c>int</c>.</summary>
    public static string Literal(object constant) => constant switch
    {
        double.NaN => "double.NaN",
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        float.NaN => "float.NaN",
        float.PositiveInfinity => "float.PositiveInfinity",
        float.NegativeInfinity => "float.NegativeInfinity",
        decimal value => value.ToString(CultureInfo.InvariantCulture) + "m",
        double value => value.ToString("R", CultureInfo.InvariantCulture) + "d",
        float value => value.ToString("R", CultureInfo.InvariantCulture) + "f",
        _ => SymbolDisplay.FormatPrimitive(constant, quoteStrings: true, useHexadecimalNumbers: false) ?? "default",
    };

    private static ITypeSymbol? EnumOf(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Enum } => type,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => EnumOf(nullable.TypeArguments[0]),
        _ => null,
    };
}
