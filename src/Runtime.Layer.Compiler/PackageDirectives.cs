using Lambda.Runtime.Errors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lambda.Runtime.Layer.Compiler;

/// <summary>Checks lines such as <c>#:package Newtonsoft.Json@13.0.3</c>. Nothing is downloaded, so the library has to exist.</summary>
internal static class PackageDirectives
{
    private const string Prefix = "#:package";

    /// <exception cref="RuntimeException">A library is neither in the layer nor beside the file.</exception>
    public static void Check(FunctionSources sources, IReadOnlyList<string> beside)
    {
        foreach (SyntaxTree tree in sources.Trees)
        {
            foreach (SyntaxTrivia trivia in tree.GetCompilationUnitRoot().GetLeadingTrivia())
            {
                string line = trivia.IsKind(SyntaxKind.IgnoredDirectiveTrivia) ? trivia.ToFullString().Trim() : "";
                if (!line.StartsWith(Prefix, StringComparison.Ordinal))
                    continue;
                string package = line[Prefix.Length..].Split('@')[0].Trim();
                if (!IsThere(package, beside))
                    throw NotThere(package, tree.FilePath, trivia.GetLocation().GetLineSpan().StartLinePosition.Line + 1);
            }
        }
    }

    private static IEnumerable<string> Installed() => LayerFolder.List.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Split(' ')[0]);

    private static bool IsThere(string package, IReadOnlyList<string> beside) =>
        package.Equals("Lambda.Runtime", StringComparison.OrdinalIgnoreCase)
        || LayerFolder.IsShared(package)
        || LayerFolder.HasPackage(package)
        || beside.Any(path => Path.GetFileNameWithoutExtension(path).Equals(package, StringComparison.OrdinalIgnoreCase));

    private static RuntimeException NotThere(string package, string file, int line) => new(
        LayerErrorTypes.LibraryNotFound,
        $"{file}({line}): the library '{package}' is neither in the layer nor beside the file as {package}.dll. "
        + $"The layer has: {string.Join(", ", Installed())}. Put the assembly beside the file, or build the layer with LambdaLayerPackages.");
}
