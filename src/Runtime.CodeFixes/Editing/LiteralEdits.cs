using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.CodeFixes.Editing;

/// <summary>Replaces literals.</summary>
internal static class LiteralEdits
{
    public static Edit Replace(ExpressionSyntax written, string text) => new(written, (node, generator) => generator.LiteralExpression(text).WithTriviaFrom(node));
}
