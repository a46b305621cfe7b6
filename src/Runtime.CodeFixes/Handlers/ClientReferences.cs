using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.CodeFixes.Handlers;

/// <summary>Finds out whether all invocations can share a client that is used in a certain way.</summary>
internal static class ClientReferences
{
    /// <summary>The members of clients that change them, or end what other invocations do with them.</summary>
    private static readonly HashSet<string> s_changing = ["Dispose", "DisposeAsync", "DefaultRequestHeaders", "CancelPendingRequests"];

    /// <summary>The uses of a local variable.</summary>
    public static IEnumerable<IdentifierNameSyntax> Of(SyntaxNode variable, SemanticModel model, CancellationToken cancellation) =>
        Of(model.GetDeclaredSymbol(variable, cancellation), variable, model, cancellation);

    /// <summary>The uses of the local variable to which an expression is assigned, if there is one.</summary>
    public static IEnumerable<IdentifierNameSyntax> OfTarget(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation) =>
        Outermost(expression).Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => Of(variable, model, cancellation),
            AssignmentExpressionSyntax assignment => Of(model.GetSymbolInfo(assignment.Left, cancellation).Symbol as ILocalSymbol, assignment, model, cancellation)
                .Where(reference => reference != assignment.Left),
            _ => [],
        };

    private static IEnumerable<IdentifierNameSyntax> Of(ISymbol? local, SyntaxNode at, SemanticModel model, CancellationToken cancellation) =>
        local is null || at.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member
            ? []
            : member.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name =>
                name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellation).Symbol, local));

    /// <summary>Whether a use leaves the client as it is for other invocations: it is neither changed nor disposed of, nor assigned to another variable, which may be.</summary>
    public static bool CanBeShared(IdentifierNameSyntax reference)
    {
        ExpressionSyntax used = Outermost(reference);
        return used.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Expression == used => IsUnchanged(access, access.Name),
            ConditionalAccessExpressionSyntax access when access.Expression == used =>
                access.WhenNotNull.DescendantNodesAndSelf().OfType<MemberBindingExpressionSyntax>().FirstOrDefault() is { } binding && IsUnchanged(binding, binding.Name),
            ArgumentSyntax argument => argument.RefKindKeyword.IsKind(SyntaxKind.None) && !MayBeDisposed(used),
            AssignmentExpressionSyntax or EqualsValueClauseSyntax => false,
            _ => !MayBeDisposed(used),
        };
    }

    /// <summary>Whether the field can be written instead of the variable. The name of a member of an anonymous type or a tuple would change.</summary>
    public static bool CanBeField(IdentifierNameSyntax reference) =>
        reference.Parent is not (AnonymousObjectMemberDeclaratorSyntax { NameEquals: null } or ArgumentSyntax { NameColon: null, Parent: TupleExpressionSyntax });

    /// <summary>Whether a <c>using</c> disposes of the client, or of an object that gets it as an argument, or a caller gets it, which may do so.</summary>
    public static bool MayBeDisposed(ExpressionSyntax expression)
    {
        SyntaxNode? parent = Outermost(expression).Parent;
        return parent switch
        {
            ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax wrapper } => MayBeDisposed(wrapper),
            AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax wrapper } } => MayBeDisposed(wrapper),
            EqualsValueClauseSyntax { Parent.Parent.Parent: UsingStatementSyntax or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } } => true,
            UsingStatementSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax or YieldStatementSyntax => true,
            // What is only created is not a statement without its new.
            ExpressionStatementSyntax => true,
            _ => false,
        };
    }

    /// <summary>The expression with what only passes its value on: parentheses, casts, alternatives.</summary>
    private static ExpressionSyntax Outermost(ExpressionSyntax expression)
    {
        while (expression.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax or ConditionalExpressionSyntax
            or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression or (int)SyntaxKind.AsExpression } or SwitchExpressionArmSyntax)
        {
            expression = expression.Parent is SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax selection } ? selection : (ExpressionSyntax)expression.Parent;
        }

        return expression;
    }

    private static bool IsUnchanged(ExpressionSyntax access, SimpleNameSyntax name) =>
        !s_changing.Contains(name.Identifier.ValueText) && !(access.Parent is AssignmentExpressionSyntax assignment && assignment.Left == access);
}
