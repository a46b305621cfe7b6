using System.Globalization;
using Lambda.Runtime.Errors;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Layer.Compiler;

/// <summary>Reports the errors of the compiler and the generator.</summary>
internal static class CompilationErrors
{
    private const int MaxErrors = 10;

    /// <exception cref="RuntimeException">There are errors. The message contains file, line, column, code and text of the first ones.</exception>
    public static void Throw(IEnumerable<Diagnostic> diagnostics, FunctionSources? sources)
    {
        List<string> errors = Texts(diagnostics, sources);
        if (errors.Count == 0)
            return;
        string count = errors.Count == 1 ? "an error" : $"{errors.Count} errors";
        string more = errors.Count > MaxErrors ? $"\nand {errors.Count - MaxErrors} more" : "";
        throw new RuntimeException(LayerErrorTypes.CompilationError, $"The function does not compile, with {count}:\n{string.Join('\n', errors.Take(MaxErrors))}{more}");
    }

    /// <summary>Formats errors as the compiler does, in the order of files and lines: <c>hello.cs(3,14): error CS0103: …</c></summary>
    public static List<string> Texts(IEnumerable<Diagnostic> diagnostics, FunctionSources? sources) =>
    [
        .. diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => (Position: sources?.Position(diagnostic.Location) ?? diagnostic.Location.GetMappedLineSpan(), Diagnostic: diagnostic))
            .OrderBy(static error => error.Position.Path ?? "", StringComparer.Ordinal)
            .ThenBy(static error => error.Position.StartLinePosition)
            .Select(static error => Place(error.Position, error.Diagnostic.Location) + $"error {error.Diagnostic.Id}: {error.Diagnostic.GetMessage(CultureInfo.InvariantCulture)}")
            .Distinct(),
    ];

    /// <summary>A position without a file is in the expression in <c>_HANDLER</c>.</summary>
    private static string Place(FileLinePositionSpan position, Location location) =>
        !location.IsInSource ? "" : $"{(position.Path.Length == 0 ? "_HANDLER" : position.Path)}({position.StartLinePosition.Line + 1},{position.StartLinePosition.Character + 1}): ";
}
