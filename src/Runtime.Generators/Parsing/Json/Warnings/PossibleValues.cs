using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.Generators.Parsing.Json.Warnings;

/// <summary>Finds the values that an expression may have, with the types that they have before they are converted.</summary>
internal sealed class PossibleValues(SemanticModel model)
{
    /// <summary>The values without parentheses, casts, conditions, tasks and variables around them.</summary>
    public IEnumerable<ExpressionSyntax> Of(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => Of(inner.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } inner => Of(inner.Operand),
        CastExpressionSyntax cast when KeepsValue(cast) => Of(cast.Expression),
        ConditionalExpressionSyntax choice => Of(choice.WhenTrue).Concat(Of(choice.WhenFalse)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } choice => Of(choice.Left).Concat(Of(choice.Right)),
        SwitchExpressionSyntax choice => choice.Arms.SelectMany(arm => Of(arm.Expression)),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult" }, ArgumentList.Arguments: { Count: 1 } arguments } =>
            Of(arguments[0].Expression),
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } creation when model.GetTypeInfo(creation).Type?.Name == "ValueTask" =>
            Of(arguments[0].Expression),
        IdentifierNameSyntax name when InitialValue(name) is { } value => Of(value),
        _ => [expression],
    };

    /// <summary>Whether a cast is to a base type, an interface or a nullable type, and not a conversion to another value.</summary>
    private bool KeepsValue(CastExpressionSyntax cast) =>
        model.GetTypeInfo(cast).Type is { } type
        && model.Compilation.ClassifyConversion(model.GetTypeInfo(cast.Expression).Type ?? type, type) is { IsImplicit: true, IsUserDefined: false, IsNumeric: false };

    /// <summary>The value of a local variable that is assigned only by its declaration.</summary>
    private ExpressionSyntax? InitialValue(IdentifierNameSyntax name)
    {
        // A variable that is declared after its use is an error, and could refer to itself.
        if (model.GetSymbolInfo(name).Symbol is not ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } references }
            || references[0].GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: { } value } declarator
            || declarator.Span.End > name.SpanStart)
        {
            return null;
        }

        string text = name.Identifier.ValueText;
        return ScopeOf(declarator).DescendantNodes().OfType<IdentifierNameSyntax>().Any(use => use.Identifier.ValueText == text && IsAssigned(use)) ? null : value;
    }

    /// <summary>The member around code, or the file with top-level statements.</summary>
    public static SyntaxNode ScopeOf(SyntaxNode code) =>
        code.FirstAncestorOrSelf<SyntaxNode>(static node => node is MemberDeclarationSyntax and not GlobalStatementSyntax or CompilationUnitSyntax)!;

    private static bool IsAssigned(IdentifierNameSyntax name) => name.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == name,
        ArgumentSyntax argument => !argument.RefOrOutKeyword.IsKind(SyntaxKind.None) || argument.Parent is TupleExpressionSyntax,
        _ => false,
    };
}
