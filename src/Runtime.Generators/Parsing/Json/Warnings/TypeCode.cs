using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.Generators.Parsing.Json.Warnings;

/// <summary>Finds in the source of a type where a field or property gets its value when JSON is read. If the source does not show it, it counts as set.</summary>
internal sealed class TypeCode(INamedTypeSymbol type, IMethodSymbol? constructor)
{
    private readonly List<TypeDeclarationSyntax> _declarations =
        [.. type.DeclaringSyntaxReferences.Select(static of => of.GetSyntax()).OfType<TypeDeclarationSyntax>()];

    /// <summary>Whether a member keeps the value of its initializer or of a constructor without parameters, and that is not a constant.</summary>
    public bool LeavesToInitializer(string member, ExpressionSyntax? initializer, bool canChange, Compilation compilation)
    {
        if (initializer is not null && MentionsParameter(initializer, PrimaryParameters()))
            return false;
        foreach (AssignmentExpressionSyntax assignment in Assignments(member))
        {
            // The value may depend on the parameters.
            if (constructor is { Parameters.IsEmpty: false })
                return false;
            initializer = assignment.Right;
        }

        return canChange || initializer is null || !IsConstant(initializer, compilation);
    }

    /// <summary>Whether the setter of another property gives a field or property its value, itself or by a method of the type.</summary>
    public bool IsSetElsewhere(string member, IPropertySymbol property)
    {
        var code = new Queue<SyntaxNode>(_declarations.SelectMany(static declaration => declaration.Members)
            .OfType<PropertyDeclarationSyntax>()
            .Where(other => other.Identifier.ValueText != property.Name)
            .SelectMany(static other => other.AccessorList?.Accessors ?? default)
            .Where(static accessor => !accessor.IsKind(SyntaxKind.GetAccessorDeclaration)));
        var called = new HashSet<string>(StringComparer.Ordinal);
        while (code.Count > 0)
        {
            SyntaxNode next = code.Dequeue();
            if (Mentions(next, member))
                return true;
            foreach (string method in next.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText))
            {
                if (called.Add(method))
                {
                    _declarations.SelectMany(static declaration => declaration.Members).OfType<MethodDeclarationSyntax>().Where(other => other.Identifier.ValueText == method)
                        .ToList().ForEach(code.Enqueue);
                }
            }
        }

        return false;
    }

    /// <summary>Whether a property is another view of a field.</summary>
    public bool HasPropertyOver(IFieldSymbol field) =>
        _declarations.SelectMany(static declaration => declaration.Members).OfType<PropertyDeclarationSyntax>().Any(property => Mentions(property, field.Name));

    private IEnumerable<AssignmentExpressionSyntax> Assignments(string member)
    {
        foreach (SyntaxNode body in constructor?.DeclaringSyntaxReferences.Select(static of => of.GetSyntax()).OfType<ConstructorDeclarationSyntax>() ?? [])
        {
            foreach (AssignmentExpressionSyntax assignment in body.DescendantNodes().OfType<AssignmentExpressionSyntax>())
            {
                if (Mentions(assignment.Left, member))
                    yield return assignment;
            }
        }
    }

    private List<string> PrimaryParameters() =>
        [.. _declarations.SelectMany(static declaration => declaration.ParameterList?.Parameters ?? default).Select(static parameter => parameter.Identifier.ValueText)];

    private static bool MentionsParameter(SyntaxNode node, List<string> parameters) =>
        parameters.Count > 0 && node.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && parameters.Contains(token.ValueText));

    private static bool Mentions(SyntaxNode node, string name) =>
        node.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name);

    /// <summary>A value that is not empty and always the same, such as a version.</summary>
    public static bool IsConstant(ExpressionSyntax value, Compilation compilation)
    {
        if (value is PrefixUnaryExpressionSyntax { Operand: { } operand })
            return IsConstant(operand, compilation);
        if (value is LiteralExpressionSyntax literal)
            return literal.Token.Value is not null and not "" and not 0 and not 0d and not 0m and not 0L && !literal.IsKind(SyntaxKind.FalseLiteralExpression);
        if (value is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } })
            return true;
        if (value is not (IdentifierNameSyntax or MemberAccessExpressionSyntax))
            return false;

        // The source of a referenced project has no semantic model here, so the value may be a constant.
        return !compilation.ContainsSyntaxTree(value.SyntaxTree)
            || compilation.GetSemanticModel(value.SyntaxTree).GetSymbolInfo(value).Symbol
                is IFieldSymbol { IsStatic: true, IsConst: var isConst, IsReadOnly: var isReadOnly, Name: not "Empty" }
            && (isConst || isReadOnly);
    }
}
