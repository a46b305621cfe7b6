using Lambda.Runtime.Generators.Parsing.Json;
using Lambda.Runtime.Generators.Parsing.Json.Warnings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.Generators.Parsing.Handlers;

/// <summary>Looks at the values that a handler returns: whether they are written as another type than their own, with a loss.</summary>
internal static class ReturnedValues
{
    /// <summary>Reports each place that returns such a value, or puts it into an object or collection of the result.</summary>
    /// <param name="method">The handler.</param>
    /// <param name="type">The type of its result, without a task.</param>
    /// <param name="writers">The types that are written.</param>
    /// <param name="name">The name of the handler.</param>
    public static void Check(IMethodSymbol method, ITypeSymbol type, JsonGraphParser writers, string name)
    {
        foreach (SyntaxNode declaration in method.DeclaringSyntaxReferences.Select(static of => of.GetSyntax()))
        {
            SemanticModel model = writers.Context.Known.Compilation.GetSemanticModel(declaration.SyntaxTree);
            var values = new WrittenValues(writers.Context, writers.Models, model, new HandlerAsUser(name));
            foreach (ExpressionSyntax value in Returned(declaration))
            {
                if ((value.Parent is YieldStatementSyntax ? ElementType(type) : type) is { } written)
                    values.Check(value, written);
            }

            values.CheckStored(declaration);
        }
    }

    private static ITypeSymbol? ElementType(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "IEnumerable" or "IAsyncEnumerable", TypeArguments: { Length: 1 } elements } ? elements[0] : null;

    /// <summary>What the method itself returns, and not a lambda or local function in it.</summary>
    private static IEnumerable<ExpressionSyntax> Returned(SyntaxNode declaration)
    {
        if (declaration is MethodDeclarationSyntax { ExpressionBody.Expression: { } arrow })
            return [arrow];
        return declaration
            .DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .Select(static node => node is ReturnStatementSyntax returned ? returned.Expression : node is YieldStatementSyntax yielded ? yielded.Expression : null)
            .OfType<ExpressionSyntax>();
    }
}
