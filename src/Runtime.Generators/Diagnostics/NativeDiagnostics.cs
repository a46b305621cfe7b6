using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Diagnostics;

/// <summary>What works under the just-in-time compiler and not in the native binary. Each message says what happens there and what to write instead.</summary>
internal static class NativeDiagnostics
{
    public static readonly DiagnosticDescriptor Culture = LambdaDiagnostic.Warning(
        "LAMBDA041",
        "A culture exists in the native binary",
        "'{0}' throws {1} in the native binary, which has the invariant culture only; use CultureInfo.InvariantCulture with a format of your own, or set InvariantGlobalization to false and bring ICU");

    public static readonly DiagnosticDescriptor Normalization = LambdaDiagnostic.Warning(
        "LAMBDA042",
        "Text is normalized in the native binary",
        "'{0}' does nothing in the native binary, which has no Unicode data for it: {1}; compare or store the text as it is, or set InvariantGlobalization to false and bring ICU");

    public static readonly DiagnosticDescriptor Comparison = LambdaDiagnostic.Warning(
        "LAMBDA043",
        "Text is compared in the same way everywhere",
        "'{0}' compares by culture, and by character codes in the native binary, so that the order or the result differs: {1}; use {2}, or set InvariantGlobalization to false and bring ICU");

    public static readonly DiagnosticDescriptor TimeZone = LambdaDiagnostic.Warning(
        "LAMBDA044",
        "A time zone has its IANA name",
        "'{0}' fails in the native binary, which does not know the Windows time zone '{1}'; use the IANA name{2}");

    public static readonly DiagnosticDescriptor ReflectionJson = LambdaDiagnostic.Warning(
        "LAMBDA045",
        "JSON is read and written without reflection",
        "'{0}' throws {1} in the native binary, which does not read types by reflection; {2}");

    public static readonly DiagnosticDescriptor TestJson = LambdaDiagnostic.Warning(
        "LAMBDA048",
        "A test's own JSON has metadata or is allowed reflection",
        "'{0}' throws {1} in this test project, which has reflection-based JSON disabled as in the native binary; pass options with a TypeInfoResolver, or set JsonSerializerIsReflectionEnabledByDefault to true in the test project");

    public static readonly DiagnosticDescriptor DynamicCode = LambdaDiagnostic.Warning(
        "LAMBDA046",
        "Called code works when compiled ahead of time",
        "'{0}' may fail in the native binary{1}: {2}");
}
