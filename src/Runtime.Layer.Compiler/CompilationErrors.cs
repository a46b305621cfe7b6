using System.Globalization;
using Lambda.Runtime.Errors;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Layer.Compiler;

/// <summary>What the compiler and the generator have against a function.</summary>
internal static class CompilationErrors
{
    private const int Most = 10;

    /// <exception cref="RuntimeException">There are errors; the message has file, line, column, code and text of the first ones.</exception>
    public static void Throw(IEnumerable<Diagnostic> diagnostics, SourceFiles? sources)
    {
        List<string> errors = Texts(diagnostics, sources);
        if (errors.Count == 0)
            return;
        string count = errors.Count == 1 ? "an error" : $"{errors.Count} errors";
        string more = errors.Count > Most ? $"\nand {errors.Count - Most} more" : "";
        throw new RuntimeException("Runtime.CompilationError", $"The function does not compile, with {count}:\n{string.Join('\n', errors.Take(Most))}{more}");
    }

    /// <summary>Each as the compiler writes it, in the order of files and lines: <c>hello.cs(3,14): error CS0103: …</c></summary>
    public static List<string> Texts(IEnumerable<Diagnostic> diagnostics, SourceFiles? sources) =>
    [
        .. diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => (Position: sources?.Position(diagnostic.Location) ?? diagnostic.Location.GetMappedLineSpan(), Diagnostic: diagnostic))
            .OrderBy(static error => error.Position.Path ?? "", StringComparer.Ordinal)
            .ThenBy(static error => error.Position.StartLinePosition)
            .Select(static error => Place(error.Position, error.Diagnostic.Location) + $"error {error.Diagnostic.Id}: {error.Diagnostic.GetMessage(CultureInfo.InvariantCulture)}")
            .Distinct(),
    ];

    /// <summary>The expression in <c>_HANDLER</c> is all that comes of no file.</summary>
    private static string Place(FileLinePositionSpan position, Location location) =>
        !location.IsInSource ? "" : $"{(position.Path.Length == 0 ? "_HANDLER" : position.Path)}({position.StartLinePosition.Line + 1},{position.StartLinePosition.Character + 1}): ";
}
