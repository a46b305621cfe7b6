using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Lambda.Runtime.CodeFixes.Handlers;

/// <summary>Finds out whether an expression of a method can initialize a static field.</summary>
internal static class MovedExpression
{
    public static bool CanBeInField(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation) =>
        !expression.ContainsDirectives
        && !expression.DescendantNodes().OfType<SingleVariableDesignationSyntax>().Any(variable => !IsInLambda(variable, expression))
        && model.GetOperation(expression, cancellation) is { } moved
        && !moved.DescendantsAndSelf().Any(operation => NeedsMethod(operation, expression) || MayChange(operation, expression, cancellation));

    /// <summary>Whether an operation needs the method or its object. Parameters and variables of lambdas in the expression move with it.</summary>
    private static bool NeedsMethod(IOperation operation, ExpressionSyntax expression) => operation switch
    {
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => true,
        ILocalReferenceOperation { Local: var local } => !IsIn(local, expression),
        IParameterReferenceOperation { Parameter: var parameter } => !IsIn(parameter, expression),
        IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } function } => !IsIn(function, expression),
        IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } function } => !IsIn(function, expression),
        IAwaitOperation => !IsInLambda(operation.Syntax, expression),
        INameOfOperation => true,
        ITypeOfOperation or IDefaultValueOperation or IObjectCreationOperation or IArrayCreationOperation => HasTypeParameter(operation),
        _ => false,
    };

    /// <summary>
    /// Whether the expression reads a static field or property that may have another value when the field is initialized, which is before the startup class runs.
    /// </summary>
    private static bool MayChange(IOperation operation, ExpressionSyntax expression, CancellationToken cancellation) => operation switch
    {
        IFieldReferenceOperation { Field: { IsStatic: true, IsConst: false } field } => !field.IsReadOnly || IsInitializedLater(field, expression, cancellation),
        IPropertyReferenceOperation { Property: { IsStatic: true } property } => property.SetMethod is not null || IsInitializedLater(property, expression, cancellation),
        _ => false,
    };

    /// <summary>
    /// Whether the class initializes a member in its static constructor or in another part. The added field is after all others of its part, but parts have no order.
    /// </summary>
    private static bool IsInitializedLater(ISymbol member, ExpressionSyntax expression, CancellationToken cancellation)
    {
        TypeDeclarationSyntax? part = expression.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        return member.ContainingType.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellation) == part)
            && !member.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation)).Any(declaration =>
                declaration is VariableDeclaratorSyntax { Initializer: not null } or PropertyDeclarationSyntax { Initializer: not null }
                && declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>() == part);
    }

    private static bool IsIn(ISymbol symbol, ExpressionSyntax expression) =>
        symbol.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == expression.SyntaxTree && expression.Span.Contains(reference.Span));

    private static bool IsInLambda(SyntaxNode node, ExpressionSyntax expression) =>
        node.Ancestors().TakeWhile(parent => parent != expression).Any(static parent => parent is AnonymousFunctionExpressionSyntax);

    private static bool HasTypeParameter(IOperation operation) =>
        operation is ITypeOfOperation { TypeOperand.TypeKind: TypeKind.TypeParameter } || operation.Type is { TypeKind: TypeKind.TypeParameter };
}
