using System.Collections.Immutable;
using Lambda.Runtime.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lambda.Runtime.Generators.Analysis;

/// <summary>Finds time zones with Windows names. On Linux, .NET translates these names with the data of ICU.</summary>
internal static class TimeZoneRules
{
    /// <summary>The IANA names of common zones, for the message.</summary>
    private static readonly Dictionary<string, string> s_iana = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AUS Eastern Standard Time"] = "Australia/Sydney",
        ["Arabian Standard Time"] = "Asia/Dubai",
        ["Central Europe Standard Time"] = "Europe/Budapest",
        ["Central European Standard Time"] = "Europe/Warsaw",
        ["Central Standard Time"] = "America/Chicago",
        ["China Standard Time"] = "Asia/Shanghai",
        ["E. South America Standard Time"] = "America/Sao_Paulo",
        ["Eastern Standard Time"] = "America/New_York",
        ["FLE Standard Time"] = "Europe/Kiev",
        ["GMT Standard Time"] = "Europe/London",
        ["India Standard Time"] = "Asia/Kolkata",
        ["Israel Standard Time"] = "Asia/Jerusalem",
        ["Korea Standard Time"] = "Asia/Seoul",
        ["Mountain Standard Time"] = "America/Denver",
        ["New Zealand Standard Time"] = "Pacific/Auckland",
        ["Pacific Standard Time"] = "America/Los_Angeles",
        ["Romance Standard Time"] = "Europe/Paris",
        ["Russian Standard Time"] = "Europe/Moscow",
        ["SE Asia Standard Time"] = "Asia/Bangkok",
        ["Singapore Standard Time"] = "Asia/Singapore",
        ["South Africa Standard Time"] = "Africa/Johannesburg",
        ["Tokyo Standard Time"] = "Asia/Tokyo",
        ["Turkey Standard Time"] = "Europe/Istanbul",
        ["W. Europe Standard Time"] = "Europe/Berlin",
    };

    public static Diagnostic? Check(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, Location location)
    {
        bool takesId = method is { ContainingType.Name: "TimeZoneInfo", Name: "FindSystemTimeZoneById" or "TryFindSystemTimeZoneById" or "ConvertTimeBySystemTimeZoneId" };
        if (!takesId || !CalledNames.IsIn(method, "System"))
            return null;
        string? id = arguments.Select(static argument => argument.Value.ConstantValue is { HasValue: true, Value: string text } ? text : null)
            .FirstOrDefault(static text => text is not null && IsWindows(text));
        if (id is null)
            return null;
        string? iana = s_iana.TryGetValue(id, out string? known) ? known : null;
        return Diagnostic.Create(
            NativeDiagnostics.TimeZone,
            location,
            FixProperties.Create(FixProperties.Name, iana),
            CalledNames.DisplayName(method),
            id,
            iana is null ? ", such as \"Europe/Berlin\"" : $" \"{iana}\"");
    }

    /// <summary>Windows names have no slash, and IANA names no white space. <c>UTC+12</c> is a Windows name too.</summary>
    private static bool IsWindows(string id) =>
        id.IndexOf('/') < 0
        && (id.EndsWith(" Standard Time", StringComparison.OrdinalIgnoreCase)
            || id.StartsWith("UTC+", StringComparison.OrdinalIgnoreCase)
            || id.StartsWith("UTC-", StringComparison.OrdinalIgnoreCase));
}
