using System.Globalization;
using Lambda.Runtime.Generators.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints constants as C# expressions.</summary>
internal static class Literals
{
    public static string Text(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    public static string Constant(ConstantModel constant) =>
        constant.IsType ? $"typeof({constant.Value})"
        : constant.CastType is { } type ? $"({type})({Number(constant.Value)})"
        : Number(constant.Value);

    /// <summary>A number, a string, a character or a Boolean. A number of a smaller type than <c>int</c> is written as <c>int</c>.</summary>
    private static string Number(object constant) => constant switch
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
}
