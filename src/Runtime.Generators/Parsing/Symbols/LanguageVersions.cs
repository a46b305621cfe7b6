using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lambda.Runtime.Generators.Parsing.Symbols;

/// <summary>The version of C# that generated code needs: 11, because of UTF-8 literals and file-local types.</summary>
internal static class LanguageVersions
{
    public const string Needed = "11.0";

    /// <summary>The version of the compilation if it is too old, for a message; otherwise <see langword="null"/>.</summary>
    public static string? TooOld(Compilation compilation) =>
        compilation is CSharpCompilation { LanguageVersion: < LanguageVersion.CSharp11 } old ? old.LanguageVersion.ToDisplayString() : null;
}
