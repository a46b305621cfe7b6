using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.CodeFixes.Editing;

/// <summary>Finds the declarations of symbols in the source.</summary>
internal static class Declarations
{
    /// <summary>The nodes that carry the modifiers and attributes of a symbol: for a field, the statement that may declare several.</summary>
    /// <returns>None if the symbol is not declared in the source of the project.</returns>
    public static IEnumerable<SyntaxNode> Of(ISymbol symbol, FixContext context) =>
        References(symbol)
            .Where(reference => context.Compilation.ContainsSyntaxTree(reference.SyntaxTree))
            .Select(reference => reference.GetSyntax(context.Cancellation))
            .Select(static node => node is VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax field } ? field : node);

    /// <summary>The declarations of a method. A partial method has two.</summary>
    public static IEnumerable<MethodDeclarationSyntax> Of(IMethodSymbol method, FixContext context) => Of((ISymbol)method, context).OfType<MethodDeclarationSyntax>();

    /// <summary>The attributes of a symbol that are written in the source, as nodes.</summary>
    public static IEnumerable<AttributeSyntax> Attributes(ISymbol symbol, Func<INamedTypeSymbol, bool> isWanted, FixContext context) =>
        symbol.GetAttributes()
            .Where(attribute => attribute.AttributeClass is { } type && isWanted(type))
            .Select(attribute => attribute.ApplicationSyntaxReference?.GetSyntax(context.Cancellation))
            .OfType<AttributeSyntax>();

    private static IEnumerable<SyntaxReference> References(ISymbol symbol) =>
        symbol is IMethodSymbol method && (method.PartialImplementationPart ?? method.PartialDefinitionPart) is { } other
            ? symbol.DeclaringSyntaxReferences.Concat(other.DeclaringSyntaxReferences)
            : symbol.DeclaringSyntaxReferences;
}
