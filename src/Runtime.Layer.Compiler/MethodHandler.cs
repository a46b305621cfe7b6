using Lambda.Runtime.Errors;
using Lambda.Runtime.Generators.Parsing.Handlers;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.Layer.Compiler;

/// <summary>Makes a method of a source file a handler, if it does not have the attribute.</summary>
internal static class MethodHandler
{
    /// <returns>The compilation, in which the method has <c>[LambdaHandler]</c>, and a name that is unique to it; or <c>*</c>.</returns>
    public static (CSharpCompilation Compilation, string Handler) Mark(CSharpCompilation compilation, FunctionSources sources, HandlerReference reference)
    {
        if (reference.Method == HandlerReference.AnyMethod)
            return (compilation, HandlerReference.AnyMethod);
        if (reference.Method == GeneratedNames.RouterName && sources.Trees.Any(tree => Methods(compilation, tree).Any(static found => HandlerAttributes.IsRoute(found.Method))))
            return (compilation, reference.Method);
        (IMethodSymbol method, MethodDeclarationSyntax declaration) = Find(compilation, sources, reference);
        if (MethodName.Attribute(method) is not null)
            return (compilation, HandlerNames.GetAll(method, ownName: null).Last());
        string attribute = $"[global::Lambda.Runtime.LambdaHandler({SymbolDisplay.FormatLiteral(reference.Text, quote: true)})] ";
        SyntaxTree edited = sources.Insert(declaration.SyntaxTree, declaration.GetFirstToken().SpanStart, attribute);
        return (compilation.ReplaceSyntaxTree(declaration.SyntaxTree, edited), reference.Text);
    }

    /// <summary>Returns the valid values of <c>_HANDLER</c>, for messages.</summary>
    public static string Choices(CSharpCompilation compilation, FunctionSources sources, HandlerReference reference)
    {
        string file = reference.File[..reference.File.LastIndexOf('.')];
        string[] names = [.. Methods(compilation, sources.Named!).Select(found => found.Method)
            .Where(static method => Accessibilities.WhyInaccessible(method) is null && !method.IsGenericMethod && !method.ContainingType.IsGenericType)
            .Select(method => $"{file}.{MethodName.GetFullName(method)}").Distinct().Order(StringComparer.Ordinal)];
        string script = FunctionSources.IsScript(sources.Named!) ? $"{reference.File}, as it has top-level statements; " : "";
        return names.Length + script.Length == 0
            ? $"{reference.File} has no method that could be a handler: one that is public or internal and not generic."
            : $"Expected one of: {script}{string.Join(", ", names)}.";
    }

    /// <summary>Methods in the named file take precedence over those in other files, and methods with the attribute over others.</summary>
    private static (IMethodSymbol Method, MethodDeclarationSyntax Declaration) Find(CSharpCompilation compilation, FunctionSources sources, HandlerReference reference)
    {
        if (FunctionSources.IsScript(sources.Named!))
        {
            throw new RuntimeException(
                LayerErrorTypes.InvalidHandler,
                $"_HANDLER is \"{reference.Text}\", but {reference.File} is a script, because it has top-level statements. Expected {reference.File}.");
        }

        var name = new MethodName(reference.Method);
        List<(IMethodSymbol Method, MethodDeclarationSyntax Declaration)> found = [.. Methods(compilation, sources.Named!).Where(found => name.Matches(found.Method))];
        if (found.Count == 0)
            found = [.. sources.Trees.SelectMany(tree => Methods(compilation, tree)).Where(found => name.Matches(found.Method))];
        if (found.Count > 1 && found.FindAll(static found => MethodName.Attribute(found.Method) is not null) is { Count: > 0 } marked)
            found = marked;
        return found switch
        {
            [var only] => only,
            [] => throw new RuntimeException(
                LayerErrorTypes.HandlerNotFound,
                $"_HANDLER is \"{reference.Text}\", and there is no method '{reference.Method}' in {reference.File}. {Choices(compilation, sources, reference)}"),
            _ => throw new RuntimeException(
                LayerErrorTypes.InvalidHandler,
                $"_HANDLER is \"{reference.Text}\", which could mean {string.Join(" or ", found.Select(found => Shown(found.Method)))}. "
                + "Name the type as well, or give one of them [LambdaHandler]."),
        };
    }

    private static string Shown(IMethodSymbol method) => method.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);

    private static IEnumerable<(IMethodSymbol Method, MethodDeclarationSyntax Declaration)> Methods(CSharpCompilation compilation, SyntaxTree tree)
    {
        SemanticModel model = compilation.GetSemanticModel(tree);
        foreach (SyntaxNode node in tree.GetRoot().DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
        {
            if (node is MethodDeclarationSyntax declaration && model.GetDeclaredSymbol(declaration) is { } method)
                yield return (method, declaration);
        }
    }
}
