using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Diagnostics;

/// <summary>Creates descriptors: one category, and a page in docs for each id.</summary>
internal static class LambdaDiagnostic
{
    public static DiagnosticDescriptor Error(string id, string title, string message) => Make(id, title, message, DiagnosticSeverity.Error);

    public static DiagnosticDescriptor Warning(string id, string title, string message) => Make(id, title, message, DiagnosticSeverity.Warning);

    /// <summary>A warning that needs all code of the compilation: an editor shows it after a build.</summary>
    public static DiagnosticDescriptor WarningOfCompilation(string id, string title, string message) =>
        Make(id, title, message, DiagnosticSeverity.Warning, WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc cref="WarningOfCompilation"/>
    public static DiagnosticDescriptor ErrorOfCompilation(string id, string title, string message) =>
        Make(id, title, message, DiagnosticSeverity.Error, WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>The compiler prints the link after the message. Without a link, the message names the page.</summary>
    private static DiagnosticDescriptor Make(string id, string title, string message, DiagnosticSeverity severity, params string[] tags)
    {
        string? link = DiagnosticPage.Link(id);
        string format = link is null ? $"{message} ({DiagnosticPage.Path(id)})" : message;
        return new(id, title, format, "Lambda.Runtime", severity, isEnabledByDefault: true, helpLinkUri: link, customTags: tags);
    }
}
