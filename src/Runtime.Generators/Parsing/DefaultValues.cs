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
}
