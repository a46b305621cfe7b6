using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Diagnostics;

/// <summary>Warnings for calls that work under the just-in-time compiler but not in the native binary. Each message says what happens there and what to write instead.</summary>
internal static class NativeDiagnostics
{
    public static readonly DiagnosticDescriptor Culture = LambdaDiagnostic.Warning(
        "LAMBDA041",
        "The culture does not exist in the native binary",
        "'{0}' throws {1} in the native binary, which has the invariant culture only; use CultureInfo.InvariantCulture with an explicit format, or set InvariantGlobalization to false and bring ICU");

    public static readonly DiagnosticDescriptor Normalization = LambdaDiagnostic.Warning(
        "LAMBDA042",
        "The text is not normalized in the native binary",
        "'{0}' does nothing in the native binary, which has no Unicode data for it: {1}; compare or store the text as it is, or set InvariantGlobalization to false and bring ICU");

    public static readonly DiagnosticDescriptor Comparison = LambdaDiagnostic.Warning(
        "LAMBDA043",
        "The comparison differs in the native binary",
        "'{0}' compares by culture, and by character codes in the native binary, so that the order or the result differs: {1}; use {2}, or set InvariantGlobalization to false and bring ICU");

    public static readonly DiagnosticDescriptor TimeZone = LambdaDiagnostic.Warning(
        "LAMBDA044",
        "The time zone has a Windows name",
        "'{0}' fails in the native binary, which does not know the Windows time zone '{1}'; use the IANA name{2}");

    public static readonly DiagnosticDescriptor ReflectionJson = LambdaDiagnostic.Warning(
        "LAMBDA045",
        "The call uses JSON by reflection",
        "'{0}' throws {1} in the native binary, which does not read types by reflection; {2}");

    public static readonly DiagnosticDescriptor TestJson = LambdaDiagnostic.Warning(
        "LAMBDA048",
        "The test uses JSON by reflection, which is disabled",
        "'{0}' throws {1} in this test project, which has reflection-based JSON disabled as in the native binary; pass options with a TypeInfoResolver, or set JsonSerializerIsReflectionEnabledByDefault to true in the test project");

    public static readonly DiagnosticDescriptor DynamicCode = LambdaDiagnostic.Warning(
        "LAMBDA046",
        "The call may fail when compiled ahead of time",
        "'{0}' may fail in the native binary{1}: {2}");
}
