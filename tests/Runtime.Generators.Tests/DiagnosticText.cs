using System.Globalization;
using Lambda.Runtime.Shared;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Tests;

internal static class DiagnosticText
{
    /// <summary>Returns the message without the page that it names if the repository has no address.</summary>
    public static string Text(this Diagnostic diagnostic) =>
        diagnostic.GetMessage(CultureInfo.InvariantCulture).Replace($" ({DiagnosticPage.Path(diagnostic.Id)})", "", StringComparison.Ordinal);
}
