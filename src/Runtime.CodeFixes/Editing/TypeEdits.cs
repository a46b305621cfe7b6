using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Lambda.Runtime.CodeFixes.Editing;

/// <summary>Replaces types in declarations.</summary>
internal static class TypeEdits
{
    /// <summary>Marks names whose namespaces need a using.</summary>
    public static readonly SyntaxAnnotation NeedsImport = new();

    /// <summary>Writes another type. A using is added if it is missing.</summary>
    public static Edit Replace(TypeSyntax written, ITypeSymbol type) =>
        new(written, (node, generator) => Name(generator, type).WithTriviaFrom(node));

    /// <summary>The name of a type in code, as short as the usings allow, one of which is added if it is missing.</summary>
    public static TypeSyntax Name(SyntaxGenerator generator, ITypeSymbol type) => (TypeSyntax)generator.TypeExpression(type).WithAdditionalAnnotations(NeedsImport);
}
