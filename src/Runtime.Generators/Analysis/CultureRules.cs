using System.Collections.Immutable;
using Lambda.Runtime.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lambda.Runtime.Generators.Analysis;

/// <summary>Finds calls that need the data of cultures or of Unicode normalization, which are part of ICU.</summary>
internal static class CultureRules
{
    /// <summary>Reports a culture or region that is created by its name. The empty name and the identifier 127 are the invariant culture.</summary>
    public static Diagnostic? CheckCulture(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, Location location)
    {
        if (!CalledNames.IsIn(method, "System.Globalization") || method.Parameters.IsEmpty)
            return null;
        bool isCulture = method.ContainingType.Name == "CultureInfo"
            && (method.MethodKind == MethodKind.Constructor || method.Name is "GetCultureInfo" or "CreateSpecificCulture" or "GetCultureInfoByIetfLanguageTag");
        bool isRegion = method is { MethodKind: MethodKind.Constructor, ContainingType.Name: "RegionInfo" };
        bool isInvariant = isCulture && arguments.Length > 0 && arguments[0].Value.ConstantValue is { HasValue: true, Value: "" or 127 };
        if ((!isCulture && !isRegion) || isInvariant)
            return null;
        return Diagnostic.Create(
            NativeDiagnostics.Culture, location, CalledNames.DisplayName(method, arguments), isRegion ? nameof(ArgumentException) : "CultureNotFoundException");
    }

    /// <summary>Reports normalization. Without ICU, <c>Normalize</c> returns its argument, and <c>IsNormalized</c> returns true.</summary>
    public static Diagnostic? CheckNormalization(IMethodSymbol method, Location location)
    {
        bool isText = method.ContainingType is { SpecialType: SpecialType.System_String } or { Name: "StringNormalizationExtensions" };
        string? what = !isText ? null
            : method.Name is "Normalize" or "TryNormalize" ? "it returns the text unchanged"
            : method.Name == "IsNormalized" ? "it returns true for every text"
            : null;
        return what is null ? null : Diagnostic.Create(NativeDiagnostics.Normalization, location, method.Name, what);
    }
}
